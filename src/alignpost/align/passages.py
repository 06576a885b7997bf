"""A passage that the other side lacks: its segments in a row are one bead, as one thing was left out or added."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from itertools import groupby, pairwise

from alignpost.align.beads import LARGEST
from alignpost.align.surface import paragraph_starts
from alignpost.model import Bead, SegmentedDocument

__all__ = ["with_passages"]


def with_passages(
    beads: Sequence[Bead], source: SegmentedDocument, target: SegmentedDocument, pinned: Collection[Bead] = ()
) -> tuple[Bead, ...]:
    """The same alignment with lonely segments that stand together between two links as one bead.

    At most as many as other beads hold on a side, and in one paragraph. Of more in a row none are joined: nothing was
    left out inside a text there, a part of it has no counterpart. Neither are they before the first link and behind
    the last, where a page stands around a translation, or where one ends halfway.

    Args:
        beads: in reading order.
        source: the source document.
        target: the target document.
        pinned: beads that stay as they are.

    Returns:
        Beads in reading order. What was joined is as probable as its least probable segment: they are alone for one
        reason, so that hardly more is known of all than of that one.
    """
    linked = [place for place, bead in enumerate(beads) if bead.source and bead.target]
    if len(linked) < 2:
        return tuple(beads)
    kept = frozenset(pinned)
    starts = [frozenset(paragraph_starts(side).nonzero()[0].tolist()) for side in (source, target)]
    found = list(beads[: linked[0]])
    for here, there in pairwise(linked):
        found.append(beads[here])
        if there - here > 1:
            for _, run in groupby(beads[here + 1 : there], lambda bead: not bead.source):
                found += _joined(list(run), kept, starts)
    return (*found, *beads[linked[-1] :])


def _joined(
    run: Sequence[Bead], kept: AbstractSet[Bead], starts: Sequence[AbstractSet[int]]
) -> Iterator[Bead]:
    """Lonely beads of one side in a row, those of each paragraph in one."""
    begins = starts[0 if run[0].source else 1]
    if sum(len(_segments(bead)) for bead in run) > LARGEST:
        yield from run
        return
    first = 0
    for last in range(1, len(run) + 1):
        if (
            last == len(run)
            or _segments(run[last])[0] in begins
            or not kept.isdisjoint(run[last - 1 : last + 1])
        ):
            yield _one(run[first:last]) if last - first > 1 else run[first]
            first = last


def _one(passage: Sequence[Bead]) -> Bead:
    ids = tuple(i for bead in passage for i in _segments(bead))
    doubtful = min(passage, key=lambda bead: 1.0 if bead.confidence is None else bead.confidence)
    return (
        replace(doubtful, source=ids, target=())
        if doubtful.source
        else replace(doubtful, source=(), target=ids)
    )


def _segments(bead: Bead) -> tuple[int, ...]:
    return bead.source or bead.target
