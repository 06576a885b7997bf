"""The part of the lattice that is searched: for each row of states a window of columns."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Band"]


class Band(NamedTuple):
    """States (i, j) with low[i] <= j < low[i] + width, for i = 0 .. n and j = 0 .. m."""

    low: NDArray[np.int64]
    """Shape (n + 1,), never falling, low[0] = 0 and low[n] + width = m + 1, so that both corners are inside."""
    width: int

    @classmethod
    def whole(cls, source_size: int, target_size: int) -> Band:
        """Every state there is."""
        return cls(np.zeros(source_size + 1, dtype=np.int64), target_size + 1)

    @classmethod
    def between(cls, first: NDArray[np.int64], last: NDArray[np.int64], target_size: int) -> Band:
        """A window that holds the columns first[i] .. last[i] of every row, both corners, and a path between them.

        Args:
            first: shape (n + 1,).
            last: shape (n + 1,), not below `first`.
            target_size: m.
        """
        first = np.minimum.accumulate(np.clip(first, 0, target_size)[::-1])[::-1].copy()
        last = np.maximum.accumulate(np.clip(last, 0, target_size))
        first[0], last[-1] = 0, target_size
        # Neighbouring rows must share a column, or no path leads from one to the other.
        last[:-1] = np.maximum(last[:-1], first[1:])
        width = int((last - first).max()) + 1
        low = np.clip((first + last + 1) // 2 - width // 2, 0, target_size + 1 - width)
        # Rounding may leave a row's ends one column outside; both bounds rise, so pulling back keeps the order.
        low = np.minimum(np.maximum(low, last + 1 - width), first)
        return cls(low, width)
