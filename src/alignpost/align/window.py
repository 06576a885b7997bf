"""Some neighbouring rows of a band, and how values of segments are laid out over its states."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import LARGEST, SOURCE_SIZES, TARGET_SIZES
from alignpost.align.products import Products

__all__ = ["Floats", "Scattered", "Window"]

Floats: TypeAlias = NDArray[np.float32]

REACH = LARGEST - 1


class Window:
    """The states of rows `first` .. `last` of a band, `rows` of them high and `width` wide.

    Args:
        band: the band.
        first: a row, counted from 1: no bead ends in row 0.
        last: the last row, included.
    """

    def __init__(self, band: Band, first: int, last: int) -> None:
        self.rows = np.arange(first, last + 1)
        self.columns = band.low[first : last + 1, None] + np.arange(band.width)
        self.low = int(self.columns[0, 0])
        self.high = int(self.columns[-1, -1])
        span = self.high - self.low + LARGEST
        lanes = np.arange(band.width + REACH) + (self.columns[:, :1] - self.low)
        self._places = np.arange(len(self.rows))[:, None] * span + lanes

    def of_source(self, table: Floats) -> Floats:
        """From a row for each group size to (shapes, rows, 1).

        Args:
            table: shape (LARGEST, segments + 1): the value of the group of size k + 1 that ends before segment i.
        """
        return np.asarray(table[:, self.rows][SOURCE_SIZES - 1][:, :, None])

    def of_target(self, table: Floats) -> Floats:
        """The same of target groups, to (shapes, rows, width)."""
        return np.asarray(table.take(self.columns, axis=1)[TARGET_SIZES - 1])

    def near(self, source: Floats, target: Floats) -> list[Floats]:
        """Dot products of single segments around each state.

        Args:
            source: the source side's vectors, LARGEST rows of zeros before the first.
            target: the target side's.

        Returns:
            For each r below LARGEST an array (rows, width + REACH): row i, place REACH - c + k holds the product of
            segment i - 1 - r with segment j - 1 - c, where j is column k of the band in that row.
        """
        block = source[self.rows[0] : self.rows[-1] + LARGEST] @ target[self.low : self.high + LARGEST].T
        count = len(self.rows)
        return [block[REACH - r : REACH - r + count].reshape(-1).take(self._places) for r in range(LARGEST)]


class Scattered(Window):
    """Some rows of a lattice, from anywhere in it, with as many columns each.

    Args:
        rows: the rows, 1 or above.
        low: the first column of each.
        width: columns of each.
        last: the last column there is; those behind it are taken for that one, and nothing of them is used.
        products: what is to be looked at of all the lattice.
    """

    def __init__(
        self, rows: NDArray[np.int64], low: NDArray[np.int64], width: int, last: int, products: Products
    ) -> None:
        self.rows = rows
        self._along = low[:, None] + np.arange(width + REACH)
        self.columns = np.minimum(self._along[:, :width], last)
        self.low = int(low.min())
        self._products = products

    def near(self, source: Floats, target: Floats) -> list[Floats]:
        """Dot products of single segments around each state; see `Window.near`."""
        return self._products.near(source, target, self.rows, self._along)
