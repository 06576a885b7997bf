"""Row heights with fast sums: which row holds screen line y, and on which line does row r begin.

The heights lie in blocks whose sums are kept (square root decomposition): of a hundred thousand rows, a question, a
correction, and rows that come or go, look at some hundreds of numbers each, in loops that run in C.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable
from itertools import accumulate

__all__ = ["Heights"]

_BLOCK = 512


class Heights:
    """Heights of rows in lines, each at least 1, with prefix sums.

    Args:
        heights: one number a row, from the top.
        block: rows of a block when it is made; one that has grown to twice as many is cut.
    """

    def __init__(self, heights: Iterable[int] = (), *, block: int = _BLOCK) -> None:
        self._size = block
        self._blocks = self._cut(array("q", heights))
        self._sums = [sum(each) for each in self._blocks]
        self._add_up()

    def __len__(self) -> int:
        return self._rows[-1]

    def __getitem__(self, row: int) -> int:
        """The height of `row`."""
        block = self._block_of(row)
        return self._blocks[block][row - self._rows[block]]

    @property
    def total(self) -> int:
        """Lines of all rows together."""
        return self._lines[-1]

    def top(self, row: int) -> int:
        """The line on which `row` begins: the heights of all rows before it."""
        block = self._block_of(row)
        return self._lines[block] + sum(self._blocks[block][: row - self._rows[block]])

    def row_at(self, line: int) -> tuple[int, int]:
        """The row that covers `line`, and how far below the row's first line it lies.

        Args:
            line: 0 up to `total`, not included.
        """
        block = bisect_right(self._lines, line) - 1
        tops = list(accumulate(self._blocks[block], initial=self._lines[block]))
        place = bisect_right(tops, line) - 1
        return self._rows[block] + place, line - tops[place]

    def splice(self, first: int, gone: int, came: Iterable[int]) -> None:
        """Replace `gone` rows from `first` on by others of these heights."""
        block = self._block_of(first)
        last = max(block, self._block_of(first + gone))
        fresh = array("q")
        for each in self._blocks[block : last + 1]:
            fresh += each
        at = first - self._rows[block]
        fresh[at : at + gone] = array("q", came)
        blocks = [fresh] if len(fresh) <= 2 * self._size else self._cut(fresh)
        self._blocks[block : last + 1] = blocks
        self._sums[block : last + 1] = [sum(each) for each in blocks]
        self._add_up()

    def set(self, row: int, height: int) -> int:
        """Correct the height of `row`; returns by how many lines it changed."""
        block = self._block_of(row)
        place = row - self._rows[block]
        change = height - self._blocks[block][place]
        if change:
            self._blocks[block][place] = height
            self._sums[block] += change
            self._add_up()
        return change

    def _block_of(self, row: int) -> int:
        """The block that holds `row`; the last one for what lies behind the last row."""
        return min(bisect_right(self._rows, row), len(self._blocks)) - 1

    def _add_up(self) -> None:
        self._rows = list(accumulate(map(len, self._blocks), initial=0))
        """Rows before each block, and of all."""
        self._lines = list(accumulate(self._sums, initial=0))
        """Lines before each block, and of all."""

    def _cut(self, heights: array[int]) -> list[array[int]]:
        starts = range(0, len(heights), self._size) or (0,)
        return [heights[start : start + self._size] for start in starts]
