"""Gold alignments as paths, and cut into pieces of which every bead has a shape of ours."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np
from benchmarks.alignment_data import GoldPair
from benchmarks.path_model import Piece
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED, Box
from alignpost.align.evidence import Evidence
from alignpost.align.posterior import Step
from alignpost.model import Bead

__all__ = ["gold_path", "pieces_of"]

_ROWS = 60
"""Rows after which a piece ends at the next gold bead."""
_STRAY = 6
"""Columns on either side of the gold path that a bead may stray in learning."""


def pieces_of(pair: GoldPair, evidence: Evidence, weight: float) -> list[Piece]:
    """The document pair in pieces, with the features of every bead near the gold path."""
    pieces = []
    for box, steps in _cut(pair):
        a, b, c, d = box
        beads = [Bead(tuple(range(i, i + p)), tuple(range(j, j + q))) for i, j, p, q in steps]
        first, last = gold_path(beads, b - a, d - c)
        band = Band.between(first - _STRAY, last + _STRAY, d - c)
        pieces.append(Piece.of(evidence.box(box), band, steps, weight))
    return pieces


def _cut(pair: GoldPair) -> Iterator[tuple[Box, list[Step]]]:
    """Boxes between gold beads and the steps inside, counted from their corners; beads of other shapes are left out."""
    row, column = 0, 0
    steps: list[Step] = []
    last = Bead((len(pair.source),), (len(pair.target),), 0.0)
    for bead in [*_without_crossings(pair.gold), last]:
        i, j, shape = bead.source[0], bead.target[0], (len(bead.source), len(bead.target))
        ours = shape in FILLED and bead.confidence is None
        if ours:
            steps.append((i - row, j - column, *shape))
        end = (i + shape[0], j + shape[1]) if ours else (i, j)
        if steps and (not ours or end[0] - row >= _ROWS):
            yield (row, end[0], column, end[1]), steps
        if not ours or end[0] - row >= _ROWS:
            row, column, steps = bead.source[-1] + 1, bead.target[-1] + 1, []


def gold_path(gold: Sequence[Bead], n: int, m: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """For each row the columns that the gold path may touch; in a gap those from where it begins to where it ends."""
    first, last = np.zeros(n + 1, dtype=np.int64), np.full(n + 1, m)
    for bead in gold:
        if bead.source and bead.target:
            first[bead.source[0] + 1] = max(first[bead.source[0] + 1], bead.target[0])
            first[bead.source[-1] + 1] = max(first[bead.source[-1] + 1], bead.target[-1] + 1)
            last[bead.source[0]] = min(last[bead.source[0]], bead.target[0])
    return np.maximum.accumulate(first), np.minimum.accumulate(last[::-1])[::-1]


def _without_crossings(gold: Sequence[Bead]) -> list[Bead]:
    """Filled gold beads; those that cross or have holes become one with confidence 0, a box to be left open."""
    hulls: list[Bead] = []
    for bead in sorted((bead for bead in gold if bead.source and bead.target), key=lambda bead: bead.source):
        whole = _hull([bead])
        if (whole.source, whole.target) == (bead.source, bead.target):
            whole = replace(whole, confidence=None)
        while hulls and (hulls[-1].target[-1] >= whole.target[0] or hulls[-1].source[-1] >= whole.source[0]):
            whole = _hull([hulls.pop(), whole])
        hulls.append(whole)
    return hulls


def _hull(beads: Sequence[Bead]) -> Bead:
    source = [i for bead in beads for i in bead.source]
    target = [j for bead in beads for j in bead.target]
    return Bead(tuple(range(min(source), max(source) + 1)), tuple(range(min(target), max(target) + 1)), 0.0)
