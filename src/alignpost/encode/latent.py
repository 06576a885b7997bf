"""Latent directions of a collection of bags, by randomised truncated singular value decomposition.

The matrix (bags × pieces) is sparse and never written out: both products that the method of Halko, Martinsson and
Tropp (2011, *Finding structure with randomness*) needs are sums over bags of rows, which `sums_of_rows` does.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged, sums_of_rows

__all__ = ["right_singular", "transposed"]

_SPARE = 16
"""Directions sampled beyond those wanted."""

_ROUNDS = 3
"""Power iterations: sharpen the spectrum, which falls slowly for language."""


def right_singular(
    bags: Ragged,
    row_weights: NDArray[np.float32],
    column_weights: NDArray[np.float32],
    rank: int,
    rng: np.random.Generator,
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """The leading right singular vectors of the weighted matrix of counts.

    Args:
        bags: row r of the matrix counts the values of bag r.
        row_weights: shape (len(bags),).
        column_weights: shape (columns,).
        rank: how many directions are wanted; fewer are given where the matrix has fewer.
        rng: source of the sampled directions.

    Returns:
        Vectors of shape (columns, rank) and singular values, descending, of shape (rank,).
    """
    rows, columns = len(bags), len(column_weights)
    width = min(rank + _SPARE, rows, columns)
    back = transposed(bags, columns)
    basis = rng.standard_normal((columns, width)).astype(np.float32)
    for _ in range(_ROUNDS):
        images = _times(bags, row_weights, column_weights, basis)
        basis = np.linalg.qr(_times(back, column_weights, row_weights, np.linalg.qr(images).Q)).Q
    images = _times(bags, row_weights, column_weights, basis)
    _, values, turned = np.linalg.svd(images.T @ images)
    directions = basis @ turned.T
    return directions[:, :rank], np.sqrt(values[:rank])


def _times(
    bags: Ragged,
    row_weights: NDArray[np.float32],
    column_weights: NDArray[np.float32],
    right: NDArray[np.float32],
) -> NDArray[np.float32]:
    return sums_of_rows(right * column_weights[:, None], bags) * row_weights[:, None]


def transposed(bags: Ragged, columns: int) -> Ragged:
    """For each column the rows whose bags hold it, as often as they hold it."""
    rows = np.repeat(np.arange(len(bags), dtype=np.int32), np.diff(bags.starts))
    order = np.argsort(bags.values, kind="stable")
    return Ragged.of_lengths(rows[order], np.bincount(bags.values, minlength=columns).astype(np.int64))
