"""Lines and columns lead to the very words, however the file writes them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from alignpost import api
from alignpost.model import Bitext, Finding, Severity, Span
from alignpost.report.places import Files

PAIRS = (
    ("Again.", "Encore."),
    ('A & B say "<now>".', "« A & B »\u00a0disent <maintenant>\u202f!"),
    ("Again.", "Encore."),
    ("Where?", "Où\u202f? 🙂 Ici."),
)


def at(path: Path, line: int, column: int, length: int) -> str:
    return path.read_text(encoding="utf-8").split("\n")[line - 1][column - 1 : column - 1 + length]


def test_words_in_every_textual_format(tmp_path: Path) -> None:
    bitext = Bitext.of_texts(PAIRS, "en", "fr")
    word = Span(PAIRS[3][1].index("Ici"), PAIRS[3][1].index("Ici") + 3)
    finding = Finding("x", "accuracy", Severity.MAJOR, (), (word,), "m")
    for suffix in ("tsv", "jsonl", "tmx"):
        path = tmp_path / f"pairs.{suffix}"
        api.write(bitext, path)
        files = Files(path, path, bitext)
        place = files.of_target(bitext.pairs[3], finding)
        assert place is not None, suffix
        assert at(path, place.line, place.column, place.end_column - place.column) == "Ici", suffix
        first, third = (files.of_target(bitext.pairs[i]) for i in (0, 2))
        assert first is not None
        assert third is not None
        assert first.line < third.line, "the second “Encore.” is not the first"
        source = files.of_source(bitext.pairs[1])
        assert source is not None
        assert source.line < third.line


@pytest.mark.parametrize("start", [0, 12])
def test_offsets_grow_with_escapes(tmp_path: Path, start: int) -> None:
    source, target = PAIRS[1]
    path = tmp_path / "x.json"
    path.write_text(
        "{\n" + json.dumps({"source": source, "target": target}, ensure_ascii=False), encoding="utf-8"
    )
    bitext = Bitext.of_texts([PAIRS[1]], "en", "fr")
    finding = Finding("x", "accuracy", Severity.MAJOR, (Span(start, start + 3),), (), "m")
    place = Files(path, path, bitext).of_source(bitext.pairs[0], finding)
    assert place is not None
    written = at(path, place.line, place.column, place.end_column - place.column)
    assert json.loads(f'"{written}"') == source[start : start + 3]


def test_two_texts_each_in_its_file(tmp_path: Path) -> None:
    source, target = tmp_path / "s.txt", tmp_path / "t.txt"
    source.write_text("First one.\n\nSecond one.\n", encoding="utf-8")
    target.write_text("Le premier.\n\nLe second.\n", encoding="utf-8")
    bitext = api.align(source, target)
    files = Files(source, target, bitext)
    for place, path in (
        (files.of_source(bitext.pairs[1]), source),
        (files.of_target(bitext.pairs[1]), target),
    ):
        assert place is not None
        assert (place.path, place.line, place.column) == (path.as_posix(), 3, 1)


def test_what_is_not_in_the_file_has_no_line(tmp_path: Path) -> None:
    path = tmp_path / "x.bin"
    path.write_bytes(b"SQLite format 3\x00" + bytes(100))
    bitext = Bitext.of_texts(PAIRS, "en", "fr")
    assert Files(path, path, bitext).of_target(bitext.pairs[0]) is None
    assert Files(tmp_path / "absent", path, bitext).of_source(bitext.pairs[0]) is None
