"""Row heights with fast sums: which row holds screen line y, and on which line does row r begin.

A Fenwick tree (Fenwick 1994, *A New Data Structure for Cumulative Frequency Tables*): both questions and a
correction take O(log n), building takes O(n), so a hundred thousand rows of varying height stay cheap.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, chain
from operator import sub

__all__ = ["Heights"]


class Heights:
    """Heights of rows in lines, each at least 1, with prefix sums.

    Args:
        heights: one number a row, from the top.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights = array("q", heights)
        sums = list(accumulate(self._heights, initial=0))
        # A node holds the sum over the rows above its lowest set bit, in loops that run in C.
        self._tree = array("q", chain((0,), map(sub, sums[1:], map(sums.__getitem__, _below(len(self))))))
        self._total = sums[-1]

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, row: int) -> int:
        """The height of `row`."""
        return self._heights[row]

    @property
    def total(self) -> int:
        """Lines of all rows together."""
        return self._total

    def top(self, row: int) -> int:
        """The line on which `row` begins: the heights of all rows before it."""
        lines = 0
        while row > 0:
            lines += self._tree[row]
            row -= row & -row
        return lines

    def row_at(self, line: int) -> tuple[int, int]:
        """The row that covers `line`, and how far below the row's first line it lies.

        Args:
            line: 0 up to `total`, not included.
        """
        position, step = 0, 1 << len(self._heights).bit_length() >> 1
        while step:
            if position + step <= len(self._heights) and self._tree[position + step] <= line:
                position += step
                line -= self._tree[position]
            step >>= 1
        return position, line

    def spliced(self, first: int, gone: int, came: Iterable[int]) -> Heights:
        """The heights after `gone` rows from `first` on were replaced by others."""
        fresh = self._heights[:]
        fresh[first : first + gone] = array("q", came)
        return Heights(fresh)

    def set(self, row: int, height: int) -> int:
        """Correct the height of `row`; returns by how many lines it changed."""
        change = height - self._heights[row]
        if change:
            self._heights[row] = height
            self._total += change
            node = row + 1
            while node < len(self._tree):
                self._tree[node] += change
                node += node & -node
        return change


_known_below: list[int] = []


def _below(count: int) -> Sequence[int]:
    """For the nodes 1 to `count` of a Fenwick tree, their numbers without the lowest set bit; kept for the next time."""
    if len(_known_below) < count:
        _known_below.extend(node & (node - 1) for node in range(len(_known_below) + 1, count + 1))
    return _known_below[:count]
