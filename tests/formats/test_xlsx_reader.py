"""Workbooks that other programs made: what the text of a cell is, and how much of it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import InputError
from alignpost.formats import xlsx_reader

RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    """Shared strings, the second with a phonetic guide; inline and stored text in the sheet."""
    strings = (
        "<sst><si><t>source</t></si><si><t>target</t></si>"
        "<si><r><t>東京</t></r><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><r><t>!</t></r></si></sst>"
    )
    sheet = (
        "<worksheet><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
        "<row><c t='s'><v>2</v></c><c t='inlineStr'><is><t>To</t><rPh><t>x</t></rPh><t>kyo!</t></is></c></row>"
        "</sheetData></worksheet>"
    )
    path = tmp_path / "book.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("[Content_Types].xml", "<Types/>")
        book.writestr(
            "xl/workbook.xml",
            f"<workbook xmlns:r='{RELATED}'><sheets><sheet name='a' r:id='r1'/></sheets></workbook>",
        )
        book.writestr(
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id='r1' Target='worksheets/a.xml'/></Relationships>",
        )
        book.writestr("xl/sharedStrings.xml", strings)
        book.writestr("xl/worksheets/a.xml", sheet)
    return path


def test_phonetic_guides_are_none_of_the_text(book: Path) -> None:
    (pair,) = formats.read(book).pairs
    assert (pair.source, pair.target) == ("東京!", "Tokyo!")


@pytest.mark.parametrize(
    ("name", "limit", "message"),
    [
        ("_MAX_CELL", 5, "a cell of more than 5 characters"),
        ("_MAX_SHARED", 5, "more than 5 characters of text"),
        ("_MAX_SHARED", 14, "more than 14 characters of text"),
        ("_MAX_STRINGS", 2, "more than 2 shared strings"),
        ("MAX_ROWS", 1, "more than 1 rows"),
    ],
)
def test_more_text_than_memory_should_hold(
    book: Path, name: str, limit: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_reader, name, limit)
    with pytest.raises(InputError, match=message):
        formats.read(book)
