"""The table of the MQM viewer: a row an error, the marked words in their text, and a row for a pair without any."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.formats.test_contract import Writer

from alignpost.errors import FormatError
from alignpost.formats.mqm import MqmFormat
from alignpost.model import Bitext, Dismissal, Finding, Note, Score, Severity, Span

SOURCE, TARGET = "We lost 12 men.", "Nous avons perdu 21 hommes."


class TestMqm(Writer):
    format = MqmFormat()


def rows(bitext: Bitext) -> list[dict[str, str]]:
    stream = io.BytesIO()
    MqmFormat().write(bitext, stream)
    head, *lines = stream.getvalue().decode().splitlines()
    return [dict(zip(head.split("\t"), line.split("\t"), strict=True)) for line in lines]


def pair_with(
    findings: tuple[Finding, ...] = (), notes: tuple[Note, ...] = (), dismissals: tuple[Dismissal, ...] = ()
) -> Bitext:
    bitext = Bitext.of_texts([(SOURCE, TARGET)], "en", "fr")
    pair = replace(bitext.pairs[0], score=Score(50, (), findings), notes=notes, dismissals=dismissals)
    return replace(bitext, pairs=(pair,))


WRONG = Finding(
    "numbers", "accuracy/mistranslation", Severity.CRITICAL, (Span(8, 10),), (Span(17, 19),), "12 or 21?"
)


def test_a_finding_is_a_row_with_its_words_marked() -> None:
    (row,) = rows(pair_with((WRONG,)))
    assert row["source"] == "We lost <v>12</v> men."
    assert row["target"] == "Nous avons perdu <v>21</v> hommes."
    assert (row["rater"], row["category"], row["severity"]) == (
        "alignpost",
        "Accuracy/Mistranslation",
        "Critical",
    )
    assert json.loads(row["metadata"]) == {"check": "numbers", "note": "12 or 21?"}


def test_of_several_places_the_first_is_marked_in_whatever_order_they_come() -> None:
    twice = replace(WRONG, target_spans=(Span(17, 19), Span(0, 4)), source_spans=())
    (row,) = rows(pair_with((twice,)))
    assert row["target"] == "<v>Nous</v> avons perdu 21 hommes."
    assert row["source"] == SOURCE


def test_words_that_an_edit_has_taken_away_mark_nothing_and_lose_nothing() -> None:
    gone = Note(1, "Ada", "", "Where?", "style", Severity.MINOR, target_spans=(Span(90, 99),))
    (row,) = rows(pair_with(notes=(gone,)))
    assert row["target"] == f"{TARGET}<v></v>"


def test_a_note_is_an_error_of_its_author_where_it_says_what_kind() -> None:
    error = Note(1, "Ada", "2025-02-12T10:00:00Z", "Two\nlines", "style", None, suggestion="Onze")
    remark = Note(2, "Ada", "", "Well done.")
    (row,) = rows(pair_with(notes=(error, remark)))
    assert (row["rater"], row["category"], row["severity"]) == ("Ada", "Style", "Neutral")
    assert json.loads(row["metadata"]) == {
        "note": "Two\nlines",
        "timestamp": "2025-02-12T10:00:00Z",
        "corrected_translation": "Onze",
    }


def test_what_a_person_dismissed_is_no_error() -> None:
    dismissal = Dismissal("numbers", "12", "21", "As agreed.")
    (row,) = rows(pair_with((WRONG,), dismissals=(dismissal,)))
    assert (row["category"], row["severity"], row["source"]) == ("No-error", "No-error", SOURCE)


def test_it_is_written_alone(tmp_path: Path) -> None:
    with pytest.raises(FormatError, match="written, not read"):
        MqmFormat().read(tmp_path / "a.mqm.tsv", None, None)
