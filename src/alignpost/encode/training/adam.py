"""Adam (Kingma and Ba 2015) that touches only the rows a batch has used."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.training.contrast import Gradient

__all__ = ["LazyAdam"]

_FIRST, _SECOND, _FLOOR = 0.9, 0.98, 1e-8


class LazyAdam:
    """Moments of every row of a table, moved on only when the row is used."""

    def __init__(self, first: NDArray[np.float32], second: NDArray[np.float32]) -> None:
        self.first = first
        self.second = second

    @classmethod
    def fresh(cls, table: NDArray[np.float32]) -> LazyAdam:
        """At rest."""
        return cls(np.zeros_like(table), np.zeros_like(table))

    def step(self, table: NDArray[np.float32], gradient: Gradient, rate: float, number: int) -> None:
        """Change the table in place; `number` counts the steps from 0."""
        rows, slope = gradient.rows, gradient.slope
        first = self.first[rows]
        first += (1.0 - _FIRST) * (slope - first)
        second = self.second[rows]
        second += (1.0 - _SECOND) * (np.square(slope) - second)
        self.first[rows] = first
        self.second[rows] = second
        scale = rate / (1.0 - _FIRST ** (number + 1))
        spread = np.sqrt(second / (1.0 - _SECOND ** (number + 1)))
        spread += _FLOOR
        first /= spread
        first *= -scale
        table[rows] += first
