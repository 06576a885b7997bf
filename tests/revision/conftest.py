"""A small review of six sentences, and a way to revise it without a model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from alignpost.documents import document_of_text
from alignpost.encode import encoder_for
from alignpost.model import Bead, Bitext, SegmentedDocument
from alignpost.revision import revision
from alignpost.segment import RuleSegmenter
from alignpost.store import Project

SOURCES = (
    "The minister spoke for an hour.",
    "He promised new schools and better roads.",
    "Nobody asked about the money.",
    "The debate ended late at night.",
    "A vote is planned for Tuesday.",
)
TARGETS = (
    "Le ministre a parlé pendant une heure.",
    "Il a promis de nouvelles écoles et de meilleures routes.",
    "Personne n’a posé de question sur l’argent.",
    "Le débat s’est terminé tard dans la nuit.",
    "Un vote est prévu mardi.",
)


def segmented(text: str, lang: str) -> SegmentedDocument:
    return RuleSegmenter(lang).segment(document_of_text(text, lang, f"text.{lang}.txt"))


Revised = Callable[..., bool]
"""Revises `project`: sentences, by their numbers from 1, that are others; 2.5 stands between the second and the third.

None takes a sentence out. Gives whether anything was done.
"""


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    source, target = segmented(" ".join(SOURCES), "en"), segmented(" ".join(TARGETS), "fr")
    bitext = Bitext.of_beads(source, target, [Bead((i,), (i,), 0.9) for i in range(len(SOURCES))])
    with Project.create(tmp_path / "review.alignpost", bitext, author="Ann") as project:
        yield project


def other(sentences: tuple[str, ...], changed: dict[float, str | None]) -> str:
    numbered: dict[float, str | None] = {**dict(enumerate(sentences, 1)), **changed}
    return " ".join(text for _, text in sorted(numbered.items()) if text is not None)


@pytest.fixture
def revise(project: Project) -> Revised:
    def call(
        source: dict[float, str | None] | str | None = None,
        target: dict[float, str | None] | str | None = None,
        *,
        unlock: bool = False,
    ) -> bool:
        texts = [
            said if isinstance(said, str) else other(sentences, said or {})
            for sentences, said in ((SOURCES, source), (TARGETS, target))
        ]
        edit = revision(
            project.pairs(),
            project.documents(),
            (segmented(texts[0], "en"), segmented(texts[1], "fr")),
            encoder=lambda: encoder_for("en", "fr"),
            unlock=unlock,
        )
        if edit is None:
            return False
        project.apply(edit)
        return True

    return call
