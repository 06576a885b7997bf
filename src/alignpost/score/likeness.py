"""Vectors of sentences for telling how much alike two of them are.

The encoder's own are made for finding a sentence's translation among others. For grades of likeness pieces weigh a
little more the rarer they are and the shorter their vectors, and the few directions that plain sentences share,
whatever they tell, are left out (Arora, Liang and Ma 2017, *A Simple but Tough-to-Beat Baseline for Sentence
Embeddings*). `benchmarks/learn_likeness.py` learns both.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.shipped import DATA, mapped, short_digest

if TYPE_CHECKING:  # what scores without an encoder does not wait for it
    from alignpost.encode.table import TableEncoder

__all__ = ["FILE", "Likeness", "likeness_for"]

FILE: Path = DATA / "likeness.npz"
"""What is added to the table that ships: `weights`, one a piece, `directions`, one a row, and `model`, its signature."""

Floats = NDArray[np.float32]


class Likeness:
    """An encoder's sentences, weighed.

    Args:
        encoder: whose pieces and vectors are used.
        weights: what the vector of each piece is multiplied by, shape (pieces,).
        directions: what is left out of sums, orthonormal, shape (directions, dimension).
        signature: tells what both were learnt from; empty for those that are being learnt.
    """

    def __init__(
        self,
        encoder: TableEncoder,
        weights: NDArray[np.floating],
        directions: Floats,
        signature: str = "",
    ) -> None:
        self.signature = signature
        self._encoder = encoder.weighed(weights)
        self._directions = directions

    def encode(self, texts: Sequence[str]) -> Floats:
        """Vectors of `texts`, shape (len(texts), dimension); an empty text gives zeros."""
        sums = self._encoder.encode(texts)
        sums -= (sums @ self._directions.T) @ self._directions
        return sums


@cache
def likeness_for(source: str, target: str) -> Likeness | None:
    """That of the encoder that ships, None where it does not know both primary language subtags."""
    from alignpost.encode import encoder_for  # noqa: PLC0415 - loaded with the first pair

    encoder = encoder_for(source, target)
    if encoder is None:
        return None
    content = mapped(FILE)
    learnt = arrays_in(content)
    directions = learnt["directions"].astype(np.float32)
    # The file names its encoder, so that this tells one encoder from another, too.
    return Likeness(encoder, learnt["weights"], directions, f"likeness-{short_digest(content)}")
