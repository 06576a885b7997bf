"""What the screen shows, in plain Python: which pairs, in which order, where the cursor stands."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import chain

from alignpost.errors import UsageError
from alignpost.model import Pair, Status
from alignpost.review.filling import FillingPairs
from alignpost.review.filters import EVERYTHING, Facet, Filter
from alignpost.review.focus import Focus
from alignpost.review.hunt import Hunt
from alignpost.review.rows import Splice, splice_between
from alignpost.review.search import Search
from alignpost.review.sums import Sums, Weight
from alignpost.review.traits import FEW, Traits
from alignpost.store import News

__all__ = ["Found", "Order", "ViewState"]


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

    Where boundaries were moved, the beads of later pairs keep the segment ids that they had: how many segments a pair
    has is right here, which ones they are must be asked of the project.
    """

    def __init__(self, pairs: Sequence[Pair]) -> None:
        self._live = pairs
        self.pairs: Sequence[Pair] = FillingPairs(pairs) if len(pairs) > FEW else list(pairs)
        self.traits = Traits(() if isinstance(self.pairs, FillingPairs) else self.pairs)
        """Of all pairs, once they are known."""
        self.rows: Sequence[int] = range(len(self.pairs))
        self.cursor = 0
        self.filter: Filter = EVERYTHING
        self.order = Order.READING
        self.search = Search("")
        self.splice: Splice | None = None
        """Set where rows came or went in reading order, for the list that then need not measure all of them anew."""
        self.focus = Focus()
        self._place = 0
        self._hunt = Hunt(self.search, self.pair_at, 0, 0)
        self._sums = Sums(() if isinstance(self.pairs, FillingPairs) else self.pairs)

    def __len__(self) -> int:
        return len(self.rows)

    # --- filling

    @property
    def is_complete(self) -> bool:
        """Whether all pairs are known; a large project shows its first frame before."""
        return not isinstance(self.pairs, FillingPairs)

    def fill(self, budget_s: float = float("inf")) -> bool:
        """Get to know more pairs for about so long; returns whether all are known."""
        if isinstance(self.pairs, FillingPairs) and self.pairs.fill(budget_s):
            self.traits, self.pairs = self.pairs.traits, self.pairs.known(range(len(self.pairs)))
            self._sums = Sums(self.pairs)
        return self.is_complete

    def sort(self) -> None:
        """Find out who is doubted most before anybody asks; in a small project, nobody would wait for it."""
        if len(self.pairs) > FEW:
            self.traits.sort()

    # --- looking

    def pair_at(self, row: int) -> Pair:
        """The pair shown on `row`."""
        return self.pairs[self.rows[row]]

    def shown(self, before: int | None = None) -> list[Pair]:
        """The pairs of all rows, or of those before the row `before`, in their order."""
        pairs, rows = self.pairs, self.rows[:before]
        return list(pairs[: len(rows)] if isinstance(rows, range) else [pairs[index] for index in rows])

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
        return self._sums.counts

    @property
    def decided(self) -> int:
        """Pairs with a mark or a score by hand, in the whole project."""
        return self._sums.decided

    @property
    def weighed(self) -> bool:
        """Whether the mean fidelity is known; `weigh` finds it out, or the first call of `mean_fidelity`."""
        return self._sums.weighed

    @property
    def edition(self) -> object:
        """Another one after every change of pairs: what was counted under the same one still holds."""
        return self._sums.edition

    @property
    def facets(self) -> Mapping[Facet, int] | None:
        """How many pairs of the whole project have each facet; None while not all are known."""
        return self.traits.counts() if self.is_complete else None

    @property
    def mean_fidelity(self) -> float | None:
        """Mean over the scored pairs, long ones weigh more; None where none is scored."""
        self.fill()
        if not self._sums.weighed:
            self.take_weight(self.weigh())
        return self._sums.mean

    def weigh(self) -> Weight:
        """What the mean fidelity is made of; for many pairs long work, in any thread. All pairs must be known."""
        return self._sums.weigh(lambda: self.pairs)

    def take_weight(self, weight: Weight) -> bool:
        """Take in what `weigh` has found; False where pairs have changed meanwhile."""
        return self._sums.take(weight)

    @property
    def mean_is_exact(self) -> bool:
        """Whether the mean weighs by words, as reports do, or, in a large project, by characters."""
        return self._sums.by_words

    # --- what changes under us

    def take_in(self, news: News, traits: Traits | None = None) -> list[int]:
        """Take over what edits have touched; returns the places of the pairs that differ.

        The rows stay as they are; where pairs came or went, new ones stand in the place of the old.

        Args:
            news: the pairs touched, and where they stand.
            traits: of those, where they are found already.
        """
        stood = range(news.before, len(self.pairs) - news.after)
        place = self.index
        if isinstance(self.pairs, FillingPairs):
            # Few are known yet, and the project keeps those that are made: begin anew.
            old: Sequence[Pair] = self.pairs.known(stood)
            self.pairs = FillingPairs(self._live)
            splice = Splice(stood.start, len(stood), len(news.pairs))
            new = news.pairs
        else:
            assert isinstance(self.pairs, list)
            were = self.pairs[stood.start : stood.stop]
            differing = splice_between(were, news.pairs)
            old = were[differing.first : differing.first + differing.gone]
            new = news.pairs[differing.first : differing.first + differing.came]
            splice = replace(differing, first=stood.start + differing.first)
            self.pairs[stood.start : stood.stop] = news.pairs
            self.traits.splice(stood.start, len(stood), traits or Traits(news.pairs))
        self._sums.exchange(old, new)
        came = range(splice.first, splice.first + splice.came)
        if len(old) == len(new) == splice.gone:
            return [at for at, a, b in zip(came, old, new, strict=True) if a != b]
        if splice.gone != splice.came:
            self._regroup(splice, place)
        return list(came) or [max(0, min(splice.first, len(self.pairs) - 1))]

    def _regroup(self, splice: Splice, place: int | None) -> None:
        """Rows for pairs that came or went; the cursor stays on what stood at `place`, or what came instead of it."""
        if self.filter or self.order is not Order.READING:
            self.rows = splice.rows(self.rows, everything=not self.filter)
        else:
            self.rows, self.splice = range(len(self.pairs)), splice
        place = splice.place(place) if place is not None else splice.first
        self.cursor = self.rows.index(place) if place in self.rows else min(self.cursor, len(self.rows) - 1)
        self.cursor = max(0, self.cursor)
        self.focus.range_from = None
        self._look_anew()

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
        self.fill()
        self.splice = None
        if self.index is not None:  # a filter that nothing matches hides the place, and does not forget it
            self._place = self.index
        self.rows = self.traits.places(self.filter) if self.filter else range(len(self.pairs))
        wanted = next((i for i in self.rows if i >= self._place), None)
        if self.order is Order.SUSPICION:
            self.rows = self.traits.by_doubt(self.rows)
        self.cursor = self.rows.index(wanted) if wanted is not None else max(0, len(self.rows) - 1)
        self._look_anew()

    # --- moving

    def rows_of(self, indexes: Collection[int]) -> Collection[int]:
        """The rows that show these pairs; one pass, however many they are."""
        if self.order is Order.READING and not self.filter:
            return indexes
        return [row for row, index in enumerate(self.rows) if index in indexes]

    def row_of(self, index: int) -> int | None:
        """The row that shows the pair at `index`, None where the filter hides it."""
        if self.order is Order.READING and not self.filter:
            return index if 0 <= index < len(self.rows) else None
        try:
            return self.rows.index(index)
        except ValueError:
            return None

    def row_nearest(self, number: str) -> int:
        """The row of the pair of a number that was typed, or of the one whose number is nearest to it.

        Raises:
            UsageError: it is no number, or no pair is shown.
        """
        if not number.isdecimal() or not self.rows:
            raise UsageError(f"“{number}” is no number of a pair")
        wanted = int(number)
        return min(range(len(self.rows)), key=lambda row: abs(self.pair_at(row).id - wanted))

    def jump(self, wanted: Callable[[Pair], bool] | Facet, direction: int) -> Found | None:
        """The next (`direction` +1) or previous (-1) row with a wanted pair, going round at the ends.

        The row under the cursor is looked at last and counts as found only by going round.
        """
        count, cursor, rows, pairs = len(self.rows), self.cursor, self.rows, self.pairs
        if direction > 0:
            ways = range(cursor + 1, count), range(min(cursor + 1, count))
        else:
            ways = range(cursor - 1, -1, -1), range(count - 1, cursor - 1, -1)
        if isinstance(wanted, Facet) and self.is_complete:
            column = self.traits.column(wanted)
            found = next((row for row in chain(*ways) if column[rows[row]]), None)
        else:
            holds = wanted.test if isinstance(wanted, Facet) else wanted
            found = next((row for row in chain(*ways) if holds(pairs[rows[row]])), None)
        return None if found is None else Found(found, wrapped=found not in ways[0])

    # --- searching

    def set_search(self, search: Search) -> None:
        """Look for other words, from the cursor on; the empty search ends it. In a large project, `look_on` finds them."""
        self.search = search
        self._look_anew()

    def _look_anew(self) -> None:
        self._hunt = Hunt(self.search, self.pair_at, len(self.rows), self.cursor)
        if len(self.rows) <= FEW:
            self._hunt.go_on()

    def look_on(self, budget_s: float = float("inf")) -> bool:
        """Look for the words in more rows for about so long; returns whether all were looked at."""
        self._hunt.go_on(budget_s)
        return self._hunt.is_over

    @property
    def searched(self) -> bool:
        """Whether all rows were looked at."""
        return self._hunt.is_over

    @property
    def matches(self) -> tuple[int, int]:
        """How many shown pairs hold the query, as far as is known, and how many of them stand at or above the cursor."""
        hits = self._hunt.hits
        return len(hits), bisect_right(hits, self.cursor)

    def next_match(self, direction: int) -> Found | None:
        """The next or previous row that holds the query, going round at the ends; None where no pair does.

        Before all rows are `searched`, None as well where one must look further to know.
        """
        if not self.searched:
            row = self._hunt.next_after(self.cursor) if direction > 0 else None
            return None if row is None else Found(row, wrapped=False)
        hits = self._hunt.hits
        if not hits:
            return None
        place = bisect_right(hits, self.cursor)
        if direction < 0:
            place -= 1 + (place > 0 and hits[place - 1] == self.cursor)
        return Found(hits[place % len(hits)], wrapped=not 0 <= place < len(hits))
