"""Rows of a review sheet that a person has edited in a spreadsheet, as records.

More lenient than a table that programs exchange: a status may be written `Needs work`, a decimal comma is a point.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from alignpost.errors import FormatError
from alignpost.formats.cells import record_of_cells
from alignpost.formats.fields import FieldError
from alignpost.formats.record import Record

__all__ = ["record_of_row"]

_TEXTS = frozenset({"source", "target", "notes", "more", "findings"})
_NUMBERS = frozenset({"fidelity", "confidence", "human_score"})


def record_of_row(
    cells: Mapping[str, str], ours: bool, unescaped: Callable[[str], str], path: Path, line: int
) -> Record:
    """The record in a row.

    Args:
        cells: by column name; `source` and `target` are there.
        ours: whether the table is one that we wrote, and cells may be escaped.
        unescaped: takes our escapes out of a cell.
        path: the file, for messages.
        line: the row's line, or its number in the sheet.

    Raises:
        FormatError: a cell is not what its column wants.
    """
    if ours:
        cells = {name: unescaped(cell) for name, cell in cells.items()}
    try:
        return record_of_cells({name: _tidied(name, cell) for name, cell in cells.items()})
    except FieldError as error:
        raise FormatError(str(error), path=path, line=line) from None


def _tidied(name: str, cell: str) -> str:
    if name in _TEXTS:
        return cell
    word = cell.strip(" \t")
    if name in _NUMBERS and word.count(",") == 1 and "." not in word:
        return word.replace(",", ".")
    return word.lower().replace(" ", "_") if name == "status" else word
