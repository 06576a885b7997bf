"""Writing the review sheet as XLSX (ECMA-376, SpreadsheetML), row by row, with fixed dates: equal pairs, equal bytes.

Every text is an inline string, which no program takes for a formula; where one begins like a formula, its style says
besides that it is quoted, so that it stays text when a person edits it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, Final

from alignpost.errors import OutputError
from alignpost.formats.cells import FORMULAS
from alignpost.formats.xml_text import escape, escape_attribute

__all__ = ["MAX_CELL", "MAX_ROWS", "Cell", "quoted", "write_workbook"]

MAX_CELL: Final = 32_767
"""UTF-16 code units that a spreadsheet keeps of a cell: an emoji counts as two."""

MAX_ROWS: Final = 1_048_576

Cell = str | float | None
"""A text, a number, nothing."""

_DATE = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_ESCAPED = re.compile("_x[0-9A-Fa-f]{4}_|[\0-\x08\x0b-\x1f\ufffe\uffff]")
_FORMULA = re.compile(f"[{FORMULAS}]")
_PLAIN, _HEADING, _WRAPPED, _QUOTED = range(4)
_LINE: Final = 15
"""Height of a line of the font below, in points."""
_MAX_HEIGHT: Final = 405
"""Excel has rows of up to 409 points."""
_WIDE: Final = 20
"""Width of a column that people read, in characters."""
_SPACIOUS: Final = 1.1
"""Lines break between words, so they hold fewer characters than the width of a column, which counts digits."""

_STYLES = f"""{_DECLARATION}<styleSheet xmlns="{_MAIN}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top"/></xf><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"""
"""Plain, heading, wrapped text, wrapped text that begins like a formula."""


def quoted(text: str) -> str:
    """`text` as a cell has it: what XML cannot hold, and what looks like such an escape, as `_xHHHH_`."""

    def escaped(found: re.Match[str]) -> str:
        piece = found.group()
        return f"_x{ord(piece):04X}_" if len(piece) == 1 else f"_x005F{piece}"

    return _ESCAPED.sub(escaped, text)


def write_workbook(
    sheets: Mapping[str, Iterable[Sequence[Cell]]],
    stream: BinaryIO,
    *,
    widths: Sequence[float],
    choices: Mapping[int, Sequence[str]],
) -> None:
    """Write a workbook whose sheets each begin with a line of headings.

    Args:
        sheets: rows by the sheet's name; the rows are taken one at a time.
        stream: takes the file.
        widths: of the first sheet's columns, in characters.
        choices: what a cell of the first sheet's column may hold, by the column's number from 1.

    Raises:
        OutputError: a text is longer than a cell can hold, or there are more rows than a sheet has.
    """
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _frame(tuple(sheets)).items():
            archive.writestr(_info(name), content)
        for place, rows in enumerate(sheets.values(), 1):
            with archive.open(_info(f"xl/worksheets/sheet{place}.xml"), "w", force_zip64=True) as part:
                part.write(_sheet_head(widths if place == 1 else ()).encode())
                for number, row in enumerate(rows, 1):
                    part.write(_row(number, row, widths if place == 1 else ()).encode())
                part.write(f"</sheetData>{_validations(choices) if place == 1 else ''}</worksheet>".encode())


def _info(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, _DATE)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def _frame(names: tuple[str, ...]) -> dict[str, str]:
    """All parts but the sheets."""
    places = range(1, len(names) + 1)
    overrides = "".join(
        f'<Override PartName="/xl/worksheets/sheet{place}.xml" ContentType="{_TYPES}.worksheet+xml"/>'
        for place in places
    )
    sheets = "".join(
        f'<sheet name="{escape_attribute(name)}" sheetId="{place}" r:id="rId{place}"/>'
        for place, name in enumerate(names, 1)
    )
    related = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/worksheet" Target="worksheets/sheet{place}.xml"/>'
        for place in places
    )
    return {
        "[Content_Types].xml": f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPES}.sheet.main+xml"/>{overrides}'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPES}.styles+xml"/></Types>',
        "_rels/.rels": f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'{_DECLARATION}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}">'
        f"<sheets>{sheets}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{related}'
        f'<Relationship Id="rId{len(names) + 1}" Type="{_OFFICE}/styles" Target="styles.xml"/></Relationships>',
        "xl/styles.xml": _STYLES,
    }


def _sheet_head(widths: Sequence[float]) -> str:
    columns = "".join(
        f'<col min="{place}" max="{place}" width="{width:g}" customWidth="1"/>'
        for place, width in enumerate(widths, 1)
    )
    frozen = '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' if widths else ""
    return (
        f'{_DECLARATION}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">{frozen}</sheetView>'
        f"</sheetViews>{f'<cols>{columns}</cols>' if columns else ''}<sheetData>"
    )


def _row(number: int, cells: Sequence[Cell], widths: Sequence[float]) -> str:
    if number > MAX_ROWS:
        raise OutputError(
            f"has more than {MAX_ROWS - 1:,} pairs, which no sheet can hold; write TSV or JSONL"
        )
    written = "".join(_cells(number, cells))
    height = _height(cells, widths)
    attribute = f' ht="{height}"' if height > _LINE else ""
    return f'<row r="{number}"{attribute}>{written}</row>'


def _height(cells: Sequence[Cell], widths: Sequence[float]) -> int:
    """About the height in which the texts of a row are seen, in points; narrow columns hold words for programs.

    LibreOffice shows one line of a row that tells none. Excel takes it until a text is edited, and measures then.
    """
    lines = (
        sum(1 + int(_SPACIOUS * len(line) / width) for line in cell.split("\n"))
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, str) and width >= _WIDE
    )
    return min(_LINE * max(lines, default=1), _MAX_HEIGHT)


def _cells(number: int, cells: Sequence[Cell]) -> Iterator[str]:
    for place, cell in enumerate(cells):
        if cell is None or cell == "":
            continue
        name = f"{_letters(place)}{number}"
        if not isinstance(cell, str):
            yield f'<c r="{name}" s="{_PLAIN}"><v>{cell!r}</v></c>'
            continue
        text = quoted(cell)
        if len(text.encode("utf-16-le")) // 2 > MAX_CELL:
            message = f"the cell {name} would have more than {MAX_CELL:,} characters, which is all that a sheet keeps"
            raise OutputError(f"{message}; write TSV or JSONL")
        style = _HEADING if number == 1 else _QUOTED if _FORMULA.match(cell) else _WRAPPED
        yield (
            f'<c r="{name}" s="{style}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'
        )


def _letters(place: int) -> str:
    """The column's name: A for 0, AA for 26."""
    name = ""
    place += 1
    while place:
        place, digit = divmod(place - 1, 26)
        name = chr(ord("A") + digit) + name
    return name


def _validations(choices: Mapping[int, Sequence[str]]) -> str:
    listed = "".join(
        '<dataValidation type="list" allowBlank="1" showErrorMessage="1" '
        f'sqref="{_letters(column - 1)}2:{_letters(column - 1)}{MAX_ROWS}">'
        f"<formula1>&quot;{','.join(words)}&quot;</formula1></dataValidation>"
        for column, words in choices.items()
    )
    return f'<dataValidations count="{len(choices)}">{listed}</dataValidations>' if choices else ""
