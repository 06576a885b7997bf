"""Align one box of two documents, stretch by stretch, in memory that does not grow with its length."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, Box
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import run_passes
from alignpost.align.posterior import Posterior, decode, posterior
from alignpost.align.search import OVERLAP, Pulse, Windows, search_windows, settled
from alignpost.align.weights import Regime
from alignpost.model import Bead

__all__ = ["align_box"]

_SURE = 0.95
"""Confidence of two neighbouring beads between which a stretch may end for good."""
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
    beads: list[Bead] = []
    row = column = 0
    while True:
        end = row + around.rows_from(row) + OVERLAP
        end = around.narrowest(end, end + OVERLAP) if end < n else n
        corner = max(around.middle(end), column)
        inner = (row, end, column, corner)
        found = _Stretch.of(evidence.box(inner), around.band(*inner), weighed, pulse)
        taken = found.steps if end == n else found.steps[: found.cut(end - OVERLAP - row)]
        beads += [found.bead(step, a + row, c + column) for step in taken]
        done = taken[-1][0] + taken[-1][2], taken[-1][1] + taken[-1][3]
        rows = slice(row, row + done[0] + 1)
        first[rows], last[rows] = (side[: done[0] + 1] + column for side in found.windows)
        row, column = row + done[0], column + done[1]
        if end == n:
            return beads, Windows.of(first - _MARGIN, last + _MARGIN, m)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The outcome of one stretch, counted from its own corner."""

    posterior: Posterior
    low: NDArray[np.int64]
    steps: list[tuple[int, int, int, int]]
    windows: tuple[NDArray[np.int64], NDArray[np.int64]]

    @classmethod
    def of(cls, evidence: Evidence, band: Band, weighed: Regime, pulse: Pulse) -> _Stretch:
        gains = gains_of(evidence, band, weighed.weights, pulse)
        passes = run_passes(gains, band)
        found = posterior(gains, band, passes)
        pulse()
        return cls(
            found, band.low, decode(found, band, weighed.price, weighed.empty_price), settled(passes, band)
        )

    def confidence(self, step: tuple[int, int, int, int]) -> float:
        i, j, m, n = step
        if n == 0:
            sure = float(self.posterior.source[i])
        elif m == 0:
            sure = float(self.posterior.target[j])
        else:
            sure = float(self.posterior.filled[FILLED.index((m, n)), i + m - 1, j + n - self.low[i + m]])
        return min(max(sure, 0.0), 1.0)

    def bead(self, step: tuple[int, int, int, int], source: int, target: int) -> Bead:
        i, j, m, n = step
        return Bead(
            tuple(range(source + i, source + i + m)),
            tuple(range(target + j, target + j + n)),
            self.confidence(step),
        )

    def cut(self, rows: int) -> int:
        """How many steps are for good: up to the last sure place at or before that row, if there is one."""
        fitting = [k for k, (i, _, a, _) in enumerate(self.steps, 1) if i + a <= rows]
        for k in reversed(fitting):
            if self.steps[k - 1][0] + self.steps[k - 1][2] < rows // 2:
                break
            if k < len(self.steps) and min(map(self.confidence, self.steps[k - 1 : k + 1])) >= _SURE:
                return k
        return fitting[-1] if fitting and self.steps[fitting[-1] - 1][0] else len(self.steps)
