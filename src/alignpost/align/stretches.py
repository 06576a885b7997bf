"""Align one box of two documents, stretch by stretch, in memory that does not grow with its length."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import FILLED, LARGEST, Box
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import run_all_passes
from alignpost.align.posterior import Posterior, Step, decode_all, posterior
from alignpost.align.search import Pulse, Stretch, Windows, search_windows, settled
from alignpost.align.stack import side_by_side
from alignpost.align.weights import Regime
from alignpost.model import Bead

__all__ = ["align_box"]

_SURE = 0.95
"""Confidence of two neighbouring beads between which a stretch may end for good."""
_SHAPE_NUMBER = np.zeros((LARGEST + 1, LARGEST + 1), dtype=np.int64)
for _number, _shape in enumerate(FILLED):
    _SHAPE_NUMBER[_shape] = _number
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
    first, last = around.first.copy(), around.last.copy()
    stretches = list(around.stretches(n))
    paths = _paths(evidence, [stretch.box for stretch in stretches], around, weighed, pulse)
    path = paths[0]
    for stretch, found in zip(stretches, paths, strict=True):
        stretch.put(first, last, found.windows)
        if stretch.first:
            path = _joined(path, found, stretch, evidence, around, weighed)
    beads = [
        Bead(tuple(range(a + i, a + i + p)), tuple(range(c + j, c + j + q)), sure)
        for (i, j, p, q), sure in zip(path.steps, path.sure, strict=True)
    ]
    return beads, Windows.of(first - _MARGIN, last + _MARGIN, m)


@dataclass(frozen=True, slots=True)
class _Path:
    """The outcome of a stretch, or of several that were joined."""

    steps: list[Step]
    """Counted from the corner of the box that is aligned."""
    sure: list[float]
    """Of each step, its probability."""
    windows: tuple[NDArray[np.int64], NDArray[np.int64]]
    """Columns of the stretch's rows that matter, counted from its own corner."""


def _paths(
    evidence: Evidence, boxes: Sequence[Box], around: Windows, weighed: Regime, pulse: Pulse
) -> list[_Path]:
    bands = [around.band(*box) for box in boxes]
    paths: dict[int, _Path] = {}
    for group in side_by_side(bands):
        chosen = [bands[k] for k in group]
        gains = [gains_of(evidence.box(boxes[k]), bands[k], weighed.weights, pulse) for k in group]
        passes = run_all_passes(gains, chosen, pulse)
        found = []
        for each in zip(gains, chosen, passes, strict=True):
            found.append(posterior(*each))
            pulse()
        steps = decode_all(found, chosen, weighed.price, weighed.empty_price)
        for k, way, taken, known in zip(group, passes, steps, found, strict=True):
            pulse()
            row, column = boxes[k][0], boxes[k][2]
            paths[k] = _Path(
                [(row + i, column + j, p, q) for i, j, p, q in taken],
                _confidence(known, bands[k].low, taken),
                settled(way, bands[k]),
            )
    return [paths[k] for k in range(len(boxes))]


def _confidence(found: Posterior, low: NDArray[np.int64], steps: Sequence[Step]) -> list[float]:
    i, j, p, q = np.array(steps, dtype=np.int64).T
    sure = np.zeros(len(steps))
    filled, source, target = (p > 0) & (q > 0), q == 0, p == 0
    ends = (i + p)[filled]
    shapes = _SHAPE_NUMBER[p[filled], q[filled]]
    sure[filled] = found.filled[shapes, ends - 1, (j + q)[filled] - low[ends]]
    sure[source] = found.source[i[source]]
    sure[target] = found.target[j[target]]
    confident: list[float] = sure.clip(0.0, 1.0).tolist()
    return confident


def _joined(
    before: _Path, after: _Path, stretch: Stretch, evidence: Evidence, around: Windows, weighed: Regime
) -> _Path:
    """One path of two that overlap: they change where both are surest, near the border of their stretches."""
    met = _meeting(before, after, stretch)
    if met is None:
        # They run beside each other, as they may where nothing tells one place from another.
        cut = next(k for k, step in enumerate(before.steps) if step[0] + step[2] > stretch.first)
        row, column = before.steps[cut][:2]
        end = stretch.box[1]
        box = (row, end, column, max(stretch.box[3], column))
        after = _paths(evidence, [box], around, weighed, lambda: None)[0]
        met = cut, 0
    return _Path(
        [*before.steps[: met[0]], *after.steps[met[1] :]],
        [*before.sure[: met[0]], *after.sure[met[1] :]],
        after.windows,
    )


def _meeting(before: _Path, after: _Path, stretch: Stretch) -> tuple[int, int] | None:
    """Places in both lists of steps that begin in the same state; None where there is none."""
    start = len(before.steps)
    while start and before.steps[start - 1][0] >= stretch.box[0]:
        start -= 1
    places = {before.steps[k][:2]: k for k in range(max(start, 1), len(before.steps))}
    best, chosen = (-1.0, 0), None
    for right, step in enumerate(after.steps[1:], 1):
        left = places.get(step[:2])
        if left is not None:
            sure = min(*before.sure[left - 1 : left + 1], *after.sure[right - 1 : right + 1], _SURE)
            if (sure, -abs(step[0] - stretch.first)) > best:
                best, chosen = (sure, -abs(step[0] - stretch.first)), (left, right)
        elif step[0] > stretch.last and chosen:
            break
    return chosen
