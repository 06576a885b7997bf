"""What the screen shows, in plain Python: which pairs, in which order, where the cursor stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from alignpost.model import Pair, Status
from alignpost.review.filters import EVERYTHING, Filter
from alignpost.review.search import Search
from alignpost.review.suspicion import suspicion
from alignpost.score import counts_for_mean
from alignpost.tokens import words

__all__ = ["Found", "Order", "ViewState"]

_COUNT_WORDS_UP_TO = 2000
"""Pairs up to which the mean fidelity weighs by words; counting those of 100,000 pairs takes ten seconds."""


class Order(StrEnum):
    """How the shown pairs follow each other."""

    READING = "reading order"
    SUSPICION = "most suspicious first"


@dataclass(frozen=True, slots=True)
class Found:
    """Where a jump leads."""

    row: int
    wrapped: bool
    """Whether the search went past the end and on from the other one."""


class ViewState:
    """The pairs of a project as rows.

    A *row* is a place in the list as shown; an *index* is a pair's place in the project. Rows are chosen when a
    filter or an order is applied, and stay until the next time, so that nothing vanishes under the reviewer.
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self.pairs = list(pairs)
        self.rows: list[int] = list(range(len(self.pairs)))
        self.cursor = 0
        self.filter: Filter = EVERYTHING
        self.order = Order.READING
        self.search = Search("")
        self._place = 0
        self._hits: list[int] = []
        self._tally()

    def __len__(self) -> int:
        return len(self.rows)

    # --- looking

    def pair_at(self, row: int) -> Pair:
        """The pair shown on `row`."""
        return self.pairs[self.rows[row]]

    @property
    def index(self) -> int | None:
        """The cursor's place in the project; None where no pair is shown."""
        return self.rows[self.cursor] if self.rows else None

    @property
    def current(self) -> Pair | None:
        """The pair under the cursor."""
        return self.pair_at(self.cursor) if self.rows else None

    def stays_only(self, row: int) -> bool:
        """Whether the pair on `row` no longer matches the filter and merely has not left yet."""
        return not self.filter.matches(self.pair_at(row))

    @property
    def counts(self) -> Counter[Status]:
        """Pairs per status, in the whole project."""
        return self._counts

    @property
    def mean_fidelity(self) -> float | None:
        """Mean over all scored pairs, long ones weigh more; None where none is scored."""
        return self._fidelity_sum / self._weights if self._weights else None

    @property
    def mean_is_exact(self) -> bool:
        """Whether the mean weighs by words, as reports do, or, in a large project, by characters."""
        return self._by_words

    # --- what changes under us

    def replace(self, index: int, pair: Pair) -> None:
        """Take over an edited pair; the rows stay as they are."""
        old = self.pairs[index]
        self._counts[old.status] -= 1
        self._counts[pair.status] += 1
        if (old.score, old.source, old.target) != (pair.score, pair.source, pair.target):
            self._add_score(old, -1)
            self._add_score(pair, +1)
        self.pairs[index] = pair

    def reload(self, pairs: Sequence[Pair]) -> list[int]:
        """Take over all pairs afresh, as after undo; returns the places of those that differ.

        Where pairs came or went the rows are chosen anew, otherwise they stay as they are.
        """
        fresh = list(pairs)
        both = enumerate(zip(self.pairs, fresh, strict=False))
        changed = [place for place, (old, new) in both if old is not new and old != new]
        if len(fresh) == len(self.pairs):
            for place in changed:
                self.replace(place, fresh[place])
            return changed
        if not changed and fresh:
            changed = [min(len(self.pairs), len(fresh) - 1)]
        self.pairs = fresh
        self._tally()
        self._arrange()
        return changed

    # --- choosing rows

    def run_filter(self, wanted: Filter | None = None) -> None:
        """Choose the rows anew, by `wanted` or the filter in force; the cursor stays on its pair or goes on."""
        if wanted is not None:
            self.filter = wanted
        self._arrange()

    def set_order(self, order: Order) -> None:
        """Arrange the rows anew; the cursor stays on its pair."""
        self.order = order
        self._arrange()

    def _arrange(self) -> None:
        if self.index is not None:  # a filter that nothing matches hides the place, and does not forget it
            self._place = self.index
        if self.filter:
            self.rows = [i for i, pair in enumerate(self.pairs) if self.filter.matches(pair)]
        else:
            self.rows = list(range(len(self.pairs)))
        wanted = next((i for i in self.rows if i >= self._place), None)
        if self.order is Order.SUSPICION:
            weight = {i: found.weight for i in self.rows if (found := suspicion(self.pairs[i])) is not None}
            self.rows.sort(key=lambda i: -weight.get(i, 0.0))  # stable: equals stay in reading order
        self.cursor = self.rows.index(wanted) if wanted is not None else max(0, len(self.rows) - 1)
        self._find_hits()

    # --- moving

    def row_of(self, index: int) -> int | None:
        """The row that shows the pair at `index`, None where the filter hides it."""
        if self.order is Order.READING and not self.filter:
            return index if 0 <= index < len(self.rows) else None
        try:
            return self.rows.index(index)
        except ValueError:
            return None

    def jump(self, wanted: Callable[[Pair], bool], direction: int) -> Found | None:
        """The next (`direction` +1) or previous (-1) row with a wanted pair, going round at the ends.

        The row under the cursor is looked at last and counts as found only by going round.
        """
        count = len(self.rows)
        for step in range(1, count + 1):
            row = self.cursor + direction * step
            if wanted(self.pair_at(row % count)):
                return Found(row % count, wrapped=not 0 <= row < count)
        return None

    # --- searching

    def set_search(self, search: Search) -> None:
        """Look for other words; the empty search ends it."""
        self.search = search
        self._find_hits()

    def _find_hits(self) -> None:
        self._hits = (
            [row for row in range(len(self.rows)) if self.search.hits(self.pair_at(row))]
            if self.search
            else []
        )

    @property
    def matches(self) -> tuple[int, int]:
        """How many shown pairs hold the query, and how many of them stand at or above the cursor."""
        return len(self._hits), bisect_right(self._hits, self.cursor)

    def next_match(self, direction: int) -> Found | None:
        """The next or previous row that holds the query, going round at the ends; None where no pair does."""
        if not self._hits:
            return None
        place = bisect_right(self._hits, self.cursor)
        if direction < 0:
            place -= 1 + (place > 0 and self._hits[place - 1] == self.cursor)
        return Found(self._hits[place % len(self._hits)], wrapped=not 0 <= place < len(self._hits))

    # --- sums

    def _tally(self) -> None:
        self._counts = Counter(pair.status for pair in self.pairs)
        self._weights = 0
        self._fidelity_sum = 0.0
        self._by_words = len(self.pairs) <= _COUNT_WORDS_UP_TO
        for pair in self.pairs:
            self._add_score(pair, +1)

    def _add_score(self, pair: Pair, sign: int) -> None:
        if pair.score is not None and counts_for_mean(pair):
            size = _word_count if self._by_words else len
            weight = max(1, size(pair.source), size(pair.target))
            self._weights += sign * weight
            self._fidelity_sum += sign * weight * pair.score.fidelity


def _word_count(text: str) -> int:
    return len(words(text))
