"""The Truth Social post against its translation, and against the whole article that quotes it."""

from __future__ import annotations

import json
import subprocess
import sys
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


def test_what_only_longer_texts_need_is_not_loaded_for_the_post() -> None:
    script = f"""
import json, sys
import alignpost
from pathlib import Path
folder = Path({str(CORPUS)!r})
alignpost.align(folder / "post.en.txt", folder / "post.fr.txt")
json.dump([name for name in sys.modules if name.startswith("alignpost.align.")], sys.stdout)
"""
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)

    loaded = {name.rpartition(".")[2] for name in json.loads(done.stdout)}
    assert "lattice" in loaded
    assert set() == loaded & {
        "clauses",
        "coverage",
        "crew",
        "in_pieces",
        "islands",
        "lexicon",
        "pieces",
        "realigning",
        "spot",
    }
