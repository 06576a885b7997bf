"""From features and weights to what each bead of a band earns."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.evidence import Evidence
from alignpost.align.features import FILLED_FEATURES, NULL_FEATURES, Features, null_features, windows
from alignpost.align.lattice import IMPOSSIBLE, Gains
from alignpost.align.stack import Doubles
from alignpost.align.window import Floats, Window

__all__ = ["earned", "gains_alone", "gains_of", "weighing_of"]


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
    weighing = weighing_of(weights)
    filled = np.empty((len(FILLED), evidence.source_size, band.width), dtype=np.float32)
    features = Features(evidence, weighing.keys())
    for window in windows(band):
        pulse()
        filled[:, window.rows[0] - 1 : window.rows[-1]] = earned(features, window, weighing)
    return Gains(filled, *gains_alone(evidence, weights), weights.get("gap", 0.0))


def gains_alone(evidence: Evidence, weights: Mapping[str, float]) -> tuple[Doubles, Doubles]:
    """What leaving each segment of either side alone earns."""
    source, target = null_features(evidence)
    null_weights = np.array([weights.get(name, 0.0) for name in NULL_FEATURES[:2]])
    return source @ null_weights, target @ null_weights


def weighing_of(weights: Mapping[str, float]) -> dict[str, np.float32]:
    """Those of filled beads' features that count."""
    return {
        name: np.float32(weight) for name, weight in weights.items() if weight and name in FILLED_FEATURES
    }


def earned(features: Features, window: Window, weighing: Mapping[str, np.float32]) -> Floats:
    """What every bead of a window earns, (shapes, rows, width); IMPOSSIBLE where it cannot be."""
    mass, contributions = features.within(window)
    flat, by_mass = np.zeros_like(mass), np.zeros_like(mass)
    # What a bead earns by its shape alone is added up first: a number a shape.
    always = np.zeros((2, len(FILLED), 1, 1), dtype=np.float32)
    for name, values, first, times_mass in contributions:
        if name in weighing:
            constant = values.shape[-2:] == (1, 1)
            into = always[int(times_mass)] if constant else by_mass if times_mass else flat
            into[first:] += weighing[name] * values
    by_mass += always[1]
    flat += always[0]
    by_mass *= mass
    flat += by_mass
    possible = features.possible(window)
    if possible is not None:
        flat[~possible] = IMPOSSIBLE
    return flat
