"""Pairs that are made when somebody looks, until all of them are: a large project shows its first frame sooner."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import overload

from alignpost.model import Pair

__all__ = ["FillingPairs"]

_BETWEEN_LOOKS_AT_THE_CLOCK = 50


class FillingPairs(Sequence[Pair]):
    """A snapshot of a live view, complete once `fill` says so.

    Args:
        live: must not change before the snapshot is complete.
    """

    def __init__(self, live: Sequence[Pair]) -> None:
        self._live = live
        self._known: list[Pair | None] = [None] * len(live)
        self._until = 0

    def __len__(self) -> int:
        return len(self._known)

    @overload
    def __getitem__(self, index: int) -> Pair: ...
    @overload
    def __getitem__(self, index: slice) -> list[Pair]: ...
    def __getitem__(self, index: int | slice) -> Pair | list[Pair]:
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        pair = self._known[index]
        if pair is None:
            pair = self._known[index] = self._live[index]
        return pair

    def known(self, index: int) -> Pair | None:
        """The pair if it is made already."""
        return self._known[index]

    def fill(self, budget_s: float) -> bool:
        """Make more of them for about so long; returns whether all are made."""
        end = time.perf_counter() + budget_s
        while self._until < len(self._known):
            if self._until % _BETWEEN_LOOKS_AT_THE_CLOCK == 0 and time.perf_counter() > end:
                return False
            self[self._until]
            self._until += 1
        return True
