"""The encoder that all of AlignPost's own models are: a vector for each piece, summed over a text."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged, sum_rows
from alignpost.encode.vocabulary import Vocabulary
from alignpost.progress import Progress, silent

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["DenseTable", "Table", "TableEncoder", "digest"]

_BLOCK = 4_096
"""Most texts looked up at once."""

_CHARACTERS = 4_000_000
"""Most characters looked up at once, unless a single text is longer: their words take ten times the memory."""

_THREADS = 2
"""Beyond two the look-up is what takes the time."""

_WAITING = 2 * _THREADS
"""Blocks that may have been looked up and not summed."""


class Table(Protocol):
    """Rows of float32, one a piece; the unknown piece's row is not asked for."""

    @property
    def dimension(self) -> int:
        """Length of a row."""

    def with_rows(self, values: NDArray[np.int32]) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """A table in which at least the rows named in `values` are filled in, and where each of these stands in it."""

    def rows(self, values: NDArray[np.int32]) -> NDArray[np.float32]:
        """The rows named in `values`, one below the other."""

    def weighed(self, weights: NDArray[np.floating]) -> Table:
        """The same with each row multiplied by its weight."""


class DenseTable:
    """A table that is all there."""

    def __init__(self, vectors: NDArray[np.float32]) -> None:
        self._vectors = vectors

    @property
    def dimension(self) -> int:
        """Length of a row."""
        return int(self._vectors.shape[1])

    def with_rows(self, values: NDArray[np.int32]) -> tuple[NDArray[np.float32], NDArray[np.int32]]:
        """The whole table, in which each row stands at its number."""
        return self._vectors, values

    def rows(self, values: NDArray[np.int32]) -> NDArray[np.float32]:
        """The rows named in `values`, one below the other."""
        return self._vectors[values]

    def weighed(self, weights: NDArray[np.floating]) -> DenseTable:
        """The same with each row multiplied by its weight."""
        return DenseTable(self._vectors * weights.astype(np.float32)[:, None])


class TableEncoder:
    """Sums one vector a piece.

    Args:
        vocabulary: the pieces.
        table: a finite vector for each piece.
        kind: first word of the signature, `shipped`, `own`, `spot`.
        digest: identity of the model for the signature, or what works it out when that is asked for.
        languages: primary subtags that the model was trained on; empty where it knows only its own documents.
    """

    def __init__(
        self,
        vocabulary: Vocabulary,
        table: Table,
        kind: str,
        digest: str | Callable[[], str],
        languages: tuple[str, ...] = (),
    ) -> None:
        self.vocabulary = vocabulary
        self.languages = languages
        self.table = table
        self._kind = kind
        self._digest = digest

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return self.table.dimension

    @property
    def signature(self) -> str:
        """Kind and hash of the model."""
        digest = self._digest if isinstance(self._digest, str) else self._digest()
        return f"{self._kind}:{digest}"

    def weighed(self, weights: NDArray[np.floating]) -> TableEncoder:
        """One of the same pieces, whose vectors are multiplied by `weights`, shape (pieces,)."""

        def identity() -> str:
            return digest(self.signature.encode(), weights.tobytes())

        return TableEncoder(
            self.vocabulary, self.table.weighed(weights), f"{self._kind}-weighed", identity, self.languages
        )

    def encode(self, texts: Sequence[str], progress: Progress = silent) -> NDArray[np.float32]:
        """Vectors of `texts`, shape (len(texts), dimension); see `Encoder.encode`.

        Beside the vectors this takes memory for a few thousand texts, however many there are. May be called from
        several threads.

        Args:
            texts: any text.
            progress: called before every block of some thousand texts; may raise `Cancelled`.
        """
        vectors = np.empty((len(texts), self.dimension), np.float32)
        blocks = list(_blocks(texts))
        if len(blocks) == 1:  # a thread would cost more than it saves
            progress("encoding", 0.0)
            sum_rows(*self._looked_up(texts), vectors)
            return vectors
        self._encode(texts, blocks, vectors, progress)
        return vectors

    def _encode(
        self, texts: Sequence[str], blocks: Sequence[slice], vectors: NDArray[np.float32], progress: Progress
    ) -> None:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - most texts are one block

        waiting: deque[Future[None]] = deque()
        # Looking words up holds Python's lock, summing does not: blocks are summed while others are looked up.
        with ThreadPoolExecutor(_THREADS) as pool:
            for block in blocks:
                progress("encoding", block.start / len(texts))
                if len(waiting) == _WAITING:
                    waiting.popleft().result()  # an error in a thread is an error here
                waiting.append(pool.submit(sum_rows, *self._looked_up(texts[block]), vectors[block]))
            for each in waiting:
                each.result()

    def _looked_up(self, texts: Sequence[str]) -> tuple[NDArray[np.float32], Ragged]:
        """Rows, and which of them each text is the sum of."""
        bags = self.vocabulary.bags(texts)
        rows, places = self.table.with_rows(bags.values)
        return rows, Ragged(places, bags.starts)


def _blocks(texts: Sequence[str]) -> Iterator[slice]:
    ends = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)))
    first = before = 0
    while first < len(texts):
        last = int(np.searchsorted(ends, before + _CHARACTERS, side="right"))
        last = min(max(last, first + 1), first + _BLOCK, len(texts))
        yield slice(first, last)
        first, before = last, int(ends[last - 1])


def digest(*contents: bytes) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the contents."""
    import hashlib  # noqa: PLC0415 - loads OpenSSL

    whole = hashlib.sha256()
    for content in contents:
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:12]
