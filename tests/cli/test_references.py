"""References beside two texts: lines where there are as many as pairs, else a text that is aligned with the source."""

from __future__ import annotations

from pathlib import Path

import pytest

from alignpost.cli.references import references_by_source
from alignpost.model import Bead, Bitext, SegmentedDocument

SOURCE, TARGET = ["We met.", "We talked.", "We left."], ["Nous avons parlé.", "Nous sommes partis."]


def segmented(texts: list[str], lang: str) -> SegmentedDocument:
    return Bitext.of_texts([(text, text) for text in texts], lang, lang).source


def scored() -> Bitext:
    beads = [Bead((0, 1), (0,)), Bead((2,), (1,))]
    return Bitext.of_beads(segmented(SOURCE, "en"), segmented(TARGET, "fr"), beads)


def test_as_many_lines_as_pairs_are_taken_as_they_stand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr("alignpost.api.align")
    path = tmp_path / "reference.txt"
    path.write_text("Une.\nDeux.\n", encoding="utf-8")
    assert references_by_source(path, scored(), "default", None) == ["Une.", "Deux."]


def test_a_text_is_given_to_the_pairs_whose_sentences_it_renders(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "reference.txt"
    path.write_text("On parla. On partit. Puis rien.", encoding="utf-8")
    beads = [Bead((0,), ()), Bead((1,), (0,)), Bead((2,), (1,)), Bead((), (2,))]
    target = segmented(["On parla.", "On partit.", "Puis rien."], "fr")
    monkeypatch.setattr(
        "alignpost.api.align", lambda source, *_, **__: Bitext.of_beads(source, target, beads)
    )
    assert references_by_source(path, scored(), "default", None) == ["On parla.", "On partit."]
