"""CSV: the review sheet for whoever has no XLSX, and two columns that people bring (RFC 4180).

A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula and would run what a text says. Such a
cell of ours begins with an apostrophe, which reading takes away again.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alignpost.documents.files import open_bytes
from alignpost.documents.lines import text_lines
from alignpost.errors import FormatError, InputError, OutputError
from alignpost.formats.cells import COLUMNS, FORMULAS, cells_of
from alignpost.formats.format import ALL, Carries, Refusal, RowFormat, Written, described
from alignpost.formats.record import Record, Records, numbered
from alignpost.formats.review_rows import Columns, columns_of, record_of_row
from alignpost.model import UNDETERMINED
from alignpost.visible import counted

__all__ = ["CsvFormat"]

_MAX_CELL = 1_000_000
_FORMULA = re.compile(f"'*[{FORMULAS}]")
"""What a spreadsheet may run, and what we have escaped."""


class CsvFormat(RowFormat):
    """One pair a row; separated by commas, and read with semicolons or tabs, too, as spreadsheets save them."""

    name = "CSV"
    suffixes = (".csv",)
    carries = ALL - {
        Carries.LANGUAGES,
        Carries.SIGNATURE,
        Carries.CUTS,
        Carries.FINDINGS,
        Carries.CONTROLS,
    }

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read our sheet, a table whose header names `source` and `target`, or two columns without a header.

        Columns that are not ours are passed over: people add some.

        Raises:
            InputError: the file cannot be read.
            FormatError: a row is broken (with its line).
        """
        with open_bytes(path) as stream:
            rows = _rows(stream, path, self.refuse)
            yield Records(source_lang or UNDETERMINED, target_lang or UNDETERMINED, rows, path.name)

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write the header line and all pairs.

        Raises:
            OutputError: a text has a NUL, which CSV cannot hold.
        """
        text = io.TextIOWrapper(stream, encoding="utf-8", newline="", write_through=True)
        writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\n")
        writer.writerow(COLUMNS)
        count = 0
        for number, record in numbered(records.rows):
            cells = cells_of(number, record)
            if any("\0" in cell for cell in cells):
                raise OutputError(f"{described(record)} has a NUL character, which CSV cannot hold")
            writer.writerow([f"'{cell}" if _FORMULA.match(cell) else cell for cell in cells])
            count += 1
        text.detach()
        return Written(count)


def _rows(stream: BinaryIO, path: Path, refuse: Refusal) -> Iterator[Record]:
    lines = text_lines(stream, path)
    first = next(lines)[1]
    csv.field_size_limit(_MAX_CELL)
    reader = csv.reader(_joined(first, lines), delimiter=_delimiter(first), strict=True)
    columns: Columns | None = None
    width = 2
    while True:
        start = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise FormatError(f"is no CSV: {error}", path=path, line=max(reader.line_num, 1)) from None
        if columns is None:
            columns = columns_of(dict(enumerate(cells)), path)
            if columns.has_header:
                width = len(cells)
                continue
        if any(cell.strip(" \t") for cell in cells):
            try:
                record = record_of_row(
                    _named(cells, columns, width, path, start), columns.ours, _unescaped, path, start
                )
            except InputError as error:
                refuse(error)
            else:
                yield record


def _named(cells: list[str], columns: Columns, width: int, path: Path, line: int) -> dict[str, str]:
    if len(cells) != width:
        expected = f"but the header names {width}"
        if not columns.has_header:
            expected = "expected two, source and target, or a first line that names them"
        raise FormatError(f"has {counted(len(cells), 'column')}, {expected}", path=path, line=line)
    return {name: cells[place] for place, name in columns.names.items()}


def _unescaped(cell: str) -> str:
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def _joined(first: str, lines: Iterator[tuple[int, str]]) -> Iterator[str]:
    yield f"{first}\n"
    for _, line in lines:
        yield f"{line}\n"


def _delimiter(first: str) -> str:
    """What separates the cells of the first line: whichever of the three there is most of outside of quotes."""
    bare = re.sub('"[^"]*"', "", first)
    return max(",;\t", key=bare.count)
