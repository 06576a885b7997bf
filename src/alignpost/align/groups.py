"""Sums over neighbouring segments: groups that end in front of a segment, and pairs for a coarser lattice."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import LARGEST

__all__ = ["group_norms", "group_sums", "pair_sums"]

Floats = NDArray[np.float32]


def group_sums(values: NDArray[np.generic]) -> list[Floats]:
    """For each size of group the sum of the values before each place, fewer at the beginning; (values + 1, ...)."""
    running = np.zeros((LARGEST + 1 + len(values), *values.shape[1:]))
    np.cumsum(values, axis=0, dtype=np.float64, out=running[LARGEST + 1 :])
    return [
        (running[LARGEST:] - running[LARGEST - size : len(running) - size]).astype(np.float32)
        for size in range(1, LARGEST + 1)
    ]


def group_norms(vectors: Floats) -> Floats:
    """Shape (len + 1, LARGEST): squared norm of the sum of the k + 1 vectors before position i."""
    count = len(vectors)
    norms = np.zeros((count + 1, LARGEST), dtype=np.float32)
    # Of each vector with those that follow it, itself first.
    near = [np.einsum("ij,ij->i", vectors[: max(count - gap, 0)], vectors[gap:]) for gap in range(LARGEST)]
    norms[1:, 0] = near[0]
    # |x_1 + ... + x_k|^2 = |x_2 + ... + x_k|^2 + |x_1|^2 + 2 sum of x_1 . x_r
    for size in range(2, LARGEST + 1):
        norms[:, size - 1] = norms[:, size - 2]
        first = np.zeros(count + 1, dtype=np.float32)
        if count >= size:
            first[size:] = near[0][: count - size + 1]
            for gap in range(1, size):
                first[size:] += 2 * near[gap][: count - size + 1]
        norms[:, size - 1] += first
    return np.maximum(norms, 0)


def pair_sums(values: Floats) -> Floats:
    """Sums of neighbours: rows 0 and 1, 2 and 3, and a last one alone where their number is odd."""
    sums = values[0::2].copy()
    sums[: len(values) // 2] += values[1::2]
    return sums
