"""Vectors at four bits a component, and back.

Every row has its own scale; a component is one of sixteen evenly spaced levels, symmetric about zero. The rounding
is noise of about one part in fifty of a vector's energy, spread over hundreds of components: cosines of whole
sentences do not feel it (docs/model-card.md has the figures), and for the same size of file twice as many
components can be kept as with bytes.
"""

from __future__ import annotations

import mmap
from contextlib import suppress
from threading import Lock

import numpy as np
from numpy.typing import NDArray

__all__ = ["PackedTable", "packed", "unpacked"]

_MIDDLE = 7.5
"""Codes are 0–15 and stand for -7.5 … 7.5 times the scale."""

_ROWS = 32
"""Rows unpacked at once: few enough that the memory they pass through is used again and again."""


def packed(vectors: NDArray[np.float32]) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
    """Codes and scales of a table.

    Args:
        vectors: finite, shape (rows, dimension), the dimension even.

    Returns:
        Codes, uint8 of shape (rows, dimension / 2), the even component in the lower four bits; scales of shape
        (rows,). No component of the unpacked table is off by more than its row's scale, which is about a
        fifteenth of the range of the row.
    """
    largest = np.abs(vectors).max(axis=1)
    # Rounded upwards, so that the largest component still fits; a row of zeros keeps the scale 0 and stays zeros.
    scales = (largest / _MIDDLE).astype(np.float16)
    scales = np.where(
        scales * np.float32(_MIDDLE) < largest, np.nextafter(scales, np.float16(np.inf)), scales
    )
    divisor = np.where(scales > 0, scales, np.float16(1)).astype(np.float32)
    codes = np.rint(vectors / divisor[:, None] + np.float32(_MIDDLE)).clip(0, 15).astype(np.uint8)
    return codes[:, ::2] | codes[:, 1::2] << 4, scales.astype(np.float16)


def unpacked(codes: NDArray[np.uint8], scales: NDArray[np.floating]) -> NDArray[np.float32]:
    """The table that codes and scales stand for, shape (rows, dimension)."""
    rows = np.empty((len(codes), 2 * codes.shape[1]), np.float32)
    _unpack(codes, scales, rows)
    return rows


def _unpack(codes: NDArray[np.uint8], scales: NDArray[np.floating], into: NDArray[np.float32]) -> None:
    # With another mode `take` would first write to memory of its own.
    np.take(_LEVELS, codes, out=into.view(np.complex64), mode="clip")
    into *= scales.astype(np.float32)[:, None]


_LEVELS = (
    np.stack([np.arange(256) % 16, np.arange(256) // 16], axis=1).astype(np.float32) - np.float32(_MIDDLE)
).view(np.complex64)[:, 0]
"""Both components of each possible byte; as the halves of one complex number they are fetched together."""


def _untouched(shape: tuple[int, int]) -> NDArray[np.float32]:
    """Memory of which only the pages that are written are taken from the system.

    Pages of two megabytes, which arrays of this size have by default, would all be cleared for a short text already.
    """
    memory = mmap.mmap(-1, max(1, 4 * shape[0] * shape[1]))
    if hasattr(mmap, "MADV_NOHUGEPAGE"):  # Linux
        with suppress(OSError):  # a kernel without such pages
            memory.madvise(mmap.MADV_NOHUGEPAGE)
    return np.frombuffer(memory, np.float32, shape[0] * shape[1]).reshape(shape)


class PackedTable:
    """A packed table, perhaps memory-mapped, of which only the rows in use are unpacked.

    They stand in the order in which they were first asked for: a short text then takes little memory, and what is
    common lies together.
    """

    def __init__(self, codes: NDArray[np.uint8], scales: NDArray[np.floating]) -> None:
        self._codes = codes
        self._scales = scales
        self._vectors = _untouched((len(codes) + 1, 2 * codes.shape[1]))
        self._places = np.zeros(len(codes), np.int32)
        """Where each row stands, 0 for those that are still packed."""
        self._count = 0
        self._lock = Lock()

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return int(self._vectors.shape[1])

    def with_rows(self, values: NDArray[np.int32]) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """A table in which at least the rows named in `values` are filled in, and where each of these stands in it."""
        places = self._places.take(values)
        if not places.all():
            with self._lock:
                self._fill(values)
            places = self._places.take(values)
        return self._vectors, places

    def rows(self, values: NDArray[np.int32]) -> NDArray[np.float32]:
        """The rows named in `values`, one below the other."""
        table, places = self.with_rows(values)
        return table[places]

    def _fill(self, values: NDArray[np.int32]) -> None:
        wanted = np.zeros(len(self._codes), np.bool_)
        wanted[values] = True
        rows = np.flatnonzero(wanted & (self._places == 0))
        for first in range(0, len(rows), _ROWS):
            some = rows[first : first + _ROWS]
            place = self._count + 1
            self._count += len(some)
            _unpack(self._codes[some], self._scales[some], self._vectors[place : self._count + 1])
            # Only now may other threads see where they are.
            self._places[some] = np.arange(place, self._count + 1)

    def weighed(self, weights: NDArray[np.floating]) -> PackedTable:
        """The same with each row multiplied by its weight; of what is packed nothing is copied."""
        return PackedTable(self._codes, self._scales * weights.astype(np.float32))
