"""What the beads of many boxes of one lattice earn, worked out for all of them together."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, Box
from alignpost.align.evidence import Evidence
from alignpost.align.features import Features
from alignpost.align.gains import earned, gains_alone, gains_of, weighing_of
from alignpost.align.groups import group_sums
from alignpost.align.lattice import StackWays, ways_of_stack
from alignpost.align.products import Products
from alignpost.align.stack import IMPOSSIBLE, ORDER, Floats, Stack
from alignpost.align.weighing import Gains
from alignpost.align.window import Scattered

__all__ = ["Earning"]

_CELLS = 1 << 13
"""States whose beads are weighed at once."""


class Earning:
    """The evidence of a lattice, weighed wherever some boxes of it are looked at.

    Args:
        evidence: that of the whole lattice.
        weights: by feature name; a feature without one counts nothing.
        boxes: what will be looked at.
        bands: of each box, counted from its own corner.
    """

    def __init__(
        self, evidence: Evidence, weights: Mapping[str, float], boxes: Sequence[Box], bands: Sequence[Band]
    ) -> None:
        self._size = evidence.target_size
        self._weighing = weighing_of(weights)
        self._features = Features(evidence, self._weighing.keys())
        # As tables of groups, which windows lay out over their states.
        self._alone = [np.stack(group_sums(side)) for side in gains_alone(evidence, weights)]
        first = np.full(evidence.source_size + 1, np.iinfo(np.int64).max)
        last = np.full(evidence.source_size + 1, -1)
        for (a, b, c, _), band in zip(boxes, bands, strict=True):
            rows = slice(a + 1, b + 1)
            low = band.low[1:] + c
            np.minimum(first[rows], low, out=first[rows])
            np.maximum(last[rows], low + (band.width - 1), out=last[rows])
        self._products = Products(first, last)
        self._evidence, self._weights = evidence, weights
        self._boxes, self._bands = boxes, bands

    def ways(self, numbers: Sequence[int], pulse: Callable[[], None] = lambda: None) -> StackWays:
        """The sums over all alignments of some of the boxes, side by side.

        Args:
            numbers: their places among those that this was made for.
            pulse: called now and then; may raise to stop the work.
        """
        stack = Stack.of([self._bands[k] for k in numbers])
        boxes = [self._boxes[k] for k in numbers]
        gaps = np.full(len(boxes), self._weights.get("gap", 0.0))

        def again(place: int) -> Gains:
            return gains_of(self._evidence.box(boxes[place]), stack.bands[place], self._weights, pulse)

        return ways_of_stack(stack, self._against_alone(stack, boxes, pulse), gaps, again, pulse)

    def _against_alone(self, stack: Stack, boxes: Sequence[Box], pulse: Callable[[], None]) -> Floats:
        """What each bead earns beyond its segments left alone, as `Stack.packed` lays it out."""
        found = np.full((stack.height, len(FILLED), len(boxes), stack.width), IMPOSSIBLE, dtype=np.float32)
        # Words are looked for in rectangles: there the rows of a window must be neighbours.
        apart = self._evidence.words is not None
        for level, place, corner in _rows(boxes, max(1, _CELLS // stack.width), apart=apart):
            pulse()
            low = corner[:, 1] + stack.low[level + 1, place]
            window = Scattered(corner[:, 0] + level + 1, low, stack.width, self._size, self._products)
            gains = earned(self._features, window, self._weighing)
            gains -= window.of_source(self._alone[0])
            gains -= window.of_target(self._alone[1])
            found[level, :, place] = gains[ORDER].transpose(1, 0, 2)
        stack.keep_inside(found, IMPOSSIBLE)
        return found


def _rows(
    boxes: Sequence[Box], most: int, *, apart: bool
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """All rows of some boxes, so many at a time: which of its box, the box's place, and the box's corner."""
    corners = np.array([(a, c) for a, _, c, _ in boxes], dtype=np.int64)
    heights = np.array([b - a for a, b, _, _ in boxes], dtype=np.int64)
    ends = np.cumsum(heights)
    place = np.repeat(np.arange(len(boxes)), heights)
    level = np.arange(len(place)) - np.repeat(ends - heights, heights)
    borders = [0, *ends.tolist()] if apart else [0, len(place)]
    for begin, end in pairwise(borders):
        for first in range(begin, end, most):
            part = slice(first, min(first + most, end))
            yield level[part], place[part], corners[place[part]]
