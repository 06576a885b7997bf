"""Which rows stand where: heights, scrolling, and a cursor that stays in view.

Row heights are estimated from the length of the texts and corrected when a row comes into view; the row at the top
of the view is the anchor, so corrections above it never move what is being read.
"""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections.abc import Iterable
from dataclasses import dataclass

from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView

from alignpost.review.columns import Columns
from alignpost.review.heights import Heights
from alignpost.review.rows import Splice
from alignpost.review.state import ViewState
from alignpost.review.traits import FEW

__all__ = ["RowGeometry"]

_AIRY_FROM = 22
"""Lines of the list from which pairs are set apart by an empty line; below, every second one is shaded."""

_GUESSED = 3
"""Lines of a pair that nobody has looked at."""

_CONTEXT = 4
"""Lines kept in view above and below the cursor, where there are any."""


class RowGeometry(ScrollView, can_focus=True, inherit_bindings=False):
    """A list of rows of different heights, with a cursor.

    Args:
        view: owned by the screen.
    """

    @dataclass
    class Moved(Message):
        """The cursor stands on another row."""

        row: int

    class Refitted(Message):
        """The columns have other widths."""

    def __init__(self, view: ViewState) -> None:
        super().__init__()
        self.view = view
        self.columns = Columns.fit(80, 1)
        self._heights = Heights()
        self._exact = bytearray()
        self._geometry = (0, False)

    @abstractmethod
    def _height_of(self, row: int) -> int:
        """The lines that `row` takes, found by painting it."""

    @abstractmethod
    def _forget(self) -> None:
        """Let go of everything painted."""

    def rows_changed(self) -> None:
        """Other rows, or the same in another order: measure anew and show the cursor."""
        splice, self.view.splice = self.view.splice, None
        if splice is not None and len(self._heights) - splice.gone + splice.came == len(self.view.rows):
            self._splice(splice)
        else:
            self._estimate()
        self._show_cursor()
        self.refresh()

    def _splice(self, splice: Splice) -> None:
        """Rows came and went at one place; the others are as high as they were."""
        fresh = range(splice.first, splice.first + splice.came)
        self._heights.splice(splice.first, splice.gone, map(self._guess, fresh))
        self._exact[splice.first : splice.first + splice.gone] = bytes(splice.came)
        self._tell_size()

    def _guess(self, row: int) -> int:
        columns, pair = self.columns, self.view.pair_at(row)
        source, target = len(pair.source) // columns.source, len(pair.target) // columns.target
        lines = 2 + source + target if columns.stacked else 1 + max(source, target)
        return lines + int(self._geometry[1])

    def go_to(self, row: int) -> None:
        """Put the cursor on `row`, held within the list."""
        if not len(self.view):
            return
        row = max(0, min(len(self.view) - 1, row))
        moved = row != self.view.cursor
        self.view.cursor = row
        if moved:
            self.view.focus.moved()
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
        highest = self.view.pairs[-1].id if self.view.pairs else 1
        self.columns = Columns.fit(self._geometry[0], max(highest, len(self.view.pairs)))
        row, _ = self._heights.row_at(int(self.scroll_y)) if self._heights.total else (0, 0)
        self._forget()
        self._estimate()
        if row < len(self._heights):
            self._scroll(self._heights.top(row))
        self._show_cursor()
        self.post_message(self.Refitted())

    def _estimate(self) -> None:
        if self.view.is_complete:
            heights = self._guesses()
        else:
            heights = [_GUESSED + int(self._geometry[1])] * len(self.view.rows)
        self._heights = Heights(heights)
        self._exact = bytearray(len(self._heights))
        self._tell_size()

    def _guesses(self) -> Iterable[int]:
        """The estimated heights of all rows, as `_guess` has them."""
        if len(self.view) <= FEW:
            return map(self._guess, range(len(self.view)))
        columns, least = self.columns, 1 + int(self._geometry[1])
        import numpy as np  # noqa: PLC0415 - loaded after the first frame

        source, target = self.view.traits.lengths(self.view.rows)
        source, target = source // columns.source, target // columns.target
        lines = 1 + source + target if columns.stacked else np.maximum(source, target)
        return array("q", (least + lines).tobytes())

    def _tell_size(self) -> None:
        self.virtual_size = Size(self._geometry[0], self._heights.total)

    def _measure(self, first: int, lines: int) -> None:
        """Make heights exact from row `first` on, over at least `lines` lines."""
        changed, row = 0, first
        while row < len(self._heights) and lines > 0:
            if not self._exact[row]:
                changed += abs(self._heights.set(row, self._height_of(row)))
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
        # Rows that will stand above the cursor must be exact, or it would shift.
        while before > 0 and gap > 0:
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

    def _row_at(self, y: int) -> tuple[int, int] | None:
        """The row on line `y` of the view, and the line within it; None below the last one."""
        line = y + int(self.scroll_y)
        return self._heights.row_at(line) if 0 <= line < self._heights.total else None
