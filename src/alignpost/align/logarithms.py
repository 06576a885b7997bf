"""The passes of `lattice.py` for one band, in logarithms all through: several times as slow, and never out of range.

For bands in which the weights of different ways lie further apart than floating-point numbers reach.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.posterior import Posterior
from alignpost.align.stack import IMPOSSIBLE, Doubles
from alignpost.align.weighing import Gains, Ways

__all__ = ["ways_by_logarithms"]

_PULSE_ROWS = 128
"""Rows between two calls of `pulse`."""


def ways_by_logarithms(gains: Gains, band: Band, pulse: Callable[[], None] = lambda: None) -> Ways:
    """Sum the weights of all paths from both ends.

    Args:
        gains: what each step earns.
        band: where to search; both corners lie inside.
        pulse: called now and then; may raise to stop the work.
    """
    return _Passes(gains, band, pulse).ways()


class _Passes:
    """Logarithms of the weights of all ways to and from each state, (n + 1, width)."""

    def __init__(self, gains: Gains, band: Band, pulse: Callable[[], None]) -> None:
        self.pulse = pulse
        self.gains, self.band, self.rows = gains, band, len(gains.source)
        shape = self.rows + 1, band.width
        self.any, self.ready, self.filled = (np.full(shape, IMPOSSIBLE) for _ in range(3))
        self.after_filled, self.after_source, self.next_source, self.next_target = (
            np.full(shape, IMPOSSIBLE) for _ in range(4)
        )
        running = np.concatenate([[0.0], np.cumsum(gains.target)])
        self.along = running[band.low[:, None] + np.arange(band.width)]
        self._forward()
        self._backward()

    def _seen(self, values: Doubles, there: int, here: int, beside: int = 0) -> Doubles:
        """A row's values from the lanes of another, so many columns further to the right."""
        lanes = np.arange(self.band.width) + (self.band.low[here] - self.band.low[there] + beside)
        found = values[np.clip(lanes, 0, self.band.width - 1)]
        found[(lanes < 0) | (lanes >= self.band.width)] = IMPOSSIBLE
        return np.asarray(found)

    def _forward(self) -> None:
        self.filled[0, 0] = 0.0
        for i in range(self.rows + 1):
            if not i % _PULSE_ROWS:
                self.pulse()
            alone = np.full(self.band.width, IMPOSSIBLE)
            if i:
                alone = self._seen(self.ready[i - 1], i - 1, i) + self.gains.source[i - 1]
                for number, (a, b) in enumerate(FILLED):
                    if a <= i:
                        begun = self._seen(self.any[i - a], i - a, i, -b)
                        begun += self.gains.filled[number, i - 1]
                        np.logaddexp(self.filled[i], begun, out=self.filled[i])
            self.ready[i] = np.logaddexp(self.filled[i] + self.gains.gap, alone)
            empty = np.full(self.band.width, IMPOSSIBLE)
            empty[1:] = np.logaddexp.accumulate(self.ready[i] - self.along[i])[:-1] + self.along[i, 1:]
            self.any[i] = np.logaddexp(np.logaddexp(self.filled[i], alone), empty)

    def _backward(self) -> None:
        for i in range(self.rows, -1, -1):
            if not i % _PULSE_ROWS:
                self.pulse()
            filled = np.full(self.band.width, IMPOSSIBLE)
            if i == self.rows:
                filled[-1] = 0.0
            else:
                self.next_source[i] = self._seen(self.after_source[i + 1], i + 1, i) + self.gains.source[i]
            for number, (a, b) in enumerate(FILLED):
                if i + a <= self.rows:
                    ended = self.after_filled[i + a] + self.gains.filled[number, i + a - 1]
                    np.logaddexp(filled, self._seen(ended, i + a, i, b), out=filled)
            onward = np.logaddexp.accumulate((filled + self.along[i])[::-1])[::-1]
            self.next_target[i, :-1] = onward[1:] - self.along[i, :-1]
            empty = np.logaddexp(self.next_source[i], self.next_target[i])
            self.after_filled[i] = np.logaddexp(filled, empty + self.gains.gap)
            self.after_source[i] = np.logaddexp(filled, empty)

    def ways(self) -> Ways:
        """What is known of all paths."""
        total, gap = float(self.any[-1, -1]), self.gains.gap
        # Of those ready for an empty target bead the gap is paid, as of those ready for an empty source one.
        running = np.full_like(self.any, IMPOSSIBLE)
        np.logaddexp.accumulate(self.ready - self.along, axis=1, out=running)
        running += self.along
        targets = np.exp(np.minimum(running + self.next_target - total, 0))
        places = self.band.low[:, None] + np.arange(self.band.width - 1)
        target = np.bincount(places.ravel(), targets[:, :-1].ravel(), len(self.gains.target))
        source = np.exp(np.minimum(self.ready + self.next_source - total, 0))[:-1].sum(axis=1)
        opened = np.logaddexp(self.next_source, self.next_target) + self.filled + gap - total
        states = self.any + self.after_source
        states = np.exp(states - states.max(axis=1, keepdims=True))
        posterior = Posterior(self._beads(total), source, target.astype(np.float64))
        return Ways(total, posterior, states, float(np.exp(np.minimum(opened, 0)).sum()))

    def _beads(self, total: float) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        found = np.zeros(self.gains.filled.shape, dtype=np.float32)
        for number, (a, b) in enumerate(FILLED):
            for i in range(a, self.rows + 1):
                logs = self._seen(self.any[i - a], i - a, i, -b) + self.gains.filled[number, i - 1]
                found[number, i - 1] = np.exp(np.minimum(logs + self.after_filled[i] - total, 0))
        return found
