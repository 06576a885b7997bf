"""The Truth Social post against its translation, and against the whole article that quotes it."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.align import align
from alignpost.model import Bead, Document, SegmentedDocument, Span
from alignpost.segment import segment_text

CORPUS = Path(__file__).parents[2] / "corpora" / "truth-social-2025-02-12"
POST = 14
BEFORE = 5
"""Sentences of the article before the translation begins."""


def read(name: str, lang: str) -> SegmentedDocument:
    text = (CORPUS / name).read_text(encoding="utf-8")
    document = Document(text, lang, name, (Span(0, len(text.rstrip("\n"))),))
    return SegmentedDocument(document, tuple(segment_text(text, lang)))


def test_the_post_is_aligned_with_its_translation() -> None:
    beads = align(read("post.en.txt", "en"), read("post.fr.txt", "fr"))

    assert [(bead.source, bead.target) for bead in beads] == [((i,), (i,)) for i in range(POST)]


@pytest.mark.parametrize("swapped", [False, True])
def test_the_post_is_found_inside_the_article(swapped: bool) -> None:
    post, article = read("post.en.txt", "en"), read("article.fr.txt", "fr")

    beads = align(article, post) if swapped else align(post, article)

    if swapped:
        beads = tuple(Bead(bead.target, bead.source, bead.confidence) for bead in beads)
    size = len(article.segments)
    before = [((), (j,)) for j in range(BEFORE)]
    middle = [((i,), (BEFORE + i,)) for i in range(POST)]
    behind = [((), (j,)) for j in range(BEFORE + POST, size)]
    assert [(bead.source, bead.target) for bead in beads] == before + middle + behind
