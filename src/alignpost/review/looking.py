"""Find, filter and order: the actions that choose what is seen."""

from __future__ import annotations

from collections.abc import Callable

from textual.timer import Timer

from alignpost.review.filters import EVERYTHING, Filter
from alignpost.review.find_bar import FindBar
from alignpost.review.named_filters import keep_filter, kept_filters
from alignpost.review.pair_list import PairList
from alignpost.review.search import Search
from alignpost.review.slices import BETWEEN_SLICES_S, SLICE_S
from alignpost.review.spot import Spot
from alignpost.review.state import Order
from alignpost.review.walking import Walking
from alignpost.review.warming import Warming
from alignpost.visible import one_line

__all__ = ["Looking"]


class Looking(Warming, Walking):
    """The part of the review screen that finds and filters."""

    _searching: Timer | None = None
    """Looks at the next slice of a large project."""
    _sought = 0
    """The way in which the next match is wanted, once it is known where it is; 0 where none is."""

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
        """Light up what is typed."""
        event.stop()
        self._search(event.search)

    def on_find_bar_settled(self, event: FindBar.Settled) -> None:
        """Go to the first match from here on."""
        event.stop()
        self._search(event.search)
        self.set_focus(self.pairs)
        pair = self.view.current
        if self.view.search and not (pair is not None and self.view.search.hits(pair)):
            self.action_next_match()

    def on_find_bar_left(self, event: FindBar.Left) -> None:
        """End the search."""
        event.stop()
        self._search(Search(""))
        self.set_focus(self.pairs)

    def _search(self, search: Search) -> None:
        self._sought = 0
        if search != self.view.search:
            self.view.set_search(search)
            self.pairs.repaint()
            self._show_pair()

    def _show_pair(self) -> None:
        super()._show_pair()
        self._go_on_searching()

    def _go_on_searching(self) -> None:
        if not self.view.searched and self._searching is None:
            self._searching = self.set_timer(BETWEEN_SLICES_S, self._search_on)

    def _search_on(self) -> None:
        """Look at a slice of the rows; go to the match that is wanted as soon as it is known."""
        self._searching = None
        over = self.view.look_on(SLICE_S)
        if self._sought and (over or self.view.next_match(self._sought) is not None):
            self._to_match(self._sought)
        if over:
            self._header.refresh()
        self._go_on_searching()

    def on_row_geometry_moved(self, event: PairList.Moved) -> None:
        """Who goes somewhere else wants no match any more."""
        self._sought = 0
        super().on_row_geometry_moved(event)

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
        found = self.view.next_match(direction)
        if found is None and not self.view.searched:
            self._sought = direction
            return
        self._sought = 0
        query = one_line(self.view.search.query, 40)
        self._jump(found, f"“{query}” {self.view.search.trouble or 'is in no pair shown'}")

    # --- filter and order

    def action_filter(self) -> None:
        """Choose what is shown."""
        from alignpost.review.filter_screen import FilterScreen  # noqa: PLC0415 - loads a list widget

        project, own = self.reviewer.project, tuple(self.settings.filters.values())

        def keep(named: Filter) -> tuple[Filter, ...]:
            self.reviewer.check_writable()
            kept = keep_filter(project, named)
            project.flush()
            return (*kept, *own)

        screen = self.kept.get(FilterScreen).ask(self.view.filter, (*kept_filters(project), *own), keep)
        if (facets := self.view.facets) is not None:
            screen.show_counts(facets)
        else:
            self._count(lambda: self.view.facets or {}, screen.show_counts)
        self.app.push_screen(screen, self._show_only)

    def _show_only(self, wanted: Filter | None) -> None:
        if wanted is not None:
            self._arrange(lambda: self.view.run_filter(wanted))

    def _arrange(self, arrange: Callable[[], None]) -> None:
        """Choose the rows anew; while a large project is being read, as soon as all of it is known."""

        def now() -> None:
            arrange()
            self._rows_changed()

        if self.view.is_complete:
            now()
        else:
            self._once_known = now
            self._say("as soon as all pairs are read; Esc lets it be")

    def action_rerun_filter(self) -> None:
        """Let go of what no longer matches."""
        self._arrange(self.view.run_filter)

    def action_show_all(self) -> None:
        """Take the filter away."""
        self._show_only(EVERYTHING)

    def action_order(self) -> None:
        """Reading order or suspicion order."""
        wanted = Order.READING if self.view.order is Order.SUSPICION else Order.SUSPICION

        def arrange() -> None:
            self.view.set_order(wanted)
            self._say(wanted.value)

        self._arrange(arrange)

    def action_detail(self) -> None:
        """Between the list and the detail pane."""
        self.set_focus(self.pairs if self.focused is self.detail else self.detail)

    def action_escape(self) -> None:
        """Leave what is passing, the smallest first."""
        focus = self.view.focus
        if self._find.is_open:
            self._find.action_leave()
        elif self._once_known is not None:
            self._once_known = None
        elif self.focused is not self.pairs:
            self.set_focus(self.pairs)
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
            self._search(Search(""))
