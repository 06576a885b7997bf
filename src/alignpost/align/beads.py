"""The shapes a bead may take, and what makes a list of beads an alignment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from alignpost.errors import UsageError
from alignpost.model import Bead

__all__ = ["FILLED", "LARGEST", "Box", "boxes_between", "check_ids", "kind_of", "reading_order", "shifted"]

FILLED: tuple[tuple[int, int], ...] = (
    *((1, 1), (1, 2), (2, 1), (1, 3), (3, 1), (1, 4), (4, 1), (1, 5), (5, 1)),
    *((2, 2), (2, 3), (3, 2), (3, 3)),
)
"""Shapes (m, n) of beads with both sides filled; empty beads are always 1:0 or 0:1."""

SQUARES_FROM = FILLED.index((2, 2))
"""Shapes from this place on have several segments on both sides."""

LARGEST = 5
"""The most segments that one side of a bead holds."""

SOURCE_SIZES = np.array([m for m, _ in FILLED])
TARGET_SIZES = np.array([n for _, n in FILLED])

Box: TypeAlias = tuple[int, int, int, int]
"""A part of both documents that is aligned by itself: source ids [a, b), target ids [c, d) as (a, b, c, d)."""


def kind_of(shape: tuple[int, int]) -> str:
    """The name under which a shape and its mirror image share one weight: `1:2` for 2:1 too."""
    return f"{min(shape)}:{max(shape)}"


def reading_order(beads: Sequence[Bead]) -> tuple[Bead, ...]:
    """Beads of a monotone alignment in reading order; between two filled beads the source's empty ones first."""
    filled = sorted((bead for bead in beads if bead.source and bead.target), key=lambda bead: bead.source)
    starts = [np.array([ids[0] for ids in side], dtype=np.int64) for side in _sides(filled)]
    begins = np.array([(bead.source or bead.target)[0] for bead in beads], dtype=np.int64)
    kinds = np.array([0 if x.source and x.target else 1 if x.source else 2 for x in beads], dtype=np.int64)
    # Behind how many filled beads each stands; a filled one behind itself, too.
    ranks = np.searchsorted(starts[0], begins, side="right")
    for kind, side in enumerate(starts, 1):
        ranks[kinds == kind] = np.searchsorted(side, begins[kinds == kind])
    return tuple(beads[k] for k in np.lexsort((begins, kinds, ranks)).tolist())


def _sides(beads: Sequence[Bead]) -> tuple[list[tuple[int, ...]], list[tuple[int, ...]]]:
    return [bead.source for bead in beads], [bead.target for bead in beads]


def shifted(bead: Bead, by_source: int, by_target: int) -> Bead:
    """The same bead where segments have numbers so much higher, as those of a part have in its whole."""
    return replace(
        bead,
        source=tuple(i + by_source for i in bead.source),
        target=tuple(j + by_target for j in bead.target),
    )


def boxes_between(anchors: Sequence[Bead], source_size: int, target_size: int) -> list[Box]:
    """The boxes that remain to be aligned between the anchors, in reading order; empty ones are left out.

    Args:
        anchors: beads to be kept, with both sides filled, in any order, whose ids were checked. One with an empty
            side cuts nothing: it says of the other text only that its counterpart stands nowhere.
        source_size: number of source segments.
        target_size: number of target segments.

    Raises:
        UsageError: a segment in two anchors, or anchors that cross.
    """
    boxes: list[Box] = []
    source, target = 0, 0
    for bead in sorted(anchors, key=lambda bead: (bead.source, bead.target)):
        if bead.source[0] < source or bead.target[0] < target:
            raise UsageError(
                f"the pinned pair {list(bead.source)}:{list(bead.target)} crosses or overlaps another one; "
                "unpin one of them"
            )
        boxes.append((source, bead.source[0], target, bead.target[0]))
        source, target = bead.source[-1] + 1, bead.target[-1] + 1
    boxes.append((source, source_size, target, target_size))
    return [box for box in boxes if box[1] > box[0] or box[3] > box[2]]


def check_ids(bead: Bead, source_size: int, target_size: int) -> None:
    """Whether an anchor's sides can be those of a bead; an empty one always can.

    Raises:
        UsageError: ids outside the documents, or with holes.
    """
    pair = f"the pinned pair {list(bead.source)}:{list(bead.target)}"
    for side, ids, size in (("source", bead.source, source_size), ("target", bead.target, target_size)):
        if any(not 0 <= i < size for i in ids):
            raise UsageError(f"{pair} names {side} segments outside the document of {size}")
        if ids and list(ids) != list(range(ids[0], ids[-1] + 1)):
            raise UsageError(f"{pair} has a hole on its {side} side")
