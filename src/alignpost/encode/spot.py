"""A table learnt on the spot from two documents and a first, rough alignment of them, for any two languages.

Cross-language latent semantic indexing (Dumais, Letsche, Littman and Landauer 1997): source and target of a link are
one bag; pieces that keep the same company come to point the same way, whatever their language. Numbers and names
that both texts share are the same pieces to begin with. Few directions are kept, which is what guards against the
wrong links of a first pass.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.latent import right_singular
from alignpost.encode.summing import Ragged, sums_of_rows
from alignpost.encode.table import DenseTable, TableEncoder, digest
from alignpost.encode.vocabulary import Vocabulary
from alignpost.encode.vocabulary_training import count_words, train_vocabulary

__all__ = ["learn_encoder"]

_MOST_PIECES = 8_000
_DIMENSION = 128
_MOST_LINKS = 40_000
"""Links beyond these teach little more; a sample of so many is taken."""
_MOST_TEXTS = 30_000
"""Sentences a side from which the pieces and their rarity are learnt."""
_MOST_OCCURRENCES = 1_000_000
"""Words shown to the trainer of the pieces; more make no better pieces for a single document."""

Link = tuple[int, int, float]


def learn_encoder(
    source_texts: Sequence[str], target_texts: Sequence[str], links: Sequence[Link], *, seed: int = 0
) -> TableEncoder:
    """An encoder for these two documents and no others.

    Args:
        source_texts: the source document's segments.
        target_texts: the target document's segments.
        links: `(i, j, weight)`: source segment i is probably rendered by target segment j; weights above 0, for
            instance the confidence of a 1:1 bead. Without links the vectors compare shared pieces alone.
        seed: the same arguments and seed give the same table.

    Returns:
        An encoder with `signature` "spot:…"; texts of any size teach it, down to none at all.
    """
    rng = np.random.default_rng(seed)
    sample = [text for side in (source_texts, target_texts) for text in _sampled(side, _MOST_TEXTS, rng)]
    vocabulary = train_vocabulary(count_words(sample), _MOST_PIECES, occurrences=_MOST_OCCURRENCES)
    vectors = _vectors(vocabulary, sample, _joined(source_texts, target_texts, links, rng), rng)
    return TableEncoder(vocabulary, DenseTable(vectors), "spot", digest(vocabulary.proto, vectors.tobytes()))


def _sampled(texts: Sequence[str], most: int, rng: np.random.Generator) -> Sequence[str]:
    if len(texts) <= most:
        return texts
    return [texts[i] for i in sorted(rng.choice(len(texts), most, replace=False).tolist())]


def _joined(
    source: Sequence[str], target: Sequence[str], links: Sequence[Link], rng: np.random.Generator
) -> tuple[list[str], NDArray[np.float32]]:
    """One text for each link, and the links' weights."""
    kept = [link for link in links if 0.0 < link[2] < inf]
    if len(kept) > _MOST_LINKS:
        chosen = rng.choice(len(kept), _MOST_LINKS, replace=False)
        kept = [kept[i] for i in sorted(chosen.tolist())]
    return [f"{source[i]} {target[j]}" for i, j, _ in kept], np.array([w for *_, w in kept], np.float32)


def _vectors(
    vocabulary: Vocabulary,
    texts: Sequence[str],
    joined: tuple[list[str], NDArray[np.float32]],
    rng: np.random.Generator,
) -> NDArray[np.float32]:
    """The table: latent directions scaled by their strength, times the rarity of the piece."""
    linked, weights = joined
    rarity = _rarity(vocabulary, texts)
    bags = _distinct(vocabulary.bags(linked), len(vocabulary))
    if len(bags) < 2:
        return _scattered(rarity, rng)
    lengths = np.sqrt(sums_of_rows(np.square(rarity)[:, None], bags)[:, 0])
    row_weights = (np.sqrt(weights) / np.maximum(lengths, 1e-6)).astype(np.float32)
    directions, strengths = right_singular(bags, row_weights, rarity, _DIMENSION, rng)
    return np.ascontiguousarray(directions * strengths * rarity[:, None], np.float32)


def _rarity(vocabulary: Vocabulary, texts: Sequence[str]) -> NDArray[np.float32]:
    """Logarithm of the inverse share of texts that hold a piece, shape (pieces,)."""
    bags = _distinct(vocabulary.bags(texts), len(vocabulary))
    holding = np.bincount(bags.values, minlength=len(vocabulary))
    rarity: NDArray[np.float64] = np.log((len(texts) + 1.0) / (holding + 0.5)).clip(0.0)
    return rarity.astype(np.float32)


def _distinct(bags: Ragged, columns: int) -> Ragged:
    """Each bag with every value once, ascending: a repeated word says little more than one."""
    rows = np.repeat(np.arange(len(bags), dtype=np.int64), np.diff(bags.starts))
    keys = np.sort(rows * columns + bags.values)
    keys = keys[np.diff(keys, prepend=-1) != 0]
    lengths = np.bincount(keys // columns, minlength=len(bags)).astype(np.int64)
    return Ragged.of_lengths((keys % columns).astype(np.int32), lengths)


def _scattered(rarity: NDArray[np.float32], rng: np.random.Generator) -> NDArray[np.float32]:
    """Nearly orthogonal vectors: equal pieces agree, nothing else does."""
    vectors = rng.standard_normal((len(rarity), _DIMENSION)) / np.sqrt(_DIMENSION)
    return np.ascontiguousarray(vectors * rarity[:, None], np.float32)
