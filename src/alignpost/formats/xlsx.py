"""XLSX: the review sheet that people edit and that is read again, pairs known by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alignpost.documents.container import open_container
from alignpost.documents.encoding import refuse_surrogates
from alignpost.errors import FormatError, InputError
from alignpost.formats.cells import COLUMNS, cells_of
from alignpost.formats.format import ALL, Carries, Refusal, RowFormat, Written
from alignpost.formats.languages import agreed
from alignpost.formats.record import Record, Records, numbered
from alignpost.formats.review_rows import Columns, columns_of, record_of_row
from alignpost.formats.xlsx_reader import Row, Workbook
from alignpost.formats.xlsx_writer import Cell, write_workbook
from alignpost.model import Status

__all__ = ["XlsxFormat"]

_PAIRS = "Pairs"
_ABOUT = "About"
_ABOUT_ROWS = 20
_FOR_PEOPLE = "findings"
"""A column that is written and never read."""

_NUMBERS = frozenset({"id", "fidelity", "confidence", "human_score"})
_WIDTHS = {"id": 6, "source": 60, "target": 60, "status": 12, "findings": 40, "notes": 30}
_CHOICES = {
    "status": tuple(Status),
    "keep": ("yes", "no"),
    "locked": ("yes", "no"),
    "bookmarked": ("yes", "no"),
}


class XlsxFormat(RowFormat):
    """One pair a row of the first sheet; a second one names languages and signature."""

    name = "XLSX"
    suffixes = (".xlsx",)
    carries = ALL - {Carries.CUTS, Carries.FINDINGS}

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read the sheet of pairs, else the first one, whose first row names `source` and `target` or is a bare pair.

        Columns that are not ours are passed over, with a warning: people add some.

        Raises:
            InputError: the file cannot be read, or unpacks to too much.
            FormatError: it is no workbook, or a row is broken (`line` is the row's number).
        """
        with open_container(path, "an XLSX workbook") as container:
            workbook = Workbook(container, path)
            about = _about(workbook)
            yield Records(
                agreed(source_lang, about.get("source_lang"), "source", path),
                agreed(target_lang, about.get("target_lang"), "target", path),
                _records(
                    workbook.rows(_PAIRS if _PAIRS in workbook.sheets else workbook.sheets[0]),
                    path,
                    self.refuse,
                ),
                path.name,
                about.get("signature"),
            )

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write all pairs.

        Raises:
            OutputError: a text is longer than a cell can hold, or there are more pairs than a sheet has rows.
        """
        count = 0

        def rows() -> Iterator[list[Cell]]:
            nonlocal count
            yield list(COLUMNS)
            for number, record in numbered(records.rows):
                count += 1
                cells = zip(COLUMNS, cells_of(number, record), strict=True)
                yield [_cell(name, text) for name, text in cells]

        about: list[list[Cell]] = [["field", "value"]]
        about += [["source_lang", records.source_lang], ["target_lang", records.target_lang]]
        if records.signature is not None:
            about.append(["signature", records.signature])
        widths = [_WIDTHS.get(name, 10) for name in COLUMNS]
        choices = {COLUMNS.index(name) + 1: words for name, words in _CHOICES.items()}
        write_workbook({_PAIRS: rows(), _ABOUT: about}, stream, widths=widths, choices=choices)
        return Written(count)


def _cell(name: str, text: str) -> Cell:
    if name not in _NUMBERS or not text:
        return text
    value = float(text)
    return int(value) if name == "id" else value


def _about(workbook: Workbook) -> dict[str, str]:
    if _ABOUT not in workbook.sheets:
        return {}
    rows = zip(workbook.rows(_ABOUT), range(_ABOUT_ROWS), strict=False)
    return {row.cells.get(0, ""): row.cells.get(1, "") for row, _ in rows}


def _records(rows: Iterator[Row], path: Path, refuse: Refusal) -> Iterator[Record]:
    columns: Columns | None = None
    for row in rows:
        if columns is None:
            columns = columns_of(row.cells, path)
            if columns.has_header:
                continue
        try:
            cells = _named(row, columns, path)
            if any(cell.strip(" \t") for cell in cells.values()):
                record = record_of_row(cells, columns.ours, str, path, row.number)
            else:
                continue
        except InputError as error:
            refuse(error)
        else:
            yield record


def _named(row: Row, columns: Columns, path: Path) -> dict[str, str]:
    """The cells of our columns.

    Raises:
        FormatError: one of them does not tell what a person saw in it.
    """
    for place, name in columns.names.items():
        odd = row.odd.get(place, "")
        if place in row.flags and name not in _CHOICES:
            odd = "a truth value"
        if odd and name != _FOR_PEOPLE:
            message = (
                f"has {odd} in the column {name}; make the cell one of text, and write what it shall say"
            )
            raise FormatError(message, path=path, line=row.number)
        refuse_surrogates(row.cells.get(place, ""), path, row.number)
    return {name: row.cells.get(place, "") for place, name in columns.names.items()}
