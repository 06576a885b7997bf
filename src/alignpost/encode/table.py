"""The encoder that all of AlignPost's own models are: a vector for each piece, summed over a text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import sum_rows
from alignpost.encode.vocabulary import Vocabulary

__all__ = ["DenseTable", "Table", "TableEncoder", "digest"]

_BLOCK = 4_096
"""Texts looked up at once."""

_THREADS = 2
"""Beyond two the look-up is what takes the time."""


class Table(Protocol):
    """Rows of float32, one a piece; the unknown piece's row is not asked for."""

    @property
    def dimension(self) -> int:
        """Length of a row."""

    def with_rows(self, values: NDArray[np.int32]) -> NDArray[np.float32]:
        """The whole table, in which at least the rows named in `values` are filled in."""


class DenseTable:
    """A table that is all there."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._vectors = vectors

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return int(self._vectors.shape[1])

    def with_rows(self, values: NDArray[np.int32]) -> NDArray[np.float32]:  # noqa: ARG002 - all rows are there
        """The whole table."""
        return self._vectors


class TableEncoder:
    """Sums one vector a piece.

    Args:
        vocabulary: the pieces.
        table: a finite vector for each piece.
        kind: first word of the signature, `shipped`, `own`, `spot`.
        digest: identity of the model for the signature.
        languages: primary subtags that the model was trained on; empty where it knows only its own documents.
    """

    def __init__(
        self, vocabulary: Vocabulary, table: Table, kind: str, digest: str, languages: tuple[str, ...] = ()
    ) -> None:
        self.vocabulary = vocabulary
        self.languages = languages
        self.table = table
        self._signature = f"{kind}:{digest}"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.table.dimension

    @property
    def signature(self) -> str:
        """Kind and hash of the model."""
        return self._signature

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of `texts`, shape (len(texts), dimension); see `Encoder.encode`."""
        vectors = np.zeros((len(texts), self.dimension), np.float32)
        blocks = range(0, len(texts), _BLOCK)
        # Looking words up holds Python's lock, summing does not: a block is summed while the next is looked up.
        with ThreadPoolExecutor(_THREADS) as pool:
            sums = [self._start(texts, first, vectors, pool) for first in blocks]
        for each in sums:
            each.result()  # an error in a thread is an error here
        return vectors

    def _start(
        self, texts: Sequence[str], first: int, vectors: NDArray[np.float32], pool: ThreadPoolExecutor
    ) -> Future[None]:
        bags = self.vocabulary.bags(texts[first : first + _BLOCK])
        rows = self.table.with_rows(bags.values)
        return pool.submit(sum_rows, rows, bags, vectors[first : first + _BLOCK])


def digest(*contents: bytes) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the contents."""
    whole = hashlib.sha256()
    for content in contents:
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:12]
