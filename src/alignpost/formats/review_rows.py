"""Header and rows of a review sheet that a person has edited in a spreadsheet, as records.

More lenient than a table that programs exchange: a status may be written `Needs work`, a decimal comma is a point.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from alignpost.errors import FormatError
from alignpost.formats.cells import COLUMNS, OURS, record_of_cells
from alignpost.formats.fields import FieldError
from alignpost.formats.record import Record
from alignpost.logs import logger
from alignpost.visible import one_line

__all__ = ["Columns", "columns_of", "record_of_row"]

_log = logger(__name__)

_PAIR = frozenset({"source", "target"})
_MAX_TOLD = 10

_TEXTS = frozenset({"source", "target", "notes", "more", "findings"})
_NUMBERS = frozenset({"fidelity", "confidence", "human_score"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a sheet has which of our columns."""

    names: Mapping[int, str]
    """By place, from 0; what people have added is not among them."""
    has_header: bool = True
    ours: bool = False
    """Whether the table is one that we wrote, and cells may be escaped."""


def columns_of(first: Mapping[int, str], path: Path) -> Columns:
    """What the first row of a sheet says: its columns, or, where it names no `source` and `target`, nothing.

    Columns that are not ours are passed over, with a warning: people add some, and rename some unawares.

    Raises:
        FormatError: two columns have one name.
    """
    header = {place: cell.strip(" ").lower() for place, cell in first.items()}
    if not set(header.values()) >= _PAIR:
        return Columns({0: "source", 1: "target"}, has_header=False)
    names = {place: name for place, name in header.items() if name in COLUMNS}
    if len(set(names.values())) < len(names):
        raise FormatError("has two columns of one name", path=path, line=1)
    unknown = [first[place] for place, name in header.items() if name and name not in COLUMNS]
    if unknown:
        _log.warning(
            "%s: columns that are not known, passed over: %s", path, one_line(", ".join(unknown[:_MAX_TOLD]))
        )
    return Columns(names, ours=set(names.values()) >= OURS)


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
