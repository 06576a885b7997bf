"""Which words of one text stand for which of the other, learnt from the beads that a first pass is sure of.

IBM Model 1 (Brown et al. 1993, *The Mathematics of Statistical Machine Translation*) in both directions, with two
guards against a first pass that erred: a word pair counts only as far as more than one bead speaks for it, and both
directions must agree. A segment is then carried into the space of the other side's words, where vectors add up again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.channel import Channel, Floats
from alignpost.align.surface import words

__all__ = ["Lesson", "lexicon_channel"]

_STEM = 6
"""Words are told apart by so many letters: a cheap way to join inflected forms."""
_ROUNDS = 5
_DISCOUNT = 0.6
"""Taken off every expected count, so that what one bead alone says counts little."""
_PRIOR = 1.0
"""Added to the denominators: a word seen once or twice is not trusted wholly."""
_FAINTEST = 0.02
_DIMENSION = 384
_MOST_MEETINGS = 6_000_000
"""Pairs of a word with a word of its lesson that are counted, at some hundred bytes each."""

Doubles = NDArray[np.float64]


class Lesson(NamedTuple):
    """A bead of the first pass to learn from."""

    source: tuple[int, ...]
    target: tuple[int, ...]
    weight: float
    """Its posterior probability."""


class _Side:
    """The words of one document as numbers."""

    def __init__(self, texts: Sequence[str]) -> None:
        bags = [sorted({word[:_STEM] for word in words(text)}) for text in texts]
        counts = Counter(word for bag in bags for word in bag)
        self.number = {word: place for place, word in enumerate(counts)}
        self.bags = [np.array([self.number[word] for word in bag], dtype=np.int64) for bag in bags]
        frequency = np.array(list(counts.values()), dtype=np.float64)
        self.rarity = np.log((len(texts) + 1) / np.minimum(frequency, len(texts)))

    def bag_of(self, ids: Sequence[int]) -> NDArray[np.int64]:
        return np.unique(np.concatenate([self.bags[i] for i in ids]))


def lexicon_channel(
    source: Sequence[str],
    target: Sequence[str],
    lessons: Sequence[Lesson],
    *,
    seed: int = 0,
    pulse: Callable[[], None] = lambda: None,
) -> Channel:
    """Vectors of both documents in a common space, from the words that the lessons show to belong together."""
    sides = _Side(source), _Side(target)
    keys, values = _associations(sides[0], sides[1], lessons, pulse)
    pulse()
    rng = np.random.default_rng(seed)
    size = len(sides[1].number)
    directions = rng.choice(np.array([-1.0, 1.0], dtype=np.float32), (size, _DIMENSION)) / np.sqrt(_DIMENSION)
    target_table = directions * np.sqrt(sides[1].rarity)[:, None]
    source_table = np.zeros((len(sides[0].number), _DIMENSION))
    first, second = keys // size, keys % size
    order = np.argsort(first, kind="stable")
    if len(order):
        starts = np.flatnonzero(np.diff(first[order], prepend=-1))
        sums = np.add.reduceat(values[order, None] * directions[second[order]], starts)
        source_table[first[order][starts]] = sums
    source_table *= np.sqrt(sides[0].rarity)[:, None]
    pulse()
    source_vectors = _summed(sides[0], source_table)
    pulse()
    target_vectors = _summed(sides[1], target_table)
    pulse()
    masses = [np.array([side.rarity[bag].sum() for bag in side.bags], dtype=np.float32) for side in sides]
    return Channel.of_shared(source_vectors, target_vectors, *masses)


def _summed(side: _Side, table: Doubles) -> Floats:
    vectors = np.zeros((len(side.bags), table.shape[1]), dtype=np.float32)
    for row, bag in enumerate(side.bags):
        vectors[row] = table[bag].sum(axis=0)
    return vectors


def _associations(
    source: _Side, target: _Side, lessons: Sequence[Lesson], pulse: Callable[[], None]
) -> tuple[NDArray[np.int64], Doubles]:
    """Pairs of words as source number * size + target number, with an association of 0-1."""
    size = len(target.number)
    pairs: list[NDArray[np.int64]] = []
    weights: list[Doubles] = []
    slots: list[tuple[NDArray[np.int64], NDArray[np.int64]]] = []
    slot = [0, 0]
    for number, (probable, left, right) in enumerate(_shortest(source, target, lessons)):
        if not number % 1_000:
            pulse()
        pairs.append((left[:, None] * size + right).ravel())
        weights.append(np.full(len(left) * len(right), probable))
        rows, columns = np.indices((len(left), len(right)))
        slots.append(((rows + slot[0]).ravel(), (columns + slot[1]).ravel()))
        slot = [slot[0] + len(left), slot[1] + len(right)]
    if not pairs:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    keys, place = np.unique(np.concatenate(pairs), return_inverse=True)
    pulse()
    weight = np.concatenate(weights)
    pulse()
    forward = _model_one(place, np.concatenate([s[1] for s in slots]), weight, keys // size)
    pulse()
    backward = _model_one(place, np.concatenate([s[0] for s in slots]), weight, keys % size)
    joint = np.sqrt(forward * backward)
    strong = joint > _FAINTEST
    return keys[strong], joint[strong]


def _shortest(
    source: _Side, target: _Side, lessons: Sequence[Lesson]
) -> list[tuple[float, NDArray[np.int64], NDArray[np.int64]]]:
    """Probability and words of the lessons that have words on both sides, in their order.

    Of more than memory has room for the shortest are taken: among a thousand words every one has a thousand partners
    to choose from, and a lesson of a whole chapter tells next to nothing.
    """
    told = [(each.weight, source.bag_of(each.source), target.bag_of(each.target)) for each in lessons]
    meetings = np.array([len(left) * len(right) for _, left, right in told], dtype=np.int64)
    order = np.argsort(meetings, kind="stable")
    kept = order[np.cumsum(meetings[order]) <= _MOST_MEETINGS]
    return [told[number] for number in np.sort(kept).tolist() if meetings[number]]


def _model_one(
    place: NDArray[np.int64], slot: NDArray[np.int64], weight: Doubles, given: NDArray[np.int64]
) -> Doubles:
    """How probable each pair's other word is given the one numbered `given`, by expectation maximisation.

    Args:
        place: for each meeting of two words in a lesson, the number of the pair.
        slot: for each meeting, the occurrence of the word that is explained; its meetings compete for it.
        weight: for each meeting, that of its lesson.
        given: for each pair, the number of the word that explains.
    """
    probability: Doubles = np.ones(len(given))
    expected: Doubles = probability
    for _ in range(_ROUNDS):
        share = probability[place]
        total = np.bincount(slot, weights=share)
        # A twentieth of a word's average explanation is left to chance, as Brown's empty word does.
        total += 0.05 * total.mean()
        expected = np.bincount(place, weight * share / total[slot], len(given)).astype(np.float64)
        probability = expected / np.maximum(np.bincount(given, weights=expected), 1e-12)[given]
    trusted = np.maximum(expected - _DISCOUNT, 0.0)
    return np.asarray(trusted / (np.bincount(given, weights=expected)[given] + _PRIOR), dtype=np.float64)
