"""Workbooks that other programs made: what the text of a cell is, and how much of it is read."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from alignpost import formats
from alignpost.errors import InputError
from alignpost.formats import xlsx_reader, xlsx_styles
from alignpost.formats.validation import validate
from alignpost.model import Bitext

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
        ("_MAX_REPEATED", 14, "repeats its texts to more than 14 characters"),
    ],
)
def test_more_text_than_memory_should_hold(
    book: Path, name: str, limit: int, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(xlsx_reader, name, limit)
    with pytest.raises(InputError, match=message):
        formats.read(book)


STYLES = (
    "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='yyyy\\-mm'/><numFmt numFmtId='165' formatCode='0.0%'/>"
    "<numFmt numFmtId='166' formatCode='[Red]0.0&quot; days&quot;'/><numFmt numFmtId='167' formatCode='[h]'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/>"
    "<xf numFmtId='10'/><xf numFmtId='165'/><xf numFmtId='166'/><xf numFmtId='167'/></cellXfs></styleSheet>"
)
"""Plain; a date and a percentage, each built in and of somebody's own; days as a number; hours."""


def with_target(path: Path, cell: str, header: str = "target") -> Path:
    """A workbook of one pair whose second column holds `cell`, the attributes and content of an element `c`."""
    sheet = (
        "<worksheet><sheetData><row r='1'><c t='inlineStr'><is><t>source</t></is></c>"
        f"<c t='inlineStr'><is><t>{header}</t></is></c><c t='inlineStr'><is><t>target</t></is></c></row>"
        f"<row r='2'><c t='inlineStr'><is><t>One.</t></is></c><c{cell}</c><c t='inlineStr'><is><t>Un.</t></is></c></row>"
        "</sheetData></worksheet>"
    )
    sheet = (
        sheet
        if header != "target"
        else sheet.replace("<c t='inlineStr'><is><t>target</t></is></c></row>", "</row>", 1)
    )
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    parts |= {"xl/worksheets/a.xml": sheet.encode(), "xl/styles.xml": STYLES.encode()}
    with zipfile.ZipFile(path, "w") as book:
        for name, content in parts.items():
            book.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (" s='1'><v>45659</v>", r"a date \(stored as 45659\)"),
        (" s='2'><v>45659</v>", r"a date \(stored as 45659\)"),
        (" s='3'><v>0.5</v>", r"a percentage \(stored as 0.5\)"),
        (" s='4'><v>0.5</v>", r"a percentage \(stored as 0.5\)"),
        (" s='6'><v>2</v>", r"a date \(stored as 2\)"),
        (" t='d'><v>2025-01-02</v>", "a date"),
        (" t='e'><v>#N/A</v>", "the error #N/A"),
        (" t='b'><v>1</v>", "a truth value"),
        ("><f>A1</f>", "a formula whose value was not saved"),
        ("><f>A1</f><v></v>", "a formula whose value was not saved"),
        (" t='str'><f>A1</f>", "a formula whose value was not saved"),
    ],
)
def test_a_cell_that_does_not_tell_what_a_person_saw(book: Path, cell: str, said: str) -> None:
    with pytest.raises(InputError, match=f"has {said} in the column target") as caught:
        formats.read(with_target(book, cell))
    assert caught.value.line == 2
    (problem,) = validate(book)
    assert problem.line == 2


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (" s='0'><v>45659</v>", "45659"),
        (" s='5'><v>45659.5</v>", "45659.5"),
        (" s='9'><v>3</v>", "3"),
        (" s='1' t='inlineStr'><is><t>1/2</t></is>", "1/2"),
        (" t='str'><f>A1</f><v>saved</v>", "saved"),
        (" t='str'><f>A1</f><v></v>", ""),
        ("><f>1+1</f><v>2</v>", "2"),
        (" s='1'>", ""),
    ],
)
def test_cells_that_do(book: Path, cell: str, text: str) -> None:
    (pair,) = formats.read(with_target(book, cell)).pairs
    assert pair.target == text


def test_more_styles_than_memory_should_hold(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = with_target(book, " t='inlineStr'><is><t>Un.</t></is>")
    monkeypatch.setattr(xlsx_styles, "_MAX_STYLES", STYLES.count("<xf ") - 1)
    assert len(formats.read(path).pairs) == 1
    monkeypatch.setattr(xlsx_styles, "_MAX_STYLES", STYLES.count("<xf ") - 2)
    with pytest.raises(InputError, match="has more than 6 styles"):
        formats.read(path)


@pytest.mark.parametrize("cell", [" s='1'><v>45659</v>", " t='e'><v>#N/A</v>", "><f>A1</f>"])
def test_columns_that_people_add_may_hold_anything(
    book: Path, cell: str, caplog: pytest.LogCaptureFixture
) -> None:
    (pair,) = formats.read(with_target(book, cell, "Deadline")).pairs
    assert (pair.source, pair.target) == ("One.", "Un.")
    assert "columns that are not known, passed over: Deadline" in caplog.text


def test_a_sheet_of_somebody_before_ours(tmp_path: Path) -> None:
    path = tmp_path / "two.xlsx"
    formats.write(Bitext.of_texts([("One.", "Un.")], "en", "fr"), path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    book = parts["xl/workbook.xml"].decode()
    pairs, about = book.index('<sheet name="Pairs"'), book.index('<sheet name="About"')
    end = book.index("</sheets>")
    parts["xl/workbook.xml"] = (book[:pairs] + book[about:end] + book[pairs:about] + book[end:]).encode()
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    read = formats.read(path)
    assert (read.source.lang, [pair.target for pair in read.pairs]) == ("en", ["Un."])


def test_a_sheet_that_stands_elsewhere_is_none(book: Path, tmp_path: Path) -> None:
    """Its name may be that of a part all the same."""
    linked = tmp_path / "linked.xlsx"
    with zipfile.ZipFile(book) as given, zipfile.ZipFile(linked, "w") as changed:
        for name in given.namelist():
            data = given.read(name).decode()
            changed.writestr(name, data.replace("<Relationship ", "<Relationship TargetMode='External' "))
    with pytest.raises(InputError, match="no sheet"):
        formats.read(linked)
