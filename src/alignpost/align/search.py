"""Coarse to fine: where in the lattice the right path can be.

Neighbours are added up, four and four, until the whole lattice is small; there the posterior of its states says which
columns each row needs, and the next finer lattice is searched around them. Every lattice is worked through stretch by
stretch, so that time grows with the length of the documents and memory hardly at all (the idea of coarse-to-fine
alignment by summed vectors is vecalign's: Thompson and Koehn 2019).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import Box
from alignpost.align.earning import Earning
from alignpost.align.evidence import Evidence
from alignpost.align.lattice import StackWays
from alignpost.align.stack import side_by_side

__all__ = ["WHOLE_CELLS", "Pulse", "Stretch", "Windows", "search_band", "search_windows", "settled_stack"]

WHOLE_CELLS = 250_000
"""Lattices up to this number of states are searched whole."""

STRETCH = 300
"""Rows of a lattice that are worked through at once, where the windows are not too wide."""
OVERLAP = 40
"""Rows beyond a stretch, on either side, after which it no longer matters where the path was cut off."""
_NARROW = 40
"""Columns that a window has where the path is known well."""
_STRETCH_CELLS = 600_000

_LOST = 1e-6
"""Share of a row's probability that may lie outside the windows on either side."""

_MARGIN = 6
"""Columns of the finer lattice that its windows are wider than the coarse pass asks for, on either side."""

_USUAL_WIDTH = 300
"""Columns that the windows of a lattice may have on average, for as many rows and columns as it has."""

Pulse = Callable[[], None]
"""Called several times a second; may raise to stop the work."""


class Stretch(NamedTuple):
    """Some rows of a lattice, and the box around them in which they are to be looked at."""

    first: int
    last: int
    """The row in which the next stretch begins."""
    box: Box

    def put(
        self,
        first: NDArray[np.int64],
        last: NDArray[np.int64],
        found: tuple[NDArray[np.int64], NDArray[np.int64]],
        corner: tuple[int, int],
    ) -> None:
        """Write what was found out about the columns of a box with that upper corner into those of all rows."""
        # A path that was looked for anew may begin behind the stretch's first row.
        begin, end = max(self.first, corner[0]), self.last + 1
        first[begin:end], last[begin:end] = (
            side[begin - corner[0] : end - corner[0]] + corner[1] for side in found
        )


class Windows(NamedTuple):
    """The columns first[i] .. last[i] in which the path crosses each row of a lattice; both never fall."""

    first: NDArray[np.int64]
    """Shape (n + 1,)."""
    last: NDArray[np.int64]
    target_size: int

    @classmethod
    def of(cls, first: NDArray[np.int64], last: NDArray[np.int64], target_size: int) -> Windows:
        """Windows made to rise and to hold both corners."""
        first = np.minimum.accumulate(np.clip(first, 0, target_size)[::-1])[::-1].copy()
        last = np.maximum.accumulate(np.clip(last, 0, target_size))
        first[0], last[-1] = 0, target_size
        return cls(first, last, target_size)

    @classmethod
    def whole(cls, source_size: int, target_size: int) -> Windows:
        """Every state there is."""
        rows = np.zeros(source_size + 1, dtype=np.int64)
        return cls(rows, rows + target_size, target_size)

    def bounded(self) -> Windows:
        """The same with so many states that time grows with the length of the documents.

        Where all segments are alike, no column is likelier than a thousand others. The widest windows are narrowed
        to their middle then, all to one width; a gap is wide in a few rows only and stays as it is.
        """
        widths = self.last - self.first + 1
        most = _USUAL_WIDTH * (len(widths) + self.target_size)
        if widths.sum() <= most:
            return self
        # The largest width with which the states are few enough; sums of clipped widths rise with it.
        low, high = 1, int(widths.max())
        while low < high:
            width = (low + high + 1) // 2
            low, high = (width, high) if np.minimum(widths, width).sum() <= most else (low, width - 1)
        start = (self.first + self.last - low) // 2 + 1
        return Windows.of(
            np.maximum(self.first, start), np.minimum(self.last, start + low - 1), self.target_size
        )

    def middle(self, row: int) -> int:
        """Where a path may be cut off at that row, for want of anything better; the corners where they are."""
        if row in (0, len(self.first) - 1):
            return 0 if row == 0 else self.target_size
        return int(self.first[row] + self.last[row]) // 2

    def band(self, a: int, b: int, c: int, d: int) -> Band:
        """Of the box of rows a .. b and columns c .. d, counted from its own corner."""
        return Band.between(self.first[a : b + 1] - c, self.last[a : b + 1] - c, d - c)

    def rows_from(self, row: int) -> int:
        """How many rows from this one on make a stretch; fewer where the windows are wide, all of a small lattice."""
        size = len(self.first) - 1
        if not self.first[-1] and (size + 1) * (self.target_size + 1) <= WHOLE_CELLS:
            return size - row
        count = STRETCH
        while count > OVERLAP:
            end = min(row + count, size)
            if count * int((self.last[row : end + 1] - self.first[row : end + 1]).max()) <= _STRETCH_CELLS:
                break
            count //= 2
        return count

    def stretches(self, size: int) -> Iterator[Stretch]:
        """A lattice of so many rows in pieces."""
        a = 0
        while a < size:
            b = min(a + self.rows_from(a), size)
            start = self._cut(a, -1) if a > OVERLAP else 0
            end = self._cut(b, 1) if b + OVERLAP < size else size
            yield Stretch(a, b, (start, end, self.middle(start), self.middle(end)))
            a = b

    def _cut(self, row: int, way: int) -> int:
        """A row beyond `row` on that way (-1 up, 1 down) where the path is known well; further off if it must be."""
        at = row
        for reach in (2, 4, 8):
            first, last = sorted((row + way * OVERLAP, row + way * reach * OVERLAP))
            at = self.narrowest(first, last, near=row)
            if self.last[at] - self.first[at] <= _NARROW:
                break
        return at

    def narrowest(self, first: int, last: int, near: int) -> int:
        """Of the rows `first` .. `last`, as far as they exist, that with the narrowest window; of equals the nearest."""
        rows = np.arange(max(0, first), min(last, len(self.first) - 1) + 1)
        widths = self.last[rows] - self.first[rows]
        rows = rows[widths == widths.min()]
        return int(rows[np.abs(rows - near).argmin()])


def search_band(evidence: Evidence, weights: Mapping[str, float]) -> Band:
    """The band of the lattice in which an alignment of `evidence` is to be looked for."""
    windows = search_windows(evidence, weights)
    return Band.between(windows.first, windows.last, windows.target_size)


def search_windows(
    evidence: Evidence, weights: Mapping[str, float], pulse: Pulse = lambda: None, margin: int = _MARGIN
) -> Windows:
    """For each row of the lattice the columns in which an alignment of `evidence` is to be looked for.

    Args:
        evidence: that of the lattice.
        weights: by feature name.
        pulse: called several times a second; may raise to stop the work.
        margin: columns that the windows of every level are wider than the coarser one asks for, on either side.
    """
    n, m = evidence.source_size, evidence.target_size
    if (n + 1) * (m + 1) <= WHOLE_CELLS:
        return Windows.whole(n, m)
    coarse, each = evidence.halved(pulse), 2
    if (n + 1) * (m + 1) > 4 * WHOLE_CELLS:
        coarse, each = coarse.halved(pulse), 4
    around = search_windows(coarse, weights, pulse, margin)
    first, last = around.first.copy(), around.last.copy()
    stretches = list(around.stretches(coarse.source_size))
    boxes = [stretch.box for stretch in stretches]
    bands = [around.band(*box) for box in boxes]
    earning = Earning(coarse, weights, boxes, bands)
    for group in side_by_side(bands):
        for k, window in zip(group, settled_stack(earning.ways(group, pulse)), strict=True):
            stretches[k].put(first, last, window, (boxes[k][0], boxes[k][2]))
    rows = np.arange(n + 1)
    before, behind = rows // each, np.minimum((rows + each - 1) // each, len(first) - 1)
    return Windows.of(each * first[before] - margin, each * last[behind] + margin, m).bounded()


def settled_stack(found: StackWays) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Of each band the first and the last column of each row that hold all but a trace of its probability.

    Args:
        found: how likely the path passes each state, apart from a factor for each row.
    """
    bands = found.posteriors.stack.bands
    share = np.cumsum(found.states, axis=2)
    whole = np.maximum(share[:, :, -1:], 1e-300)
    before = (share < _LOST * whole).sum(axis=2)
    until = (share < (1 - _LOST) * whole).sum(axis=2)
    windows = []
    for place, band in enumerate(bands):
        rows = slice(0, len(band.low))
        last = np.minimum(until[rows, place], band.width - 1)
        windows.append((band.low + np.minimum(before[rows, place], band.width - 1), band.low + last))
    return windows
