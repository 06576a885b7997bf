"""Places that the path surely passes, found by single segments alone: there a lattice can be cut without a seam.

A segment whose vector is like one segment of the other side, and clearly less like every other one that it could stand
for, and so the other way round, has found its counterpart. Where six such pairs follow one another, the alignment
passes between the third and the fourth. Three such pairs in a row are no place to cut, but little need be looked at around
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import Box
from alignpost.align.channel import PADDING, Channel
from alignpost.align.evidence import Evidence
from alignpost.align.likeness import ChannelTables
from alignpost.align.search import WHOLE_CELLS, Pulse, Windows, search_windows

__all__ = ["Sights", "boxes_at", "narrowed_at", "narrowed_windows", "sights"]

Places = NDArray[np.int64]
Floats = NDArray[np.float32]

_LEAST = 0.2
"""Cosine of a pair, beyond what either segment has in common with any other."""
_MARGIN = 0.1
"""By how much the cosine of every other pair of either segment is less."""
_PAIRS = 3
"""Pairs before a landmark, and behind it."""
_BLOCK = 64
_NOTHING = np.float32(-9)
_ASIDE = 2
"""Columns on either side of a landmark that are looked at nevertheless."""
_LIKELY = 3
"""Neighbouring pairs that say where the path is likely to be."""
_BESIDE = 4
"""Columns on either side of them that are looked at: enough for a bead more, or a few segments left alone."""
_NARROW = 8
"""Segments of either side between two landmarks up to which boxes go on over the next one."""
_TALL = 64
"""Rows of such a box."""
_FAR = 150
"""Segments of both sides between two landmarks from which a corridor is not relied upon."""


class Sights(NamedTuple):
    """What single segments say about the path through a lattice, ascending on both sides."""

    landmarks: Places
    """States (i, j) that are beyond doubt, (landmarks, 2)."""
    pairs: Places
    """Segments (i, j) that probably translate each other, (pairs, 2)."""


def sights(evidence: Evidence, windows: Windows) -> Sights:
    """Where the path passes; nothing is said without an encoder's vectors.

    Args:
        evidence: that of a lattice.
        windows: where to look in it.
    """
    channel = evidence.channels.get("vectors")
    size = evidence.source_size
    if channel is None or size < 2 * _PAIRS or not evidence.target_size:
        nothing = np.zeros((0, 2), dtype=np.int64)
        return Sights(nothing, nothing)
    column, paired = _pairs(channel, windows)
    pinned = list(evidence.pinned_empty[0])
    paired[pinned] = False
    paired[np.isin(column, list(evidence.pinned_empty[1]))] = False
    rows = np.flatnonzero(_runs(column, paired, 2 * _PAIRS)) + _PAIRS
    likely = _runs(column, paired, _LIKELY)
    pairs = np.zeros(size, dtype=np.bool_)
    for k in range(_LIKELY):
        pairs[k : k + len(likely)] |= likely
    return Sights(_rising(rows, column), _rising(np.flatnonzero(pairs), column))


def _runs(column: Places, paired: NDArray[np.bool_], length: int) -> NDArray[np.bool_]:
    """Whether so many pairs follow one another, one by one, from each segment on."""
    way = column - np.arange(len(column))
    count = len(column) - length + 1
    found = np.ones(count, dtype=np.bool_)
    for k in range(length):
        found &= paired[k : k + count] & (way[k : k + count] == way[:count])
    return found


def _rising(rows: Places, column: Places) -> Places:
    """The rows with their columns. Two that cross cannot both be right: what crosses others is left out."""
    columns = column[rows]
    rises = columns >= np.maximum.accumulate(columns)
    rises &= columns <= np.minimum.accumulate(columns[::-1])[::-1]
    return np.stack([rows[rises], columns[rises]], axis=1)


def _pairs(channel: Channel, windows: Windows) -> tuple[Places, NDArray[np.bool_]]:
    """Of each source segment the target segment most like it, and whether they have found each other."""
    tables = ChannelTables(channel)
    source = channel.source[PADDING:] * tables.source_inverse[0, 1:, None]
    target = channel.target[PADDING:] * tables.target_inverse[0, 1:, None]
    size, width = len(source), len(target)
    best, second = np.full((2, size), _NOTHING)
    back, back_second = np.full((2, width), _NOTHING)
    there, here = np.full(size, -1), np.full(width, -1)
    for first in range(0, size, _BLOCK):
        last = min(first + _BLOCK, size)
        low, high = int(windows.first[first]), int(windows.last[last])
        if low >= high:
            continue
        rows, columns = slice(first, last), slice(low, high)
        likeness = source[rows] @ target[columns].T
        likeness -= tables.source_background[0, 1:][rows, None]
        likeness -= tables.target_background[0, 1:][columns]
        # Segment j lies between the columns j and j + 1 of the lattice.
        places = np.arange(low, high)
        outside = places < windows.first[first:last, None]
        outside |= places >= windows.last[first + 1 : last + 1, None]
        likeness[outside] = _NOTHING
        at, best[rows], second[rows] = _two_best(likeness)
        there[rows] = at + low
        at, most, next_most = _two_best(likeness.T)
        before = back[columns]
        here[columns] = np.where(most > before, at + first, here[columns])
        back_second[columns] = np.maximum(
            np.minimum(most, before), np.maximum(next_most, back_second[columns])
        )
        back[columns] = np.maximum(most, before)
    other = np.maximum(second, back_second[there])
    paired = (best > _LEAST) & (here[there] == np.arange(size)) & (best - other > _MARGIN)
    return there, paired


def _two_best(values: Floats) -> tuple[Places, Floats, Floats]:
    """Of each row the place of the largest value, that value, and the next one."""
    rows = np.arange(len(values))
    place = values.argmax(axis=1)
    best = values[rows, place]
    rest = values.copy()
    rest[rows, place] = _NOTHING
    return place, best, rest.max(axis=1)


def narrowed_at(seen: Sights, windows: Windows) -> Windows:
    """The windows with no more around landmarks and pairs than is needed to see what stands beside them."""
    around = _narrowed(windows, seen.landmarks, seen.landmarks, _ASIDE)
    return _narrowed(around, seen.pairs + 1, seen.pairs, _BESIDE)


def _narrowed(windows: Windows, behind: Places, ahead: Places, aside: int) -> Windows:
    """Windows that end so many columns beside the last state behind each row, and the first one ahead of it."""
    rows = np.arange(len(windows.first))
    place = np.searchsorted(behind[:, 0], rows, side="right")
    before = np.concatenate([[0], behind[:, 1]])[place]
    place = np.searchsorted(ahead[:, 0], rows, side="left")
    after = np.concatenate([ahead[:, 1], [windows.target_size]])[place]
    first = np.maximum(windows.first, before - aside)
    last = np.minimum(windows.last, after + aside)
    # A state outside the windows, which cannot be: they must hold it all the same.
    return Windows.of(np.minimum(first, after), np.maximum(last, before), windows.target_size)


def narrowed_windows(
    evidence: Evidence, corridor: Windows, weights: Mapping[str, float], pulse: Pulse = lambda: None
) -> Windows:
    """Windows for a lattice of which it is only roughly known where the path runs.

    Between landmarks that are near each other nothing more need be known. Where there are none for long, the path is
    searched for from coarse to fine, be it in the corridor or not.

    Args:
        evidence: that of the lattice.
        corridor: where the path is likely to be.
        weights: by feature name.
        pulse: called several times a second; may raise to stop the work.
    """
    seen = sights(evidence, corridor)
    around = narrowed_at(seen, corridor)
    first, last = around.first.copy(), around.last.copy()
    for box in boxes_at(seen.landmarks, evidence.source_size, evidence.target_size):
        a, b, c, d = box
        if (b - a + 1) * (d - c + 1) > WHOLE_CELLS or (b - a > _FAR and d - c > _FAR):
            pulse()
            part = search_windows(evidence.box(box), weights, pulse)
            first[a : b + 1], last[a : b + 1] = part.first + c, part.last + c
    return Windows.of(first, last, evidence.target_size)


def boxes_at(found: Places, source_size: int, target_size: int) -> list[Box]:
    """A lattice cut at some of its landmarks.

    Narrow boxes go on over the next landmark, so that they are alike in height; what lies between two landmarks far
    from each other is a box by itself.
    """
    steps = np.concatenate([[[0, 0]], found, [[source_size, target_size]]])
    reach = np.diff(steps, axis=0).max(axis=1).tolist()
    corners = steps.tolist()
    boxes: list[Box] = []
    start = 0
    for end in range(1, len(corners)):
        whole = end == len(corners) - 1
        full = reach[end - 1] > _NARROW or corners[end][0] - corners[start][0] >= _TALL
        if whole or full or reach[end] > _NARROW:
            boxes.append((corners[start][0], corners[end][0], corners[start][1], corners[end][1]))
            start = end
    return [box for box in boxes if box[1] > box[0] or box[3] > box[2]]
