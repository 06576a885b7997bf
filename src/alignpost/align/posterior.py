"""How probable each bead is, and the alignment that expects to be right most often.

The alignment with the largest single weight is not the one with most links right; choosing by posterior probability
is (maximum expected accuracy, as in Do et al. 2005, *ProbCons*).
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.groups import group_sums
from alignpost.align.stack import IMPOSSIBLE, ORDER, Doubles, Floats, Stack

__all__ = [
    "Posterior",
    "Posteriors",
    "Step",
    "against_alone",
    "confidences",
    "decode_stack",
]

Step: TypeAlias = tuple[int, int, int, int]
"""(i, j, a, b): the bead of shape (a, b) that begins at source segment i and target segment j."""


_SHAPE_NUMBER = np.zeros((LARGEST + 1, LARGEST + 1), dtype=np.int64)
for _number, _shape in enumerate(ORDER):
    _SHAPE_NUMBER[FILLED[_shape]] = _number
_BACK = np.argsort(ORDER)
"""Where each of FILLED stands in a stack."""


class Posterior(NamedTuple):
    """Probabilities, 0-1. Those of all beads that hold one segment sum to 1."""

    filled: NDArray[np.float32]
    """Shape (shapes, n, width): the bead of that shape that ends in row i + 1 of the band."""
    source: Doubles
    """Shape (n,): the source segment stays alone."""
    target: Doubles
    """Shape (m,)."""


class Posteriors(NamedTuple):
    """Those of several bands side by side."""

    stack: Stack
    filled: Floats
    """Shape (height, shapes, bands, width), shapes in the order of ORDER."""
    source: Doubles
    """Shape (height, bands)."""
    target: Doubles
    """Shape (bands, columns)."""

    @classmethod
    def of(cls, stack: Stack, found: Sequence[Posterior]) -> Posteriors:
        """Those of each band."""
        source = np.zeros((stack.height, len(found)))
        target = np.zeros((len(found), stack.columns))
        for place, each in enumerate(found):
            source[: len(each.source), place] = each.source
            target[place, : len(each.target)] = each.target
        return cls(stack, stack.packed([each.filled for each in found], 0.0), source, target)

    def each(self, place: int, size: int) -> Posterior:
        """That of one band, with so many target segments."""
        band = self.stack.bands[place]
        rows = len(band.low) - 1
        return Posterior(
            self.filled[:rows, _BACK, place, : band.width].transpose(1, 0, 2),
            self.source[:rows, place],
            self.target[place, :size],
        )

    def put(self, place: int, found: Posterior) -> None:
        """Take over what is known of one band from elsewhere."""
        _, rows, width = found.filled.shape
        self.filled[:rows, :, place, :width] = found.filled[ORDER].transpose(1, 0, 2)
        self.filled[:rows, :, place, width:] = self.filled[rows:, :, place] = 0
        self.source[:, place] = self.target[place] = 0
        self.source[:rows, place] = found.source
        self.target[place, : len(found.target)] = found.target

    def worth(self, price: float, empty_price: float) -> Floats:
        """What each filled bead is worth beyond its segments left alone, IMPOSSIBLE where it cannot be."""
        stack = self.stack
        worth = self.filled - np.float32(price)
        heights = [sums[1:, :, None] for sums in group_sums(self.source - empty_price)]
        columns = stack.low[1:, :, None] + np.arange(stack.width)
        np.minimum(columns, stack.columns, out=columns)
        columns += (np.arange(len(stack.bands)) * (stack.columns + 1))[:, None]
        widths = [
            np.ascontiguousarray(sums.T).reshape(-1).take(columns)
            for sums in group_sums(self.target.T - empty_price)
        ]
        for number, shape in enumerate(ORDER):
            a, b = FILLED[shape]
            worth[:, number] -= heights[a - 1]
            worth[:, number] -= widths[b - 1]
        worth[self.filled <= 0] = IMPOSSIBLE
        return worth


def decode_stack(found: Posteriors, price: float, empty_price: float) -> list[list[Step]]:
    """The monotone cover with the largest sum of (probability - price) over filled beads, and the like over empty ones.

    Args:
        found: probabilities.
        price: what a filled bead must be worth; a larger one avoids doubtful beads.
        empty_price: the same for empty beads.

    Returns:
        For each band its steps (i, j, a, b), in order: the bead of shape (a, b) that begins at source segment i and
        target segment j.
    """
    chosen = _chosen(found.stack, found.worth(price, empty_price))
    return [
        _trace(np.ascontiguousarray(chosen[:, place]), band, row, band.low[-1] + lane)
        for place, (band, (row, lane)) in enumerate(zip(found.stack.bands, found.stack.ends, strict=True))
    ]


def _chosen(stack: Stack, worth: Floats) -> NDArray[np.int8]:
    """The last bead of the best way into each state, (height + 1, bands, width)."""
    value = stack.states(IMPOSSIBLE)
    places, begun = stack.before(value), stack.begun()
    shape = len(stack.bands), stack.width
    chosen = np.full((stack.height + 1, *shape), _EMPTY_TARGET, dtype=np.int8)
    ways, best = np.empty((len(FILLED), *shape)), np.full(shape, IMPOSSIBLE)
    best[:, 0] = 0.0
    for i in range(stack.height + 1):
        if i:
            begun.fill(value, places[i])
            begun.each(np.add, worth[i - 1], ways)
            chosen[i] = ways.argmax(axis=0)
            alone = begun.held[0, :, LARGEST:]
            best = ways.max(axis=0)
            np.copyto(chosen[i], _EMPTY_SOURCE, where=alone > best)
            np.maximum(best, alone, out=best)
        # Empty beads cost nothing here: along a row the best so far is handed on.
        reached = np.maximum.accumulate(best, axis=1)
        np.copyto(chosen[i], _EMPTY_TARGET, where=reached > best)
        np.copyto(reached, IMPOSSIBLE, where=stack.outside)
        stack.inside(value)[i] = reached
    return chosen


def against_alone(source: Doubles, target: Doubles, band: Band) -> Floats:
    """What the segments of each filled bead are worth one by one, (shapes, n, width).

    Args:
        source: shape (n,), what each source segment is worth.
        target: shape (m,).
        band: where the beads end, from row 1 on; of one that would begin before the documents what there is of it.
    """
    rows, columns = np.arange(1, len(source) + 1), band.low[1:, None] + np.arange(band.width)
    found = np.empty((len(FILLED), len(source), band.width), dtype=np.float32)
    heights = [sums[rows][:, None] for sums in group_sums(source)]
    widths = [sums.take(columns) for sums in group_sums(target)]
    for number, (a, b) in enumerate(FILLED):
        np.add(heights[a - 1], widths[b - 1], out=found[number])
    return found


def confidences(found: Posteriors, paths: Sequence[Sequence[Step]]) -> list[list[float]]:
    """Of each step of each band's path, its probability.

    Args:
        found: probabilities.
        paths: what `decode_stack` chose.
    """
    sizes = [len(path) for path in paths]
    place = np.repeat(np.arange(len(paths)), sizes)
    i, j, p, q = np.array([step for path in paths for step in path], dtype=np.int64).reshape(-1, 4).T
    filled, source, target = (p > 0) & (q > 0), q == 0, p == 0
    ends, there = (i + p)[filled], place[filled]
    sure = np.zeros(len(place))
    shapes = _SHAPE_NUMBER[p[filled], q[filled]]
    sure[filled] = found.filled[ends - 1, shapes, there, (j + q)[filled] - found.stack.low[ends, there]]
    sure[source] = found.source[i[source], place[source]]
    sure[target] = found.target[place[target], j[target]]
    confident: list[float] = sure.clip(0.0, 1.0).tolist()
    return [confident[end - size : end] for size, end in zip(sizes, accumulate(sizes), strict=True)]


_EMPTY_SOURCE = len(FILLED)
_EMPTY_TARGET = len(FILLED) + 1
_SHAPES = (*(FILLED[kind] for kind in ORDER), (1, 0), (0, 1))


def _trace(chosen: NDArray[np.int8], band: Band, n: int, m: int) -> list[Step]:
    low, best = band.low.tolist(), chosen.tolist()
    i, j = n, int(m)
    path: list[Step] = []
    while i or j:
        a, b = _SHAPES[best[i][j - low[i]]]
        i, j = i - a, j - b
        path.append((i, j, a, b))
    path.reverse()
    return path
