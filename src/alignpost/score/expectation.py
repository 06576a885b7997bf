"""Expectation and maximisation for translation probabilities of words, in both directions at once.

The first round is IBM model 1 (Brown et al. 1993). Then a word prefers counterparts at the same relative place
(Dyer et al. 2013, *A Simple, Fast, and Effective Reparameterization of IBM Model 2*), and in the last rounds both directions must agree:
the counts are products of their posteriors (Liang et al. 2006, *Alignment by Agreement*). That keeps rare words from
collecting everything left over.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Occurrences", "estimate"]

_INDEPENDENT_ROUNDS = 4
_AGREEING_ROUNDS = 3
_STEEPNESS = 5.0
"""How fast the prior falls with the distance between two relative places (0–1)."""
_EMPTY = 0.02
"""Weight of the empty word for words that make up a thousandth of a text or more."""
_COMMON_BITS = 10.0
_LEAST_EMPTY = 1e-5
"""Rare words stand for nothing more rarely: the empty word's weight falls in proportion to their share of the text.
With one weight for all, `sir` in four sentences in five would stand for nothing, `monsieur` being rendered by `mr` too."""
_BLOCK_CELLS = 4_000_000


@dataclass(frozen=True, slots=True)
class Occurrences:
    """The words of all sentences one after the other."""

    words: NDArray[np.int32]
    places: NDArray[np.uint8]
    """Relative place of each in its sentence, 0–255."""
    starts: NDArray[np.int64]
    """Shape (sentences + 1,): sentence i is `words[starts[i]:starts[i + 1]]`."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The candidates that stand in some sentence pairs: which, the two occurrences it links, and their distance."""

    which: NDArray[np.int32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    apart: NDArray[np.uint8]
    sizes: tuple[int, int]


def estimate(
    source: Occurrences,
    target: Occurrences,
    candidates: NDArray[np.int64],
    width: int,
    bits: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """P(target word | source word) and P(source word | target word) of every candidate.

    Args:
        source: sentences of one language.
        target: their translations.
        candidates: sorted keys, source word × `width` + target word.
        width: size of the target's vocabulary.
        bits: information of the words of both vocabularies.
    """
    if not len(candidates):
        return np.zeros(0), np.zeros(0)
    blocks = _blocks(source, target, candidates, width)
    given = candidates // width, candidates % width
    tables: tuple[NDArray[np.float64], NDArray[np.float64]]
    tables = (np.full(len(candidates), 0.1), np.full(len(candidates), 0.1))
    flat = np.ones(256)
    near = np.exp(-_STEEPNESS * np.arange(256) / 255)
    empty = _empty(bits[0])[given[0]], _empty(bits[1])[given[1]]
    for number in range(_INDEPENDENT_ROUNDS + _AGREEING_ROUNDS):
        agreeing = number >= _INDEPENDENT_ROUNDS
        counts = (np.zeros(len(candidates)), np.zeros(len(candidates)))
        for block in blocks:
            posteriors = _posteriors(block, tables, near if number else flat, empty)
            if agreeing:
                posteriors = (posteriors[0] * posteriors[1],) * 2
            for count, posterior in zip(counts, posteriors, strict=True):
                count += np.bincount(block.which, posterior, len(candidates))  # noqa: PLW2901 - in place
        tables = (_normalised(counts[0], given[0]), _normalised(counts[1], given[1]))
    return tables


def _empty(bits: NDArray[np.float64]) -> NDArray[np.float64]:
    """Weight of the empty word beside the counterparts of each word."""
    return np.asarray(
        np.maximum(_LEAST_EMPTY, _EMPTY * np.minimum(1.0, np.exp2(_COMMON_BITS - bits))), np.float64
    )


def _posteriors(
    block: _Block,
    tables: tuple[NDArray[np.float64], NDArray[np.float64]],
    prior: NDArray[np.float64],
    empty: tuple[NDArray[np.float64], NDArray[np.float64]],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    nearness = prior[block.apart]
    forward, backward = tables[0][block.which] * nearness, tables[1][block.which] * nearness
    forward /= np.bincount(block.right, forward, block.sizes[1])[block.right] + empty[1][block.which]
    backward /= np.bincount(block.left, backward, block.sizes[0])[block.left] + empty[0][block.which]
    return forward, backward


def _normalised(counts: NDArray[np.float64], given: NDArray[np.int64]) -> NDArray[np.float64]:
    # Half an occurrence that nothing explains: a word seen once is not sure of its only rendering.
    total = np.bincount(given, counts) + 0.5
    return np.asarray(counts / total[given], np.float64)


def _blocks(
    source: Occurrences, target: Occurrences, candidates: NDArray[np.int64], width: int
) -> list[_Block]:
    lengths = np.diff(source.starts), np.diff(target.starts)
    cells = np.cumsum(lengths[0] * lengths[1])
    bits = np.zeros((int(candidates[-1]) >> 3) + 1, np.uint8)
    np.bitwise_or.at(bits, candidates >> 3, (1 << (candidates & 7)).astype(np.uint8))
    blocks = []
    first = 0
    while first < len(lengths[0]):
        before = cells[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(cells, before + _BLOCK_CELLS)))
        blocks.append(_block(source, target, slice(first, last), candidates, width, bits))
        first = last
    return blocks


def _block(
    source: Occurrences,
    target: Occurrences,
    sentences: slice,
    candidates: NDArray[np.int64],
    width: int,
    bits: NDArray[np.uint8],
) -> _Block:
    starts = [side.starts[sentences.start : sentences.stop + 1] for side in (source, target)]
    lengths = [np.diff(s) for s in starts]
    # Every occurrence of the source beside every occurrence of its target sentence.
    repeats = np.repeat(lengths[1], lengths[0])
    left = np.repeat(np.arange(starts[0][0], starts[0][-1]), repeats)
    ends = np.cumsum(repeats)
    right = np.arange(len(left)) + np.repeat(
        np.repeat(starts[1][:-1], lengths[0]) - (ends - repeats), repeats
    )
    keys = source.words[left].astype(np.int64) * width + target.words[right]
    possible = keys <= candidates[-1]
    possible[possible] = (bits[keys[possible] >> 3] >> (keys[possible] & 7).astype(np.uint8)) & 1 > 0
    left, right, keys = left[possible], right[possible], keys[possible]
    apart = np.abs(source.places[left].astype(np.int16) - target.places[right]).astype(np.uint8)
    return _Block(
        np.searchsorted(candidates, keys).astype(np.int32),
        (left - starts[0][0]).astype(np.int32),
        (right - starts[1][0]).astype(np.int32),
        apart,
        (int(starts[0][-1] - starts[0][0]), int(starts[1][-1] - starts[1][0])),
    )
