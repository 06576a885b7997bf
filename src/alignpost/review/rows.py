"""Rows that stay while pairs come and go beneath them: pure arithmetic on places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from operator import is_

__all__ = ["Splice", "splice_between"]


@dataclass(frozen=True, slots=True)
class Splice:
    """From the place `first` on, `gone` things were replaced by `came` others."""

    first: int
    gone: int
    came: int

    def rows(self, rows: Sequence[int], *, everything: bool) -> list[int]:
        """`rows` as they now must be numbered; new ones stand where the first replaced one stood.

        Args:
            rows: places, in any order.
            everything: whether all places are shown, so that what came shows even where nothing went.
        """
        first, after = self.first, self.first + self.gone
        moved: list[int] = []
        shown = False
        for row in rows:
            if first <= row < after:
                moved += [] if shown else range(first, first + self.came)
                shown = True
            else:
                moved.append(row if row < first else row - self.gone + self.came)
        if everything and not shown and self.came:
            at = next((i for i, row in enumerate(moved) if row == first + self.came), len(moved))
            moved[at:at] = range(first, first + self.came)
        return moved

    def place(self, place: int) -> int:
        """Where what stood at `place` now stands, or what came instead of it."""
        stayed = self.place_of_stayed(place)
        return min(place, self.first + max(self.came - 1, 0)) if stayed is None else stayed

    def place_of_stayed(self, place: int) -> int | None:
        """Where what stood at `place` now stands; None where it was replaced."""
        if place < self.first:
            return place
        return place - self.gone + self.came if place >= self.first + self.gone else None


def splice_between(old: Sequence[object], new: Sequence[object]) -> Splice:
    """What turns `old` into `new`, where the same objects stand at the start and at the end of both."""
    first = _same(old, new)
    rest = min(len(old), len(new)) - first
    last = min(rest, _same(reversed(old), reversed(new)))
    return Splice(first, len(old) - first - last, len(new) - first - last)


def _same(one: Iterable[object], other: Iterable[object]) -> int:
    """How many things are the same objects before the first that is not."""
    return sum(takewhile(bool, map(is_, one, other)))
