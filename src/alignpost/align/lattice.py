"""Forward and backward passes over a band, in log space, one row of states at a time.

Three things are remembered about the way into a state: the last bead was filled (or nothing came before), it was an
empty source bead, or an empty target bead. After a target's empty bead no source's may follow, so that every
alignment is exactly one path, and the first of a run of empty beads pays for the gap (affine gaps, Gotoh 1982).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST, SOURCE_SIZES, TARGET_SIZES

__all__ = ["IMPOSSIBLE", "Gains", "Passes", "run_passes"]

Doubles = NDArray[np.float64]

IMPOSSIBLE = -1e9
"""The gain of what cannot be; far below any sum of real gains, far above overflow."""


@dataclass(frozen=True, slots=True)
class Gains:
    """What each step through a band earns, as log weights."""

    filled: NDArray[np.float32]
    """Shape (shapes, n, width): the bead of that shape which ends in row i + 1; IMPOSSIBLE where it cannot be."""
    source: Doubles
    """Shape (n,): leaving a source segment alone."""
    target: Doubles
    """Shape (m,)."""
    gap: float
    """The first empty bead of a run, on top."""


@dataclass(frozen=True, slots=True)
class Passes:
    """Log weights of all ways to and from every state of a band."""

    total: float
    """Log weight of all alignments together."""
    any_before: Doubles
    """Shape (n + 1, width): all ways from the beginning to a state."""
    open_before: Doubles
    """The same with the last bead filled and the gap paid, or the last bead an empty source one: ready for another
    empty source bead without more ado."""
    gap_before: Doubles
    """Ready for an empty target bead without more ado."""
    after_filled: Doubles
    """Shape (n + 1, width): all ways to the end from a state just entered by a filled bead."""
    after_source: Doubles
    """The same just entered by an empty source bead."""
    after_target: Doubles


def run_passes(gains: Gains, band: Band, *, best: bool = False) -> Passes:
    """Sum the weights of all paths (or, with `best`, take the best one) from both ends.

    Args:
        gains: what each step earns.
        band: where to search; both corners lie inside.
        best: maximum instead of sum, so that `total` is the gain of the best path.
    """
    fold = np.maximum if best else np.logaddexp
    reduce = _largest if best else _log_sum
    before = _forward(gains, band, fold, reduce)
    after = _backward(gains, band, fold, reduce)
    corner = int(len(gains.target) - band.low[-1])
    return Passes(float(before[0][-1, corner]), *before, *after)


_Fold: TypeAlias = np.ufunc
_Reduce: TypeAlias = Callable[[Doubles], Doubles]


def _log_sum(values: Doubles) -> Doubles:
    top = values.max(axis=0)
    return np.asarray(top + np.log(np.exp(values - top).sum(axis=0)))


def _largest(values: Doubles) -> Doubles:
    return np.asarray(values.max(axis=0))


def _forward(gains: Gains, band: Band, fold: _Fold, reduce: _Reduce) -> tuple[Doubles, Doubles, Doubles]:
    n, width = len(gains.source), band.width
    any_before = np.full((n + 1 + LARGEST, width + 2 * LARGEST + 1), IMPOSSIBLE)
    open_before = np.full((n + 1, width), IMPOSSIBLE)
    gap_before = np.full((n + 1, width), IMPOSSIBLE)
    running = _running(gains.target)
    lane = np.arange(width)
    for i in range(n + 1):
        if i == 0:
            filled = np.full(width, IMPOSSIBLE)
            filled[0] = 0.0
            source = np.full(width, IMPOSSIBLE)
        else:
            filled = reduce(_arriving(any_before, band, i, lane) + gains.filled[:, i - 1])
            source = _shifted(open_before[i - 1], int(band.low[i] - band.low[i - 1])) + gains.source[i - 1]
        ready = fold(filled + gains.gap, source)
        # Empty target beads run along the row: with the running sum taken off, their recurrence is an accumulation.
        along = running[band.low[i] : band.low[i] + width]
        target = np.full(width, IMPOSSIBLE)
        target[1:] = (fold.accumulate(ready - along) + along)[:-1] + gains.target[
            band.low[i] : band.low[i] + width - 1
        ]
        open_before[i] = ready
        gap_before[i] = fold(ready, target)
        any_before[i + LARGEST, LARGEST : LARGEST + width] = fold(fold(filled, source), target)
    return any_before[LARGEST:, LARGEST : LARGEST + width], open_before, gap_before


def _arriving(any_before: Doubles, band: Band, i: int, lane: NDArray[np.int64]) -> Doubles:
    """Shape (shapes, width): the weight of the state from which each bead that ends in row i sets out."""
    rows = i - SOURCE_SIZES
    shift = band.low[i] - band.low[np.maximum(rows, 0)] - TARGET_SIZES
    limit = any_before.shape[1] - 1
    columns = np.minimum(lane + shift[:, None] + LARGEST, limit)
    return np.asarray(any_before[(rows + LARGEST)[:, None], columns])


def _shifted(row: Doubles, by: int) -> Doubles:
    """The row seen from a window that starts `by` columns later."""
    if not by:
        return row
    moved = np.full(len(row), IMPOSSIBLE)
    if by < len(row):
        moved[:-by] = row[by:]
    return moved


def _running(values: Doubles) -> Doubles:
    return np.concatenate([[0.0], np.cumsum(values)])


def _backward(gains: Gains, band: Band, fold: _Fold, reduce: _Reduce) -> tuple[Doubles, Doubles, Doubles]:
    n, m, width = len(gains.source), len(gains.target), band.width
    after_filled = np.full((n + 1 + LARGEST, width + 2 * LARGEST + 1), IMPOSSIBLE)
    after_source = np.full((n + 1, width), IMPOSSIBLE)
    after_target = np.full((n + 1, width), IMPOSSIBLE)
    running = _running(gains.target)
    filled_gains = np.full((len(FILLED), n + LARGEST, width + 2 * LARGEST + 1), IMPOSSIBLE, dtype=np.float32)
    filled_gains[:, :n, LARGEST : LARGEST + width] = gains.filled
    lane = np.arange(width)
    shapes = np.arange(len(FILLED))
    for i in range(n, -1, -1):
        rows = np.minimum(i + SOURCE_SIZES, n)
        shift = band.low[i] - band.low[rows] + TARGET_SIZES
        columns = np.clip(lane + shift[:, None] + LARGEST, 0, width + 2 * LARGEST)
        step = filled_gains[shapes[:, None], (i + SOURCE_SIZES - 1)[:, None], columns]
        filled = reduce(after_filled[(i + SOURCE_SIZES)[:, None], columns] + step)
        if i == n:
            filled[m - band.low[n]] = 0.0
            source = np.full(width, IMPOSSIBLE)
        else:
            source = _unshifted(after_source[i + 1], int(band.low[i + 1] - band.low[i])) + gains.source[i]
        along = running[band.low[i] : band.low[i] + width]
        target = fold.accumulate((filled + along)[::-1])[::-1] - along
        next_target = np.full(width, IMPOSSIBLE)
        next_target[:-1] = target[1:] + gains.target[band.low[i] : band.low[i] + width - 1]
        empty = fold(source, next_target)
        after_filled[i, LARGEST : LARGEST + width] = fold(filled, empty + gains.gap)
        after_source[i] = fold(filled, empty)
        after_target[i] = target
    return after_filled[: n + 1, LARGEST : LARGEST + width], after_source, after_target


def _unshifted(row: Doubles, by: int) -> Doubles:
    """The row seen from a window that starts `by` columns earlier."""
    if not by:
        return row
    moved = np.full(len(row), IMPOSSIBLE)
    if by < len(row):
        moved[by:] = row[:-by]
    return moved
