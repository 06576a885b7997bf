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
from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.logarithms import ways_by_logarithms
from alignpost.align.posterior import Posteriors, against_alone
from alignpost.align.stack import IMPOSSIBLE, LAYERS, MOST_SCALE, RING, Doubles, Floats, Stack, factors
from alignpost.align.tilting import Weights
from alignpost.align.weighing import Gains, Ways

__all__ = ["IMPOSSIBLE", "Gains", "StackWays", "Ways", "all_ways", "ways", "ways_of_stack"]

_PULSE_ROWS = 128
"""Rows between two calls of `pulse`."""
_TINY = 1e-300
_ALIKE = 1e-4
"""By how much the logarithms of what both passes find for all ways may differ."""


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
    logs = []
    for each, band in zip(gains, bands, strict=True):
        logs.append(each.filled - against_alone(each.source, each.target, band))
        logs[-1][each.filled <= IMPOSSIBLE / 2] = IMPOSSIBLE
    gaps = np.array([each.gap for each in gains])
    found = ways_of_stack(stack, stack.packed(logs, IMPOSSIBLE), gaps, gains.__getitem__, pulse)
    alone = [float(each.source.sum() + each.target.sum()) for each in gains]
    return [
        Ways(
            float(found.totals[place]) + alone[place],
            found.posteriors.each(place, len(each.target)),
            found.states[: len(band.low), place, : band.width],
            float(found.gaps[place]),
        )
        for place, (each, band) in enumerate(zip(gains, bands, strict=True))
    ]


class StackWays(NamedTuple):
    """All alignments of each of a stack's bands, weighed against each other; see `Ways`."""

    totals: Doubles
    """Shape (bands,): against leaving everything alone."""
    posteriors: Posteriors
    states: Doubles
    """Shape (height + 1, bands, width)."""
    gaps: Doubles
    """Shape (bands,)."""


def ways_of_stack(
    stack: Stack,
    logs: Floats,
    gaps: Doubles,
    again: Callable[[int], Gains],
    pulse: Callable[[], None] = lambda: None,
) -> StackWays:
    """Sum the weights of all paths through each of the bands of a stack.

    Args:
        stack: the bands.
        logs: what each bead earns beyond its segments left alone, as `Stack.packed` lays it out; IMPOSSIBLE or less
            where it cannot be. They are written over.
        gaps: what the first empty bead of a run earns on top, (bands,).
        again: the gains of one of the bands, for one whose sums leave the range of numbers.
        pulse: called now and then; may raise to stop the work.
    """
    weights = Weights.of(stack, logs, gaps)
    before = _forward(stack, weights, pulse)
    totals = before.totals(stack)
    sizes = np.array([band.low[-1] + band.width - 1 for band in stack.bands])
    # What leaves the range shows in the sums; nothing of such a band is used.
    with np.errstate(over="ignore", invalid="ignore"):
        found = _backward(stack, weights, before, totals, pulse)
        lost = ~(np.abs(found.starts - totals) < _ALIKE)
        totals = (totals + weights.tilt * sizes) * weights.cooling
        posteriors = Posteriors(stack, found.filled, found.source[:-1], found.columns(stack))
    for place in np.flatnonzero(lost).tolist():
        gains, band = again(place), stack.bands[place]
        ways = ways_by_logarithms(gains, band, pulse)
        totals[place] = ways.total - gains.source.sum() - gains.target.sum()
        posteriors.put(place, ways.posterior)
        found.states[:, place] = 0
        found.states[: len(band.low), place, : band.width] = ways.states
        found.gaps[place] = ways.gaps
    return StackWays(totals, posteriors, found.states, found.gaps)


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


def _forward(stack: Stack, weights: Weights, pulse: Callable[[], None]) -> _Before:
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
        np.copyto(empty, 0, where=stack.outside)
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

    def columns(self, stack: Stack) -> Doubles:
        """How probable it is that each target segment stays alone, (bands, columns)."""
        bands, size = len(stack.bands), stack.columns + 1
        columns = np.minimum(stack.low[:, :, None] + np.arange(stack.width), stack.columns)
        columns += (np.arange(bands) * size)[:, None]
        found = np.bincount(columns.ravel(), weights=self.target.ravel(), minlength=bands * size)
        return found.reshape(bands, size)[:, :-1].astype(np.float64)


def _backward(
    stack: Stack, weights: Weights, before: _Before, totals: Doubles, pulse: Callable[[], None]
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
        np.copyto(leaving, 0, where=stack.outside)
        alone, filled = leaving[0], leaving[1:].sum(axis=0)
        if i in ends:
            filled[ends[i]] = 1.0
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
