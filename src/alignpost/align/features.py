"""The features of every candidate bead in a band of the lattice.

A state (i, j) of the lattice says that the first i source and the first j target segments are behind us. A bead of
shape (a, b) that ends in it joins source segments i-a .. i-1 with target segments j-b .. j-1. Dot products of single
segments are computed once, block by block; those of groups are sums of them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, LARGEST, SOURCE_SIZES, TARGET_SIZES, kind_of
from alignpost.align.coverage import Vocables, covered
from alignpost.align.evidence import Channel, Evidence, Floats

__all__ = ["FILLED_FEATURES", "NULL_FEATURES", "Slab", "null_features", "slabs"]

_KINDS = tuple(dict.fromkeys(kind_of(shape) for shape in FILLED))
_VECTOR_CHANNELS = ("vectors", "lexicon")
MASS_POWER = 0.35

FILLED_FEATURES: tuple[str, ...] = (
    *(f"shape {kind}" for kind in _KINDS),
    *(
        "mass",
        "length",
        "length mass",
        "length spread",
        "marks",
        "end",
        "end strong",
        "end open",
        "low start",
        "brackets",
        "quotes",
        "paragraph start",
        "paragraph inside",
    ),
    *(
        "cognates",
        "cognates group",
        "cognates weakest",
        "cognates flat",
        "cognates residual",
        "cognates crossing",
    ),
    *(
        f"{name} {feature}"
        for name in _VECTOR_CHANNELS
        for feature in ("cosine", "group", "weakest", "flat", "residual", "crossing", "background")
    ),
    *("words covered", "words share"),
)
"""Names of the features of filled beads, in the order of their axis."""

NULL_FEATURES: tuple[str, ...] = ("empty", "empty mass", "gap")
"""Features of empty beads: one, the mass of the segment, and one for the first of a run."""

_IS_GROUP = (np.maximum(SOURCE_SIZES, TARGET_SIZES) > 1).astype(np.float32)[:, None, None]
_PLACE = {shape: number for number, shape in enumerate(FILLED)}
_SLAB_CELLS = 1 << 15
_TINY = np.float32(1e-6)


@dataclass(frozen=True, slots=True)
class Slab:
    """Some consecutive rows of a band with the features of all beads that end there."""

    first_row: int
    features: Floats
    """Shape (features, shapes, rows, width)."""
    possible: NDArray[np.bool_]
    """Shape (shapes, rows, width): whether the bead lies inside the documents and respects what is pinned."""


def slabs(evidence: Evidence, band: Band) -> Iterator[Slab]:
    """The rows 1 .. n of the band, from the first to the last, a bounded number of cells at a time."""
    rows = max(1, min(_SLAB_CELLS // band.width, band.width + 32))
    for first in range(1, evidence.source_size + 1, rows):
        last = min(first + rows - 1, evidence.source_size)
        yield _Window(evidence, band, first, last).slab()


def null_features(evidence: Evidence) -> tuple[Floats, Floats]:
    """Features "empty" and "empty mass" of each segment, shape (segments, 2), of source and target."""
    sides = (evidence.source_bytes[1:, 0] * evidence.ratio, evidence.target_bytes[1:, 0])
    source, target = (np.stack([np.ones(len(side), dtype=np.float32), _mass(side)], axis=1) for side in sides)
    return source, target


def _mass(size: NDArray[np.floating]) -> Floats:
    """What a bead of so many bytes a side weighs; long ones say more, but not in proportion."""
    return np.asarray((size / 100) ** MASS_POWER, dtype=np.float32)


class _Window:
    """Rows `first` .. `last` of a band."""

    def __init__(self, evidence: Evidence, band: Band, first: int, last: int) -> None:
        self.evidence = evidence
        self.rows = np.arange(first, last + 1)
        self.columns = band.low[first : last + 1, None] + np.arange(band.width)
        self.low = int(self.columns[:, 0].min())
        self.high = int(self.columns[:, -1].max())
        self.gather = self.columns - self.low
        self.upright = np.arange(len(self.rows))[:, None]

    def slab(self) -> Slab:
        evidence = self.evidence
        shape = (len(FILLED_FEATURES), len(FILLED), *self.columns.shape)
        found = np.zeros(shape, dtype=np.float32)
        place = {name: number for number, name in enumerate(FILLED_FEATURES)}
        for number, bead in enumerate(FILLED):
            found[place[f"shape {kind_of(bead)}"], number] = 1
        source_bytes = self.of_source(evidence.source_bytes) * evidence.ratio
        target_bytes = self.of_target(evidence.target_bytes)
        mass = _mass((source_bytes + target_bytes) / 2)
        length = np.abs(np.log((target_bytes + 10) / (source_bytes + 10)))
        found[place["mass"]] = mass
        found[place["length"]] = length
        found[place["length mass"]] = length * mass
        found[place["length spread"]] = np.abs(target_bytes - source_bytes) / np.sqrt(
            target_bytes + source_bytes + 10
        )
        self.edges(found, place)
        for name, channel in evidence.channels.items():
            if name == "marks":
                found[place["marks"]] = self.distances(channel)
                continue
            cosine, weakest, residual, crossing, background = self.cosines(channel)
            key = f"{name} cosine" if name != "cognates" else name
            found[place[key]] = cosine * mass
            found[place[f"{name} group"]] = cosine * mass * _IS_GROUP
            found[place[f"{name} weakest"]] = weakest * mass * _IS_GROUP
            found[place[f"{name} flat"]] = cosine
            found[place[f"{name} residual"]] = residual * mass
            found[place[f"{name} crossing"]] = crossing * mass
            if name != "cognates":
                found[place[f"{name} background"]] = background * mass
        if evidence.words is not None:
            weight, share = self.coverage(evidence.words)
            found[place["words covered"]] = weight
            found[place["words share"]] = share * mass
        return Slab(int(self.rows[0]), found, self.possible())

    def coverage(self, words: Vocables) -> tuple[Floats, Floats]:
        """Weight of the words that have a counterpart, and their share in all words of the bead."""
        first = max(int(self.rows[0]) - LARGEST, 0), max(self.low - LARGEST, 0)
        source = words.source.part(first[0], int(self.rows[-1]))
        target = words.target.part(first[1], self.high)
        weight = np.zeros((len(FILLED), *self.columns.shape), dtype=np.float32)
        whole = np.ones_like(weight)
        if not len(target.word):
            return weight, weight
        found = covered(source, target)
        rows = self.rows[:, None] - 1 - first[0]
        columns = np.maximum(self.columns - 1 - first[1], 0)
        masses = source.masses(), target.masses()
        for number, (a, b) in enumerate(FILLED):
            weight[number] = found[a, b][rows, columns]
            whole[number] = _windowed(masses[0], a)[rows] + _windowed(masses[1], b)[columns]
        share = np.asarray(weight / np.maximum(whole, np.float32(1)), dtype=np.float32)
        return np.asarray(weight / np.float32(10), dtype=np.float32), share

    def of_source(self, groups: Floats) -> Floats:
        """Values of source groups for each shape: (shapes, rows, 1)."""
        return np.asarray(groups[self.rows][:, SOURCE_SIZES - 1].T[:, :, None], dtype=np.float32)

    def of_target(self, groups: Floats) -> Floats:
        """Values of target groups for each shape: (shapes, rows, width)."""
        return np.asarray(groups[self.columns][:, :, TARGET_SIZES - 1].transpose(2, 0, 1), dtype=np.float32)

    def dots(self, channel: Channel) -> Floats:
        """Dot products of single segments: LARGEST - 1 rows and columns more than the window, at its low ends."""
        source = channel.source[self.rows[0] : self.rows[-1] + LARGEST]
        target = channel.target[self.low : self.high + LARGEST]
        return source @ target.T

    def banded(self, block: Floats) -> Floats:
        """From all columns of the window to those of the band, row by row."""
        return np.asarray(block[self.upright, self.gather])

    def group_dots(self, dots: Floats) -> Floats:
        """Dot products of groups, (shapes, rows, width)."""
        height, width = len(self.rows), self.high - self.low + 1
        reach = LARGEST - 1
        sums: dict[tuple[int, int], Floats] = {}
        rows = np.zeros((height, dots.shape[1]), dtype=np.float32)
        for a in range(1, LARGEST + 1):
            rows = rows + dots[reach - a + 1 : reach - a + 1 + height]
            block = np.zeros((height, width), dtype=np.float32)
            for b in range(1, LARGEST + 1):
                block = block + rows[:, reach - b + 1 : reach - b + 1 + width]
                if (a, b) in FILLED:
                    sums[a, b] = block
        return np.stack([self.banded(sums[shape]) for shape in FILLED])

    def cosines(self, channel: Channel) -> tuple[Floats, Floats, Floats, Floats, Floats]:
        """How alike the sides of each bead are, five times.

        The cosine; that of the weakest member with the other side; what the cosine owes to the outer member that is
        needed least; what would be lost by cutting the bead in two; and what any two segments have in common.
        """
        dots = self.dots(channel)
        source_norms = np.sqrt(self.of_source(channel.source_norms)) + _TINY
        target_norms = np.sqrt(self.of_target(channel.target_norms)) + _TINY
        sums = self.group_dots(dots)
        cosine = sums / (source_norms * target_norms)
        background = (
            self.of_source(channel.source_background) / source_norms
            + self.of_target(channel.target_background) / target_norms
        ) / 2
        weakest, spared = self._members(cosine, dots, channel, source_norms, target_norms)
        crossing = np.zeros_like(cosine)
        for number, (a, b) in enumerate(FILLED):
            cuts = [
                sums[_PLACE[r, b]] + sums[_PLACE[a, c]] - 2 * sums[_PLACE[r, c]]
                for r in range(1, a)
                for c in range(1, b)
            ]
            if cuts:
                crossing[number] = np.minimum.reduce(cuts) / (source_norms[number] * target_norms[number])
        step = np.float32(1 / (channel.sure - channel.chance))
        chance = np.float32(channel.chance)
        return (
            (cosine - chance) * step,
            (weakest - chance) * step,
            (cosine - spared) * step,
            crossing * step,
            np.asarray((background - chance) * step, dtype=np.float32),
        )

    def _members(
        self, cosine: Floats, dots: Floats, channel: Channel, source_norms: Floats, target_norms: Floats
    ) -> tuple[Floats, Floats]:
        """The weakest member's cosine with the other side, and the best cosine without the first or last member."""
        height, width = len(self.rows), self.high - self.low + 1
        reach = LARGEST - 1
        weakest, spared = cosine.copy(), cosine.copy()
        rows = [np.zeros((height, dots.shape[1]), dtype=np.float32)]
        for a in range(1, LARGEST + 1):
            rows.append(rows[-1] + dots[reach - a + 1 : reach - a + 1 + height])
        columns = [np.zeros((dots.shape[0], width), dtype=np.float32)]
        for b in range(1, LARGEST + 1):
            columns.append(columns[-1] + dots[:, reach - b + 1 : reach - b + 1 + width])
        for number, (a, b) in enumerate(FILLED):
            without = []
            whole = cosine[number] * source_norms[number] * target_norms[number]
            for r in range(a if a > 1 else 0):
                member = self.banded(columns[b][reach - r : reach - r + height])
                norms = channel.source_norms[np.maximum(self.rows - r, 0)][:, None]
                norm = np.sqrt(norms[..., 0]) + _TINY
                np.minimum(weakest[number], member / (norm * target_norms[number]), out=weakest[number])
                if r in (0, a - 1):
                    rest = channel.source_norms[np.maximum(self.rows - (r == 0), 0), a - 2][:, None]
                    without.append((whole - member) / ((np.sqrt(rest) + _TINY) * target_norms[number]))
            for c in range(b if b > 1 else 0):
                member = self.banded(rows[a][:, reach - c : reach - c + width])
                norm = np.sqrt(channel.target_norms[np.maximum(self.columns - c, 0), 0]) + _TINY
                np.minimum(weakest[number], member / (norm * source_norms[number]), out=weakest[number])
                if c in (0, b - 1):
                    rest = channel.target_norms[np.maximum(self.columns - (c == 0), 0), b - 2]
                    without.append((whole - member) / ((np.sqrt(rest) + _TINY) * source_norms[number]))
            if without:
                spared[number] = np.maximum.reduce(without)
        return weakest, spared

    def distances(self, channel: Channel) -> Floats:
        """Euclidean distance of the summed vectors, (shapes, rows, width)."""
        squared = self.of_source(channel.source_norms) + self.of_target(channel.target_norms)
        squared = squared - 2 * self.group_dots(self.dots(channel))
        return np.asarray(np.sqrt(np.maximum(squared, 0)), dtype=np.float32)

    def edges(self, found: Floats, place: dict[str, int]) -> None:
        """Whether both sides end and begin alike."""
        source, target = self.evidence.source_layout, self.evidence.target_layout
        ends = source.end_mark[self.rows - 1][:, None], target.end_mark[np.maximum(self.columns - 1, 0)]
        alike = ends[0] == ends[1]
        found[place["end"]] = alike
        found[place["end strong"]] = alike & (ends[0] > 0) & (ends[0] < 4)
        found[place["end open"]] = (ends[0] > 2) * 1.0 + (ends[1] > 2)
        lasts = self.rows[:, None], self.columns
        inside = [_inside(side.starts_paragraph) for side in (source, target)]
        for number, (a, b) in enumerate(FILLED):
            first_source = np.maximum(self.rows - a, 0)[:, None]
            first_target = np.maximum(self.columns - b, 0)
            found[place["low start"], number] = (
                source.starts_low[first_source] != target.starts_low[first_target]
            )
            opened = [
                _between(side.brackets, first, last) != 0
                for side, first, last in zip(
                    (source, target), (first_source, first_target), lasts, strict=True
                )
            ]
            found[place["brackets"], number] = opened[0] * 1.0 + opened[1]
            odd = [
                _between(side.quotes, first, last) % 2
                for side, first, last in zip(
                    (source, target), (first_source, first_target), lasts, strict=True
                )
            ]
            found[place["quotes"], number] = odd[0] != odd[1]
            starts = source.starts_paragraph[first_source], target.starts_paragraph[first_target]
            found[place["paragraph start"], number] = starts[0] & starts[1]
            found[place["paragraph inside"], number] = (
                inside[0][self.rows][:, None] - inside[0][first_source + 1]
            ) + (inside[1][self.columns] - inside[1][np.minimum(first_target + 1, len(inside[1]) - 1)])

    def possible(self) -> NDArray[np.bool_]:
        """Inside both documents, and without segments that are pinned to stay alone."""
        fits = (self.rows[None, :, None] >= SOURCE_SIZES[:, None, None]) & (
            self.columns[None] >= TARGET_SIZES[:, None, None]
        )
        pinned = self.evidence.pinned_empty
        if pinned[0]:
            counts = _counts(pinned[0], self.evidence.source_size)
            fits &= (
                counts[self.rows][None, :, None]
                == counts[np.maximum(self.rows[None] - SOURCE_SIZES[:, None], 0)][:, :, None]
            )
        if pinned[1]:
            counts = _counts(pinned[1], self.evidence.target_size)
            fits &= (
                counts[self.columns][None]
                == counts[np.maximum(self.columns[None] - TARGET_SIZES[:, None, None], 0)]
            )
        return np.asarray(fits, dtype=np.bool_)


def _windowed(values: Floats, size: int) -> Floats:
    """Sums of each value and the `size` - 1 before it."""
    running = np.concatenate([np.zeros(size), np.cumsum(values, dtype=np.float64)])
    return np.asarray(running[size:] - running[:-size], dtype=np.float32)


def _between(
    values: NDArray[np.int8], first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Sum of the values `first` .. `last` - 1."""
    running = np.concatenate([[0], np.cumsum(values, dtype=np.int64)])
    return np.asarray(running[last] - running[first])


def _inside(starts: NDArray[np.bool_]) -> NDArray[np.int64]:
    """How many paragraphs begin before position i."""
    return np.concatenate([[0], np.cumsum(starts)])


def _counts(pinned: frozenset[int], size: int) -> NDArray[np.int64]:
    marked = np.zeros(size + 1, dtype=np.int64)
    marked[[i + 1 for i in pinned]] = 1
    return np.cumsum(marked)
