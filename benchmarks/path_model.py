"""How probable gold alignments are by the aligner's lattice, and the weights that make them most probable.

An alignment is a path whose steps earn the sum of their weighted features: a conditional random field over
segmentations (Sarawagi and Cohen 2004). The gradient of its log likelihood is the features of the gold path less those
expected of all paths, which come from the aligner's own forward and backward passes.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.linalg import cholesky, solve_triangular
from scipy.optimize import minimize

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.evidence import Evidence
from alignpost.align.features import FILLED_FEATURES, NULL_FEATURES, null_features, slabs
from alignpost.align.lattice import IMPOSSIBLE, Gains, Ways, all_ways
from alignpost.align.posterior import Step
from alignpost.align.stack import side_by_side

__all__ = ["NAMES", "Doubles", "Piece", "improved", "likelihood", "most_probable"]

NAMES = (*FILLED_FEATURES, *NULL_FEATURES)
PRIOR = 2.0
"""Of the Gaussian prior on weights, each counted in standard deviations of its feature."""
_LEAST_GAP_PRICE = -0.05
_FILLED = len(FILLED_FEATURES)

Doubles = NDArray[np.float64]
Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of two documents whose gold alignment is known, with the features of every bead near it."""

    band: Band
    features: Floats
    """Shape (filled features, shapes, n, width)."""
    possible: NDArray[np.bool_]
    empty: tuple[Floats, Floats]
    """Features of leaving each segment alone, of either side."""
    observed: Doubles
    """Features of the gold path, in the order of NAMES."""
    weight: float
    gold: tuple[Step, ...] = ()
    """Its filled beads."""

    @classmethod
    def of(cls, evidence: Evidence, band: Band, gold: Sequence[Step], weight: float) -> Piece:
        """The piece that a box's evidence describes.

        Args:
            evidence: that of the box alone.
            band: where to look.
            gold: the filled beads, counted from the box's corner.
            weight: how much it counts.
        """
        shape = (len(FILLED), evidence.source_size, band.width)
        features = np.empty((_FILLED, *shape), dtype=np.float32)
        possible = np.empty(shape, dtype=np.bool_)
        for slab in slabs(evidence, band):
            rows = slice(slab.first_row - 1, slab.first_row - 1 + slab.features.shape[2])
            features[:, :, rows], possible[:, rows] = slab.features, slab.possible
        empty = null_features(evidence)
        observed = _observed(features, empty, band, gold)
        return cls(band, features, possible, empty, observed, weight, tuple(gold))

    def gains(self, weights: Doubles) -> Gains:
        """What each step earns with these weights, in the order of NAMES."""
        earned = np.tensordot(weights[:_FILLED].astype(np.float32), self.features, axes=1)
        alone = weights[_FILLED:-1]
        filled = np.where(self.possible, earned, np.float32(IMPOSSIBLE))
        return Gains(filled, self.empty[0] @ alone, self.empty[1] @ alone, float(weights[-1]))

    def expected(self, ways: Ways) -> Doubles:
        """How much of each feature all paths hold on average."""
        counts, found = np.empty(len(NAMES)), ways.posterior
        counts[:_FILLED] = self.features.reshape(_FILLED, -1) @ found.filled.ravel()
        counts[_FILLED:-1] = found.source @ self.empty[0] + found.target @ self.empty[1]
        counts[-1] = ways.gaps
        return counts


def _observed(features: Floats, empty: tuple[Floats, Floats], band: Band, gold: Sequence[Step]) -> Doubles:
    sizes = len(empty[0]), len(empty[1])
    alone = [np.ones(size, dtype=np.bool_) for size in sizes]
    counts = np.zeros(len(NAMES))
    reached = 0, 0
    for i, j, a, b in gold:
        counts[:_FILLED] += features[:, FILLED.index((a, b)), i + a - 1, j + b - band.low[i + a]]
        counts[-1] += reached != (i, j)
        alone[0][i : i + a] = alone[1][j : j + b] = False
        reached = i + a, j + b
    counts[-1] += reached != sizes
    counts[_FILLED:-1] = sum(side[chosen].sum(axis=0) for side, chosen in zip(empty, alone, strict=True))
    return counts


def _seen(pieces: Sequence[Piece], weights: Doubles) -> Iterator[tuple[Piece, Ways]]:
    """Each piece as these weights see it."""
    for group in side_by_side([piece.band for piece in pieces]):
        chosen = [pieces[k] for k in group]
        gains = [piece.gains(weights) for piece in chosen]
        yield from zip(chosen, all_ways(gains, [piece.band for piece in chosen]), strict=True)


def likelihood(pieces: Sequence[Piece], weights: Doubles) -> tuple[float, Doubles]:
    """The negative log likelihood of the pieces' gold alignments, and its slope."""
    value, slope = 0.0, np.zeros(len(NAMES))
    for piece, ways in _seen(pieces, weights):
        value += piece.weight * (ways.total - float(weights @ piece.observed))
        slope += piece.weight * (piece.expected(ways) - piece.observed)
    return value, slope


def _curvature(pieces: Sequence[Piece], weights: Doubles) -> Doubles:
    """Roughly the second derivatives: the beads taken for independent of each other."""
    found = np.zeros((len(NAMES), len(NAMES)))
    for piece, ways in _seen(pieces, weights):
        sure = ways.posterior
        likely = sure.filled > 1e-3
        values = piece.features[:, likely].astype(np.float64)
        found[:_FILLED, :_FILLED] += piece.weight * (values * _spread(sure.filled[likely])) @ values.T
        for alone, probability in zip(piece.empty, (sure.source, sure.target), strict=True):
            found[_FILLED:-1, _FILLED:-1] += piece.weight * (alone.T * _spread(probability)) @ alone
        found[-1, -1] += piece.weight * ways.gaps / 4
    return found


def _spread(probability: NDArray[np.floating]) -> Doubles:
    return np.asarray(probability * np.maximum(1 - probability, 0.02), dtype=np.float64)


def most_probable(pieces: Sequence[Piece], start: Doubles, rounds: int) -> Doubles:
    """The weights that make the gold alignments most probable, the prior counted in.

    The problem is convex, so where it starts changes how long it takes and not, but for the last digits, what comes
    out.

    Args:
        pieces: what to learn from.
        start: weights in the order of NAMES.
        rounds: at most so many steps of L-BFGS.
    """
    return improved(pieces, start, lambda weights: likelihood(pieces, weights), rounds)


def improved(
    pieces: Sequence[Piece],
    start: Doubles,
    objective: Callable[[Doubles], tuple[float, Doubles]],
    rounds: int,
) -> Doubles:
    """Weights with less of what an objective counts, the prior counted in.

    Args:
        pieces: what it is counted on.
        start: weights in the order of NAMES.
        objective: from weights to its value and its slope.
        rounds: at most so many steps of L-BFGS.
    """
    scale, active = _scale(pieces)
    start = np.where(active, start, 0.0)
    start[-1] = min(start[-1], _LEAST_GAP_PRICE)
    names = np.flatnonzero(active)
    bend = _curvature(pieces, start)[np.ix_(names, names)] * np.outer(scale[names], scale[names])
    root = cholesky(bend + PRIOR * np.eye(len(names)), lower=True)
    origin = (start / scale)[names]

    def unfold(steps: Doubles) -> tuple[Doubles, Doubles]:
        """From coordinates in which the problem is about round to scaled weights, and to weights."""
        scaled = origin + solve_triangular(root, steps, lower=True, trans="T")
        weights = np.zeros(len(NAMES))
        weights[names] = scaled * scale[names]
        weights[-1] = min(weights[-1], _LEAST_GAP_PRICE)
        return scaled, weights

    def regular(steps: Doubles) -> tuple[float, Doubles]:
        scaled, weights = unfold(steps)
        value, slope = objective(weights)
        slope = slope[names] * scale[names] + PRIOR * scaled
        return value + PRIOR / 2 * float(scaled @ scaled), solve_triangular(root, slope, lower=True)

    options = {"maxiter": rounds, "ftol": 5e-5}
    found = minimize(regular, np.zeros(len(names)), jac=True, method="L-BFGS-B", options=options)
    print(f"    loss {found.fun:.1f} after {found.nit} rounds", file=sys.stderr, flush=True)
    return unfold(found.x)[1]


def _scale(pieces: Sequence[Piece]) -> tuple[Doubles, NDArray[np.bool_]]:
    """One over the spread of each feature, and which features occur at all."""
    scale, active = np.ones(len(NAMES)), np.ones(len(NAMES), dtype=np.bool_)
    values = np.concatenate([piece.features[:, piece.possible][:, ::11] for piece in pieces], axis=1)
    active[:_FILLED] = values.any(axis=1)
    spread = np.maximum(values.std(axis=1, dtype=np.float64), 0.02)
    for number, name in enumerate(FILLED_FEATURES):
        if not name.startswith("shape"):
            scale[number] = 1 / spread[number]
    return scale, active
