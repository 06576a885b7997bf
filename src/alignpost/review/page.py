"""A scrolling page of lines: help, statistics, history."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alignpost.review.sheet import Sheet
from alignpost.review.styles import Inks

__all__ = ["Page"]

_TWO_COLUMNS_FROM = 100
_GAP = 4
_AROUND = {False: 6, True: 10}
"""Lines of a dialogue around its page, and of the screen around the dialogue; more where the dialogue is airy."""


class Page(ScrollView, can_focus=True):
    """Lays out one sheet, or two beside each other where there is room."""

    TWO_COLUMNS: ClassVar[bool] = True
    """Whether two sheets may stand beside each other."""

    FITTED: ClassVar[bool] = False
    """Whether the page is no taller than what is written on it; otherwise it fills its dialogue."""

    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []

    @abstractmethod
    def write(self, left: Sheet, right: Sheet) -> None:
        """Fill the sheets; where there is room for one only, both are the same."""

    def on_resize(self) -> None:
        """Lay out anew."""
        self.lay_out()

    def begin(self) -> None:
        """Another page: from its top."""
        self.scroll_to(y=0, animate=False)
        self.lay_out()

    def lay_out(self) -> None:
        """Write the page for the present width."""
        width = self.scrollable_content_region.width
        if width <= 0:
            return
        inks = Inks(self)
        lines: list[list[Segment]]
        if self.TWO_COLUMNS and width >= _TWO_COLUMNS_FROM:
            left = Sheet((width - _GAP) // 2, inks)
            right = Sheet(width - _GAP - left.width, inks)
            self.write(left, right)
            lines = left.beside(right, _GAP)
        else:
            sheet = Sheet(width, inks)
            self.write(sheet, sheet)
            lines = sheet.lines
        self._strips = []
        self.put_below(lines)

    def put_below(self, lines: Iterable[list[Segment]]) -> None:
        """More lines, below those that are there."""
        self._strips += map(Strip, lines)
        self.virtual_size = Size(self.scrollable_content_region.width, len(self._strips))
        if self.FITTED:
            around = _AROUND[self.screen.has_class("-tall")]
            self.styles.height = max(3, min(len(self._strips), self.screen.size.height - around))
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line."""
        line = y + int(self.scroll_y)
        if line >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[line].extend_cell_length(self.size.width).apply_style(self.rich_style)
