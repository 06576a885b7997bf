"""Align one box of two documents, stretch by stretch, in memory that does not grow with its length."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import Box
from alignpost.align.earning import Earning
from alignpost.align.evidence import Evidence
from alignpost.align.landmarks import boxes_at, narrowed_at, sights
from alignpost.align.meeting import SURE, border, certainty, meeting
from alignpost.align.posterior import Step, confidences, decode_stack
from alignpost.align.search import Pulse, Stretch, Windows, search_windows, settled_stack
from alignpost.align.stack import side_by_side
from alignpost.align.weights import Regime
from alignpost.model import Bead

__all__ = ["align_box", "align_parts"]

_FAR = 2_000
"""Rows that are gone back at most to begin anew from a sure place."""
_MARGIN = 4
"""Columns that the windows of the next pass are wider, on either side, than this pass would need."""


def align_box(
    evidence: Evidence, box: Box, weighed: Regime, windows: Windows | None = None, pulse: Pulse = lambda: None
) -> tuple[list[Bead], Windows]:
    """Align what is in a box.

    Args:
        evidence: that of the box alone.
        box: where it stands in the documents; beads carry the documents' ids.
        weighed: weights and prices.
        windows: where to look; found by a coarse-to-fine search where None.
        pulse: called several times a second; may raise to stop the work.

    Returns:
        The beads in order, and the windows in which another pass has to look.
    """
    a, b, c, d = box
    n, m = b - a, d - c
    if not n or not m:
        # One side is empty between the anchors: there is nothing to choose, given the anchors.
        alone = [Bead((i,), (), 1.0) for i in range(a, b)] + [Bead((), (j,), 1.0) for j in range(c, d)]
        return alone, Windows.whole(n, m)
    around = windows or search_windows(evidence, weighed.weights, pulse)
    seen = sights(evidence, around)
    pulse()
    around = narrowed_at(seen, around)
    parts = [_stretches(part, around) for part in boxes_at(seen.landmarks, n, m)]
    path = _through(evidence, parts, around, weighed, pulse)
    first, last = path.windows
    return path.beads(a, c), Windows.of(first - _MARGIN, last + _MARGIN, m)


def _stretches(box: Box, around: Windows) -> list[Stretch]:
    """A box of a lattice, in stretches if it is high or wide."""
    a, b, c, d = box
    part = Windows.of(around.first[a : b + 1] - c, around.last[a : b + 1] - c, d - c)
    return [
        Stretch(a + each.first, a + each.last, (e + a, f + a, g + c, h + c))
        for each in part.stretches(b - a)
        for e, f, g, h in [each.box]
    ] or [Stretch(a, b, box)]


def align_parts(
    evidence: Evidence,
    parts: Sequence[Box],
    corner: tuple[int, int],
    weighed: Regime,
    windows: Windows,
    pulse: Pulse = lambda: None,
) -> list[list[Bead]]:
    """Align parts of a box, each by itself.

    Args:
        evidence: that of the box alone.
        parts: where they stand in the box; small ones, with segments on both sides.
        corner: where the box begins in the documents; beads carry the documents' ids.
        weighed: weights and prices.
        windows: where to look in the box.
        pulse: called several times a second; may raise to stop the work.
    """
    return [path.beads(*corner) for path in _paths(evidence, parts, windows, weighed, pulse)]


class _Path(NamedTuple):
    """The outcome of a stretch, or of several that were joined."""

    steps: list[Step]
    """Counted from the corner of the box that is aligned."""
    sure: list[float]
    """Of each step, its probability."""
    windows: tuple[NDArray[np.int64], NDArray[np.int64]]
    """Columns that matter of each row of the last stretch, counted from its corner."""
    corner: tuple[int, int]
    """Where that stretch's box begins."""

    def beads(self, first: int, second: int) -> list[Bead]:
        """Its beads, where the box that is aligned begins at these segments."""
        return [
            Bead(tuple(range(first + i, first + i + p)), tuple(range(second + j, second + j + q)), sure)
            for (i, j, p, q), sure in zip(self.steps, self.sure, strict=True)
        ]


def _through(
    evidence: Evidence, parts: Sequence[Sequence[Stretch]], around: Windows, weighed: Regime, pulse: Pulse
) -> _Path:
    """The way through parts that follow one another, each of one stretch or of several; with the windows of all rows."""
    first, last = around.first.copy(), around.last.copy()
    boxes = [stretch.box for part in parts for stretch in part]
    paths = iter(_paths(evidence, boxes, around, weighed, pulse))
    steps: list[Step] = []
    sure: list[float] = []
    for part in parts:
        path = next(paths)
        part[0].put(first, last, path.windows, path.corner)
        for stretch in part[1:]:
            path = _joined(path, next(paths), stretch, evidence, around, weighed, pulse)
            stretch.put(first, last, path.windows, path.corner)
        steps += path.steps
        sure += path.sure
    return _Path(steps, sure, (first, last), (0, 0))


def _paths(
    evidence: Evidence, boxes: Sequence[Box], around: Windows, weighed: Regime, pulse: Pulse
) -> list[_Path]:
    bands = [around.band(*box) for box in boxes]
    earning = Earning(evidence, weighed.weights, boxes, bands)
    paths: dict[int, _Path] = {}
    for group in side_by_side(bands):
        found = earning.ways(group, pulse)
        steps = decode_stack(found.posteriors, weighed.price, weighed.empty_price)
        sure = confidences(found.posteriors, steps)
        pulse()
        for k, taken, probable, window in zip(group, steps, sure, settled_stack(found), strict=True):
            row, column = boxes[k][0], boxes[k][2]
            path = [(row + i, column + j, p, q) for i, j, p, q in taken]
            paths[k] = _Path(path, probable, window, (row, column))
    return [paths[k] for k in range(len(boxes))]


def _joined(
    before: _Path,
    after: _Path,
    stretch: Stretch,
    evidence: Evidence,
    around: Windows,
    weighed: Regime,
    pulse: Pulse,
) -> _Path:
    """One path of two that overlap: they change near the border of their stretches, between beads both are sure of."""
    met, sure = meeting(before, after, behind=0, row=stretch.box[0], near=stretch.first)
    # A gap, or nothing that tells one place from another: there the corners of the boxes were a guess.
    anew = _last_sure(before, stretch.first) if sure < SURE else None
    if met is None or anew is not None:
        cut = border(before, stretch.first) if anew is None else anew
        row, column = before.steps[cut][:2]
        box = (row, stretch.box[1], column, max(stretch.box[3], column))
        after = _paths(evidence, [box], around, weighed, pulse)[0]
        met = cut, 0
    return _Path(
        [*before.steps[: met[0]], *after.steps[met[1] :]],
        [*before.sure[: met[0]], *after.sure[met[1] :]],
        after.windows,
        after.corner,
    )


def _last_sure(path: _Path, row: int) -> int | None:
    """The last place at or before a row between two beads that are sure; None where there is none near."""
    for place in range(border(path, row), 0, -1):
        if path.steps[place][0] < row - _FAR:
            return None
        if path.steps[place][0] <= row and certainty(path, place) >= SURE:
            return place
    return None
