"""Which rows hold a query, found slice by slice, so that keys are obeyed in between."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable
from itertools import chain, islice

from alignpost.model import Pair
from alignpost.review.search import Search

__all__ = ["Hunt"]

_BETWEEN_LOOKS_AT_THE_CLOCK = 50


class Hunt:
    """Looks for a query in all rows, from one of them on and round at the end: the next match is known first.

    Args:
        search: the query; the empty one is found nowhere.
        pair_at: the pair on a row.
        count: of rows.
        start: the row to begin with.

    Attributes:
        is_over: whether all rows were looked at.
    """

    def __init__(self, search: Search, pair_at: Callable[[int], Pair], count: int, start: int) -> None:
        self._search = search
        self._pair_at = pair_at
        self._start = start
        self._rows = chain(range(start, count), range(min(start, count))) if search else iter(())
        self._ahead: list[int] = []
        self._behind: list[int] = []
        self.is_over = not search

    def go_on(self, budget_s: float = float("inf")) -> None:
        """Look at more rows for about so long."""
        end = time.perf_counter() + budget_s
        while not self.is_over:
            rows = list(islice(self._rows, _BETWEEN_LOOKS_AT_THE_CLOCK))
            for place in self._search.places(map(self._pair_at, rows)):
                (self._ahead if rows[place] >= self._start else self._behind).append(rows[place])
            self.is_over = not rows
            if time.perf_counter() > end:
                return

    @property
    def hits(self) -> list[int]:
        """The rows that hold the query, as far as they are known."""
        return self._behind + self._ahead

    def next_after(self, row: int) -> int | None:
        """The first row after `row` that holds the query; None where that is not known before all is looked at."""
        if row < self._start:
            return None
        place = bisect_right(self._ahead, row)
        return self._ahead[place] if place < len(self._ahead) else None
