"""The edits of one pair as a page with a cursor, and under each that changed the translation how it then read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from alignpost.review.cursor_page import CursorPage
from alignpost.review.sheet import Piece, Sheet
from alignpost.store import PastState

__all__ = ["HistoryPage"]

_FIRST = " in the beginning"
_INDENT = len(_FIRST) + 2
_ACTS: Final = {"undo": "undone: ", "redo": "done again: "}


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

    def __init__(self) -> None:
        super().__init__()
        self._states: Sequence[PastState] = ()
        self._lines_of: list[range] = []
        """Of each state the lines that it stands on."""

    def tell(self, states: Sequence[PastState]) -> None:
        """Tell of other states, from the newest on."""
        self._states, self._cursor = states, 0
        self.begin()

    @property
    def entries(self) -> int:
        """How many states are told."""
        return len(self._states)

    @property
    def cursor_lines(self) -> range:
        """Those of the edit, and of the translation below it; none before the page was laid out."""
        return self._lines_of[self._cursor] if self._lines_of else range(0)

    def stand(self, place: int) -> None:
        """Say so."""
        super().stand(place)
        self.post_message(self.Moved())

    def write(self, left: Sheet, right: Sheet) -> None:
        """One paragraph an edit, and one for the translation where that changed."""
        del right
        self._lines_of = []
        if len(self._states) == 1 and self._states[0].entry is None:
            left.paragraph(
                [("Nothing has been done to this pair yet.", "muted")], first=[(" ", "text")], indent=1
            )
            self._lines_of.append(range(len(left.lines)))
            return
        older = [*(state.translation for state in self._states[1:]), None]
        for place, state in enumerate(self._states):
            first = len(left.lines)
            _write_entry(left, state)
            if state.translation is not None and (state.entry is None or state.translation != older[place]):
                _write_translation(left, state, is_now=state.translation == self._states[0].translation)
            self._lines_of.append(range(first, len(left.lines)))

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse."""
        line = event.y + int(self.scroll_y)
        found = next((place for place, lines in enumerate(self._lines_of) if line in lines), None)
        if found is not None:
            self.stand(found)
            self.bring_into_view()

    def action_choose(self) -> None:
        """This one."""
        self.post_message(self.Chosen(self._states[self._cursor]))


def _write_entry(sheet: Sheet, state: PastState) -> None:
    entry = state.entry
    if entry is None:
        return
    when = entry.time.replace("T", " ").removesuffix("Z")[:16]
    ink = "text" if entry.state == "done" else "muted"
    sheet.paragraph(
        [(_ACTS.get(entry.act, "") + entry.words, ink), (f"  {entry.author}", "muted")],
        first=[(f" {when}", "muted")],
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
