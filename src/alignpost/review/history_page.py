"""The edits of one pair as a page with a cursor, and under each that changed the translation how it then read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from alignpost.review.page import Page
from alignpost.review.sheet import Piece, Sheet
from alignpost.store import PastState

__all__ = ["HistoryPage"]

_FIRST = " in the beginning"
_INDENT = len(_FIRST) + 2
_ACTS: Final = {"undo": "undone: ", "redo": "done again: "}


class HistoryPage(Page):
    """Goes from the newest edit to the beginning; the mouse and the keys choose one."""

    TWO_COLUMNS = False
    FITTED = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "go(-1)", show=False),
        Binding("down,j", "go(1)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown,space", "turn(1)", show=False),
        Binding("home,g", "first", show=False),
        Binding("end,G", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

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
        self._cursor = 0
        self._lines_of: list[range] = []
        """Of each state the lines that it stands on."""
        self._under_cursor = self._mark = Style.null()

    def tell(self, states: Sequence[PastState]) -> None:
        """Tell of other states, from the newest on."""
        self._states, self._cursor = states, 0
        self.begin()

    def write(self, left: Sheet, right: Sheet) -> None:
        """One paragraph an edit, and one for the translation where that changed."""
        del right
        self._under_cursor, self._mark = left.ink("row_cursor"), left.ink("accent")
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

    def render_line(self, y: int) -> Strip:
        """One line, and whether the cursor is on it."""
        strip = super().render_line(y)
        if self._lines_of and y + int(self.scroll_y) in self._lines_of[self._cursor]:
            bare = self._strips[y + int(self.scroll_y)].extend_cell_length(self.size.width)
            marked = Strip.join([Strip([Segment("▌", self._mark)]), bare.crop(1)])
            return marked.apply_style(self._under_cursor).apply_style(self.rich_style)
        return strip

    def on_click(self, event: events.Click) -> None:
        """Choose what is under the mouse."""
        line = event.y + int(self.scroll_y)
        found = next((place for place, lines in enumerate(self._lines_of) if line in lines), None)
        if found is not None:
            self._stand(found)

    def action_go(self, by: int) -> None:
        """One edit older or newer; inside a very long one, first to its end."""
        lines, height = self._lines_of[self._cursor], self.scrollable_content_region.height
        top = int(self.scroll_y)
        if by > 0 and lines.stop > top + height:
            self.scroll_to(y=min(lines.stop - height, top + height - 1), animate=False)
        elif by < 0 and lines.start < top:
            self.scroll_to(y=max(lines.start, top - height + 1), animate=False)
        else:
            self._stand(self._cursor + by)

    def action_turn(self, by: int) -> None:
        """About one page on or back."""
        wanted = self._lines_of[self._cursor].start + by * self.scrollable_content_region.height
        found = (place for place, lines in enumerate(self._lines_of) if lines.stop > wanted)
        self._stand(next(found, len(self._states) - 1))

    def action_first(self) -> None:
        """To the newest."""
        self._stand(0)

    def action_last(self) -> None:
        """To the beginning of all."""
        self._stand(len(self._states) - 1)

    def action_choose(self) -> None:
        """This one."""
        self.post_message(self.Chosen(self._states[self._cursor]))

    def _stand(self, place: int) -> None:
        self._cursor = max(0, min(place, len(self._states) - 1))
        lines, height = self._lines_of[self._cursor], self.scrollable_content_region.height
        top = min(max(int(self.scroll_y), lines.stop - height), lines.start)
        self.scroll_to(y=top, animate=False)
        self.refresh()
        self.post_message(self.Moved())


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
