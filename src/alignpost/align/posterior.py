"""How probable each bead is, and the alignment that expects to be right most often.

The alignment with the largest single weight is not the one with most links right; choosing by posterior probability
is (maximum expected accuracy, as in Do et al. 2005, *ProbCons*).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.stack import IMPOSSIBLE, ORDER, Doubles, Floats, Stack

__all__ = ["Posterior", "Step", "against_alone", "confidences", "decode", "decode_all"]

Step: TypeAlias = tuple[int, int, int, int]
"""(i, j, a, b): the bead of shape (a, b) that begins at source segment i and target segment j."""


_SHAPE_NUMBER = np.zeros((LARGEST + 1, LARGEST + 1), dtype=np.int64)
for _number, _shape in enumerate(FILLED):
    _SHAPE_NUMBER[_shape] = _number


class Posterior(NamedTuple):
    """Probabilities, 0-1. Those of all beads that hold one segment sum to 1."""

    filled: NDArray[np.float32]
    """Shape (shapes, n, width): the bead of that shape that ends in row i + 1 of the band."""
    source: Doubles
    """Shape (n,): the source segment stays alone."""
    target: Doubles
    """Shape (m,)."""


def decode(found: Posterior, band: Band, price: float, empty_price: float) -> list[Step]:
    """The monotone cover with the largest sum of (probability - price) over filled beads, and the like over empty ones.

    Args:
        found: probabilities.
        band: where they stand.
        price: what a filled bead must be worth; a larger one avoids doubtful beads.
        empty_price: the same for empty beads.

    Returns:
        Steps (i, j, a, b): the bead of shape (a, b) that begins at source segment i and target segment j, in order.
    """
    return decode_all([found], [band], price, empty_price)[0]


def decode_all(
    found: Sequence[Posterior], bands: Sequence[Band], price: float, empty_price: float
) -> list[list[Step]]:
    """The same for several bands side by side."""
    if not found:
        return []
    stack = Stack.of(bands)
    worth = [_worth(each, band, price, empty_price) for each, band in zip(found, bands, strict=True)]
    chosen = _chosen(stack, stack.packed(worth, IMPOSSIBLE))
    return [
        _trace(chosen[:, place], band, len(each.source), len(each.target))
        for place, (each, band) in enumerate(zip(found, bands, strict=True))
    ]


def _worth(found: Posterior, band: Band, price: float, empty_price: float) -> Floats:
    """What each filled bead is worth beyond its segments left alone."""
    worth = found.filled - np.float32(price)
    worth -= against_alone(found.source - empty_price, found.target - empty_price, band)
    worth[found.filled <= 0] = IMPOSSIBLE
    return np.asarray(worth)


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
            chosen[i][alone > best] = _EMPTY_SOURCE
            np.maximum(best, alone, out=best)
        # Empty beads cost nothing here: along a row the best so far is handed on.
        reached = np.maximum.accumulate(best, axis=1)
        chosen[i][reached > best] = _EMPTY_TARGET
        reached[stack.outside] = IMPOSSIBLE
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
    heights = [sums[rows][:, None] for sums in _group_sums(source)]
    widths = [sums.take(columns) for sums in _group_sums(target)]
    for number, (a, b) in enumerate(FILLED):
        np.add(heights[a - 1], widths[b - 1], out=found[number])
    return found


def _group_sums(values: Doubles) -> list[Floats]:
    """For each size of group the sum of the values before each place, (values + 1,)."""
    running = np.concatenate([np.zeros(LARGEST + 1), np.cumsum(values)])
    return [
        (running[LARGEST:] - running[LARGEST - size : len(running) - size]).astype(np.float32)
        for size in range(1, LARGEST + 1)
    ]


def confidences(found: Posterior, low: NDArray[np.int64], steps: Sequence[Step]) -> list[float]:
    """Of each step of a path, its probability.

    Args:
        found: probabilities.
        low: first columns of the band's rows.
        steps: what `decode` chose.
    """
    i, j, p, q = np.array(steps, dtype=np.int64).T
    sure = np.zeros(len(steps))
    filled, source, target = (p > 0) & (q > 0), q == 0, p == 0
    ends = (i + p)[filled]
    shapes = _SHAPE_NUMBER[p[filled], q[filled]]
    sure[filled] = found.filled[shapes, ends - 1, (j + q)[filled] - low[ends]]
    sure[source] = found.source[i[source]]
    sure[target] = found.target[j[target]]
    confident: list[float] = sure.clip(0.0, 1.0).tolist()
    return confident


_EMPTY_SOURCE = len(FILLED)
_EMPTY_TARGET = len(FILLED) + 1
_SHAPES = (*(FILLED[kind] for kind in ORDER), (1, 0), (0, 1))


def _trace(chosen: NDArray[np.int8], band: Band, n: int, m: int) -> list[Step]:
    low = band.low.tolist()
    i, j = n, m
    path: list[Step] = []
    while i or j:
        a, b = _SHAPES[chosen[i, j - low[i]]]
        i, j = i - a, j - b
        path.append((i, j, a, b))
    path.reverse()
    return path
