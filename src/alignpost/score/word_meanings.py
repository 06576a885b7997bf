"""How near a side stays to the other one as a whole when some of its words are taken out.

The encoder's vectors add up: the vector of a sentence is the sum of its words', and without some of them it is what
remains of the sum. So cosines of every remainder follow from a few products of each pair's words.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged, sums_of_rows
from alignpost.score.word_bank import WordBank
from alignpost.score.word_traits import FlatSides

__all__ = ["LONGEST_INSIDE", "Meanings", "meanings"]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]
Places = NDArray[np.int64]

LONGEST_INSIDE = 3
"""Words of a stretch that touches neither end of its side, at most."""
_AT_ONCE = 256
"""Words whose products with each other are worked out at once, so that a long side takes time in proportion."""


class Meanings(NamedTuple):
    """Products of the words' vectors of one side of all pairs."""

    there: Floats
    """Of every word: with the other side's vector, brought to length 1."""
    own: Floats
    """With its own side's vector."""
    runs: Doubles
    """Shape (words, LONGEST_INSIDE): squared length of the sum of the 1, 2, … words from each word on."""
    until: Doubles
    """Squared length of the sum of all words of its side up to each word, itself among them."""
    squares: Floats
    """Of every pair: squared length of the side's vector."""
    fits: Floats
    """Product of the side's vector and the direction of the other one."""


def meanings(
    source: FlatSides, target: FlatSides, banks: tuple[WordBank, WordBank]
) -> tuple[Meanings, Meanings]:
    """The products of both sides of all pairs; all 0 without an encoder."""
    wholes = [_wholes(flat, bank) for flat, bank in zip((source, target), banks, strict=True)]
    return (
        _products(source, banks[0], wholes[0], wholes[1]),
        _products(target, banks[1], wholes[1], wholes[0]),
    )


def _wholes(flat: FlatSides, bank: WordBank) -> Floats:
    bounds = np.append(flat.starts, len(flat.pair))
    return sums_of_rows(bank.meanings, Ragged(flat.rows.astype(np.int32), bounds))


def _products(flat: FlatSides, bank: WordBank, ours: Floats, theirs: Floats) -> Meanings:
    lengths = np.sqrt(np.einsum("ij,ij->i", theirs, theirs))
    directions = theirs / np.maximum(lengths, 1e-6)[:, None]
    both = np.stack([directions, ours], 2)
    words = len(flat.pair)
    products = np.zeros((words, 2), np.float32)
    band, until = np.zeros((words, LONGEST_INSIDE), np.float32), np.zeros(words)
    # Sides of one length together, and few enough that what is multiplied stays in the processor's caches.
    for pairs in _of_one_length(flat.sizes):
        places = flat.starts[pairs][:, None] + np.arange(flat.sizes[pairs[0]])
        vectors = bank.meanings.take(flat.rows[places], 0)
        products[places] = np.matmul(vectors, both[pairs])
        if places.shape[1] <= _AT_ONCE:
            band[places], until[places] = _multiplied(vectors)
        else:
            for rows, here in zip(vectors, places, strict=True):
                band[here], until[here] = _multiplied_in_parts(rows)
    return Meanings(
        products[:, 0],
        products[:, 1],
        _runs(band),
        until,
        np.einsum("ij,ij->i", ours, ours),
        np.einsum("ij,ij->i", ours, directions),
    )


def _of_one_length(sizes: Places) -> Iterator[Places]:
    """The numbers of the sides of each length in turn, at most so many words at once; none of sides without words."""
    order = np.argsort(sizes, kind="stable")
    ends = np.flatnonzero(np.diff(sizes[order], append=-1)) + 1
    start = 0
    for end in ends.tolist():
        size = int(sizes[order[start]])
        step = max(1, _AT_ONCE // max(1, size))
        if size:
            yield from (order[at : min(at + step, end)] for at in range(start, end, step))
        start = end


def _multiplied(vectors: Floats) -> tuple[Floats, Doubles]:
    """The products of every word with itself and the next ones, and the squares of the sums up to each word.

    Args:
        vectors: shape (sides, words, dimensions), of sides of one length.

    Returns:
        Shapes (sides, words, LONGEST_INSIDE), which holds rubbish beyond the last word, and (sides, words).
    """
    count, size = vectors.shape[:2]
    products = np.zeros((count, size * size + LONGEST_INSIDE), np.float32)
    table = products[:, : size * size].reshape(count, size, size)
    table[:] = np.matmul(vectors, vectors.transpose(0, 2, 1))
    here = _diagonals(products, size, size)
    # A word adds its square and twice its products with all before it.
    earlier = (table * _earlier(size)).sum(2)
    return here, np.cumsum(here[:, :, 0] + 2 * earlier, axis=1)


def _diagonals(products: Floats, size: int, width: int) -> Floats:
    """The diagonal of each table of products and those beside it, shape (tables, size, LONGEST_INSIDE)."""
    shape = (len(products), size, LONGEST_INSIDE)
    return np.ndarray(shape, np.float32, products, 0, (products.strides[0], 4 * width + 4, 4))


def _multiplied_in_parts(vectors: Floats) -> tuple[Floats, Doubles]:
    """The same of one long side, shapes (words, LONGEST_INSIDE) and (words,): in time in proportion to its length."""
    band, until = np.zeros((len(vectors), LONGEST_INSIDE), np.float32), np.zeros(len(vectors))
    before, reached = np.zeros(vectors.shape[1], np.float32), 0.0
    for first in range(0, len(vectors), _AT_ONCE):
        rows = vectors[first : first + _AT_ONCE]
        columns = vectors[first : first + _AT_ONCE + LONGEST_INSIDE - 1]
        size, width = len(rows), len(columns)
        products = np.zeros((1, size * width + LONGEST_INSIDE), np.float32)
        table = products[0, : size * width].reshape(size, width)
        np.matmul(rows, columns.T, table)
        here = _diagonals(products, size, width)[0]
        earlier = (table[:, :size] * _earlier(size)).sum(1)
        if first:
            earlier += rows @ before
        band[first : first + size] = here
        until[first : first + size] = reached + np.cumsum(here[:, 0] + 2 * earlier)
        if first + size < len(vectors):
            before, reached = before + rows.sum(0), float(until[first + size - 1])
    return band, until


@lru_cache(maxsize=_AT_ONCE)
def _earlier(size: int) -> Floats:
    """1 below the diagonal."""
    return np.tri(size, size, -1, dtype=np.float32)


def _runs(band: Floats) -> Doubles:
    """Squared lengths of sums of words in a row, from the products of neighbours."""
    runs, before = np.zeros(band.shape), np.zeros(len(band))
    runs[:, 0] = band[:, 0]
    for more in range(1, LONGEST_INSIDE):
        # The word `more` places on adds its square and twice its products with those before it.
        before[more:] += band[:-more, more]
        last = np.minimum(np.arange(len(band)) + more, len(band) - 1)
        runs[:, more] = runs[:, more - 1] + band[last, 0] + 2 * before[last]
    return runs
