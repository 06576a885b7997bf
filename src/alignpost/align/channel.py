"""One kind of evidence that adds up: a vector a segment on either side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import LARGEST, Box
from alignpost.align.groups import group_norms, group_sums, pair_sums

__all__ = ["PADDING", "Channel", "Floats", "by_groups"]

Floats = NDArray[np.float32]

_LEAST_STEP = 0.1

PADDING = LARGEST
"""Rows of zeros before the first segment, so that a group may reach over the beginning without a special case."""


class Channel(NamedTuple):
    """One kind of additive evidence: a vector a segment on both sides, compared by dot products."""

    source: Floats
    """Shape (PADDING + segments, dimension), the first PADDING rows zero."""
    target: Floats
    source_norms: Floats
    """Shape (segments + 1, LARGEST): squared norm of the group of size k + 1 that ends before segment i."""
    target_norms: Floats
    source_background: Floats
    """Shape (segments + 1, LARGEST): dot product of that group with the mean of the other side's unit vectors."""
    target_background: Floats
    shared: bool = False
    """Whether the vectors hold only what both documents share, and the norms more than that."""
    chance: float = 0.0
    """Cosine of segments that have nothing to do with each other; features see 0."""
    sure: float = 1.0
    """Cosine of segments that translate each other; features see 1."""

    @classmethod
    def of_vectors(
        cls, source: Floats, target: Floats, *, pulse: Callable[[], None] = lambda: None
    ) -> Channel:
        """A channel whose norms are those of the summed vectors; `pulse` is called now and then."""
        norms = []
        for side in (source, target):
            pulse()
            norms.append(group_norms(side))
        pulse()
        return cls(
            source=_padded(source),
            target=_padded(target),
            source_norms=norms[0],
            target_norms=norms[1],
            source_background=by_groups(_along(source, _mean_direction(target))),
            target_background=by_groups(_along(target, _mean_direction(source))),
        )

    @classmethod
    def of_shared(cls, source: Floats, target: Floats, source_mass: Floats, target_mass: Floats) -> Channel:
        """A channel of what is shared only, whose squared norms add up from the weight of everything."""
        return cls(
            source=_padded(source),
            target=_padded(target),
            source_norms=by_groups(source_mass),
            target_norms=by_groups(target_mass),
            source_background=by_groups(_along(source, _mean_direction(target))),
            target_background=by_groups(_along(target, _mean_direction(source))),
            shared=True,
        )

    @property
    def vectors(self) -> tuple[Floats, Floats]:
        """Those of all segments of either side."""
        return self.source[PADDING:], self.target[PADDING:]

    def box(self, box: Box) -> Channel:
        """The part of it that belongs to a box."""
        a, b, c, d = box
        return self._replace(
            source=self.source[a : b + PADDING],
            target=self.target[c : d + PADDING],
            source_norms=self.source_norms[a : b + 1],
            target_norms=self.target_norms[c : d + 1],
            source_background=self.source_background[a : b + 1],
            target_background=self.target_background[c : d + 1],
        )

    def halved(self, pulse: Callable[[], None] = lambda: None) -> Channel:
        """The same with two neighbours added up to one; `pulse` is called now and then."""
        source, target = pair_sums(self.source[PADDING:]), pair_sums(self.target[PADDING:])
        if self.shared:
            masses = pair_sums(self.source_norms[1:, 0]), pair_sums(self.target_norms[1:, 0])
            half = Channel.of_shared(source, target, *masses)
        else:
            half = Channel.of_vectors(source, target, pulse=pulse)
        return half._replace(chance=self.chance, sure=self.sure)

    def with_target_order(self, order: NDArray[np.int64]) -> Channel:
        """The same with the target's segments in another order."""
        target = self.target[PADDING:][order]
        norms = by_groups(self.target_norms[1:, 0][order]) if self.shared else group_norms(target)
        background = by_groups(self.target_background[1:, 0][order])
        return self._replace(target=_padded(target), target_norms=norms, target_background=background)

    def levelled(self, links: Sequence[tuple[int, int, float]]) -> Channel:
        """The same with its cosines measured on this pair of documents by links that are sure.

        Args:
            links: source id, target id, weight.
        """
        ids = np.array([link[:2] for link in links], dtype=np.int64)
        weights = np.array([link[2] for link in links])
        shifts = [np.roll(ids[:, 1], len(ids) * step // 8) for step in range(1, 8)]
        sure = float(np.average(self._cosines(ids[:, 0], ids[:, 1]), weights=weights))
        chance = float(np.mean([self._cosines(ids[:, 0], other).mean() for other in shifts]))
        # A channel that tells right from wrong by less than this says nothing, and must not be stretched until it does.
        return self._replace(chance=chance, sure=max(sure, chance + _LEAST_STEP))

    def _cosines(self, source: NDArray[np.int64], target: NDArray[np.int64]) -> Floats:
        dots = np.einsum("ij,ij->i", self.source[source + PADDING], self.target[target + PADDING])
        norms = self.source_norms[source + 1, 0] * self.target_norms[target + 1, 0]
        return np.asarray(dots / np.sqrt(np.maximum(norms, 1e-12)), dtype=np.float32)


def by_groups(values: Floats) -> Floats:
    """Shape (len + 1, LARGEST): sum of the k + 1 values before position i, fewer at the beginning."""
    return np.stack(group_sums(values), axis=1)


def _padded(vectors: Floats) -> Floats:
    padded = np.zeros((PADDING + len(vectors), vectors.shape[1]), dtype=np.float32)
    padded[PADDING:] = vectors
    return padded


def _along(vectors: Floats, direction: Floats) -> Floats:
    """Dot product of each vector with one direction."""
    # No BLAS: of a matrix and a vector its routines may look past the end, and numpy then warns of what stands there.
    return np.asarray(np.einsum("ij,j->i", vectors, direction))


def _mean_direction(vectors: Floats) -> Floats:
    """The mean of the vectors, each of unit length."""
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    inverse = np.float32(1 / max(len(vectors), 1)) / np.maximum(norms, np.float32(1e-9))
    # One pass: vectors of unit length are never written out.
    return np.asarray(np.einsum("i,ij->j", inverse, vectors), dtype=np.float32)
