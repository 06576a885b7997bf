"""What every part of the review screen stands on: its widgets, and how a change becomes visible."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.screen import Screen
from textual.timer import Timer

from alignpost.errors import AlignPostError, ProjectInUseError
from alignpost.review.column_heads import ColumnHeads
from alignpost.review.detail import Detail
from alignpost.review.find_bar import FindBar
from alignpost.review.header import Header
from alignpost.review.key_bar import KeyBar
from alignpost.review.keys import TYPING, Hint, hints
from alignpost.review.pair_list import PairList
from alignpost.review.reviewer import Reviewer
from alignpost.review.trouble import in_short
from alignpost.visible import one_line

__all__ = ["Desk"]

_FLUSH_AFTER_S = 2.0
_LOOK_FOR_OTHERS_EVERY_S = 1.0
_LOOK_AGAIN_AFTER_S = 10.0
"""Asking for a project that another program holds takes two seconds, in which no key is obeyed."""

_SAY_FOR_S = 2.0
_WARN_FOR_S = 3.0


class Desk(Screen[None]):
    """Composes the header, the list, the detail pane and the keys; says things; runs edits.

    Args:
        reviewer: joins the project and the view of it.
    """

    AUTO_FOCUS = "PairList"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (160, "-wide")]  # noqa: RUF012 - an instance variable upstream
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, reviewer: Reviewer) -> None:
        super().__init__()
        self.reviewer = reviewer
        self.view = reviewer.view
        pair_sides = reviewer.languages
        self.pairs = PairList(self.view, pair_sides)
        self.detail = Detail(pair_sides)
        self._header = Header(
            self.view, reviewer.project.path.name, pair_sides, read_only=reviewer.project.read_only
        )
        self._heads = ColumnHeads(self.pairs)
        self._find = FindBar()
        self._keys = KeyBar(self._hints())
        self._flush: Timer | None = None

    def compose(self) -> ComposeResult:
        """From top to bottom; in a wide terminal the detail pane stands on the right."""
        yield self._header
        with Container(id="desk"):
            with Vertical(id="list"):
                yield self._heads
                yield self.pairs
            yield self.detail
        yield self._find
        yield self._keys

    def on_mount(self) -> None:
        """Show the pair at which the last review stopped."""
        self._show_pair()
        self._others = self.set_interval(_LOOK_FOR_OTHERS_EVERY_S, self._look_for_others)

    def _show_pair(self) -> None:
        self.detail.show(self.view.current)
        self._header.refresh()

    def on_pair_list_moved(self, event: PairList.Moved) -> None:
        """The detail follows the cursor, and the place is kept."""
        event.stop()
        self._show_pair()
        self.reviewer.remember()
        if self._flush is not None:
            self._flush.stop()
        self._flush = self.set_timer(_FLUSH_AFTER_S, lambda: self._try(self.reviewer.flush))

    def on_pair_list_refitted(self, event: PairList.Refitted) -> None:
        """The heads stand over their columns again."""
        event.stop()
        self._heads.refresh()

    def _edited(self, index: int | None) -> None:
        if index is not None:
            self.pairs.pair_changed(index)
        self._show_pair()

    def _rows_changed(self) -> None:
        self.pairs.rows_changed()
        self._keys.hints = self._hints()
        self._show_pair()

    def _look_for_others(self) -> None:
        try:
            changed = self.reviewer.take_in_others()
        except ProjectInUseError:
            self._others.pause()
            self.set_timer(_LOOK_AGAIN_AFTER_S, self._others.resume)
            return
        except AlignPostError as error:
            self._others.stop()  # the file is gone or unreadable: say so once, not every second
            self._say(in_short(error), warning=True)
            return
        for index in changed:
            self.pairs.pair_changed(index)
        if changed:
            self._show_pair()
            self._say("somebody else has changed this project; what is shown is up to date")

    def _hints(self) -> tuple[Hint, ...]:
        if self._find.is_open:
            return TYPING
        return hints(
            reading_only=self.reviewer.project.read_only,
            searching=bool(self.view.search),
            filtered=bool(self.view.filter),
        )

    def _say(self, words: str, *, warning: bool = False) -> None:
        self.notify(
            one_line(words, 300),
            severity="warning" if warning else "information",
            markup=False,
            timeout=_WARN_FOR_S if warning else _SAY_FOR_S,
        )

    def _try(self, edit: Callable[[], object]) -> bool:
        """Run an edit; an error of ours becomes words."""
        try:
            edit()
        except AlignPostError as error:
            self._say(in_short(error), warning=True)
            return False
        return True
