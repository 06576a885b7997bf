"""How alike the two sides of every bead in a window are, by one channel's summed vectors.

Dot products of single segments are computed once; those of groups are sums of them.
"""

from __future__ import annotations

import numpy as np

from alignpost.align.beads import FILLED, LARGEST, SQUARES_FROM, TARGET_SIZES
from alignpost.align.channel import Channel
from alignpost.align.window import REACH, Floats, Window

__all__ = ["ChannelTables", "Likeness"]

_PLACE = {shape: number for number, shape in enumerate(FILLED)}
_GROUPS = FILLED[1:]
_SQUARES = FILLED[SQUARES_FROM:]
"""The shapes that can be cut in two on both sides at once."""
_TINY = np.float32(1e-6)


class ChannelTables:
    """What is known of a channel's groups, whatever they are compared with."""

    def __init__(self, channel: Channel) -> None:
        self.channel = channel
        self.source_inverse = _inverse(channel.source_norms)
        self.target_inverse = _inverse(channel.target_norms)
        self.source_background = channel.source_background.T * self.source_inverse * np.float32(0.5)
        self.target_background = channel.target_background.T * self.target_inverse * np.float32(0.5)


class Likeness:
    """Cosines and the like of one channel in one window; every array is (shapes, rows, width)."""

    def __init__(self, tables: ChannelTables, window: Window) -> None:
        self._tables = tables
        self._window = window
        channel = tables.channel
        self._near = window.near(channel.source, channel.target)
        self._width = self._near[0].shape[1] - REACH
        self._tall = list(_running_sums(self._near))
        self._sums = np.empty((len(FILLED), len(self._near[0]), self._width), dtype=np.float32)
        for number, (a, b) in enumerate(FILLED):
            self._across(self._tall[a - 1], b, self._sums[number])
        self._step = np.float32(1 / (channel.sure - channel.chance))
        self._chance = np.float32(channel.chance)

    def distances(self) -> Floats:
        """Euclidean distance of the summed vectors."""
        channel = self._tables.channel
        squared = self._window.of_source(channel.source_norms.T) - 2 * self._sums
        squared += self._window.of_target(channel.target_norms.T)
        np.maximum(squared, 0, out=squared)
        return np.asarray(np.sqrt(squared, out=squared))

    def cosines(self) -> None:
        """Norms and cosines, which everything below goes by."""
        self._source = self._window.of_source(self._tables.source_inverse)
        self._ends = self._tables.target_inverse.take(self._window.columns, axis=1)
        self._target = self._ends[TARGET_SIZES - 1]
        self._cosine = self._sums * self._source
        self._cosine *= self._target

    def cosine(self) -> Floats:
        """Of both sides' sums."""
        return (self._cosine - self._chance) * self._step

    def background(self) -> Floats:
        """The cosine that either side has with any segment."""
        found = self._window.of_target(self._tables.target_background)
        found += self._window.of_source(self._tables.source_background) - self._chance
        found *= self._step
        return found

    def weakest(self) -> Floats:
        """Of the groups only: the cosine of the member that is least like the other side, or of the whole."""
        found = self._cosine[1:].copy()
        inverse = self._tables.source_inverse[0]
        for b in range(1, 4):
            least = None
            for r in range(LARGEST if b == 1 else 3):
                member = self._across(self._near[r], b) * self._back(inverse, r)
                least = member if least is None else np.minimum(least, member)
                if r and (r + 1, b) in _GROUPS:
                    place = found[_PLACE[r + 1, b] - 1]
                    np.minimum(place, least * self._ends[b - 1], out=place)
        singles = self._tables.target_inverse[0]
        ends = [singles.take(np.maximum(self._window.columns - c, 0)) for c in range(LARGEST)]
        for a in range(1, 4):
            least = None
            for c in range(LARGEST if a == 1 else 3):
                member = self._tall[a - 1][:, REACH - c : REACH - c + self._width] * ends[c]
                least = member if least is None else np.minimum(least, member)
                if c and (a, c + 1) in _GROUPS:
                    place = found[_PLACE[a, c + 1] - 1]
                    np.minimum(place, least * self._back(self._tables.source_inverse[a - 1], 0), out=place)
        found -= self._chance
        found *= self._step
        return found

    def residual(self) -> Floats:
        """Of the groups only: what the cosine owes to the outer member that is needed least."""
        found = np.full_like(self._cosine[1:], -np.inf)
        for number, (a, b) in enumerate(_GROUPS):
            whole, spared = self._sums[number + 1], found[number]
            if a > 1:
                # Without the first member it is a smaller shape in the same state, without the last one in another.
                np.maximum(spared, self._cosine[_PLACE[a - 1, b]], out=spared)
                rest = (whole - self._across(self._near[0], b)) * self._back(
                    self._tables.source_inverse[a - 2], 1
                )
                np.maximum(spared, rest * self._ends[b - 1], out=spared)
            if b > 1:
                np.maximum(spared, self._cosine[_PLACE[a, b - 1]], out=spared)
                norm = self._tables.target_inverse[b - 2].take(np.maximum(self._window.columns - 1, 0))
                rest = (whole - self._tall[a - 1][:, REACH:]) * norm
                np.maximum(spared, rest * self._source[number + 1], out=spared)
        np.subtract(self._cosine[1:], found, out=found)
        found *= self._step
        return found

    def crossing(self) -> Floats:
        """Of shapes with several segments on both sides only: what would be lost by cutting the bead in two."""
        sums = self._sums
        found = np.empty((len(_SQUARES), *sums.shape[1:]), dtype=np.float32)
        for number, (a, b) in enumerate(_SQUARES):
            cuts = [
                sums[_PLACE[r, b]] + sums[_PLACE[a, c]] - 2 * sums[_PLACE[r, c]]
                for r in range(1, a)
                for c in range(1, b)
            ]
            np.minimum.reduce(cuts, out=found[number])
        found *= self._source[-len(_SQUARES) :]
        found *= self._target[-len(_SQUARES) :]
        found *= self._step
        return found

    def _across(self, rows: Floats, b: int, out: Floats | None = None) -> Floats:
        """Sums over the b members of a target group."""
        if out is None:
            out = np.empty((len(rows), self._width), dtype=np.float32)
        out[:] = rows[:, REACH:]
        for c in range(1, b):
            out += rows[:, REACH - c : REACH - c + self._width]
        return out

    def _back(self, values: Floats, by: int) -> Floats:
        """Values of the source segments that stand `by` before each row's, shape (rows, 1)."""
        return values[np.maximum(self._window.rows - by, 0)][:, None]


def _inverse(norms: Floats) -> Floats:
    return np.asarray(1 / (np.sqrt(norms.T) + _TINY), dtype=np.float32)


def _running_sums(near: list[Floats]) -> list[Floats]:
    sums = [near[0]]
    for rows in near[1:]:
        sums.append(sums[-1] + rows)
    return sums
