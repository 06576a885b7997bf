"""Where a first pass left a doubt: runs of beads that another pass looks at again, between beads that are sure.

Most of a long document is beyond doubt once it was looked at with an encoder; only the rest is worth more evidence.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from alignpost.align.beads import Box
from alignpost.align.evidence import Evidence
from alignpost.align.search import Pulse, Windows
from alignpost.align.stretches import align_parts
from alignpost.align.weights import Regime
from alignpost.model import Bead

__all__ = ["Island", "align_islands", "islands", "texts_in_doubt"]

_SURE = 0.95
"""Confidence of a filled bead that need not be looked at again."""
_AROUND = 2
"""Beads on either side of a doubtful one that are looked at with it."""
_APART = 4
"""Beads between two islands up to which they are one."""

Island = tuple[int, int]
"""A run of beads, from the first to the one behind the last."""


def islands(beads: Sequence[Bead]) -> list[Island]:
    """The runs of a path's beads that are in doubt or near one that is, in order."""
    found: list[Island] = []
    for place, bead in enumerate(beads):
        if bead.source and bead.target and (bead.confidence or 0.0) >= _SURE:
            continue
        first, last = max(place - _AROUND, 0), min(place + _AROUND + 1, len(beads))
        if found and first <= found[-1][1] + _APART:
            first = found.pop()[0]
        found.append((first, last))
    return found


def texts_in_doubt(
    source: Sequence[str], target: Sequence[str], paths: Sequence[Sequence[Bead]]
) -> tuple[list[str], list[str]]:
    """The texts of segments on islands of these paths, in their places; nothing for the others."""
    doubtful = [bead for path in paths for first, last in islands(path) for bead in path[first:last]]
    ids = {i for bead in doubtful for i in bead.source}, {j for bead in doubtful for j in bead.target}
    return (
        [text if i in ids[0] else "" for i, text in enumerate(source)],
        [text if j in ids[1] else "" for j, text in enumerate(target)],
    )


def align_islands(
    evidence: Evidence,
    box: Box,
    beads: Sequence[Bead],
    windows: Windows,
    weighed: Regime,
    pulse: Pulse = lambda: None,
) -> list[Bead]:
    """Align the islands of a box again and leave the other beads as they are.

    Args:
        evidence: that of the box alone.
        box: where it stands in the documents.
        beads: the path through the box, with the documents' ids.
        windows: where to look in the box.
        weighed: weights and prices.
        pulse: called several times a second; may raise to stop the work.
    """
    rows = list(accumulate((len(bead.source) for bead in beads), initial=0))
    columns = list(accumulate((len(bead.target) for bead in beads), initial=0))
    # Where one side is empty there is nothing to choose.
    runs = [(a, b) for a, b in islands(beads) if rows[b] > rows[a] and columns[b] > columns[a]]
    parts = [(rows[a], rows[b], columns[a], columns[b]) for a, b in runs]
    found: list[Bead] = []
    done = 0
    for (a, b), anew in zip(
        runs, align_parts(evidence, parts, (box[0], box[2]), weighed, windows, pulse), strict=True
    ):
        found += beads[done:a]
        found += anew
        done = b
    return [*found, *beads[done:]]
