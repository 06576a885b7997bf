"""A dialogue over a screen that stays visible, dimmed: what is below is dimmed a style at a time, not a segment."""

from __future__ import annotations

from typing import TypeVar

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region
from textual.renderables.background_screen import BackgroundScreen
from textual.screen import ModalScreen
from textual.strip import Strip

__all__ = ["Dialogue"]

T = TypeVar("T")


class Dialogue(ModalScreen[T]):
    """Painted as `ModalScreen` is, in a third of the time: a key that opens a dialogue should not be felt."""

    def __init__(self) -> None:
        super().__init__()
        self._below: list[Strip] | None = None

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
