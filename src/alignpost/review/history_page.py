"""The edits of one pair as a page with a cursor, and under each that changed the translation how it then read."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.timer import Timer

from alignpost.errors import AlignPostError
from alignpost.review.cursor_page import CursorPage
from alignpost.review.history_words import deed, is_version, when
from alignpost.review.sheet import Piece, Sheet
from alignpost.review.slices import BETWEEN_SLICES_S, SLICE_S
from alignpost.review.styles import Inks
from alignpost.store import JournalEntry, PastState

__all__ = ["HistoryPage"]

_FIRST = " in the beginning"
_INDENT = len(_FIRST) + 2
_KNOWN_FIRST = 20
"""States that are read before the page is laid out: mostly, there are other translations among them."""


class HistoryPage(CursorPage):
    """Goes from the newest edit to the beginning."""

    FITTED = True
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "choose", show=False)]

    class Moved(Message):
        """Another edit is under the cursor."""

    class Chosen(Message):
        """Enter was pressed on a state."""

        def __init__(self, state: PastState) -> None:
            super().__init__()
            self.state = state

    class Broken(Message):
        """No older edit can be read."""

        def __init__(self, error: AlignPostError) -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self._coming: Iterator[PastState] = iter(())
        self._states: list[PastState] = []
        """Those that are known."""
        self._lines_of: list[range] = []
        """Of each state that is laid out the lines that it stands on."""
        self._sought = 0
        """Where the cursor is to stand."""
        self._seeking: Timer | None = None

    def tell(self, states: Iterator[PastState]) -> None:
        """Tell of other states, from the newest on; they are read and laid out as they come into sight."""
        self._coming, self._states = states, []
        self._is_there(_KNOWN_FIRST)
        self._cursor = 0
        self._stop_seeking()
        self.begin()

    @property
    def known(self) -> Sequence[PastState]:
        """The states, from the newest to the oldest that was asked for so far."""
        return self._states

    @property
    def entries(self) -> int:
        """How many states are laid out."""
        return len(self._lines_of)

    @property
    def cursor_lines(self) -> range:
        """Those of the edit, and of the translation below it; none before the page was laid out."""
        return self._lines_of[self._cursor] if self._lines_of else range(0)

    # --- where the cursor stands

    def stand(self, place: int) -> None:
        """Say so; where it takes longer to lay out what comes before, keys are obeyed on the way."""
        self._stop_seeking()
        self._sought = place
        self.post_message(self.Moved())
        self._seek()

    def _seek(self) -> None:
        ends = time.perf_counter() + SLICE_S
        self._lay_on(lambda: self._reaches(self._sought) or time.perf_counter() > ends)
        super().stand(self._sought)
        if self._sought >= self.entries and self._is_there(self.entries):
            self._seeking = self.set_timer(BETWEEN_SLICES_S, self._seek_on)

    def _seek_on(self) -> None:
        if self.screen.is_current:
            self._seek()
            self.bring_into_view()

    def _stop_seeking(self) -> None:
        if self._seeking is not None:
            self._seeking.stop()
            self._seeking = None

    # --- laying out

    def write(self, left: Sheet, right: Sheet) -> None:
        """One paragraph an edit, and one for the translation where that changed."""
        del right
        self._lines_of = []
        self._write_on(left, lambda: self._reaches(self._cursor))

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Lay out what comes next."""
        super().watch_scroll_y(old_value, new_value)
        self._lay_on(lambda: self._reaches(self._cursor))

    def _reaches(self, place: int) -> bool:
        """Whether a state is laid out, and all that is seen, and something below that."""
        return self.entries > place and self._height >= self.scroll_y + self.screen.size.height

    @property
    def _height(self) -> int:
        return self._lines_of[-1].stop if self._lines_of else 0

    def _lay_on(self, enough: Callable[[], bool]) -> None:
        if self._lines_of and not enough():
            sheet = Sheet(self.scrollable_content_region.width, Inks(self))
            self._write_on(sheet, enough)
            self.put_below(sheet.lines)

    def _write_on(self, sheet: Sheet, enough: Callable[[], bool]) -> None:
        while not enough() and self._is_there(self.entries):
            first = self._height - len(sheet.lines)
            self._write_state(sheet, self.entries)
            self._lines_of.append(range(self._height, first + len(sheet.lines)))

    def _is_there(self, place: int) -> bool:
        """Whether there is a state at a place; it is read if need be."""
        try:
            self._states += islice(self._coming, max(0, place + 1 - len(self._states)))
        except AlignPostError as error:
            self._coming = iter(())
            self.post_message(self.Broken(error))
        return place < len(self._states)

    def _write_state(self, sheet: Sheet, place: int) -> None:
        state = self._states[place]
        older = self._states[place + 1] if self._is_there(place + 1) else None
        if state.entry is not None:
            _write_entry(sheet, state.entry)
        elif place == 0:
            sheet.paragraph(
                [("Nothing has been done to this pair yet.", "muted")], first=[(" ", "text")], indent=1
            )
            return
        if is_version(state, older):
            _write_translation(sheet, state, is_now=state.translation == self._states[0].translation)

    # --- keys and the mouse

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse."""
        line = event.y + int(self.scroll_y)
        found = next((place for place, lines in enumerate(self._lines_of) if line in lines), None)
        if found is not None:
            self.stand(found)
            self.bring_into_view()

    def action_choose(self) -> None:
        """This one."""
        self._stop_seeking()
        self.post_message(self.Chosen(self._states[self._cursor]))


def _write_entry(sheet: Sheet, entry: JournalEntry) -> None:
    ink = "text" if entry.state == "done" else "muted"
    sheet.paragraph(
        [(deed(entry), ink), (f"  {entry.author}", "muted")],
        first=[(f" {when(entry)}", "muted")],
        indent=_INDENT,
    )


def _write_translation(sheet: Sheet, state: PastState, *, is_now: bool) -> None:
    sign = _FIRST if state.entry is None else "now" if is_now else "then"
    text: Piece = (state.translation, "text") if state.translation else ("(empty)", "muted")
    other: list[Piece] = [] if state.same_sentences else [("  with other sentences", "muted")]
    sheet.paragraph(
        [text, *other],
        first=[(f"{sign:>{len(_FIRST)}}", "accent" if is_now else "muted")],
        indent=_INDENT,
    )
