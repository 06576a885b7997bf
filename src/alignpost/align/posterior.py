"""How probable each bead is, and the alignment that expects to be right most often.

The alignment with the largest single weight is not the one with most links right; choosing by posterior probability
is (maximum expected accuracy, as in Do et al. 2005, *ProbCons*).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST, SOURCE_SIZES
from alignpost.align.lattice import IMPOSSIBLE, Doubles, Gains, Passes

__all__ = ["Posterior", "decode", "posterior"]


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


def decode(found: Posterior, band: Band, price: float, empty_price: float) -> list[tuple[int, int, int, int]]:
    """The monotone cover with the largest sum of (probability - price) over filled beads, and the like over empty ones.

    Args:
        found: probabilities.
        band: where they stand.
        price: what a filled bead must be worth; a larger one avoids doubtful beads.
        empty_price: the same for empty beads.

    Returns:
        Steps (i, j, a, b): the bead of shape (a, b) that begins at source segment i and target segment j, in order.
    """
    n, m, width = len(found.source), len(found.target), band.width
    value = np.full((n + 1 + LARGEST, width + 2 * LARGEST + 1), IMPOSSIBLE)
    step = np.full((n + 1, width), -1, dtype=np.int8)
    lane = np.arange(width)
    running = np.concatenate([[0.0], np.cumsum(found.target - empty_price)])
    worth = np.where(found.filled > 0, found.filled - price, IMPOSSIBLE)
    target_sizes = np.array([b for _, b in FILLED])
    for i in range(n + 1):
        if i == 0:
            best = np.full(width, IMPOSSIBLE)
            best[0] = 0.0
            chosen = np.full(width, _EMPTY_TARGET, dtype=np.int8)
        else:
            rows = i - SOURCE_SIZES
            shift = band.low[i] - band.low[np.maximum(rows, 0)] - target_sizes
            columns = np.minimum(lane + shift[:, None] + LARGEST, width + 2 * LARGEST)
            ways = value[(rows + LARGEST)[:, None], columns] + worth[:, i - 1]
            chosen = ways.argmax(axis=0).astype(np.int8)
            best = ways.max(axis=0)
            at = np.minimum(lane + (band.low[i] - band.low[i - 1]) + LARGEST, width + 2 * LARGEST)
            alone = value[i - 1 + LARGEST, at] + found.source[i - 1] - empty_price
            chosen[alone > best] = _EMPTY_SOURCE
            best = np.maximum(best, alone)
        along = running[band.low[i] : band.low[i] + width]
        reached = np.maximum.accumulate(best - along)
        chosen[reached > best - along] = _EMPTY_TARGET
        value[i + LARGEST, LARGEST : LARGEST + width] = reached + along
        step[i] = chosen
    return _trace(step, band, n, m)


_EMPTY_SOURCE = len(FILLED)
_EMPTY_TARGET = len(FILLED) + 1
_SHAPES = (*FILLED, (1, 0), (0, 1))


def _trace(step: NDArray[np.int8], band: Band, n: int, m: int) -> list[tuple[int, int, int, int]]:
    i, j = n, m
    path: list[tuple[int, int, int, int]] = []
    while i or j:
        a, b = _SHAPES[step[i, j - band.low[i]]]
        i, j = i - a, j - b
        path.append((i, j, a, b))
    path.reverse()
    return path
