"""Whether both sides of every bead in a window end and begin alike."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import LARGEST, SOURCE_SIZES, TARGET_SIZES
from alignpost.align.groups import group_sums
from alignpost.align.surface import Layout
from alignpost.align.window import Floats, Window

__all__ = ["Edges"]

Bits = NDArray[np.int8]


class Edges:
    """What stands at the edges of both documents' groups.

    Every table is (LARGEST, segments + 1): the group of size k + 1 that ends before segment i.
    """

    def __init__(self, source: Layout, target: Layout) -> None:
        self._sides = source, target
        # One more than there are: part of a document may stand beside nothing.
        self._target_ends = np.append(target.end_mark, np.int8(0))
        self._low = tuple(_firsts(side.starts_low) for side in self._sides)
        self._starts = tuple(_firsts(side.starts_paragraph) for side in self._sides)
        self._open = tuple((_sums(side.brackets) != 0).astype(np.int8) for side in self._sides)
        self._odd = tuple((_sums(side.quotes) % 2).astype(np.int8) for side in self._sides)
        self._inside = tuple(
            _sums(side.starts_paragraph) - starts
            for side, starts in zip(self._sides, self._starts, strict=True)
        )

    def features(self, window: Window) -> Iterator[tuple[str, Floats]]:
        """Names and values, of shape (rows, width) where they hold for all shapes, else (shapes, rows, width)."""
        ends = (
            self._sides[0].end_mark[window.rows - 1][:, None],
            self._target_ends[np.maximum(window.columns - 1, 0)],
        )
        alike = ends[0] == ends[1]
        yield "end", alike.astype(np.float32)
        yield "end strong", (alike & (ends[0] > 0) & (ends[0] < 4)).astype(np.float32)
        yield "end open", np.asarray((ends[0] > 2) + (ends[1] > 2).astype(np.float32), dtype=np.float32)
        yield "low start", (_of(window, self._low, np.not_equal)).astype(np.float32)
        yield "brackets", _of(window, self._open, np.add).astype(np.float32)
        yield "quotes", _of(window, self._odd, np.not_equal).astype(np.float32)
        if any(side.starts_paragraph.any() for side in self._sides):
            yield "paragraph start", _of(window, self._starts, np.bitwise_and).astype(np.float32)
            yield "paragraph one side", _of(window, self._starts, np.bitwise_xor).astype(np.float32)
            yield "paragraph inside", _of(window, self._inside, np.add).astype(np.float32)


def _of(window: Window, tables: tuple[Bits, ...], joined: np.ufunc) -> NDArray[np.int8]:
    source = tables[0][:, window.rows][SOURCE_SIZES - 1][:, :, None]
    target = tables[1].take(window.columns, axis=1)[TARGET_SIZES - 1]
    return np.asarray(joined(source, target))


def _firsts(values: NDArray[np.bool_]) -> Bits:
    """Of the first segment of each group; of the text's first where the group would reach over the beginning."""
    places = np.maximum(np.arange(len(values) + 1) - np.arange(1, LARGEST + 1)[:, None], 0)
    if not len(values):
        return np.zeros(places.shape, dtype=np.int8)
    return np.asarray(values[places], dtype=np.int8)


def _sums(values: NDArray[np.int8] | NDArray[np.bool_]) -> Bits:
    """Of all segments of each group."""
    return np.stack(group_sums(values)).astype(np.int8)
