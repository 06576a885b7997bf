"""Marks of notes and findings: kept on their words, and left out where a text does not reach them."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.formats.choice import Choice
from alignpost.formats.conversion import Conversion, convert, gather
from alignpost.model import Bitext, Finding, Note, Part, Score, Severity, Span

MARKED = (
    '{"source": "One.\\r\\n\\r\\n Two.", "target": "Un. \\nDeux.", "source_lang": "en", "target_lang": "fr", "fidelity": 9,'
    ' "findings": [{"check": "c", "mqm": "m", "severity": "minor", "message": "!", "source_spans": [[9, 13]]}],'
    ' "notes": [{"text": "?", "source_spans": [[0, 4], [4, 9], [5, 9], [0, 13]], "target_spans": [[5, 9], [0, 3], [3, 4]]}]}\n'
)


def test_joined_lines_leave_the_marks_of_notes_and_findings_on_their_words(tmp_path: Path) -> None:
    rows = tmp_path / "a.jsonl"
    rows.write_text(MARKED, encoding="utf-8")
    convert(rows, tmp_path / "b.jsonl", Conversion(choice=Choice(join_lines=True)))
    (pair,) = formats.read(tmp_path / "b.jsonl").pairs
    assert (pair.source, pair.target) == ("One. Two.", "Un. Deux.")
    (note,) = pair.notes
    assert [span.of(pair.source) for span in note.source_spans] == ["One.", " ", "", "One. Two."]
    assert [span.of(pair.target) for span in note.target_spans] == ["Deux", "Un.", " "]
    assert pair.score is not None
    (finding,) = pair.score.findings
    assert finding.source_spans == (Span(5, 9),)


@pytest.mark.parametrize("name", ["a.jsonl", "a.tsv", "a.csv", "a.xlsx", "a.tmx", "a.xlf", "a.xliff", "a.po"])
def test_a_note_outlives_a_mark_that_its_text_does_not_reach(
    tmp_path: Path, name: str, caplog: pytest.LogCaptureFixture
) -> None:
    """As where a text was shortened by another program."""
    plain = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")], "en", "fr")
    first = Note(1, "Ada", "", "Why?", source_spans=(Span(0, 3), Span(2, 5), Span(4, 4), Span(5, 5)))
    second = Note(2, "Ada", "", "Well …", target_spans=(Span(0, 6),))
    notes = (first, second), (replace(first, source_spans=(Span(0, 4),)),), ()
    pairs = tuple(replace(pair, notes=said) for pair, said in zip(plain.pairs, notes, strict=True))
    path = tmp_path / name
    formats.write(replace(plain, pairs=pairs), path)
    kept = (
        (replace(first, source_spans=(Span(0, 3), Span(4, 4))), replace(second, target_spans=())),
        notes[1],
        (),
    )
    assert tuple(pair.notes for pair in formats.read(path).pairs) == kept
    assert tuple(pair.notes for pair in gather(path, Conversion())[0].pairs) == kept
    assert caplog.messages == [
        f"{path}: places that notes or findings mark beyond the end of a text, left out (1 unit)"
    ]


def test_a_finding_outlives_a_mark_that_its_text_does_not_reach(tmp_path: Path) -> None:
    findings = tuple(
        Finding("c", "m", Severity.MINOR, source, target, "!")
        for source, target in [((Span(0, 5),), (Span(0, 3),)), ((Span(1, 4),), (Span(0, 9), Span(3, 3)))]
    )
    plain = Bitext.of_texts([("One.", "Un.")], "en", "fr")
    score = Score(50.0, (Part("start", 50.0, ""),), findings)
    path = tmp_path / "a.jsonl"
    formats.write(replace(plain, pairs=(replace(plain.pairs[0], score=score),)), path)
    (pair,) = gather(path, Conversion())[0].pairs
    assert pair.score == replace(
        score,
        findings=(replace(findings[0], source_spans=()), replace(findings[1], target_spans=(Span(3, 3),))),
    )
