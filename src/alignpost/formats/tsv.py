"""Tab-separated values: our own table with a header line, and the plain two columns that people bring.

A file is ours when its first line names columns of ours, `id`, `source` and `target` among them; only then are
backslash escapes read. Everywhere else a backslash is a backslash and the first line is a pair like any other,
unless it is exactly `source TAB target`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from alignpost.documents.encoding import refuse_surrogates
from alignpost.documents.files import open_bytes
from alignpost.documents.lines import text_lines
from alignpost.errors import FormatError, InputError
from alignpost.formats.cells import COLUMNS, OURS, cells_of, record_of_cells
from alignpost.formats.escapes import escape, unescape
from alignpost.formats.fields import FieldError
from alignpost.formats.format import ALL, Carries, Refusal, RowFormat, Written
from alignpost.formats.record import Record, Records, numbered
from alignpost.model import UNDETERMINED
from alignpost.visible import counted

__all__ = ["TsvFormat"]

_TWO_COLUMNS = ("source", "target")


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the first line says about the others."""

    columns: tuple[str, ...]
    has_header: bool
    escaped: bool


class TsvFormat(RowFormat):
    """One pair a row, all pairs whatever has been decided about them."""

    name = "TSV"
    suffixes = (".tsv",)
    carries = ALL - {Carries.LANGUAGES, Carries.SIGNATURE, Carries.CUTS, Carries.FINDINGS}

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read our table, or two columns without a header; rows without any text are passed over.

        Raises:
            InputError: the file cannot be read.
            FormatError: a row has another number of columns, or a value of ours is broken (with its line).
        """
        with open_bytes(path) as stream:
            rows = _rows(text_lines(stream, path), path, self.refuse)
            yield Records(source_lang or UNDETERMINED, target_lang or UNDETERMINED, rows, path.name)

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write the header line and all pairs."""
        stream.write(("\t".join(COLUMNS) + "\n").encode())
        count = 0
        for number, record in numbered(records.rows):
            count += 1
            stream.write(("\t".join(map(escape, cells_of(number, record))) + "\n").encode())
        return Written(count)


def _rows(lines: Iterator[tuple[int, str]], path: Path, refuse: Refusal) -> Iterator[Record]:
    layout: _Layout | None = None
    for number, raw in lines:
        line = raw.removesuffix("\r")
        if layout is None:
            layout = _layout(line)
            if layout.has_header:
                continue
        if line.strip("\t "):
            try:
                record = _record(_cells(line, layout, path, number), path, number)
            except InputError as error:
                refuse(error)
            else:
                yield record


def _layout(first: str) -> _Layout:
    names = tuple(first.split("\t"))
    distinct = set(names)
    if len(distinct) == len(names) and distinct <= set(COLUMNS) and distinct >= OURS:
        return _Layout(names, has_header=True, escaped=True)
    return _Layout(_TWO_COLUMNS, has_header=names == _TWO_COLUMNS, escaped=False)


def _cells(line: str, layout: _Layout, path: Path, number: int) -> dict[str, str]:
    cells: Sequence[str] = line.split("\t")
    if len(cells) != len(layout.columns):
        plain = layout.columns == _TWO_COLUMNS
        expected = "two, source and target" if plain else str(len(layout.columns))
        message = f"has {counted(len(cells), 'column')}, expected {expected}, separated by tabs"
        if plain and len(cells) > 2:
            message += (
                "; this is no table of pairs, or its first line does not name ours: id, source, target …"
            )
        raise FormatError(message, path=path, line=number)
    if layout.escaped:
        cells = [unescape(cell) for cell in cells]
        for cell in cells:
            refuse_surrogates(cell, path, number)
    return dict(zip(layout.columns, cells, strict=True))


def _record(cells: dict[str, str], path: Path, line: int) -> Record:
    try:
        return record_of_cells(cells)
    except FieldError as error:
        raise FormatError(str(error), path=path, line=line) from None
