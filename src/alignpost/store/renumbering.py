"""New rows of another copy under numbers that are free in this one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from alignpost.store.changes import Change
from alignpost.store.payload import Cell, dump

__all__ = ["NUMBERED", "Renumbering"]

NUMBERED: Final = ("pair", "segment", "note")
"""Tables whose rows have numbers that are never given twice."""

_REFERENCES: Final[Mapping[tuple[str, str], str]] = {
    ("pair", "id"): "pair",
    ("segment", "id"): "segment",
    ("note", "id"): "note",
    ("note", "pair_id"): "pair",
    ("note", "reply_to"): "note",
    ("score", "pair_id"): "pair",
}
"""Columns that hold the number of a row, and of which table."""

_LISTS: Final[Mapping[tuple[str, str], str]] = {("pair", "source"): "segment", ("pair", "target"): "segment"}
"""Columns that hold a JSON list of numbers."""


@dataclass(slots=True)
class Renumbering:
    """Which number of the other copy is which number here."""

    old: Mapping[str, int]
    """The highest number of each table that both copies know from before they parted."""
    free: dict[str, int]
    """The next free number of each table here."""
    numbers: dict[tuple[str, int], int] = field(default_factory=dict)

    def applied(self, changes: Iterable[Change]) -> list[Change]:
        """`changes` of the other copy in the numbers of this one."""
        return [self._change(change) for change in changes]

    def pairs(self, pair_ids: Iterable[int]) -> tuple[int, ...]:
        """Pairs of the other copy in the numbers of this one."""
        return tuple([self._number("pair", pair_id) for pair_id in pair_ids])

    def _change(self, change: Change) -> Change:
        rows = [
            tuple(
                [
                    self._cell(change.table, column, cell)
                    for column, cell in zip(change.columns, row, strict=True)
                ]
            )
            for row in change.rows
        ]
        return replace(change, rows=tuple(rows))

    def _cell(self, table: str, column: str, cell: Cell) -> Cell:
        of = _REFERENCES.get((table, column))
        if of is not None and isinstance(cell, int):
            return self._number(of, cell)
        of = _LISTS.get((table, column))
        if of is not None and isinstance(cell, str):
            return dump([self._number(of, int(number)) for number in json.loads(cell)])
        return cell

    def _number(self, table: str, number: int) -> int:
        if number <= self.old[table]:
            return number
        if (table, number) not in self.numbers:
            self.numbers[table, number] = self.free[table]
            self.free[table] += 1
        return self.numbers[table, number]
