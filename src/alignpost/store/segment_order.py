"""Which place in its text a segment has: what turns the numbers in the file into the ids of beads, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from operator import gt

from alignpost.errors import ProjectError
from alignpost.store.payload import CellError

__all__ = ["SegmentOrder"]

_LOAD_ALL_FROM = 200
"""So many segments that came or went since the last loading make looking one up slower than loading again."""


class SegmentOrder:
    """The segments of both texts in order, kept up when some are split or joined."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._order: tuple[list[int], list[int]] = ([], [])
        self._places: dict[int, int] = {}
        """Where each segment stood when it was loaded; no further than `_drift` from where it stands now."""
        self._drift = 0

    def load(self) -> None:
        """Read everything.

        Raises:
            ProjectError: segments overlap.
        """
        orders: list[list[int]] = []
        places: dict[int, int] = {}
        for side, name in enumerate(("source", "target")):
            rows = self._connection.execute(
                "SELECT id, start, stop FROM segment WHERE side = ? ORDER BY start, stop, id", (side,)
            ).fetchall()
            columns = [list(column) for column in zip(*rows, strict=True)] or [[], [], []]
            order, starts, stops = columns
            if {*map(type, starts), *map(type, stops)} - {int}:  # damage passes by what the table demands
                raise ProjectError(
                    f"is damaged ({name} text: a segment has no place); restore it from a copy",
                    path=self._path,
                )
            if any(map(gt, stops, starts[1:])):
                place = next(
                    i for i, (stop, start) in enumerate(zip(stops, starts[1:], strict=False)) if stop > start
                )
                raise ProjectError(
                    f"is damaged ({name} text: segments {order[place]} and {order[place + 1]} overlap);"
                    " restore it from a copy",
                    path=self._path,
                )
            orders.append(order)
            places.update(zip(order, range(len(order)), strict=True))
        self._order, self._places, self._drift = (orders[0], orders[1]), places, 0

    def place(self, side: int, number: int) -> int:
        """The place of segment `number` in its text, from 0.

        Raises:
            CellError: there is no such segment.
        """
        place = self._places.get(number)
        if place is not None and self._drift:
            place = self._found(side, number, place)
        if place is None:
            raise CellError(f"its segment {number} is in neither text")
        return place

    def _found(self, side: int, number: int, place: int) -> int | None:
        """Where a segment of `side` that was at `place` when it was loaded is now."""
        low = max(0, place - self._drift)
        near = self._order[side][low : place + self._drift + 1]
        return low + near.index(number) if number in near else None

    def update(self, gone: Iterable[int], come: Iterable[int]) -> None:
        """Take in that segments vanished or appeared.

        Raises:
            ProjectError: as for `load`.
        """
        gone, come = list(gone), list(come)
        if self._drift + len(gone) + len(come) > _LOAD_ALL_FROM:
            self.load()
            return
        for number in gone:
            self._take_out(number)
        for number in come:
            self._put_in(number)

    def _take_out(self, number: int) -> None:
        place = self._places.pop(number, None)
        for side in (0, 1):
            found = None if place is None else self._found(side, number, place)
            if found is not None:
                del self._order[side][found]
                self._drift += 1

    def _put_in(self, number: int) -> None:
        if number in self._places:
            return  # all was loaded for the sake of one that came in the same edit
        sql = "SELECT side, start, stop FROM segment WHERE id = ?"
        row = self._connection.execute(sql, (number,)).fetchone()
        if row is None:
            return
        side, start, stop = row
        before = self._connection.execute(
            "SELECT id FROM segment WHERE side = ? AND (start, stop, id) < (?, ?, ?)"
            " ORDER BY start DESC, stop DESC, id DESC LIMIT 1",
            (side, start, stop, number),
        ).fetchone()
        try:
            place = 0 if before is None else self.place(side, before[0]) + 1
        except CellError:
            # Its neighbour has come in the same edit and is not put in yet.
            self.load()
            return
        self._order[side].insert(place, number)
        self._drift += 1
        self._places[number] = place
