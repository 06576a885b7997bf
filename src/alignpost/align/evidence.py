"""Everything that is known about two documents before they are aligned, one row a segment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import LARGEST, Box
from alignpost.align.coverage import Vocables
from alignpost.align.reading import read
from alignpost.align.surface import Layout, byte_lengths, cognates, layout
from alignpost.model import SegmentedDocument

__all__ = ["Channel", "Evidence", "Floats"]

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
            norms.append(_group_norms(side))
        pulse()
        return cls(
            source=_padded(source),
            target=_padded(target),
            source_norms=norms[0],
            target_norms=norms[1],
            source_background=_group_sums(_along(source, _mean_direction(target))),
            target_background=_group_sums(_along(target, _mean_direction(source))),
        )

    @classmethod
    def of_shared(cls, source: Floats, target: Floats, source_mass: Floats, target_mass: Floats) -> Channel:
        """A channel of what is shared only, whose squared norms add up from the weight of everything."""
        return cls(
            source=_padded(source),
            target=_padded(target),
            source_norms=_group_sums(source_mass),
            target_norms=_group_sums(target_mass),
            source_background=_group_sums(_along(source, _mean_direction(target))),
            target_background=_group_sums(_along(target, _mean_direction(source))),
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
        source, target = _pair_sums(self.source[PADDING:]), _pair_sums(self.target[PADDING:])
        if self.shared:
            masses = _pair_sums(self.source_norms[1:, 0]), _pair_sums(self.target_norms[1:, 0])
            half = Channel.of_shared(source, target, *masses)
        else:
            half = Channel.of_vectors(source, target, pulse=pulse)
        return half._replace(chance=self.chance, sure=self.sure)

    def with_target_order(self, order: NDArray[np.int64]) -> Channel:
        """The same with the target's segments in another order."""
        target = self.target[PADDING:][order]
        norms = _group_sums(self.target_norms[1:, 0][order]) if self.shared else _group_norms(target)
        background = _group_sums(self.target_background[1:, 0][order])
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


@dataclass(frozen=True, slots=True)
class Evidence:
    """Two documents as the lattice sees them."""

    source_bytes: Floats
    """Shape (segments + 1, LARGEST): bytes of the group of size k + 1 that ends before segment i."""
    target_bytes: Floats
    source_layout: Layout
    target_layout: Layout
    channels: Mapping[str, Channel]
    words: Vocables | None = None
    """The words of both sides, where they are to be looked for one by one."""
    clauses: Vocables | None = None
    """The same of clauses."""
    ratio: float = 1.0
    """Bytes of target for a byte of source."""
    pinned_empty: tuple[frozenset[int], frozenset[int]] = field(default=(frozenset(), frozenset()))
    """Segments of either side that must stay without a counterpart."""

    @property
    def source_size(self) -> int:
        """Number of source segments."""
        return len(self.source_bytes) - 1

    @property
    def target_size(self) -> int:
        """Number of target segments."""
        return len(self.target_bytes) - 1

    @classmethod
    def of_documents(
        cls,
        source: SegmentedDocument,
        target: SegmentedDocument,
        pulse: Callable[[], None] = lambda: None,
    ) -> Evidence:
        """What can be seen without a model."""
        texts = source.texts(), target.texts()
        seen = [read(side, pulse) for side in texts]
        shared = cognates(seen[0], seen[1])
        pulse()
        channels = {
            "cognates": Channel.of_shared(
                shared.source, shared.target, shared.source_mass, shared.target_mass
            ),
            "marks": Channel.of_vectors(seen[0].marks, seen[1].marks),
        }
        pulse()
        return cls(
            source_bytes=_group_sums(byte_lengths(texts[0])),
            target_bytes=_group_sums(byte_lengths(texts[1])),
            source_layout=layout(source, seen[0]),
            target_layout=layout(target, seen[1]),
            channels=channels,
        )

    @classmethod
    def of_lengths(cls, source: Floats, target: Floats) -> Evidence:
        """Nothing but the segments' lengths in bytes; all layout is alike."""
        return cls(
            source_bytes=_group_sums(source),
            target_bytes=_group_sums(target),
            source_layout=Layout.plain(len(source)),
            target_layout=Layout.plain(len(target)),
            channels={},
        )

    def with_channel(self, name: str, channel: Channel) -> Evidence:
        """The same with one more channel."""
        return replace(self, channels={**self.channels, name: channel})

    def with_words(self, words: Vocables, clauses: Vocables) -> Evidence:
        """The same with the words and the clauses of both sides."""
        return replace(self, words=words, clauses=clauses)

    def with_ratio(self, ratio: float) -> Evidence:
        """The same with another ratio of lengths."""
        return replace(self, ratio=ratio)

    def with_target_order(self, order: NDArray[np.int64]) -> Evidence:
        """The same with the target's segments in another order; pins are forgotten."""
        return replace(
            self,
            target_bytes=_group_sums(self.target_bytes[1:, 0][order]),
            target_layout=self.target_layout.ordered(order),
            channels={name: channel.with_target_order(order) for name, channel in self.channels.items()},
            words=None,
            clauses=None,
            pinned_empty=(frozenset(), frozenset()),
        )

    def with_pinned_empty(self, source: Sequence[int], target: Sequence[int]) -> Evidence:
        """The same with segments that must stay alone."""
        return replace(self, pinned_empty=(frozenset(source), frozenset(target)))

    def box(self, box: Box) -> Evidence:
        """The part of it that belongs to a box, with ids counted from the box's own beginning."""
        a, b, c, d = box
        pinned = self.pinned_empty
        return replace(
            self,
            source_bytes=self.source_bytes[a : b + 1],
            target_bytes=self.target_bytes[c : d + 1],
            source_layout=self.source_layout.part(a, b),
            target_layout=self.target_layout.part(c, d),
            channels={name: channel.box(box) for name, channel in self.channels.items()},
            words=None if self.words is None else self.words.box(box),
            clauses=None if self.clauses is None else self.clauses.box(box),
            pinned_empty=(
                frozenset(i - a for i in pinned[0] if a <= i < b),
                frozenset(j - c for j in pinned[1] if c <= j < d),
            ),
        )

    def halved(self, pulse: Callable[[], None] = lambda: None) -> Evidence:
        """The same documents with two neighbouring segments as one, for the coarser pass; pins are forgotten.

        `pulse` is called now and then.
        """
        return replace(
            self,
            source_bytes=_group_sums(_pair_sums(self.source_bytes[1:, 0])),
            target_bytes=_group_sums(_pair_sums(self.target_bytes[1:, 0])),
            source_layout=self.source_layout.halved(),
            target_layout=self.target_layout.halved(),
            channels={name: channel.halved(pulse) for name, channel in self.channels.items()},
            words=None,
            clauses=None,
            pinned_empty=(frozenset(), frozenset()),
        )


def _pair_sums(values: Floats) -> Floats:
    """Sums of neighbours: rows 0 and 1, 2 and 3, and a last one alone where their number is odd."""
    sums = values[0::2].copy()
    sums[: len(values) // 2] += values[1::2]
    return sums


def _padded(vectors: Floats) -> Floats:
    padded = np.zeros((PADDING + len(vectors), vectors.shape[1]), dtype=np.float32)
    padded[PADDING:] = vectors
    return padded


def _group_sums(values: Floats) -> Floats:
    """Shape (len + 1, LARGEST): sum of the k + 1 values before position i, fewer at the beginning."""
    running = np.concatenate([np.zeros(LARGEST + 1), np.cumsum(values, dtype=np.float64)])
    sums = np.empty((len(values) + 1, LARGEST), dtype=np.float32)
    ends = running[LARGEST:]
    for size in range(1, LARGEST + 1):
        sums[:, size - 1] = ends - running[LARGEST - size : len(running) - size]
    return sums


def _group_norms(vectors: Floats) -> Floats:
    """Shape (len + 1, LARGEST): squared norm of the sum of the k + 1 vectors before position i."""
    count = len(vectors)
    norms = np.zeros((count + 1, LARGEST), dtype=np.float32)
    # Of each vector with those that follow it, itself first.
    near = [np.einsum("ij,ij->i", vectors[: max(count - gap, 0)], vectors[gap:]) for gap in range(LARGEST)]
    norms[1:, 0] = near[0]
    # |x_1 + ... + x_k|^2 = |x_2 + ... + x_k|^2 + |x_1|^2 + 2 sum of x_1 . x_r
    for size in range(2, LARGEST + 1):
        norms[:, size - 1] = norms[:, size - 2]
        first = np.zeros(count + 1, dtype=np.float32)
        if count >= size:
            first[size:] = near[0][: count - size + 1]
            for gap in range(1, size):
                first[size:] += 2 * near[gap][: count - size + 1]
        norms[:, size - 1] += first
    return np.maximum(norms, 0)


def _along(vectors: Floats, direction: Floats) -> Floats:
    """Dot product of each vector with one direction."""
    # No BLAS: of a matrix and a vector its routines may look past the end, and numpy then warns of what stands there.
    return np.asarray(np.einsum("ij,j->i", vectors, direction))


def _mean_direction(vectors: Floats) -> Floats:
    if not len(vectors):
        return np.zeros(vectors.shape[1], dtype=np.float32)
    norms = np.sqrt(np.einsum("ij,ij->i", vectors, vectors))
    unit = vectors / np.maximum(norms, 1e-9)[:, None]
    return np.asarray(unit.mean(axis=0), dtype=np.float32)
