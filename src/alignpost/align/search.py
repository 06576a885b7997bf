"""Coarse to fine: where in the lattice the right path can be.

Neighbours are added up two and two until the whole lattice is small; there the posterior of its states says which
columns each row needs, and the next finer lattice is searched in a band around them. Time and memory grow with the
length of the documents, not with its square (the idea of coarse-to-fine alignment by summed vectors is vecalign's:
Thompson and Koehn 2019).
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from alignpost.align.band import Band
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import run_passes

__all__ = ["WHOLE_CELLS", "search_band"]

WHOLE_CELLS = 250_000
"""Lattices up to this number of states are searched whole."""

_LOST = 1e-6
"""Share of a row's probability that may lie outside the band on either side."""

_MARGIN = 8
"""Columns of the finer lattice that the band is wider than the coarse pass asks for, on either side."""


def search_band(evidence: Evidence, weights: Mapping[str, float]) -> Band:
    """The band of the lattice in which an alignment of `evidence` is to be looked for."""
    n, m = evidence.source_size, evidence.target_size
    if (n + 1) * (m + 1) <= WHOLE_CELLS:
        return Band.whole(n, m)
    coarse = evidence.halved()
    band = search_band(coarse, weights)
    passes = run_passes(gains_of(coarse, band, weights), band)
    ways = passes.any_before + passes.after_source
    ways = np.exp(ways - ways.max(axis=1, keepdims=True))
    share = np.cumsum(ways, axis=1)
    share /= share[:, -1:]
    first = band.low + (share < _LOST).sum(axis=1)
    last = band.low + np.minimum((share < 1 - _LOST).sum(axis=1), band.width - 1)
    rows = np.arange(n + 1)
    before, behind = rows // 2, np.minimum((rows + 1) // 2, len(first) - 1)
    return Band.between(2 * first[before] - _MARGIN, 2 * last[behind] + _MARGIN, m)
