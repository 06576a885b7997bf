"""A page of entries of which one is under a cursor: the history of a pair, the changes of find and replace."""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.strip import Strip

from alignpost.review.page import Page
from alignpost.review.styles import Inks

__all__ = ["CursorPage"]

_PAGE = 10
_ALL = 10**9


class CursorPage(Page):
    """Goes from entry to entry; the cursor is to be seen while the page has the focus."""

    TWO_COLUMNS = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "go(1)", show=False),
        Binding("up,k", "go(-1)", show=False),
        Binding("pagedown,space", f"go({_PAGE})", show=False),
        Binding("pageup", f"go(-{_PAGE})", show=False),
        Binding("home,g", f"go(-{_ALL})", show=False),
        Binding("end,G", f"go({_ALL})", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._cursor = 0
        """The place of an entry among all of them."""

    @property
    @abstractmethod
    def entries(self) -> int:
        """How many there are."""

    @property
    @abstractmethod
    def cursor_lines(self) -> range:
        """The lines of the entry under the cursor."""

    def stand(self, place: int) -> None:
        """Put the cursor on an entry, or on the one nearest to `place`; it is brought into view."""
        self._cursor = max(0, min(place, self.entries - 1))

    def render_line(self, y: int) -> Strip:
        """One line; those of the entry under the cursor stand out."""
        strip = super().render_line(y)
        if not (self.has_focus and self.entries) or y + int(self.scroll_y) not in self.cursor_lines:
            return strip
        inks = Inks(self)
        lit = Style(bgcolor=inks["row_cursor"].bgcolor)
        bar = Segment("▌", self.rich_style + inks["accent"] + lit)
        rest = [Segment(text, (style or Style.null()) + lit) for text, style, _ in strip.crop(1)]
        return Strip([bar, *rest], strip.cell_length)

    def action_go(self, by: int) -> None:
        """So many entries on or back; one that is taller than the page is first read to its end."""
        if not self.entries:
            return
        lines, (top, height) = self.cursor_lines, self._seen
        if by == 1 and lines.stop > top + height:
            self.scroll_to(y=min(lines.stop - height, top + height - 1), animate=False)
        elif by == -1 and lines.start < top:
            self.scroll_to(y=max(lines.start, top - height + 1), animate=False)
        else:
            self.stand(self._cursor + by)
            self.bring_into_view()

    def bring_into_view(self) -> None:
        """Scroll no further than it takes to see the entry under the cursor, or its beginning."""
        lines, (top, height) = self.cursor_lines, self._seen
        self.scroll_to(y=min(max(top, lines.stop - height), lines.start), animate=False)
        self.refresh()

    @property
    def _seen(self) -> tuple[int, int]:
        """The first line that is seen, and how many are."""
        return int(self.scroll_y), self.scrollable_content_region.height
