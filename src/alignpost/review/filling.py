"""Pairs that are made when somebody looks, until all of them are: a large project shows its first frame sooner."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import overload

from alignpost.model import Pair
from alignpost.review.traits import Traits

__all__ = ["FillingPairs"]

_BETWEEN_LOOKS_AT_THE_CLOCK = 50


class FillingPairs(Sequence[Pair]):
    """A snapshot of a live view, complete once `fill` says so.

    Args:
        live: must not change before the snapshot is complete.

    Attributes:
        traits: of the pairs that `fill` has made.
    """

    def __init__(self, live: Sequence[Pair]) -> None:
        self._live = live
        self._known: list[Pair | None] = [None] * len(live)
        self.traits = Traits()

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

    def known(self, places: range) -> list[Pair]:
        """The pairs at `places`, as far as they are made."""
        return [pair for pair in self._known[places.start : places.stop] if pair is not None]

    def fill(self, budget_s: float) -> bool:
        """Make more of them for about so long; returns whether all are made."""
        end = time.perf_counter() + budget_s
        while (done := len(self.traits)) < len(self._known):
            if time.perf_counter() > end:
                return False
            self.traits.splice(done, 0, Traits(self[done : done + _BETWEEN_LOOKS_AT_THE_CLOCK]))
        return True
