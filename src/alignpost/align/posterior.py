"""How probable each bead is, and the alignment that expects to be right most often.

The alignment with the largest single weight is not the one with most links right; choosing by posterior probability
is (maximum expected accuracy, as in Do et al. 2005, *ProbCons*).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.lattice import Gains, Passes
from alignpost.align.stack import IMPOSSIBLE, Doubles, Stack, arriving

__all__ = ["Posterior", "Step", "confidences", "decode", "decode_all", "posterior"]

Step: TypeAlias = tuple[int, int, int, int]
"""(i, j, a, b): the bead of shape (a, b) that begins at source segment i and target segment j."""


_SHAPE_NUMBER = np.zeros((LARGEST + 1, LARGEST + 1), dtype=np.int64)
for _number, _shape in enumerate(FILLED):
    _SHAPE_NUMBER[_shape] = _number


@dataclass(frozen=True, slots=True)
class Posterior:
    """Probabilities, 0-1. Those of all beads that hold one segment sum to 1."""

    filled: NDArray[np.float32]
    """Shape (shapes, n, width): the bead of that shape that ends in row i + 1 of the band."""
    source: Doubles
    """Shape (n,): the source segment stays alone."""
    target: Doubles
    """Shape (m,)."""


def posterior(gains: Gains, band: Band, passes: Passes) -> Posterior:
    """Probabilities of all beads from the sums of a forward and a backward pass."""
    n, m, width = len(gains.source), len(gains.target), band.width
    filled = np.zeros_like(gains.filled)
    lane = np.arange(width)
    before = np.full((n + 1, width + LARGEST + 1), IMPOSSIBLE)
    before[:, :width] = passes.any_before
    for number, (a, b) in enumerate(FILLED):
        if a > n:
            continue
        shift = band.low[a:] - band.low[:-a] - b
        columns = lane + shift[:, None]
        columns = np.where((columns < 0) | (columns > width), width, columns)
        ways = np.take_along_axis(before[: n + 1 - a], columns, axis=1)
        ways += gains.filled[number, a - 1 :]
        ways += passes.after_filled[a:] - passes.total
        filled[number, a - 1 :] = np.exp(np.minimum(ways, 0))
    before[:, :width] = passes.open_before
    columns = np.minimum(lane + np.diff(band.low)[:, None], width)
    ways = np.take_along_axis(before[:n], columns, axis=1) + passes.after_source[1:] - passes.total
    source = np.exp(np.minimum(ways + gains.source[:, None], 0)).sum(axis=1)
    places = band.low[:, None] + lane[:-1]
    ways = passes.gap_before[:, :-1] + passes.after_target[:, 1:] - passes.total + gains.target[places]
    target = np.bincount(places.ravel(), weights=np.exp(np.minimum(ways, 0)).ravel(), minlength=m)
    return Posterior(filled, np.asarray(source, dtype=np.float64), target.astype(np.float64))


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
    worth = [np.where(each.filled > 0, each.filled - np.float32(price), IMPOSSIBLE) for each in found]
    stack = Stack.of(bands, worth, IMPOSSIBLE)
    source = stack.by_row([each.source - empty_price for each in found])
    running = stack.by_column([each.target - empty_price for each in found])
    alongs, _ = stack.along(running)
    value = stack.states(LARGEST, LARGEST)
    chosen = np.full((stack.height + 1, len(found), stack.width), _EMPTY_TARGET, dtype=np.int8)
    lanes = slice(LARGEST, LARGEST + stack.width)
    for i in range(stack.height + 1):
        if i == 0:
            best = np.full((len(found), stack.width), IMPOSSIBLE)
            best[:, 0] = 0.0
        else:
            ways = arriving(stack, value, i)
            chosen[i] = ways.argmax(axis=0)
            best = ways.max(axis=0)
            alone = stack.later(np.ascontiguousarray(value[i - 1 + LARGEST, :, LARGEST:]), i) + source[i - 1]
            chosen[i][alone > best] = _EMPTY_SOURCE
            best = np.maximum(best, alone)
        along = alongs[i]
        reached = np.maximum.accumulate(best - along, axis=1)
        chosen[i][reached > best - along] = _EMPTY_TARGET
        value[i + LARGEST, :, lanes] = np.where(stack.outside, IMPOSSIBLE, reached + along)
    return [
        _trace(chosen[:, place], band, len(each.source), len(each.target))
        for place, (each, band) in enumerate(zip(found, bands, strict=True))
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
_SHAPES = (*FILLED, (1, 0), (0, 1))


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
