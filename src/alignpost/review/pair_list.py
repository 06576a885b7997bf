"""The list of pairs: only what is on the screen is ever wrapped and painted.

Built on Textual's Line API. Row heights are estimated from the length of the texts and corrected when a row comes
into view; the row at the top of the view is the anchor, so corrections above it never move what is being read.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alignpost.review.columns import Columns
from alignpost.review.heights import Heights
from alignpost.review.pair_row import PaintedRow, RowPainter
from alignpost.review.state import ViewState
from alignpost.review.styles import INKS, Inks

__all__ = ["PairList"]

_AIRY_FROM = 22
"""Lines of the list from which pairs are set apart by an empty line; below, every second one is shaded."""

_CONTEXT = 4
"""Lines kept in view above and below the cursor, where there are any."""


class PairList(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows the rows of a `ViewState` and keeps its cursor in view.

    Args:
        view: owned by the screen; after changing it, the screen calls `rows_changed` or `pair_changed`.
        languages: tags of source and target.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS} | {
        "pairs--cursor",
        "pairs--shade",
        "pairs--bar",
    }
    ALLOW_SELECT = False

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        row: int

    class Refitted(Message):
        """The columns have other widths."""

    def __init__(self, view: ViewState, languages: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.view = view
        self.languages = languages
        self.columns = Columns.fit(80, 1)
        self.mark_no_break = False
        self._heights = Heights()
        self._exact = bytearray()
        self._painted: LRUCache[int, PaintedRow] = LRUCache(512)
        self._inks = Inks(self)
        self._geometry = (0, False)

    # --- what the screen calls

    def rows_changed(self) -> None:
        """Other rows, or the same in another order: measure anew and show the cursor."""
        self._painted.clear()
        self._estimate()
        self._show_cursor()
        self.refresh()

    def pair_changed(self, index: int) -> None:
        """The pair at `index` of the project was edited."""
        row = self.view.row_of(index)
        if row is not None and row < len(self._exact):
            self._painted.discard(row)
            self._exact[row] = 0
            self.refresh()

    def search_changed(self) -> None:
        """Other words are lit up; heights stay."""
        self._painted.clear()
        self.refresh()

    def show_no_break(self, shown: bool) -> None:
        """Mark no-break spaces, or stop marking them."""
        self.mark_no_break = shown
        self.search_changed()

    def go_to(self, row: int) -> None:
        """Put the cursor on `row`, held within the list."""
        if not len(self.view):
            return
        row = max(0, min(len(self.view) - 1, row))
        moved = row != self.view.cursor
        self.view.cursor = row
        self._show_cursor()
        if moved:
            self.refresh()
            self.post_message(self.Moved(row))

    def step(self, by: int) -> None:
        """One pair up or down, or one page inside a pair that is taller than the view."""
        if not len(self.view):
            return
        row, page = self.view.cursor, self._page
        top, height = self._heights.top(row), self._heights[row]
        first = int(self.scroll_y)
        if by > 0 and top + height > first + page and height > page:
            self._scroll(min(first + page - 2, top + height - page))
        elif by < 0 and top < first and height > page:
            self._scroll(max(first - page + 2, top))
        else:
            self.go_to(row + by)

    def page(self, by: int) -> None:
        """One screen up or down."""
        if not len(self.view):
            return
        line = self._heights.top(self.view.cursor) + by * max(1, self._page - 1)
        row, _ = self._heights.row_at(max(0, min(self._heights.total - 1, line)))
        self.go_to(row if row != self.view.cursor else row + by)

    # --- geometry

    @property
    def _page(self) -> int:
        return max(1, self.scrollable_content_region.height)

    def on_resize(self) -> None:
        """Fit the columns; where the width changed, estimate all heights anew."""
        region = self.scrollable_content_region
        geometry = (region.width, region.height >= _AIRY_FROM)
        if geometry != self._geometry and region.width > 0:
            self._geometry = geometry
            self._fit()

    def _fit(self) -> None:
        highest = max((pair.id for pair in self.view.pairs[-1:]), default=1)
        self.columns = Columns.fit(self._geometry[0], max(highest, len(self.view.pairs)))
        row, _ = self._heights.row_at(int(self.scroll_y)) if self._heights.total else (0, 0)
        self._painted.clear()
        self._estimate()
        if row < len(self._heights):
            self._scroll(self._heights.top(row))
        self._show_cursor()
        self.post_message(self.Refitted())

    def _estimate(self) -> None:
        columns, extra = self.columns, int(self._geometry[1])
        pairs = self.view.pairs
        if columns.stacked:
            heights = [
                2 + extra + len(pairs[i].source) // columns.source + len(pairs[i].target) // columns.target
                for i in self.view.rows
            ]
        else:
            narrow = columns.target
            heights = [
                1 + extra + max(len(pairs[i].source), len(pairs[i].target)) // narrow for i in self.view.rows
            ]
        self._heights = Heights(heights)
        self._exact = bytearray(len(heights))
        self._tell_size()

    def _tell_size(self) -> None:
        self.virtual_size = Size(self._geometry[0], self._heights.total)

    def _measure(self, first: int, lines: int) -> None:
        """Make heights exact from row `first` on, over at least `lines` lines."""
        changed, row = 0, first
        while row < len(self._heights) and lines > 0:
            if not self._exact[row]:
                changed += abs(self._heights.set(row, len(self._row(row))))
                self._exact[row] = 1
            lines -= self._heights[row]
            row += 1
        if changed:
            self._tell_size()

    def _show_cursor(self) -> None:
        """Scroll as little as shows the row under the cursor; a taller one than the view shows its top."""
        if not len(self.view) or not self._geometry[0]:
            return
        row, page = self.view.cursor, self._page
        before = row
        gap = page
        while (
            before > 0 and gap > 0
        ):  # rows that will stand above the cursor must be exact, or it would shift
            before -= 1
            if not self._exact[before]:
                self._measure(before, 1)
            gap -= self._heights[before]
        self._measure(row, page)
        top, height, first = self._heights.top(row), self._heights[row], int(self.scroll_y)
        margin = max(0, min(_CONTEXT, (page - height) // 2))
        if height >= page or top - margin < first:
            self._scroll(top - margin)
        elif top + height + margin > first + page:
            self._scroll(top + height + margin - page)

    def _scroll(self, line: int) -> None:
        self.scroll_to(y=max(0, line), animate=False)

    # --- painting

    def notify_style_update(self) -> None:
        """Another theme: forget everything painted in the old one."""
        super().notify_style_update()
        self._inks.clear()
        self._painted.clear()

    @property
    def painter(self) -> RowPainter:
        """Paints rows for the present geometry, theme and search."""
        return RowPainter(
            self.columns,
            self._inks,
            self.view.search,
            self.languages,
            airy=self._geometry[1],
            mark_no_break=self.mark_no_break,
        )

    def _row(self, row: int) -> PaintedRow:
        painted = self._painted.get(row)
        if painted is None:
            painted = self.painter.row(self.view.pair_at(row), stale=self.view.stays_only(row))
            self._painted[row] = painted
        return painted

    def render_lines(self, crop: Region) -> list[Strip]:
        """Measure what is about to be seen, then paint it."""
        if self._heights.total and self._geometry[0]:
            row, _ = self._heights.row_at(min(int(self.scroll_y), self._heights.total - 1))
            self._measure(row, self._page)
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        width, base = self.size.width, self.rich_style
        line = y + int(self.scroll_y)
        if not self._geometry[0] or line >= self._heights.total:
            return self._nothing(y) if not len(self.view) else Strip.blank(width, base)
        row, offset = self._heights.row_at(line)
        painted = self._row(row)
        if offset >= len(painted):
            return Strip.blank(width, base)
        strip = painted.line(offset)
        if self._geometry[1] and offset == len(painted) - 1:
            return strip.extend_cell_length(width).apply_style(base)
        if row == self.view.cursor:
            return self._under_cursor(strip, base)
        if not self._geometry[1] and row % 2:
            base += self._background("pairs--shade")
        return strip.extend_cell_length(width).crop(0, width).apply_style(base)

    def _under_cursor(self, strip: Strip, base: Style) -> Strip:
        width = self.size.width
        if self.app.no_color:
            plain = [Segment(text, _without_colour(style)) for text, style, _ in strip]
            strip, base = Strip(plain), base + Style(reverse=True)
        lit = base + self._background("pairs--cursor")
        bar = Segment("▌", lit + self.get_component_rich_style("pairs--bar", partial=True))
        rest = strip.extend_cell_length(width).crop(1, width).apply_style(lit)
        return Strip([bar, *rest], width)

    def _background(self, component: str) -> Style:
        return Style(bgcolor=self.get_component_rich_style(component).bgcolor)

    def _nothing(self, y: int) -> Strip:
        words = "No pair matches the filter; F shows all." if self.view.filter else "There are no pairs."
        text = ("  " + words if y == 1 else "").ljust(self.size.width)
        return Strip([Segment(text[: self.size.width], self._inks["muted"])]).apply_style(self.rich_style)

    # --- mouse

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the pair that was clicked."""
        line = event.y + int(self.scroll_y)
        if 0 <= line < self._heights.total:
            self.go_to(self._heights.row_at(line)[0])


def _without_colour(style: Style | None) -> Style:
    """The weight and underline of `style` alone: reversed, its colours would come out as patches."""
    if style is None:
        return Style.null()
    return Style(bold=style.bold, underline=style.underline)
