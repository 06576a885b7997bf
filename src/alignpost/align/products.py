"""Dot products of single segments wherever some rows of a lattice are looked at, computed once in a few large steps."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import LARGEST

__all__ = ["Products"]

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

_BLOCK = 64
"""Source segments whose products are computed in one operation."""


class Products:
    """What is looked at of a lattice, and the products that are needed there.

    Args:
        first: for each row of states the first column that is looked at, shape (n + 1,).
        last: the last one; below the first where the row is not looked at.
    """

    def __init__(self, first: Places, last: Places) -> None:
        # Vectors stand LARGEST rows further down; the beads that end in row i hold the vectors i to i + LARGEST - 1.
        size = len(first) + LARGEST - 1
        self._first = np.full(size, np.iinfo(np.int64).max)
        self._last = np.full(size, -1)
        for reach in range(LARGEST):
            part = slice(reach, reach + len(first))
            looked = last >= first
            np.minimum(self._first[part], first, out=self._first[part], where=looked)
            np.maximum(self._last[part], last + LARGEST - 1, out=self._last[part], where=looked)
        self._known: dict[int, tuple[Floats, Places]] = {}

    def near(self, source: Floats, target: Floats, rows: Places, columns: Places) -> list[Floats]:
        """As `Window.near`, for any rows.

        Args:
            source: the source side's vectors, LARGEST rows of zeros before the first.
            target: the target side's.
            rows: rows of states, (rows,).
            columns: for each of them neighbouring columns, and LARGEST - 1 more behind, (rows, width + LARGEST - 1).
        """
        flat, start = self._of(source, target)
        # Columns behind those that are looked at give any product: nothing of them is used.
        return [
            flat.take(start[rows + (LARGEST - 1 - r)][:, None] + columns, mode="clip") for r in range(LARGEST)
        ]

    def _of(self, source: Floats, target: Floats) -> tuple[Floats, Places]:
        """All products one after the other, and for each source vector the place of that with target vector 0."""
        known = self._known.get(id(source))
        if known is None:
            parts, start, done = [np.zeros(1, dtype=np.float32)], np.zeros(len(self._first), np.int64), 1
            for begin in range(0, len(self._first), _BLOCK):
                block = slice(begin, begin + _BLOCK)
                low, high = int(self._first[block].min()), int(self._last[block].max()) + 1
                if low < high:
                    part = source[block] @ target[low:high].T
                    start[block] = done + np.arange(len(part)) * part.shape[1] - low
                    parts.append(part.reshape(-1))
                    done += part.size
            known = self._known[id(source)] = np.concatenate(parts), start
        return known
