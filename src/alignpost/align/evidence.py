"""Everything that is known about two documents before they are aligned, one row a segment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import Box
from alignpost.align.channel import Channel, Floats, by_groups
from alignpost.align.groups import pair_sums
from alignpost.align.reading import read
from alignpost.align.surface import Layout, byte_lengths, cognates, layout
from alignpost.model import SegmentedDocument

if TYPE_CHECKING:  # short texts are aligned without a look at single words
    from alignpost.align.coverage import Vocables

__all__ = ["Evidence"]


class Evidence(NamedTuple):
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
    pinned_empty: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset())
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
            source_bytes=by_groups(byte_lengths(texts[0])),
            target_bytes=by_groups(byte_lengths(texts[1])),
            source_layout=layout(source, seen[0]),
            target_layout=layout(target, seen[1]),
            channels=channels,
        )

    @classmethod
    def of_lengths(cls, source: Floats, target: Floats) -> Evidence:
        """Nothing but the segments' lengths in bytes; all layout is alike."""
        return cls(
            source_bytes=by_groups(source),
            target_bytes=by_groups(target),
            source_layout=Layout.plain(len(source)),
            target_layout=Layout.plain(len(target)),
            channels={},
        )

    def with_channel(self, name: str, channel: Channel) -> Evidence:
        """The same with one more channel."""
        return self._replace(channels={**self.channels, name: channel})

    def with_words(self, words: Vocables, clauses: Vocables) -> Evidence:
        """The same with the words and the clauses of both sides."""
        return self._replace(words=words, clauses=clauses)

    def with_ratio(self, ratio: float) -> Evidence:
        """The same with another ratio of lengths."""
        return self._replace(ratio=ratio)

    def with_target_order(self, order: NDArray[np.int64]) -> Evidence:
        """The same with the target's segments in another order; pins are forgotten."""
        return self._replace(
            target_bytes=by_groups(self.target_bytes[1:, 0][order]),
            target_layout=self.target_layout.ordered(order),
            channels={name: channel.with_target_order(order) for name, channel in self.channels.items()},
            words=None,
            clauses=None,
            pinned_empty=(frozenset(), frozenset()),
        )

    def with_pinned_empty(self, source: Sequence[int], target: Sequence[int]) -> Evidence:
        """The same with segments that must stay alone."""
        return self._replace(pinned_empty=(frozenset(source), frozenset(target)))

    def box(self, box: Box) -> Evidence:
        """The part of it that belongs to a box, with ids counted from the box's own beginning."""
        a, b, c, d = box
        pinned = self.pinned_empty
        return self._replace(
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
        return self._replace(
            source_bytes=by_groups(pair_sums(self.source_bytes[1:, 0])),
            target_bytes=by_groups(pair_sums(self.target_bytes[1:, 0])),
            source_layout=self.source_layout.halved(),
            target_layout=self.target_layout.halved(),
            channels={name: channel.halved(pulse) for name, channel in self.channels.items()},
            words=None,
            clauses=None,
            pinned_empty=(frozenset(), frozenset()),
        )
