"""Find, filter and order: the actions that choose what is seen."""

from __future__ import annotations

from alignpost.review.filters import EVERYTHING, Filter, count_facets
from alignpost.review.find_bar import FindBar
from alignpost.review.named_filters import keep_filter, kept_filters
from alignpost.review.search import Search
from alignpost.review.spot import Spot
from alignpost.review.state import Order
from alignpost.review.walking import Walking
from alignpost.visible import one_line

__all__ = ["Looking"]

_SEARCH_WHILE_TYPING_UP_TO = 20_000
"""Pairs up to which every letter typed searches anew; beyond, Enter does."""


class Looking(Walking):
    """The part of the review screen that finds and filters."""

    def action_find(self) -> None:
        """Open the line in which one types."""
        self._find.open()
        self._keys.hints = self._hints()

    def action_settle(self) -> None:
        """Go to the first match of what is typed."""
        self._find.action_settle()

    def on_find_bar_closed(self, event: FindBar.Closed) -> None:
        """The usual keys matter again."""
        event.stop()
        self._keys.hints = self._hints()

    def on_find_bar_typed(self, event: FindBar.Typed) -> None:
        """Light up what is typed, where that is quick."""
        event.stop()
        if len(self.view) <= _SEARCH_WHILE_TYPING_UP_TO:
            self._search(event.query)

    def on_find_bar_settled(self, event: FindBar.Settled) -> None:
        """Go to the first match from here on."""
        event.stop()
        self._search(event.query)
        self.pairs.focus()
        pair = self.view.current
        if self.view.search and not (pair is not None and self.view.search.hits(pair)):
            self.action_next_match()

    def on_find_bar_left(self, event: FindBar.Left) -> None:
        """End the search."""
        event.stop()
        self._search("")
        self.pairs.focus()

    def _search(self, query: str) -> None:
        if query != self.view.search.query:
            self.view.set_search(Search(query))
            self.pairs.repaint()
            self._show_pair()

    def action_next_match(self) -> None:
        """To the next match."""
        self._to_match(+1)

    def action_previous_match(self) -> None:
        """To the previous match."""
        self._to_match(-1)

    def _to_match(self, direction: int) -> None:
        if not self.view.search:
            self.action_find()
            return
        self._jump(
            self.view.next_match(direction), f"“{one_line(self.view.search.query, 40)}” is in no pair shown"
        )

    # --- filter and order

    def action_filter(self) -> None:
        """Choose what is shown."""
        from alignpost.review.filter_screen import FilterScreen  # noqa: PLC0415 - loads a list widget

        project, own = self.reviewer.project, tuple(self.settings.filters.values())
        screen = self.kept.get(FilterScreen).ask(
            self.view.filter,
            (*kept_filters(project), *own),
            lambda named: (*keep_filter(project, named), *own),
        )
        if self.view.facets is not None:
            screen.show_counts(self.view.facets)
        else:
            self._count(lambda: count_facets(self.view.pairs), screen.show_counts)
        self.app.push_screen(screen, self._show_only)

    def _show_only(self, wanted: Filter | None) -> None:
        if wanted is not None:
            self.view.run_filter(wanted)
            self._rows_changed()

    def action_rerun_filter(self) -> None:
        """Let go of what no longer matches."""
        self.view.run_filter()
        self._rows_changed()

    def action_show_all(self) -> None:
        """Take the filter away."""
        self._show_only(EVERYTHING)

    def action_order(self) -> None:
        """Reading order or suspicion order."""
        self.view.set_order(Order.READING if self.view.order is Order.SUSPICION else Order.SUSPICION)
        self._rows_changed()
        self._say(self.view.order.value)

    def action_detail(self) -> None:
        """Between the list and the detail pane."""
        (self.pairs if self.focused is self.detail else self.detail).focus()

    def action_escape(self) -> None:
        """Leave what is passing, the smallest first."""
        focus = self.view.focus
        if self._find.is_open:
            self._find.action_leave()
        elif self.focused is not self.pairs:
            self.pairs.focus()
        elif not focus.spot.at_rest:
            self._stand(Spot(focus.spot.side))
        elif focus.range_from is not None:
            focus.range_from = None
            self.pairs.refresh()
            self._show_pair()
        elif focus.pins:
            focus.pins.clear()
            self.pairs.repaint()
            self._show_pair()
        elif self.view.search:
            self._search("")
