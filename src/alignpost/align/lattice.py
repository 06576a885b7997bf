"""Forward and backward passes over bands, one row of states at a time, of many bands at once.

Three things are remembered about the way into a state: the last bead was filled (or nothing came before), it was an
empty source bead, or an empty target bead. After a target's empty bead no source's may follow, so that every
alignment is exactly one path, and the first of a run of empty beads pays for the gap (affine gaps, Gotoh 1982).

What a bead weighs is counted against leaving its segments alone, which then weighs 1: a run of empty beads is a sum,
without logarithms. Every row has a scale of its own (Rabiner 1989), so that products of any length stay in range. What
is e^-700 times as likely as the likeliest state of its row is lost; where both passes do not find the same sum for all
ways, the band is worked through again in logarithms.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST, TARGET_SIZES
from alignpost.align.logarithms import ways_by_logarithms
from alignpost.align.posterior import Posterior, against_alone
from alignpost.align.stack import IMPOSSIBLE, LAYERS, MOST_SCALE, ORDER, RING, Doubles, Floats, Stack, factors
from alignpost.align.weighing import Gains, Ways

__all__ = ["IMPOSSIBLE", "Gains", "Ways", "all_ways", "ways"]

_PULSE_ROWS = 128
"""Rows between two calls of `pulse`."""
_MOST_LOG, _LEAST_LOG = 40.0, -80.0
"""Logarithms of weights that a row's beads may have; if the heaviest weighs more, the row is written as a multiple."""
_TINY = 1e-300
_ALIKE = 1e-4
"""By how much the logarithms of what both passes find for all ways may differ."""
_MOST_TILT = 300.0
"""Logarithm by which one end of a row may be lowered against the other."""
_MOST_AHEAD, _MOST_GAIN, _FEW = 500.0, 150.0, 10
"""What ways may be ahead of the right one as a logarithm, and what one bead may gain where they are more than a few.
Only blocks of many sentences come near: their windows get somewhat wider."""
_BACK = np.argsort(ORDER)
"""Where each of FILLED stands in a stack."""


def ways(gains: Gains, band: Band) -> Ways:
    """Sum the weights of all paths from both ends.

    Args:
        gains: what each step earns.
        band: where to search; both corners lie inside.
    """
    return all_ways([gains], [band])[0]


def all_ways(
    gains: Sequence[Gains], bands: Sequence[Band], pulse: Callable[[], None] = lambda: None
) -> list[Ways]:
    """The same for several bands side by side, of which every row is worked through at once.

    Time and memory are those of the highest and the widest one for each. `pulse` is called now and then.
    """
    if not gains:
        return []
    stack = Stack.of(bands)
    weights = _Weights.of(stack, gains)
    before = _forward(stack, weights, pulse)
    totals = before.totals(stack)
    columns = np.array([len(each.target) for each in gains])
    logs = (totals + weights.tilt * columns) * weights.cooling
    # What leaves the range shows in the sums; nothing of such a band is used.
    with np.errstate(over="ignore", invalid="ignore"):
        found = _backward(stack, weights, before, totals, pulse)
        lost = ~(np.abs(found.starts - totals) < _ALIKE)
    return [
        ways_by_logarithms(each, band, pulse)
        if lost[place]
        else Ways(
            float(total + each.source.sum() + each.target.sum()),
            found.posterior(place, band, len(each.target)),
            found.states[: len(band.low), place, : band.width],
            float(found.gaps[place]),
        )
        for place, (each, band, total) in enumerate(zip(gains, bands, logs, strict=True))
    ]


class _Weights(NamedTuple):
    """What beads weigh against leaving their segments alone, as factors; rows and lanes as in a stack."""

    filled: Floats
    """Shape (height, shapes, bands, width); 0 for those that cannot be."""
    lift: Doubles
    """Shape (height, bands, 1): by what each row of them is to be multiplied, 1 or more."""
    gap: Doubles
    """Shape (bands, 1)."""
    tilt: Doubles
    """Shape (bands,): logarithm by which every target segment, in a filled bead or alone, weighs less."""
    cooling: Doubles
    """Shape (bands,): what all logarithms were divided by."""
    lanes: Doubles
    """Shape (bands, width): by how much a lane's states are lowered by the tilt."""

    @classmethod
    def of(cls, stack: Stack, gains: Sequence[Gains]) -> _Weights:
        lift = np.ones((stack.height, len(gains), 1))
        filled, tilts, coolings = [], [], []
        for place, (each, band) in enumerate(zip(gains, stack.bands, strict=True)):
            logs = each.filled - against_alone(each.source, each.target, band)
            logs[each.filled <= IMPOSSIBLE / 2] = -np.inf
            tilted, cooled = _tilt(logs)
            logs /= cooled
            logs -= (tilted * TARGET_SIZES)[:, None, None]
            tilts.append(tilted)
            coolings.append(cooled)
            over = np.clip(logs.max(axis=(0, 2), initial=0) - _MOST_LOG, 0, MOST_SCALE)
            logs -= over[:, None]
            impossible = np.isneginf(logs)
            np.clip(logs, _LEAST_LOG, _MOST_LOG, out=logs)
            np.exp(logs, out=logs)
            logs[impossible] = 0
            filled.append(logs)
            lift[: len(over), place, 0] = np.exp(over.astype(np.float64))
        tilt, cooling = np.array(tilts), np.array(coolings)
        gap = np.exp(np.array([each.gap for each in gains]) / cooling)[:, None]
        lanes = np.exp(tilt[:, None] * (np.arange(stack.width) - stack.width // 2))
        return cls(stack.packed(filled, 0.0), lift, gap, tilt, cooling, lanes)


def _tilt(logs: Floats) -> tuple[float, float]:
    """What to take off for each target segment, and what to divide all logarithms by, so that no way is lost.

    Between any two segments there is something to be gained. In a gap the ways that take it run ahead of the right one,
    by as many times the usual gain as they are columns ahead. Taken off for each column, that difference is gone.
    """
    ones = logs[0][np.isfinite(logs[0])]
    if not len(ones):
        return 0.0, 1.0
    # the median; numpy's own loads masked arrays, a hundredth of a second at every start
    middle = len(ones) // 2
    usual, ahead = max(float(np.partition(ones, middle)[middle]), 0.0), min(logs.shape[1:])
    tilt = min(usual, _MOST_TILT / logs.shape[2])
    cooling = max(1.0, (usual - tilt) * ahead / _MOST_AHEAD)
    if ahead > _FEW:
        cooling = max(cooling, float(logs.max()) / _MOST_GAIN)
    return min(usual / cooling, _MOST_TILT / logs.shape[2]), cooling


class _Before(NamedTuple):
    """Weights of all ways from the beginning to a state, a scale a row; rows and lanes as in `Stack.states`."""

    any: Doubles
    ready: Doubles
    """Of those ready for another empty source bead: the gap is paid."""
    filled: Doubles
    """Of those whose last bead is filled, (height + 1, bands, width)."""
    scale: Doubles
    """Shape (LARGEST + height + 1, bands): logarithm of what a row is to be multiplied by."""

    def totals(self, stack: Stack) -> Doubles:
        """Logarithm of the weight of all ways through each band."""
        rows, lanes = np.array(stack.ends, dtype=np.int64).T
        places = np.arange(len(rows))
        found = stack.inside(self.any)[rows, places, lanes]
        return np.asarray(np.log(np.maximum(found, _TINY)) + self.scale[LARGEST + rows, places])


def _forward(stack: Stack, weights: _Weights, pulse: Callable[[], None]) -> _Before:
    gap, width = weights.gap, stack.width
    shape = len(gap), width
    some, ready, filled = stack.states(), stack.states(), np.zeros((stack.height + 1, *shape))
    scale = np.zeros((LARGEST + stack.height + 1, len(gap)))
    places, lanes, begun = stack.before(some), np.arange(LARGEST, LARGEST + width), stack.begun()
    arriving, alone, empty = np.empty((len(FILLED), *shape)), np.zeros(shape), np.zeros(shape)
    filled[0, :, 0] = 1.0
    for i in range(stack.height + 1):
        if not i % _PULSE_ROWS:
            pulse()
        last = scale[LARGEST + i - 1]
        if i:
            begun.fill(some, places[i])
            begun.scale(scale[i : LARGEST + i][::-1] - last)
            begun.each(np.multiply, weights.filled[i - 1], arriving)
            np.add.reduce(arriving, axis=0, out=filled[i])
            filled[i] *= weights.lift[i - 1]
            alone = ready.reshape(-1).take(places[i, 0, :, None] + lanes)
        opened = filled[i] * gap
        opened += alone
        np.cumsum((opened * weights.lanes)[:, :-1], axis=1, out=empty[:, 1:])
        empty /= weights.lanes
        empty[stack.outside] = 0
        every = filled[i] + alone
        every += empty
        top = every.max(axis=1, keepdims=True)
        top[top == 0] = 1
        np.divide(every, top, out=stack.inside(some)[i])
        np.divide(opened, top, out=stack.inside(ready)[i])
        filled[i] /= top
        scale[LARGEST + i] = last + np.log(top[:, 0])
    return _Before(some, ready, filled, scale)


class _Found:
    """What is known of all paths of all bands; rows and lanes as in a stack."""

    def __init__(self, stack: Stack) -> None:
        shape = len(stack.bands), stack.width
        self.filled = np.empty((stack.height, len(FILLED), *shape), dtype=np.float32)
        self.source = np.zeros((stack.height + 1, shape[0]))
        self.target = np.empty((stack.height + 1, *shape))
        """The segment behind a state stays alone, right after the state."""
        self.states = np.empty((stack.height + 1, *shape))
        self.gaps = np.zeros(shape[0])
        self.starts = np.zeros(shape[0])
        """Logarithm of the weight of all ways, as the backward pass finds it."""

    def posterior(self, place: int, band: Band, size: int) -> Posterior:
        """That of one of the bands, with so many target segments."""
        columns = band.low[:, None] + np.arange(band.width - 1)
        alone = self.target[: len(band.low), place, : band.width - 1]
        return Posterior(
            self.filled[: len(band.low) - 1, _BACK, place, : band.width].transpose(1, 0, 2),
            self.source[: len(band.low) - 1, place],
            np.bincount(columns.ravel(), weights=alone.ravel(), minlength=size).astype(np.float64),
        )


def _backward(
    stack: Stack, weights: _Weights, before: _Before, totals: Doubles, pulse: Callable[[], None]
) -> _Found:
    found, width, ring, gap = _Found(stack), stack.width, stack.ring(), weights.gap
    scale = np.zeros((stack.height + LARGEST + 1, len(gap)))
    places, behind = stack.before(before.any), stack.behind(ring)
    lanes, ends, begun = np.arange(width), stack.ends_by_row(), stack.begun()
    last, onward = np.zeros(len(gap)), np.zeros((len(gap), width + 1))
    for i in range(stack.height, -1, -1):
        if not i % _PULSE_ROWS:
            pulse()
        leaving = ring.reshape(-1).take(behind[i, :, :, None] + lanes)
        leaving *= factors(scale[i + LAYERS] - last)
        leaving[:, stack.outside] = 0
        alone, filled = leaving[0], leaving[1:].sum(axis=0)
        filled[ends.get(i, ((), ()))] = 1.0
        np.cumsum((filled / weights.lanes)[:, ::-1], axis=1, out=onward[:, -2::-1])
        # What an empty target bead leads to stands one lane further on.
        next_target = onward[:, 1:] * weights.lanes
        empty = alone + next_target
        _note(found, i, stack, before, gap, alone, next_target, last - totals)
        after_filled, after_source = filled + gap * empty, filled + empty
        top = np.maximum(after_filled, after_source).max(axis=1, keepdims=True)
        top[top == 0] = 1
        after_filled /= top
        after_source /= top
        last = scale[i] = last + np.log(top[:, 0])
        np.multiply(stack.inside(before.any)[i], after_source, out=found.states[i])
        if i:
            entered = weights.filled[i - 1] * (after_filled * weights.lift[i - 1])
            stack.enter(ring[i % RING], after_source, entered)
            begun.fill(before.any, places[i])
            begun.scale(before.scale[i : LARGEST + i][::-1] + (last - totals))
            begun.each(np.multiply, entered, found.filled[i - 1])
    found.starts[:] = np.log(np.maximum(after_filled[:, 0], _TINY)) + last
    np.minimum(found.filled, 1, out=found.filled)
    return found


def _note(
    found: _Found,
    row: int,
    stack: Stack,
    before: _Before,
    gap: Doubles,
    alone: Doubles,
    onward: Doubles,
    scale: Doubles,
) -> None:
    """How probable it is that the segments behind a row's states stay alone, and how many gaps open there."""
    factor = np.exp(np.minimum(before.scale[LARGEST + row] + scale, MOST_SCALE))
    ready, filled = stack.inside(before.ready)[row], before.filled[row]
    found.source[row] = np.einsum("bk,bk->b", ready, alone) * factor
    # Ready for an empty target bead is everything, with the gap paid where the last bead is filled.
    np.multiply(stack.inside(before.any)[row] + filled * (gap - 1), onward, out=found.target[row])
    found.target[row] *= factor[:, None]
    found.gaps += np.einsum("bk,bk->b", filled, alone + onward) * gap[:, 0] * factor
