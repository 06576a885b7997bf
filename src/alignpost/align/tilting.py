"""What beads weigh against leaving their segments alone, as factors that stay in the range of numbers.

Between any two segments there is something to be gained, and in long gaps such gains add up beyond all numbers. They
are taken off for each column beforehand; where that is not enough, as with blocks of many sentences, all are evened out.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import TARGET_SIZES
from alignpost.align.stack import IMPOSSIBLE, MOST_SCALE, ORDER, Doubles, Floats, Stack

__all__ = ["Weights"]

_MOST_LOG, _LEAST_LOG = 40.0, -80.0
"""Logarithms of weights that a row's beads may have; if the heaviest weighs more, the row is written as a multiple."""
_MOST_TILT = 300.0
"""Logarithm by which one end of a row may be lowered against the other."""
_MOST_AHEAD, _MOST_GAIN, _FEW = 500.0, 150.0, 10
"""What ways may be ahead of the right one as a logarithm, and what one bead may gain where they are more than a few.
Only blocks of many sentences come near: their windows get somewhat wider."""


class Weights(NamedTuple):
    """What beads weigh against leaving their segments alone, as factors; rows and lanes as in a stack."""

    filled: Floats
    """Shape (height, shapes, bands, width); 0 for those that cannot be."""
    lift: Doubles
    """Shape (height, bands, 1): by what each row of them is to be multiplied, 1 or more."""
    gap: Doubles
    """Shape (bands, 1)."""
    tilt: Doubles
    """Shape (bands,): logarithm by which every target segment, in a filled bead or alone, weighs less."""
    cooling: Doubles
    """Shape (bands,): what all logarithms were divided by."""
    lanes: Doubles
    """Shape (bands, width): by how much a lane's states are lowered by the tilt."""

    @classmethod
    def of(cls, stack: Stack, logs: Floats, gaps: Doubles) -> Weights:
        """Those of logarithms, which are written over."""
        possible = logs > IMPOSSIBLE / 2
        tilt, cooling = _tilt(stack, logs, possible)
        if (cooling != 1).any():
            logs /= cooling[:, None].astype(np.float32)
        if tilt.any():
            slope = (TARGET_SIZES[ORDER][:, None] * tilt).astype(np.float32)
            logs -= slope[:, :, None]
        over = np.clip(logs.max(axis=(1, 3)) - _MOST_LOG, 0, MOST_SCALE)
        if over.any():
            logs -= over[:, None, :, None]
        np.clip(logs, _LEAST_LOG, _MOST_LOG, out=logs)
        np.exp(logs, out=logs)
        logs *= possible
        lift = np.exp(over.astype(np.float64))[:, :, None]
        gap = np.exp(gaps / cooling)[:, None]
        lanes = np.exp(tilt[:, None] * (np.arange(stack.width) - stack.width // 2))
        return cls(logs, lift, gap, tilt, cooling, lanes)


def _tilt(stack: Stack, logs: Floats, possible: NDArray[np.bool_]) -> tuple[Doubles, Doubles]:
    """What to take off for each target segment, and what to divide all logarithms by, so that no way is lost.

    Between any two segments there is something to be gained. In a gap the ways that take it run ahead of the right one,
    by as many times the usual gain as they are columns ahead. Taken off for each column, that difference is gone.
    """
    if not stack.height:
        return np.zeros(len(stack.bands)), np.ones(len(stack.bands))
    ones = (
        np.where(possible[:, 0], logs[:, 0], np.float32(np.inf)).swapaxes(0, 1).reshape(len(stack.bands), -1)
    )
    ones.sort(axis=1)
    count = possible[:, 0].sum(axis=(0, 2))
    middle = np.minimum(count // 2, ones.shape[1] - 1)
    usual = np.where(count > 0, ones[np.arange(len(ones)), middle], 0).clip(0).astype(np.float64)
    widths = np.array([band.width for band in stack.bands])
    ahead = np.minimum(widths, [len(band.low) - 1 for band in stack.bands])
    most = _MOST_TILT / widths
    cooling = np.maximum(1.0, (usual - np.minimum(usual, most)) * ahead / _MOST_AHEAD)
    many = (ahead > _FEW) & (count > 0)
    cooling = np.where(many, np.maximum(cooling, logs.max(axis=(0, 1, 3)) / _MOST_GAIN), cooling)
    return np.minimum(usual / cooling, most), cooling
