"""Forward and backward passes over bands, in log space, one row of states at a time, of many bands at once.

Three things are remembered about the way into a state: the last bead was filled (or nothing came before), it was an
empty source bead, or an empty target bead. After a target's empty bead no source's may follow, so that every
alignment is exactly one path, and the first of a run of empty beads pays for the gap (affine gaps, Gotoh 1982).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.stack import IMPOSSIBLE, Doubles, Stack, arriving

__all__ = ["IMPOSSIBLE", "Gains", "Passes", "run_all_passes", "run_passes"]


_PULSE_ROWS = 128
"""Rows between two calls of `pulse`."""


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


def run_passes(gains: Gains, band: Band) -> Passes:
    """Sum the weights of all paths from both ends.

    Args:
        gains: what each step earns.
        band: where to search; both corners lie inside.
    """
    return run_all_passes([gains], [band])[0]


def run_all_passes(
    gains: Sequence[Gains], bands: Sequence[Band], pulse: Callable[[], None] = lambda: None
) -> list[Passes]:
    """The same for several bands side by side, of which every row is worked through at once.

    Time and memory are those of the highest and the widest one for each. `pulse` is called now and then.
    """
    if not gains:
        return []
    stack = Stack.of(bands, [each.filled for each in gains], IMPOSSIBLE)
    source = stack.by_row([each.source for each in gains])
    target = stack.by_column([each.target for each in gains])
    gap = np.array([[each.gap] for each in gains])
    before = _forward(stack, source, target, gap, pulse)
    after = _backward(stack, source, target, gap, pulse)
    found = []
    for place, (each, band) in enumerate(zip(gains, bands, strict=True)):
        rows, lanes = len(each.source) + 1, slice(0, band.width)
        parts = [side[:rows, place, lanes] for side in (*before, *after)]
        found.append(Passes(float(parts[0][-1, len(each.target) - band.low[-1]]), *parts))
    return found


def _log_sum(values: Doubles) -> Doubles:
    """Of the first axis; overwrites `values`."""
    top = values.max(axis=0)
    values -= top
    np.exp(values, out=values)
    total = np.log(values.sum(axis=0))
    total += top
    return np.asarray(total)


def _either(first: Doubles, second: Doubles) -> Doubles:
    larger = np.maximum(first, second)
    return np.asarray(larger + np.log(1 + np.exp(np.minimum(first, second) - larger)))


def _running_log_sum(values: Doubles) -> Doubles:
    """Log of the sum of everything up to each place of the last axis.

    What is e^-700 times as likely as the likeliest of its row is lost, and counts as impossible.
    """
    top = values.max(axis=-1, keepdims=True)
    sums = np.cumsum(np.exp(values - top), axis=-1)
    with np.errstate(divide="ignore"):
        return np.asarray(np.maximum(np.log(sums) + top, IMPOSSIBLE))


def _forward(
    stack: Stack, source: Doubles, target: Doubles, gap: Doubles, pulse: Callable[[], None]
) -> tuple[Doubles, Doubles, Doubles]:
    any_before = stack.states(LARGEST, LARGEST)
    open_before, gap_before = stack.states(), stack.states()
    width = stack.width
    alongs, steps = stack.along(target)
    for i in range(stack.height + 1):
        if not i % _PULSE_ROWS:
            pulse()
        if i == 0:
            filled = np.full((len(gap), width), IMPOSSIBLE)
            filled[:, 0] = 0.0
            alone = np.full((len(gap), width), IMPOSSIBLE)
        else:
            filled = _log_sum(arriving(stack, any_before, i))
            alone = stack.later(open_before[i - 1], i) + source[i - 1]
        ready = _either(filled + gap, alone)
        # Empty target beads run along the row: with the running sum taken off, their recurrence is a running sum.
        along, step = alongs[i], steps[i]
        empty = np.full((len(gap), width), IMPOSSIBLE)
        empty[:, 1:] = (_running_log_sum(ready - along) + along)[:, :-1] + step[:, :-1]
        empty[stack.outside] = IMPOSSIBLE
        open_before[i, :, :width] = ready
        gap_before[i, :, :width] = _either(ready, empty)
        any_before[i + LARGEST, :, LARGEST : LARGEST + width] = _either(_either(filled, alone), empty)
    return any_before[LARGEST:, :, LARGEST : LARGEST + width], open_before, gap_before


def _backward(
    stack: Stack, source: Doubles, target: Doubles, gap: Doubles, pulse: Callable[[], None]
) -> tuple[Doubles, Doubles, Doubles]:
    after_filled, after_source, after_target = stack.states(), stack.states(), stack.states()
    entering = np.full((LARGEST + 1, len(FILLED), len(gap), stack.width + 2), IMPOSSIBLE)
    ends = stack.ends()
    alongs, steps = stack.along(target)
    inside = slice(0, stack.width)
    for i in range(stack.height, -1, -1):
        if not i % _PULSE_ROWS:
            pulse()
        filled = _log_sum(stack.leaving(entering, i))
        if i in ends:
            filled[ends[i]] = 0.0
        if i == stack.height:
            alone = np.full_like(filled, IMPOSSIBLE)
        else:
            alone = stack.earlier(after_source[i + 1], i) + source[i]
            if i in ends:
                alone[ends[i][0]] = IMPOSSIBLE
        filled[stack.outside] = IMPOSSIBLE
        alone[stack.outside] = IMPOSSIBLE
        along, step = alongs[i], steps[i]
        onward = _running_log_sum((filled + along)[:, ::-1])[:, ::-1] - along
        next_target = np.full_like(filled, IMPOSSIBLE)
        next_target[:, :-1] = onward[:, 1:] + step[:, :-1]
        empty = _either(alone, next_target)
        after_filled[i, :, inside] = _either(filled, empty + gap)
        after_source[i, :, inside] = _either(filled, empty)
        after_target[i, :, inside] = onward
        if i:
            entering[i % (LARGEST + 1), :, :, 1:-1] = after_filled[i, :, inside] + stack.filled[i - 1]
    return after_filled, after_source, after_target
