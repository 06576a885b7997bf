"""The rows of pairs as edits read them, inside the transaction of the edit."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from alignpost.errors import ProjectError
from alignpost.store.changes import Rows
from alignpost.store.command import Side
from alignpost.store.payload import dump, ids_of, in_words
from alignpost.store.schema import EDITABLE

__all__ = [
    "PairRow",
    "all_rows",
    "refuse_locked",
    "row_above",
    "row_below",
    "rows_from",
    "rows_of",
    "understanding",
]

_TELL_EVERY: Final = 500
"""Pairs between two signs of life of a large edit."""

_COLUMNS: Final = ", ".join(EDITABLE["pair"])
_DISMISSALS: Final = EDITABLE["pair"].index("dismissals")


class PairRow(NamedTuple):
    """One row of the table `pair`; segments by their own numbers, not by their places.

    A named tuple: an edit of a whole column makes a hundred thousand of them.
    """

    id: int
    place: int
    source: tuple[int, ...]
    target: tuple[int, ...]
    source_text: str
    target_text: str
    confidence: float | None
    status: str
    keep: int
    locked: int
    bookmarked: int
    human_score: float | None
    dismissals: tuple[Any, ...]
    source_original: str | None
    target_original: str | None

    def side(self, side: Side) -> tuple[int, ...]:
        """The segments of one column."""
        return self.source if side == "source" else self.target

    def text(self, side: Side) -> str:
        """The text of one column as it now stands."""
        return self.source_text if side == "source" else self.target_text

    def original(self, side: Side) -> str | None:
        """The document's text where a person has edited the column."""
        return self.source_original if side == "source" else self.target_original


def rows_of(rows: Rows, pair_ids: Iterable[int]) -> list[PairRow]:
    """The pairs of these ids, each once, in reading order.

    Raises:
        ProjectError: one is not there (any more).
    """
    wanted = list(dict.fromkeys(pair_ids))
    rows.require_pairs(wanted)
    sql = f"SELECT {_COLUMNS} FROM pair WHERE id IN (SELECT value FROM json_each(?)) ORDER BY place, id"
    return [_row(rows, cells) for cells in rows.query(sql, dump(wanted))]


def all_rows(rows: Rows) -> list[PairRow]:
    """Every pair, in reading order."""
    return [_row(rows, cells) for cells in rows.query(f"SELECT {_COLUMNS} FROM pair ORDER BY place, id")]


def row_above(rows: Rows, row: PairRow) -> PairRow | None:
    """The neighbour before `row` in reading order."""
    sql = f"SELECT {_COLUMNS} FROM pair WHERE (place, id) < (?, ?) ORDER BY place DESC, id DESC LIMIT 1"
    found = rows.query(sql, row.place, row.id)
    return _row(rows, found[0]) if found else None


def row_below(rows: Rows, row: PairRow) -> PairRow | None:
    """The neighbour after `row` in reading order."""
    sql = f"SELECT {_COLUMNS} FROM pair WHERE (place, id) > (?, ?) ORDER BY place, id LIMIT 1"
    found = rows.query(sql, row.place, row.id)
    return _row(rows, found[0]) if found else None


def rows_from(rows: Rows, row: PairRow) -> list[PairRow]:
    """`row` and those after it in reading order, up to but without the next locked one."""
    sql = f"SELECT {_COLUMNS} FROM pair WHERE (place, id) >= (?, ?) ORDER BY place, id"
    found: list[PairRow] = []
    for cells in rows.query(sql, row.place, row.id):
        each = _row(rows, cells)
        if each.locked:
            break
        found.append(each)
        if len(found) % _TELL_EVERY == 0:
            rows.progress("reading the pairs", 0.0)
    return found


def refuse_locked(rows: Rows, pair_ids: Collection[int]) -> None:
    """Refuse to change pairs that are locked, or that are not there.

    Raises:
        ProjectError: with the sentence that the person reads.
    """
    rows.require_pairs(pair_ids)
    sql = "SELECT id FROM pair WHERE locked AND id IN (SELECT value FROM json_each(?)) ORDER BY place, id"
    locked = [number for (number,) in rows.query(sql, dump(list(pair_ids)))]
    if len(locked) == 1:
        raise ProjectError(
            f"pair {locked[0]} is locked; unlock it first. Nothing was changed", path=rows.path
        )
    if locked:
        raise ProjectError(
            f"{len(locked):,} of the pairs are locked, pair {locked[0]} first; unlock them or leave them out."
            " Nothing was changed",
            path=rows.path,
        )


@contextmanager
def understanding(rows: Rows, what: str) -> Iterator[None]:
    """What stands in cells came from a file, and may be anything."""
    try:
        yield
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged(rows, what, error) from error


def _row(rows: Rows, cells: Sequence[Any]) -> PairRow:
    number, place, source, target, *others = cells
    if cells[_DISMISSALS] != "[]":
        with understanding(rows, f"pair {number}"):
            others[_DISMISSALS - 4] = tuple(json.loads(cells[_DISMISSALS]))
    else:
        others[_DISMISSALS - 4] = ()
    try:
        return PairRow(number, place, ids_of(source), ids_of(target), *others)
    except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged(rows, f"pair {number}", error) from error


def _damaged(rows: Rows, what: str, error: Exception) -> ProjectError:
    return ProjectError(f"is damaged ({what}: {in_words(error)}); restore it from a copy", path=rows.path)
