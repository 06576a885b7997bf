"""Two invented languages that share no word, and how well an encoder has learnt to translate between them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from alignpost.encode.encoder import Encoder

__all__ = ["found", "invented_pair"]


def invented_pair(count: int, seed: int) -> tuple[list[str], list[str]]:
    """Sentences of one language and their word-by-word translations, in reversed order, into the other."""
    rng = np.random.default_rng(seed)
    ranks = np.minimum(rng.zipf(1.4, (count, 8)), 150)
    source = [" ".join(_word("bdgklm", int(rank)) for rank in row) for row in ranks]
    target = [" ".join(_word("fhnrsz", int(rank)) for rank in row[::-1]) for row in ranks]
    return source, target


def _word(consonants: str, number: int) -> str:
    return consonants[number % 6] + "aeiou"[number // 6 % 5] + consonants[number // 30]


def found(encoder: Encoder, source: Sequence[str], target: Sequence[str]) -> float:
    """Share of sources whose translation is the nearest target."""
    one, other = encoder.encode(source), encoder.encode(target)
    one /= np.maximum(np.linalg.norm(one, axis=1, keepdims=True), 1e-9)
    other /= np.maximum(np.linalg.norm(other, axis=1, keepdims=True), 1e-9)
    return float(np.mean(np.argmax(one @ other.T, axis=1) == np.arange(len(source))))
