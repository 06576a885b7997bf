"""XLSX: the review sheet that people edit and that is read again, pairs known by their ids."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alignpost.documents.container import open_container
from alignpost.documents.encoding import refuse_surrogates
from alignpost.errors import FormatError, InputError
from alignpost.formats.cells import COLUMNS, OURS, cells_of
from alignpost.formats.format import ALL, Carries, Refusal, RowFormat, Written
from alignpost.formats.record import Record, Records, numbered
from alignpost.formats.review_rows import record_of_row
from alignpost.formats.xlsx_reader import Row, Workbook
from alignpost.formats.xlsx_writer import Cell, write_workbook
from alignpost.model import UNDETERMINED, Status

__all__ = ["XlsxFormat"]

_PAIRS = "Pairs"
_ABOUT = "About"
_ABOUT_ROWS = 20
_PAIR = {0: "source", 1: "target"}
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
        """Read the first sheet: ours, one whose first row names `source` and `target`, or two bare columns.

        Columns that are not ours are passed over: people add some.

        Raises:
            InputError: the file cannot be read, or unpacks to too much.
            FormatError: it is no workbook, or a row is broken (`line` is the row's number).
        """
        with open_container(path, "an XLSX workbook") as container:
            workbook = Workbook(container, path)
            about = _about(workbook)
            yield Records(
                source_lang or about.get("source_lang") or UNDETERMINED,
                target_lang or about.get("target_lang") or UNDETERMINED,
                _records(workbook.rows(workbook.sheets[0]), path, self.refuse),
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
    if _ABOUT not in workbook.sheets[1:]:
        return {}
    rows = zip(workbook.rows(_ABOUT), range(_ABOUT_ROWS), strict=False)
    return {row.cells.get(0, ""): row.cells.get(1, "") for row, _ in rows}


def _records(rows: Iterator[Row], path: Path, refuse: Refusal) -> Iterator[Record]:
    names: dict[int, str] | None = None
    ours = False
    for row in rows:
        if names is None:
            header = {column: cell.strip(" ").lower() for column, cell in row.cells.items()}
            is_header = {"source", "target"} <= set(header.values())
            ours = set(header.values()) >= OURS
            names = header if is_header else _PAIR
            if is_header:
                continue
        cells = {name: row.cells.get(column, "") for column, name in names.items() if name in COLUMNS}
        if len(cells) < len(set(names.values()) & set(COLUMNS)):
            raise FormatError("has two columns of one name", path=path, line=1)
        if any(cell.strip(" \t") for cell in cells.values()):
            try:
                for cell in cells.values():
                    refuse_surrogates(cell, path, row.number)
                record = record_of_row(cells, ours, str, path, row.number)
            except InputError as error:
                refuse(error)
            else:
                yield record
