"""Align a range of an alignment again, keeping the rest and what a person has accepted."""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.align.aligner import align
from alignpost.align.beads import Box, reading_order, shifted
from alignpost.align.pieces import cut_out
from alignpost.encode import Encoder
from alignpost.errors import UsageError
from alignpost.model import Bead, SegmentedDocument
from alignpost.progress import Progress, silent

__all__ = ["realign"]

_CONTEXT = 300
"""Beads on either side of the range from which words are learnt; enough of them, and still a fraction of a second."""


def realign(
    source: SegmentedDocument,
    target: SegmentedDocument,
    beads: Sequence[Bead],
    *,
    first: int,
    last: int,
    encoder: Encoder | None = None,
    anchors: Sequence[Bead] = (),
    progress: Progress = silent,
) -> tuple[Bead, ...]:
    """Align the beads `first` .. `last` (counted from 0, both included) again and leave all others as they are.

    Args:
        source: the source document.
        target: the target document.
        beads: an alignment of them, in reading order.
        first: the first bead of the range.
        last: the last one.
        encoder: as for `align`.
        anchors: beads to be kept; those outside the range are kept anyway and may be named or not.
        progress: told how far the work is.

    Returns:
        The whole alignment, in reading order.

    Raises:
        UsageError: a range that is empty or outside the alignment, anchors that contradict each other, or an anchor
            that lies half inside the range.
    """
    if not 0 <= first <= last < len(beads):
        raise UsageError(
            f"beads {first} to {last} are no range of an alignment of {len(beads)}; name a first and a last one of it"
        )
    inside = beads[first : last + 1]
    box = _box(inside, beads[:first])
    kept = [bead for bead in anchors if _lies_in(bead, box)]
    near = beads[max(0, first - _CONTEXT) : first], beads[last + 1 : last + 1 + _CONTEXT]
    window = _box([*near[0], *inside, *near[1]], beads[: max(0, first - _CONTEXT)])
    around = [shifted(bead, -window[0], -window[2]) for side in near for bead in side]
    found = align(
        cut_out(source, window[0], window[1]),
        cut_out(target, window[2], window[3]),
        encoder=encoder,
        anchors=[*around, *(shifted(bead, -window[0], -window[2]) for bead in kept)],
        progress=progress,
    )
    outside = set(around)
    fresh = reading_order([shifted(bead, window[0], window[2]) for bead in found if bead not in outside])
    return (*beads[:first], *fresh, *beads[last + 1 :])


def _box(beads: Sequence[Bead], before: Sequence[Bead]) -> Box:
    """The segments that a run of beads holds; `before` says where it begins on a side of which it holds none."""
    bounds: list[int] = []
    for side in ("source", "target"):
        ids = sorted(i for bead in beads for i in getattr(bead, side))
        if ids and ids != list(range(ids[0], ids[-1] + 1)):
            raise UsageError(
                f"the beads hold {side} segments that are not neighbours; align the whole document instead"
            )
        start = ids[0] if ids else max((i + 1 for bead in before for i in getattr(bead, side)), default=0)
        bounds += [start, start + len(ids)]
    return bounds[0], bounds[1], bounds[2], bounds[3]


def _lies_in(bead: Bead, box: Box) -> bool:
    inside = [box[0] <= i < box[1] for i in bead.source] + [box[2] <= j < box[3] for j in bead.target]
    if any(inside) and not all(inside):
        raise UsageError(
            f"the pinned pair {list(bead.source)}:{list(bead.target)} lies half inside the range; "
            "widen the range or unpin the pair"
        )
    return any(inside)
