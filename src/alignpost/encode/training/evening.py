"""Evening out the spectrum of sentence vectors, after training.

A few directions are shared by nearly all sentences (length, register, the commonest words) and dominate every cosine.
Scaling the directions down by a power of their strength, a soft form of whitening, makes cosines follow meaning more
closely (Mu and Viswanath 2018, *All-but-the-Top*; Su et al. 2021, *Whitening Sentence Representations*). The change
is linear, so sums stay sums.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import sums_of_rows
from alignpost.encode.training.preparing import PreparedPairs

__all__ = ["evened"]

_SAMPLE = 20_000
"""Pairs, of all sources by their weights, whose vectors show the spectrum."""


def evened(
    table: NDArray[np.float32], pairs: Sequence[PreparedPairs], evenness: float, seed: int
) -> NDArray[np.float32]:
    """The table with its directions evened.

    Args:
        table: shape (pieces, dimension).
        pairs: the training data.
        evenness: 0 leaves the table as it is, 1 makes the directions of sentences equally strong.
        seed: for the sample.
    """
    if evenness <= 0.0:
        return table
    unit = _sampled(table, pairs, np.random.default_rng([seed, 3]))
    strengths, directions = np.linalg.eigh((unit.T @ unit).astype(np.float64))
    # A direction that no sentence has (fewer sentences than components) must not be blown up.
    strengths = np.maximum(strengths, strengths.mean() * 1e-2)
    factors = (strengths / strengths.mean()) ** (-evenness / 2.0)
    return np.ascontiguousarray(table @ ((directions * factors) @ directions.T), np.float32)


def _sampled(
    table: NDArray[np.float32], pairs: Sequence[PreparedPairs], rng: np.random.Generator
) -> NDArray[np.float32]:
    """Unit vectors of sampled sentences, both sides."""
    total = sum(len(each) * each.weight for each in pairs)
    vectors: list[NDArray[np.float32]] = []
    for each in pairs:
        count = min(len(each), round(_SAMPLE * len(each) * each.weight / total))
        rows = np.sort(rng.choice(len(each), count, replace=False))
        vectors.extend(sums_of_rows(table, side.take(rows)) for side in (each.source, each.target))
    whole = np.concatenate(vectors)
    unit: NDArray[np.float32] = whole / np.maximum(
        np.linalg.norm(whole, axis=1, keepdims=True), np.float32(1e-9)
    )
    return unit
