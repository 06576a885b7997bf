"""The encoder that all of AlignPost's own models are: a vector for each piece, summed over a text."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import sum_rows
from alignpost.encode.vocabulary import Vocabulary

__all__ = ["TableEncoder", "digest"]


class TableEncoder:
    """Sums one vector a piece.

    Args:
        vocabulary: the pieces.
        vectors: float32, shape (len(vocabulary), dimension), finite; the unknown piece's row is zeros.
        kind: first word of the signature, `shipped`, `spot`, `own`.
        digest: identity of the model for the signature.
    """

    def __init__(self, vocabulary: Vocabulary, vectors: NDArray[np.float32], kind: str, digest: str) -> None:
        self.vocabulary = vocabulary
        self.vectors = vectors
        self._signature = f"{kind}:{digest}"

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self.vectors.shape[1])

    @property
    def signature(self) -> str:
        """Kind and hash of the model."""
        return self._signature

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """Vectors of `texts`, shape (len(texts), dimension); see `Encoder.encode`."""
        return sum_rows(self.vectors, self.vocabulary.bags(texts))


def digest(*contents: bytes) -> str:
    """The first twelve hexadecimal digits of the SHA-256 of the contents."""
    whole = hashlib.sha256()
    for content in contents:
        whole.update(hashlib.sha256(content).digest())
    return whole.hexdigest()[:12]
