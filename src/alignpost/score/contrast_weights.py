"""The learnt weights of contrasting words, added up for the words of many pairs at once.

A set's weights by feature are a sparse matrix; what a pair's words add up to is a product with it. The features of all
words that are asked about stand one after the other, so that a batch costs a few operations on whole arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, count, pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.contrast_file import ContrastTables
from alignpost.tokens.remembered import Remembered

__all__ = ["Asked", "ContrastWeights", "neighbours", "windows"]

_NEAR = (4.0, 0.15)
_CLOSE = (1.5, 0.04)
"""Reach of the two windows: at least so many words, and so great a share of the source."""
_FARTHEST = 30.0
_KINDS = ("f:", "n:", "c:")
"""Of the features that tell of one word of the source: anywhere, near, and close by."""
_MOST_CELLS = 500_000
"""Words asked about times words of their source that are looked at together, so that memory stays bounded."""

Places = NDArray[np.int64]


class Asked(NamedTuple):
    """The words of a pair and those of the target that are asked about."""

    source: Sequence[str]
    """Small letters, at least one."""
    target: Sequence[str]
    words: Sequence[tuple[int, int]]
    """Places in the target, each with the number of a set."""


def windows(
    source: Places | int, target: Places | int, place: Places | int
) -> tuple[tuple[Places, Places], ...]:
    """First and last + 1 source word near, and those close, to where a target word belongs.

    As if both texts were evenly long; all three are numbers of words or arrays of them.
    """
    middle = (place + 0.5) / target * source - 0.5
    found = []
    for words, share in (_NEAR, _CLOSE):
        reach = np.minimum(np.maximum(words, share * source), _FARTHEST)
        low, high = np.ceil(middle - reach), np.floor(middle + reach) + 1
        found.append(
            (np.maximum(low, 0).astype(np.int64), np.minimum(high, source).astype(np.int64)),
        )
    return tuple(found)


def neighbours(target: Sequence[str], place: int) -> tuple[str, str]:
    """The words before and after one of the target."""
    before = target[place - 1] if place else "^"
    return before, target[place + 1] if place + 1 < len(target) else "$"


class ContrastWeights:
    """The weights of all sets; threads may ask side by side.

    Args:
        tables: as they stand in the file.
        names: of the sets, in the order of their numbers; sets without weights are passed over.
    """

    def __init__(self, tables: ContrastTables, names: Sequence[str]) -> None:
        self._sets = [tables.sets.get(name) for name in names]
        self._number = dict(zip(tables.features, count(1), strict=False))
        """Of every feature, counted from 1."""
        self._of_word = Remembered(self._features)
        """Those of `_KINDS` by words, which come again and again."""
        self._met: set[int] = set()
        self._rows = np.zeros((len(names), len(tables.features) + 1), np.uint16)
        """For every set that was met and every feature the number of its weights, counted from 1; 0 where it has none.

        Numbers of two bytes: half a start's time for the table is that of its memory.
        """
        self._weights = tables.weights
        self._starts = np.array([0 if one is None else one.first for one in self._sets])
        self._members = np.array([0 if one is None else one.members for one in self._sets])

    def __contains__(self, number: int) -> bool:
        """Whether a set has weights."""
        return self._sets[number] is not None

    def sums(self, pairs: Sequence[Asked]) -> list[list[float]]:
        """For every word asked about, pair by pair, the sums of its set's members (and zeros after them)."""
        self._meet({number for pair in pairs for _, number in pair.words})
        return [row for group in _groups(pairs) for row in self._added(group).tolist()]

    def _added(self, pairs: Sequence[Asked]) -> NDArray[np.float64]:
        counts = np.array([len(pair.words) for pair in pairs])
        lengths = np.array([len(pair.source) for pair in pairs])
        starts = np.repeat(np.cumsum(lengths) - lengths, counts)
        sizes = np.repeat(lengths, counts)
        places = np.array([place for pair in pairs for place, _ in pair.words])
        near, close = windows(sizes, np.repeat([len(pair.target) for pair in pairs], counts), places)
        sets = np.array([number for pair in pairs for _, number in pair.words])
        text = np.repeat(np.arange(len(pairs)), lengths)
        words = list(chain.from_iterable(pair.source for pair in pairs))
        get = self._number.get
        twos = [get(f"n:{one} {other}", 0) for one, other in pairwise([*words, ""])]
        ones = dict(zip(_KINDS, zip(*map(self._of_word.__getitem__, words), strict=True), strict=True))
        beside = [
            number for pair in pairs for place, _ in pair.words for number in self._beside(pair.target, place)
        ]
        everywhere = np.arange(len(sets))
        # The order in which the numbers are added up: floating-point sums depend on it.
        asked = [
            (everywhere, np.full(len(sets), self._number.get("b", 0))),
            _inside(ones["f:"], text, starts, starts + sizes),
            (np.repeat(everywhere, 3), np.array(beside)),
            _inside(ones["n:"], text, starts + near[0], starts + near[1]),
            _inside(twos, text, starts + near[0], starts + near[1] - 1),
            _inside(ones["c:"], text, starts + close[0], starts + close[1]),
        ]
        which, features = (np.concatenate(parts) for parts in zip(*asked, strict=True))
        numbers = self._rows[sets[which], features]
        which, numbers = which[numbers > 0], numbers[numbers > 0]
        members = self._members[sets[which]]
        starts = self._starts[sets[which]] + (numbers.astype(np.int64) - 1) * members
        return np.stack(
            [self._column(m, which, starts, members, len(sets)) for m in range(self._members.max())], 1
        )

    def _column(
        self, member: int, which: Places, starts: Places, members: Places, asked: int
    ) -> NDArray[np.float64]:
        """What the weights of one member add up to, for each word asked about."""
        having = members > member
        return np.bincount(which[having], self._weights[starts[having] + member], asked).astype(np.float64)

    def _beside(self, target: Sequence[str], place: int) -> tuple[int, int, int]:
        before, after = neighbours(target, place)
        get = self._number.get
        return get("p:" + before, 0), get("x:" + after, 0), get("e:" + after[-2:], 0)

    def _features(self, word: str) -> tuple[int, ...]:
        return tuple([self._number.get(kind + word, 0) for kind in _KINDS])

    def _meet(self, sets: set[int]) -> None:
        """Fill the rows of sets that are new; threads that do so at once write the same."""
        for number in sets - self._met:
            one = self._sets[number]
            if one is not None:
                self._rows[number, one.features.astype(np.int64) + 1] = np.arange(1, len(one.features) + 1)
            self._met.add(number)


def _inside(features: Sequence[int], text: Places, low: Places, high: Places) -> tuple[Places, Places]:
    """Every feature of `features[low:high]` for each range, once: the number of the range and that of the feature.

    Args:
        features: those of the words of all texts, 0 for none.
        text: of each word the number of its text.
        low: first words, inside of one text each.
        high: the words after the last.
    """
    numbers = np.array(features)
    known = np.flatnonzero(numbers)
    numbers, before = numbers[known], _before(numbers[known], text[known])
    low, high = np.searchsorted(known, low), np.searchsorted(known, high)
    lengths = np.maximum(high - low, 0)
    which = np.repeat(np.arange(len(low)), lengths)
    here = np.arange(len(which)) - np.repeat(np.cumsum(lengths) - lengths - low, lengths)
    first = before[here] < low[which]
    return which[first], numbers[here[first]]


def _before(numbers: Places, text: Places) -> Places:
    """For every word where the same number stands before it in its text; -1 where it does not."""
    order = np.lexsort((numbers, text))
    one, other = order[:-1], order[1:]
    same = (numbers[one] == numbers[other]) & (text[one] == text[other])
    before = np.full(len(numbers), -1)
    before[other[same]] = one[same]
    return before


def _groups(pairs: Sequence[Asked]) -> Iterator[Sequence[Asked]]:
    """Neighbouring pairs, as many as may be looked at together."""
    first, cells = 0, 0
    for place, pair in enumerate(pairs):
        here = len(pair.words) * len(pair.source)
        if place > first and cells + here > _MOST_CELLS:
            yield pairs[first:place]
            first, cells = place, 0
        cells += here
    if pairs:
        yield pairs[first:]
