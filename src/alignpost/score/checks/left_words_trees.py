"""Boosted trees of equal depth: a sum over trees, each of which asks a few numbers of a row and adds what it learnt.

Friedman (2001), *Greedy function approximation: a gradient boosting machine*. They are grown by
`benchmarks/boosting.py`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Trees"]


class Trees(NamedTuple):
    """Complete binary trees; the children of node i are 2i + 1, where the number is small, and 2i + 2."""

    columns: NDArray[np.uint8]
    """Shape (trees, inner nodes): the column that is asked."""
    bounds: NDArray[np.float32]
    """Of the same shape: greater numbers go to the second child."""
    leaves: NDArray[np.float32]
    """Shape (trees, inner nodes + 1): what is added."""
    bias: float

    def odds(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """Log odds of every row."""
        trees, inner = self.columns.shape
        columns, bounds, numbers = self.columns.ravel(), self.bounds.ravel(), rows.ravel()
        first = np.arange(trees) * inner
        row = np.arange(len(rows))[:, None] * rows.shape[1]
        node = np.zeros((len(rows), trees), np.intp)
        for _ in range(inner.bit_length()):
            asked = node + first
            node = 2 * node + 1 + (numbers.take(row + columns.take(asked)) > bounds.take(asked))
        added = self.leaves.take(node - inner + np.arange(trees) * (inner + 1))
        # Turned into doubles first, so that a row's sum is the same to the last bit whatever rows stand beside it.
        return np.asarray(self.bias + added.astype(np.float64).sum(1))

    def arrays(self) -> dict[str, NDArray[Any]]:
        """What a file keeps."""
        return {
            "columns": self.columns,
            "bounds": self.bounds,
            "leaves": self.leaves,
            "bias": np.array(self.bias),
        }

    @classmethod
    def of(cls, arrays: Mapping[str, NDArray[Any]]) -> Trees:
        """The trees of a file."""
        return cls(arrays["columns"], arrays["bounds"], arrays["leaves"], float(arrays["bias"]))
