"""Several bands side by side, so that one row of all of them is worked through in one operation.

A band narrower or lower than the others is filled up with states that cannot be.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST, SOURCE_SIZES, TARGET_SIZES

__all__ = ["IMPOSSIBLE", "Doubles", "Stack", "arriving", "side_by_side"]

Doubles = NDArray[np.float64]

IMPOSSIBLE = -1e9
"""The gain of what cannot be; far below any sum of real gains, far above overflow."""

_MOST_CELLS = 400_000
"""States of all bands of a stack, unless one alone has more."""
_ALIKE = 1.4
"""How much wider than the narrowest of a stack its widest band may be."""

_SHAPES = np.arange(len(FILLED))[:, None, None]


@dataclass(frozen=True, slots=True)
class Stack:
    """Bands of one height and width."""

    low: NDArray[np.int64]
    """Shape (height + 1, bands): the first column of each row; below a band's end that of its last row."""
    width: int
    filled: NDArray[np.float32]
    """Shape (height, shapes, bands, width): what the filled bead that ends in row i + 1 is worth."""
    outside: NDArray[np.bool_]
    """Shape (bands, width): lanes that a narrower band does not have."""
    sizes: Sequence[tuple[int, int]]
    """Of each band, its last row and the lane of its last corner."""

    @classmethod
    def of(cls, bands: Sequence[Band], filled: Sequence[NDArray[np.float32]], nothing: float) -> Stack:
        """The bands with what their filled beads are worth, each (shapes, rows, width)."""
        height, width = max(len(band.low) for band in bands) - 1, max(band.width for band in bands)
        worth = np.full((height, len(FILLED), len(bands), width), nothing, dtype=np.float32)
        low = np.empty((height + 1, len(bands)), dtype=np.int64)
        for place, (band, values) in enumerate(zip(bands, filled, strict=True)):
            rows = len(band.low)
            low[:rows, place], low[rows:, place] = band.low, band.low[-1]
            worth[: rows - 1, :, place, : band.width] = values.transpose(1, 0, 2)
        lanes = np.arange(width)
        outside = np.array([lanes >= band.width for band in bands])
        # The last corner is the last column of the last row.
        sizes = [(len(band.low) - 1, band.width - 1) for band in bands]
        return cls(low, width, worth, outside, sizes)

    @property
    def height(self) -> int:
        """Rows of the highest band, without row 0."""
        return len(self.low) - 1

    def states(self, above: int = 0, beside: int = 0) -> Doubles:
        """Impossible states, (above + height + 1, bands, beside + width + 1); the last lane stays impossible."""
        size = (above + self.height + 1, self.low.shape[1], beside + self.width + 1)
        return np.full(size, IMPOSSIBLE)

    def by_row(self, values: Sequence[Doubles]) -> Doubles:
        """From a value a row for each band to (height, bands, 1)."""
        found = np.zeros((self.height, len(values), 1))
        for place, each in enumerate(values):
            found[: len(each), place, 0] = each
        return found

    def by_column(self, values: Sequence[Doubles]) -> Doubles:
        """From a value a column for each band to their running sums, (bands, columns and a width of nothing more)."""
        found = np.zeros((len(values), max(map(len, values)) + self.width + 1))
        for place, each in enumerate(values):
            found[place, 1 : len(each) + 1] = each
        return np.cumsum(found, axis=1)

    def along(self, running: Doubles) -> tuple[Doubles, Doubles]:
        """Running sums of columns at every state, and what the step to the next column earns."""
        columns = self.low[:, :, None] + np.arange(self.width + 1)
        columns += (np.arange(len(running)) * running.shape[1])[:, None]
        found = running.reshape(-1).take(columns)
        return found[:, :, :-1], found[:, :, 1:] - found[:, :, :-1]

    def ends(self) -> dict[int, tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """The bands that end in a row, and their last lanes, by row."""
        return {
            row: (
                np.array([place for place, size in enumerate(self.sizes) if size[0] == row], dtype=np.int64),
                np.array([size[1] for size in self.sizes if size[0] == row], dtype=np.int64),
            )
            for row in {size[0] for size in self.sizes}
        }

    def later(self, states: Doubles, row: int) -> Doubles:
        """States of the row above, (bands, width + 1), seen from the lanes of this one."""
        return self._seen(states, np.minimum(self._lanes(row - 1, row), self.width))

    def earlier(self, states: Doubles, row: int) -> Doubles:
        """States of the row below, (bands, width + 1), seen from the lanes of this one."""
        lanes = self._lanes(row + 1, row)
        lanes[lanes < 0] = self.width
        return self._seen(states, lanes)

    def _lanes(self, there: int, here: int) -> NDArray[np.int64]:
        return np.asarray(np.arange(self.width) + (self.low[here] - self.low[there])[:, None])

    def _seen(self, states: Doubles, lanes: NDArray[np.int64]) -> Doubles:
        lanes += np.arange(0, states.size, self.width + 1)[:, None]
        return np.asarray(states.reshape(-1).take(lanes))

    def leaving(self, entering: Doubles, row: int) -> Doubles:
        """What each filled bead that sets out from a row leads to, (shapes, bands, width).

        Args:
            entering: (LARGEST + 1, shapes, bands, 1 + width + 1): the worth of entering a state of row r by a bead
                of that shape, at place r modulo LARGEST + 1.
            row: the row.
        """
        rows = row + SOURCE_SIZES
        below = self.low[np.minimum(rows, self.height)]
        lanes = np.arange(self.width) + (self.low[row] - below + TARGET_SIZES[:, None] + 1)[:, :, None]
        bands = np.arange(len(self.outside))[:, None]
        there = entering[
            (rows % (LARGEST + 1))[:, None, None], _SHAPES, bands, np.clip(lanes, 0, self.width + 1)
        ]
        there[rows > self.height] = IMPOSSIBLE
        return np.asarray(there)


def arriving(stack: Stack, states: Doubles, row: int) -> Doubles:
    """What the ways into a row by each filled bead are worth, (shapes, bands, width).

    Args:
        stack: the bands.
        states: (LARGEST + rows, bands, LARGEST + width + 1), impossible where no state is.
        row: the row, from 1 on.
    """
    _, bands, span = states.shape
    above = row - np.arange(1, LARGEST + 1)
    shift = stack.low[row] - stack.low[np.maximum(above, 0)]
    # Columns from LARGEST before the first lane on, so that every size of target group is a slice.
    lanes = np.minimum(np.arange(stack.width + LARGEST) + shift[:, :, None], span - 1)
    lanes += ((above + LARGEST)[:, None] * bands + np.arange(bands))[:, :, None] * span
    found = states.reshape(-1).take(lanes)
    ways = stack.filled[row - 1].astype(np.float64)
    for number, (a, b) in enumerate(FILLED):
        ways[number] += found[a - 1, :, LARGEST - b : LARGEST - b + stack.width]
    return np.asarray(ways)


def side_by_side(bands: Sequence[Band]) -> list[list[int]]:
    """The bands' numbers in groups that are worth stacking: alike in width, and not too many."""
    groups: list[list[int]] = []
    height = widest = 0
    for number in sorted(range(len(bands)), key=lambda place: bands[place].width):
        band = bands[number]
        if groups and band.width <= widest:
            tallest = max(height, len(band.low))
            if (len(groups[-1]) + 1) * tallest * band.width <= _MOST_CELLS:
                groups[-1].append(number)
                height = tallest
                continue
        groups.append([number])
        height, widest = len(band.low), int(band.width * _ALIKE)
    return groups
