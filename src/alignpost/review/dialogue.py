"""A dialogue over a screen that stays visible, dimmed: what is below is dimmed a style at a time, not a segment."""

from __future__ import annotations

from typing import Self, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.color import Color
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Static

from alignpost.review.prose import Prose
from alignpost.visible import visible

__all__ = ["Dialogue"]

T = TypeVar("T")


class Dialogue(ModalScreen[T]):
    """Painted as `ModalScreen` is, in a third of the time: a key that opens a dialogue should not be felt."""

    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (20, "-low"), (30, "-tall")]  # noqa: RUF012 - an instance variable upstream

    def __init__(self) -> None:
        super().__init__()
        self._below: list[Strip] | None = None
        self._styled = 0

    def fill(self) -> None:
        """Write into the widgets what is to be shown, and nothing that stood there the last time."""

    def filled(self) -> Self:
        """This dialogue with what it is to show now, whether it is composed already or will be."""
        if self.is_mounted:
            self.fill()
            first = next((each for each in self.query("*") if each.focusable), None)
            if first is not self.focused:
                self.set_focus(first)
        return self

    def write(self, where: str, words: str) -> None:
        """Put words on a line, which is there only while it says something.

        Args:
            where: the selector of a `Static`.
            words: nothing of them is markup.
        """
        line = self.query_one(where, Static)
        line.update(Prose(visible(words)))
        line.display = bool(words)

    def on_mount(self) -> None:
        """What is to be shown is shown from the first frame on."""
        self._styled = self.app._css_update_count
        if not self.query(".dialogue--title"):
            return  # composed while the program ends: nothing is in it
        self.fill()
        if self not in self.app.screen_stack:
            self.call_later(self._refresh_layout, self.app.size)

    def on_screen_resume(self, event: events.ScreenResume) -> None:
        """Show the frame at once; styles are asked for anew only where the theme is another."""
        event.refresh_styles = self._styled != self.app._css_update_count
        self._styled = self.app._css_update_count
        self.call_next(self._on_timer_update)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Look anew at what is below, if a line of it is asked for."""
        self._below = None
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """A line of the screen below, dimmed."""
        if self._below is None:
            self._below = self._dimmed()
            self._dirty_regions.clear()
        return self._below[y] if y < len(self._below) else Strip.blank(self.size.width)

    def _dimmed(self) -> list[Strip]:
        stack = self.app.screen_stack
        place = stack.index(self) if self in stack else 0
        if not place:
            return []
        dim = _Dim(self.styles.background)
        return [
            Strip([Segment(text, dim[style]) for text, style, _ in strip], strip.cell_length)
            for strip in stack[place - 1]._compositor.render_strips()
        ]


class _Dim(dict[Style | None, Style | None]):
    """Styles as textual dims them, by the styles."""

    def __init__(self, colour: Color) -> None:
        super().__init__()
        self._colour = colour

    def __missing__(self, style: Style | None) -> Style | None:
        ((_, dimmed, _),) = BackgroundScreen.process_segments([Segment(" ", style)], self._colour)
        self[style] = dimmed
        return dimmed
