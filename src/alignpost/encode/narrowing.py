"""Fewer components for very long documents: the principal directions of a sample of their own sentences.

A million sentences at 512 components are two gigabytes; at 128, chosen for these documents, they are a quarter of
that, encode faster, and lose little. A projection is linear, so the vectors still add up.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.table import Table, TableEncoder

__all__ = ["narrowed"]


def narrowed(encoder: TableEncoder, sample: Sequence[str], dimension: int) -> TableEncoder:
    """The encoder with its vectors projected to `dimension` components.

    Args:
        encoder: any of AlignPost's own encoders.
        sample: a few thousand sentences of both documents, to choose the directions by.
        dimension: components wanted; the encoder itself is given back where it has no more than these.
    """
    if encoder.dimension <= dimension:
        return encoder
    vectors = encoder.encode(sample)
    vectors /= np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), np.float32(1e-9))
    # Uncentred: cosines are taken about the origin, and so must the projection be.
    _, directions = np.linalg.eigh(vectors.T @ vectors)
    basis = np.ascontiguousarray(directions[:, ::-1][:, :dimension], np.float32)
    kind, digest = encoder.signature.split(":", 1)
    table = _ProjectedTable(encoder.table, basis)
    return TableEncoder(encoder.vocabulary, table, kind, f"{digest}/{dimension}", encoder.languages)


class _ProjectedTable:
    """Rows of another table times a basis, made when they are first asked for."""

    def __init__(self, table: Table, basis: NDArray[np.float32]) -> None:
        self._table = table
        self._basis = basis
        self._vectors = np.empty((0, basis.shape[1]), np.float32)
        self._made = np.empty(0, np.bool_)

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return int(self._basis.shape[1])

    def with_rows(self, values: NDArray[np.int32]) -> NDArray[np.float32]:
        """The whole table, in which at least the rows named in `values` are filled in."""
        whole = self._table.with_rows(values)
        if not len(self._made):
            self._vectors = np.empty((len(whole), self.dimension), np.float32)
            self._made = np.zeros(len(whole), np.bool_)
        wanted = np.zeros(len(whole), np.bool_)
        wanted[values] = True
        rows = np.flatnonzero(wanted & ~self._made)
        if len(rows):
            self._vectors[rows] = whole[rows] @ self._basis
            self._made[rows] = True
        return self._vectors
