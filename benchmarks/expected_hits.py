"""Weights with which most links of the gold alignments are to be expected.

Those that make the gold alignments most probable give way most to the links that look least likely, many of which are
slips of the annotators or matters of taste. Here a link counts as a hit or as none (minimum risk: Smith and Eisner
2006). The problem is not convex, so the search begins with the most probable weights, keeps some regard for
probability, and ends early: what comes late are the slips again. It makes all probabilities too sharp, which dividing
the weights by one number amends (temperature: Guo et al. 2017).
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

import numpy as np
from benchmarks.path_model import NAMES, Doubles, Piece, improved, likelihood

from alignpost.align.beads import FILLED
from alignpost.align.lattice import Gains, Ways, all_ways
from alignpost.align.stack import side_by_side

__all__ = ["SHARES", "expected_hits", "most_hits", "share_of_weights"]

SHARES = (1.0, 0.7, 0.6, 0.5, 0.45, 0.4, 0.35, 0.3)
"""What the weights may be multiplied by afterwards."""
_REGARD = 4.0
"""What a hit counts beside the logarithm of a probability."""
_ROUNDS = 12
_PROPOSED = 0.95
"""What every bead costs: about the F1 that is reached. Of twice the hits over the links of both, that is the slope."""
_STEP = 0.03
"""By which the gains are moved to see how the expected features change with the hits."""


def most_hits(pieces: Sequence[Piece], start: Doubles) -> Doubles:
    """Weights near `start` with which more hits are to be expected."""

    def objective(weights: Doubles) -> tuple[float, Doubles]:
        value, slope = likelihood(pieces, weights)
        hits, rise = expected_hits(pieces, weights)
        return value - _REGARD * hits, slope - _REGARD * rise

    before = expected_hits(pieces, start)[0]
    found = improved(pieces, start, objective, _ROUNDS)
    print(
        f"    hits less their price {before:.1f}, then {expected_hits(pieces, found)[0]:.1f}", file=sys.stderr
    )
    return found


def share_of_weights(held: Sequence[tuple[Sequence[Piece], Doubles]]) -> float:
    """By what to multiply weights so that gold alignments they were not learnt from are most probable.

    Args:
        held: pieces, each group with the weights that were learnt without it.
    """
    return min(
        SHARES,
        key=lambda share: sum(likelihood(pieces, share * weights)[0] for pieces, weights in held),
    )


def expected_hits(pieces: Sequence[Piece], weights: Doubles) -> tuple[float, Doubles]:
    """Expected hits less what the beads cost, and its slope.

    The slope of an expectation is the covariance of what is expected with the features: the change of the expected
    features when every hit gains a little.
    """
    value, slope = 0.0, np.zeros(len(NAMES))
    for piece, more, less in _moved(pieces, weights):
        value += piece.weight * (more.total - less.total) / (2 * _STEP)
        slope += piece.weight * (piece.expected(more) - piece.expected(less)) / (2 * _STEP)
    return value, slope


def _moved(pieces: Sequence[Piece], weights: Doubles) -> Iterator[tuple[Piece, Ways, Ways]]:
    """Each piece with its ways where hits gain more, and less, than these weights say."""
    for group in side_by_side([piece.band for piece in pieces]):
        chosen = [pieces[k] for k in group]
        bands = [piece.band for piece in chosen]
        gains = [(piece.gains(weights), _worth(piece)) for piece in chosen]
        more, less = (
            all_ways([_added(gain, worth, step) for gain, worth in gains], bands) for step in (_STEP, -_STEP)
        )
        yield from zip(chosen, more, less, strict=True)


def _worth(piece: Piece) -> Gains:
    """What each bead is worth: a link counts in precision and in recall, an empty bead in precision only."""
    filled = np.full(piece.possible.shape, -_PROPOSED, dtype=np.float32)
    source, target = (np.full(len(side), 1 - _PROPOSED) for side in piece.empty)
    for i, j, a, b in piece.gold:
        filled[FILLED.index((a, b)), i + a - 1, j + b - piece.band.low[i + a]] += 2
        source[i : i + a] = target[j : j + b] = -_PROPOSED
    filled[~piece.possible] = 0
    return Gains(filled, source, target, 0.0)


def _added(gains: Gains, worth: Gains, step: float) -> Gains:
    return gains._replace(
        filled=gains.filled + np.float32(step) * worth.filled,
        source=gains.source + step * worth.source,
        target=gains.target + step * worth.target,
    )
