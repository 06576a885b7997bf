"""The loss and its gradient: each side of a pair must know its other half among all of the batch.

InfoNCE in both directions over cosines (van den Oord et al. 2018; Wieting et al. 2019 for summed subword vectors).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from alignpost.encode.training.batches import Batch

__all__ = ["Gradient", "contrast"]

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Gradient:
    """The loss of a batch and its slope in the rows of the table that the batch touches."""

    loss: float
    rows: NDArray[np.int64]
    slope: Matrix
    """Shape (len(rows), dimension)."""


def contrast(table: Matrix, batch: Batch, temperature: float, margin: float) -> Gradient:
    """Mean loss a pair, in nats, and its gradient."""
    size = len(batch.source)
    values = np.concatenate([batch.source.values, batch.target.values])
    starts = np.concatenate([batch.source.starts, batch.source.starts[-1] + batch.target.starts[1:]])
    rows, columns = _compact(values, len(table))
    counts = csr_array((np.ones(len(values), np.float32), columns, starts), shape=(2 * size, len(rows)))
    sums: Matrix = counts @ table[rows]
    norms = np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-6)
    unit = sums / norms
    loss, slope = _info_nce(unit[:size], unit[size:], batch.twins, temperature, margin)
    slope -= unit * np.einsum("ij,ij->i", unit, slope)[:, None]  # a step along the vector changes no cosine
    slope /= norms
    return Gradient(loss, rows, counts.T @ slope)


def _info_nce(
    source: Matrix,
    target: Matrix,
    twins: tuple[NDArray[np.int64], NDArray[np.int64]],
    temperature: float,
    margin: float,
) -> tuple[float, Matrix]:
    """Mean loss of both directions and the slope in the unit vectors, source rows first."""
    size = len(source)
    cosines = source @ target.T
    diagonal = np.arange(size)
    cosines[diagonal, diagonal] -= margin
    right = cosines[diagonal, diagonal].copy()
    # Cosines are at most 1, so this exponent never overflows, and one table of exponentials serves both directions.
    cosines -= 1.0
    cosines /= temperature
    odds = np.exp(cosines, out=cosines)
    odds[twins] = 0.0
    by_row, by_column = odds.sum(axis=1), odds.sum(axis=0)
    loss = float(np.mean(np.log(by_row) + np.log(by_column)) / 2 - np.mean((right - 1.0) / temperature))
    odds *= (0.5 / by_row)[:, None] + (0.5 / by_column)[None, :]
    odds[diagonal, diagonal] -= 1.0
    odds /= np.float32(size * temperature)
    return loss, np.concatenate([odds @ target, odds.T @ source])


def _compact(values: NDArray[np.int32], size: int) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """The distinct values, and for each value its place among them."""
    present = np.zeros(size, np.bool_)
    present[values] = True
    rows = np.flatnonzero(present)
    place = np.empty(size, np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    return rows, place[values]
