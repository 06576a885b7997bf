"""From features and weights to what each bead of a band earns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.evidence import Evidence
from alignpost.align.features import FILLED_FEATURES, NULL_FEATURES, null_features, slabs
from alignpost.align.lattice import IMPOSSIBLE, Gains

__all__ = ["gains_of"]


def gains_of(
    evidence: Evidence, band: Band, weights: Mapping[str, float], pulse: Callable[[], None] = lambda: None
) -> Gains:
    """Weigh the evidence: the gain of a bead is the sum of its features times their weights.

    Args:
        evidence: two documents.
        band: where to look.
        weights: by feature name; a feature without one counts nothing.
        pulse: called every few dozen rows; may raise to stop the work.
    """
    filled_weights = np.array([weights.get(name, 0.0) for name in FILLED_FEATURES], dtype=np.float32)
    empty, empty_mass, gap = (weights.get(name, 0.0) for name in NULL_FEATURES)
    filled = np.empty((len(FILLED), evidence.source_size, band.width), dtype=np.float32)
    for slab in slabs(evidence, band):
        pulse()
        rows = slice(slab.first_row - 1, slab.first_row - 1 + slab.features.shape[2])
        earned = np.tensordot(filled_weights, slab.features, axes=1)
        filled[:, rows] = np.where(slab.possible, earned, IMPOSSIBLE)
    source, target = null_features(evidence)
    null_weights = np.array([empty, empty_mass])
    return Gains(filled, source @ null_weights, target @ null_weights, gap)
