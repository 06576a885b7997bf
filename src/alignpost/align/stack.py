"""Several bands side by side, so that one row of all of them is worked through in one operation.

A band narrower or lower than the others is filled up with states that cannot be. Rows are kept with room on either
side, so that what a bead begins or ends in is found by adding a number to the place of a row, whatever its columns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import as_strided
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST

__all__ = [
    "IMPOSSIBLE",
    "LAYERS",
    "MOST_SCALE",
    "ORDER",
    "RING",
    "Begun",
    "Doubles",
    "Floats",
    "Stack",
    "factors",
    "side_by_side",
]

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]
Places = NDArray[np.int64]

IMPOSSIBLE = -1e9
"""The gain of what cannot be; far below any sum of real gains, far above overflow."""

_MOST_CELLS = 400_000
"""States of all bands of a stack, unless one alone has more."""
_ALIKE = 1.7
"""How much wider than the narrowest of a stack its widest band may be."""
_ROW_CELLS = 400
"""States that take as long as what is done once for each row of a stack."""
ORDER = sorted(range(len(FILLED)), key=lambda number: FILLED[number])
"""The places of FILLED, shapes of one source size side by side."""
_BY_SIZE = [
    slice(
        min(place for place, number in enumerate(ORDER) if FILLED[number][0] == size),
        max(place for place, number in enumerate(ORDER) if FILLED[number][0] == size) + 1,
    )
    for size in range(1, LARGEST + 1)
]
"""Where the shapes of each source size stand in that order: with 1, 2 ... target segments, none left out."""
RING = LARGEST + 1
"""Rows that the backward pass keeps, one more than a bead reaches over."""
MOST_SCALE = 700.0
"""Logarithm of the largest factor."""
_SIZES = np.arange(1, LARGEST + 1)
LAYERS = np.concatenate([[1], _SIZES])
"""Source segments of the beads in each layer of such a row: first empty source beads, then filled ones by size."""


class Begun(NamedTuple):
    """What stands where the beads that end in a row begin."""

    held: Doubles
    """Shape (LARGEST, bands, LARGEST + width): for each source size the row in which such beads begin."""
    by_size: Sequence[Doubles]
    """The same seen from where the beads end: for each source size (shapes of that size, bands, width)."""

    def fill(self, states: Doubles, places: Places) -> None:
        """Take over what stands at the places given, (LARGEST, bands), and to the right of them."""
        lanes = places[:, :, None] + np.arange(self.held.shape[2])
        # All places are inside; "clip" only keeps numpy from making a copy first.
        states.reshape(-1).take(lanes, out=self.held, mode="clip")

    def scale(self, scales: Doubles) -> None:
        """Multiply the rows as their scales demand, logarithms (LARGEST, bands)."""
        np.multiply(self.held, factors(scales), out=self.held)

    def each(self, joined: np.ufunc, values: NDArray[np.floating], out: NDArray[np.floating]) -> None:
        """Join what stands there with a value for each bead, (shapes, bands, width), shapes in the order of ORDER."""
        for part, begun in zip(_BY_SIZE, self.by_size, strict=True):
            joined(begun, values[part], out=out[part], casting="same_kind")


class Stack(NamedTuple):
    """Bands of one height and width."""

    bands: Sequence[Band]
    low: Places
    """Shape (height + 1, bands): the first column of each row; below a band's end that of its last row."""
    width: int
    outside: NDArray[np.bool_]
    """Shape (bands, width): lanes that a narrower band does not have."""
    reach: int
    """By how many columns a row begins before another that a bead joins to it, as far as that matters."""

    @classmethod
    def of(cls, bands: Sequence[Band]) -> Stack:
        """These bands."""
        height, width = max(len(band.low) for band in bands) - 1, max(band.width for band in bands)
        low = np.empty((height + 1, len(bands)), dtype=np.int64)
        for place, band in enumerate(bands):
            rows = len(band.low)
            low[:rows, place], low[rows:, place] = band.low, band.low[-1]
        outside = np.array([np.arange(width) >= band.width for band in bands])
        far = min(LARGEST, height)
        reach = min(int((low[far:] - low[: height + 1 - far]).max(initial=0)), width + LARGEST)
        return cls(bands, low, width, outside, reach)

    @property
    def height(self) -> int:
        """Rows of the highest band, without row 0."""
        return len(self.low) - 1

    @property
    def columns(self) -> int:
        """Target segments of the band that has most."""
        return max(int(band.low[-1]) + band.width - 1 for band in self.bands)

    @property
    def ends(self) -> list[tuple[int, int]]:
        """Of each band, its last row and the lane of its last corner."""
        # The last corner is the last column of the last row.
        return [(len(band.low) - 1, band.width - 1) for band in self.bands]

    def ends_by_row(self) -> dict[int, tuple[list[int], list[int]]]:
        """The bands that end in a row, and their last lanes, by row."""
        found: dict[int, tuple[list[int], list[int]]] = {}
        for place, (row, lane) in enumerate(self.ends):
            places, lanes = found.setdefault(row, ([], []))
            places.append(place)
            lanes.append(lane)
        return found

    def keep_inside(self, values: Floats, nothing: float) -> None:
        """Strike out of (height, shapes, bands, width) what lies outside the bands, or begins before their corners."""
        rows, widths = (np.array([each[k] for each in self.ends]) + k for k in range(2))
        below = np.arange(self.height)[:, None] >= rows
        outside = below[:, :, None] | (np.arange(self.width) >= widths[:, None])
        columns = self.low[1:, :, None] + np.arange(self.width)
        cut = {b: outside | (columns < b) for b in range(1, LARGEST + 1)}
        for number, shape in enumerate(ORDER):
            a, b = FILLED[shape]
            values[:, number][cut[b]] = nothing
            values[: a - 1, number] = nothing

    def packed(self, values: Sequence[Floats], nothing: float) -> Floats:
        """What is known of filled beads, each band's (shapes, rows, its width), as (height, shapes, bands, width).

        The shapes come in the order of ORDER.
        """
        shape = (self.height, len(FILLED), len(self.bands), self.width)
        found = np.full(shape, nothing, dtype=np.float32)
        for place, each in enumerate(values):
            for number, kind in enumerate(ORDER):
                found[: each.shape[1], number, place, : each.shape[2]] = each[kind]
        return found

    def states(self, nothing: float = 0.0) -> Doubles:
        """Rows -LARGEST .. height of states that cannot be; lane k of a row stands at LARGEST + k."""
        span = 2 * LARGEST + self.width + self.reach
        return np.full((LARGEST + self.height + 1, len(self.bands), span), nothing)

    def inside(self, states: Doubles) -> Doubles:
        """The rows and lanes of `states` that exist, (height + 1, bands, width)."""
        return states[LARGEST:, :, LARGEST : LARGEST + self.width]

    def before(self, states: Doubles) -> Places:
        """Where in `states`, written out flat, a bead begins: (height + 1, LARGEST, bands).

        To the place for row i and source size a belongs the column LARGEST before the first lane of row i, in row
        i - a: the bead of b target segments that ends in lane k begins LARGEST - b + k further on.
        """
        bands, span = states.shape[1:]
        rows = np.arange(self.height + 1)[:, None] - _SIZES
        shift = np.minimum(self.low[:, None] - self.low[np.maximum(rows, 0)], self.reach)
        return np.asarray(((rows + LARGEST)[:, :, None] * bands + np.arange(bands)) * span + shift)

    def begun(self) -> Begun:
        """Room for what stands where a row's beads begin."""
        held = np.empty((LARGEST, len(self.bands), LARGEST + self.width))
        by_size = []
        for a, part in enumerate(_BY_SIZE):
            # Beads of one source size begin one lane further to the left for each target segment.
            beside = held[a, :, LARGEST - 1 :]
            shape = (part.stop - part.start, len(self.bands), self.width)
            strides = (-beside.strides[1], *beside.strides)
            by_size.append(as_strided(beside, shape, strides))
        return Begun(held, by_size)

    def ring(self) -> Doubles:
        """For the backward pass: rows of what enters their states, (RING, layers, bands, lanes).

        Lane k of a row stands at LARGEST + reach + k; what enters by b target segments is put b places before.
        """
        return np.zeros((RING, len(LAYERS), len(self.bands), LARGEST + self.reach + self.width))

    def enter(self, row: Doubles, alone: Doubles, filled: Doubles) -> None:
        """Fill in a row of the ring.

        Args:
            row: (layers, bands, lanes).
            alone: what an empty source bead that ends in a state leads to, (bands, width).
            filled: the same of filled beads, (shapes, bands, width).
        """
        start = LARGEST + self.reach
        row[:] = 0
        row[0, :, start:] = alone
        for number, shape in enumerate(ORDER):
            a, b = FILLED[shape]
            row[a, :, start - b : start - b + self.width] += filled[number]

    def behind(self, ring: Doubles) -> Places:
        """Where in `ring`, written out flat, the beads lead that begin in a row: (height + 1, layers, bands)."""
        bands, span = ring.shape[2:]
        rows = np.arange(self.height + 1)[:, None] + LAYERS
        shift = np.minimum(self.low[np.minimum(rows, self.height)] - self.low[:, None], self.reach)
        places = (rows % RING * len(LAYERS) + np.arange(len(LAYERS)))[:, :, None] * bands + np.arange(bands)
        return np.asarray(places * span + LARGEST + self.reach - shift)


def factors(scales: Doubles) -> Doubles:
    """From logarithms (rows, bands) to what lanes are to be multiplied by."""
    return np.asarray(np.exp(np.minimum(scales, MOST_SCALE))[:, :, None])


def side_by_side(bands: Sequence[Band]) -> list[list[int]]:
    """The bands' numbers in groups that are worth stacking: alike in width and height, and not too many."""
    groups: list[list[int]] = []
    alike: list[int] = []
    for number in sorted(range(len(bands)), key=lambda place: bands[place].width):
        if alike and bands[number].width > _ALIKE * bands[alike[0]].width:
            groups += _by_height(alike, bands)
            alike = []
        alike.append(number)
    return groups + _by_height(alike, bands)


def _by_height(numbers: Sequence[int], bands: Sequence[Band]) -> list[list[int]]:
    """Bands alike in width, cut into groups so that the rows of all stacks, filled up, take the least time."""
    if not numbers:
        return []
    order = sorted(numbers, key=lambda place: len(bands[place].low))
    width = max(bands[number].width for number in numbers)
    heights = np.array([len(bands[number].low) for number in order])
    # The first so many of them: the least time, and where the last group of it begins. The tallest of a group counts.
    least, begin = np.zeros(len(order) + 1), np.zeros(len(order) + 1, dtype=np.int64)
    for end in range(1, len(order) + 1):
        cells = heights[end - 1] * width * np.arange(end, 0, -1)
        times = least[:end] + heights[end - 1] * _ROW_CELLS + cells
        times[:-1][cells[:-1] > _MOST_CELLS] = np.inf
        begin[end] = times.argmin()
        least[end] = times[begin[end]]
    groups = []
    end = len(order)
    while end:
        groups.append(order[begin[end] : end])
        end = int(begin[end])
    return groups[::-1]
