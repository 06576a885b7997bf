"""TSV: our table, and the two columns that people bring."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost import formats
from alignpost.errors import FormatError, InputError
from alignpost.formats.escapes import escape, unescape
from alignpost.model import Bitext, Note, Status

HEADER = "id\tsource\ttarget\tstatus\n"


def read(folder: Path, content: str, encoding: str = "utf-8") -> Bitext:
    path = folder / "a.tsv"
    path.write_bytes(content.encode(encoding))
    return formats.read(path, "en", "fr")


def texts(bitext: Bitext) -> list[tuple[str, str]]:
    return [(pair.source, pair.target) for pair in bitext.pairs]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("a\tb\nc\td\n", [("a", "b"), ("c", "d")]),
        ("a\tb\r\nc\td", [("a", "b"), ("c", "d")]),
        ("a\tb\n\n\t\n \n", [("a", "b")]),
        ("a\t\n\tb\n", [("a", ""), ("", "b")]),
        ("\u00a0a \tb\u2028c\u0085\u202f\n", [("\u00a0a ", "b\u2028c\u0085\u202f")]),
        ('"a"\tC:\\new\\table\n', [('"a"', "C:\\new\\table")]),
    ],
)
def test_two_columns(tmp_path: Path, content: str, expected: list[tuple[str, str]]) -> None:
    bitext = read(tmp_path, content)
    assert texts(bitext) == expected
    assert [pair.id for pair in bitext.pairs] == list(range(1, len(expected) + 1))
    assert (bitext.source.lang, bitext.target.lang) == ("en", "fr")


@pytest.mark.parametrize(
    "first", ["id\tsource", "Source\tTarget", "source\ttarget text", "en\tfr", "target\tsource"]
)
def test_a_first_line_of_text_is_never_eaten(tmp_path: Path, first: str) -> None:
    assert texts(read(tmp_path, f"{first}\na\tb\n")) == [
        (first.split("\t", maxsplit=1)[0], first.split("\t")[1]),
        ("a", "b"),
    ]


def test_the_plain_header_is_no_pair(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "source\ttarget\na\tb\\n\n")) == [("a", "b\\n")]


def test_our_columns_may_stand_in_any_order(tmp_path: Path) -> None:
    content = "status\ttarget\tid\tnotes\tsource\naccepted\tb\\n\t7\tlook here\ta\n"
    (pair,) = read(tmp_path, content).pairs
    assert (pair.id, pair.source, pair.target, pair.status) == (7, "a", "b\n", Status.ACCEPTED)
    assert pair.notes == (Note(1, "", "", "look here"),)


def test_spreadsheets_save_utf_16(tmp_path: Path) -> None:
    assert texts(read(tmp_path, "a\té\r\n", "utf-16")) == [("a", "é")]


@pytest.mark.parametrize(
    ("content", "line", "words"),
    [
        ("a\tb\nc\n", 2, "has 1 column, expected two"),
        ("a\tb\nc\td\te\n", 2, "has 3 columns, expected two"),
        ("id\tsource\ttarget\tcolour\n", 1, "has 4 columns, expected two"),
        (HEADER + "1\ta\tb\n", 2, "has 3 columns, expected 4"),
        (HEADER + "x\ta\tb\taccepted\n", 2, "'id' must be a whole number"),
        (HEADER + "\n1\ta\tb\tfine\n", 3, "'status' must be one of unreviewed, accepted"),
        ("id\tsource\ttarget\tfidelity\n1\ta\tb\t101\n", 2, "'fidelity' must be a number from 0 to 100"),
        ("id\tsource\ttarget\tconfidence\n1\ta\tb\tnan\n", 2, "'confidence' must be"),
        ("id\tsource\ttarget\tkeep\n1\ta\tb\tja\n", 2, "'keep' must be yes or no"),
        ("id\tsource\ttarget\tsource_ids\n1\ta\tb\t2 1\n", 2, "'source_ids' must ascend"),
    ],
)
def test_broken_rows_name_their_line(tmp_path: Path, content: str, line: int, words: str) -> None:
    with pytest.raises(FormatError, match=words) as caught:
        read(tmp_path, content)
    assert caught.value.line == line


def test_half_a_surrogate_pair_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="half a surrogate pair"):
        read(tmp_path, HEADER + "1\ta\\ud83d\tb\taccepted\n")


@settings(deadline=None)
@given(st.text() | st.text(st.sampled_from("\\tnru0123\t\n\r\u2028\u0085\0")))
def test_escapes_are_reversible_and_leave_one_line(text: str) -> None:
    escaped = escape(text)
    assert unescape(escaped) == text
    assert "\t" not in escaped
    assert len(escaped.splitlines()) <= 1


@pytest.mark.parametrize("text", ["\\x", "end\\", "\\u12", "\\U0041"])
def test_a_backslash_that_begins_no_escape_stays(text: str) -> None:
    assert unescape(text) == text


def test_no_break_spaces_and_emoji_are_not_escaped() -> None:
    assert escape("a\u00a0\u202f🇺🇦é") == "a\u00a0\u202f🇺🇦é"


def test_half_a_surrogate_pair_in_a_cell_of_json_reaches_no_other_file(tmp_path: Path) -> None:
    notes = '[{"id": 1, "text": "\\\\ud800"}]'
    bitext = read(tmp_path, f"id\tsource\ttarget\tnotes\tmore\n1\ta\tb\t{notes}\t\n")
    for out in ("a.xlsx", "a.tmx", "a.jsonl"):
        formats.write(bitext, tmp_path / out)
        assert len(formats.read(tmp_path / out).pairs[0].notes) == 1
    with pytest.raises(FormatError, match=r"line 2: 'target_original' has half"):
        read(tmp_path, 'id\tsource\ttarget\tmore\n1\ta\tb\t{"target_original": "\\\\ud800"}\n')
