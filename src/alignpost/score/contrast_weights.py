"""The learnt weights of contrasting words, added up for the words of many pairs at once.

A set's weights by feature are a sparse matrix; what a pair's words add up to is a product with it. The features of all
words that are asked about stand one after the other, so that a batch costs a few operations on whole arrays.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, count, pairwise
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.errors import FormatError

__all__ = ["KINDS", "Asked", "ContrastWeights", "neighbours", "windows"]

KINDS = "bfncpxe"
"""First letters of features, as `alignpost.score.contrasts.features` tells them."""
_NEAR = (4.0, 0.15)
_CLOSE = (1.5, 0.04)
"""Reach of the two windows: at least so many words, and so great a share of the source."""
_FARTHEST = 30.0
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
    """The weights of all sets; those of a set are read when it is first met. Threads may ask side by side.

    Args:
        tables: for every set its lines in the file, or none.
        name: of the file, for messages.
    """

    def __init__(self, tables: Sequence[bytes | None], name: str) -> None:
        self._tables = tables
        self._name = name
        self._one_at_a_time = Lock()
        self._slots: dict[int, int] = {}
        """For every set met where it stands in `_rows`."""
        one_more = count(1).__next__
        self._numbers: Mapping[str, dict[str, int]] = {kind: defaultdict(one_more) for kind in KINDS}
        """For every kind the numbers of its features, counted from 1 through all kinds."""
        self._rows = np.zeros((0, 1), np.int32)
        """For every set met and every feature where its weights stand; 0 where it has none."""
        self._cells = ["0"]
        """The rows as they stand in the file; the first is nothing."""
        self._weights = np.zeros((1, 1))
        """Shape (rows, members of the largest set); it begins with NaN where a row is not turned into numbers yet."""

    def __contains__(self, number: int) -> bool:
        """Whether a set has weights."""
        return bool(self._tables[number])

    def sums(self, pairs: Sequence[Asked]) -> list[list[float]]:
        """For every word asked about, pair by pair, the sums of its set's members (and zeros after them)."""
        with self._one_at_a_time:  # what is read for one thread moves the tables under the other's hands
            self._meet({number for pair in pairs for _, number in pair.words})
            return [row for group in _groups(pairs) for row in self._added(group).tolist()]

    def _added(self, pairs: Sequence[Asked]) -> NDArray[np.float64]:
        counts = np.array([len(pair.words) for pair in pairs])
        lengths = np.array([len(pair.source) for pair in pairs])
        starts = np.repeat(np.cumsum(lengths) - lengths, counts)
        sizes = np.repeat(lengths, counts)
        places = np.array([place for pair in pairs for place, _ in pair.words])
        near, close = windows(sizes, np.repeat([len(pair.target) for pair in pairs], counts), places)
        slots = np.array([self._slots[number] for pair in pairs for _, number in pair.words])
        text = np.repeat(np.arange(len(pairs)), lengths)
        words = list(chain.from_iterable(pair.source for pair in pairs))
        twos = [f"{one} {other}" for one, other in pairwise([*words, ""])]
        beside = [
            number for pair in pairs for place, _ in pair.words for number in self._beside(pair.target, place)
        ]
        everywhere = np.arange(len(slots))
        # The order in which the numbers are added up: floating-point sums depend on it.
        asked = [
            (everywhere, np.full(len(slots), self._numbers["b"][""])),
            self._inside(words, "f", text, starts, starts + sizes),
            (np.repeat(everywhere, 3), np.array(beside)),
            self._inside(words, "n", text, starts + near[0], starts + near[1]),
            self._inside(twos, "n", text, starts + near[0], starts + near[1] - 1),
            self._inside(words, "c", text, starts + close[0], starts + close[1]),
        ]
        which, features = (np.concatenate(parts) for parts in zip(*asked, strict=True))
        rows = self._rows[slots[which], features]
        which, rows = which[rows > 0], rows[rows > 0]
        self._make_numbers(rows)
        columns = [np.bincount(which, weights[rows], len(slots)) for weights in self._weights.T]
        return np.stack(columns, 1)

    def _beside(self, target: Sequence[str], place: int) -> tuple[int, int, int]:
        before, after = neighbours(target, place)
        numbers = self._numbers
        return numbers["p"].get(before, 0), numbers["x"].get(after, 0), numbers["e"].get(after[-2:], 0)

    def _inside(
        self, words: Sequence[str], kind: str, text: Places, low: Places, high: Places
    ) -> tuple[Places, Places]:
        """Every feature of `words[low:high]` for each range, once: the number of the range and that of the feature.

        Args:
            words: those of all texts.
            kind: of the features.
            text: of each word the number of its text.
            low: first words, inside of one text each.
            high: the words after the last.
        """
        get = self._numbers[kind].get
        numbers = np.array([get(word, 0) for word in words])
        known = np.flatnonzero(numbers)
        numbers, before = numbers[known], _before(numbers[known], text[known])
        low, high = np.searchsorted(known, low), np.searchsorted(known, high)
        lengths = np.maximum(high - low, 0)
        which = np.repeat(np.arange(len(low)), lengths)
        here = np.arange(len(which)) - np.repeat(np.cumsum(lengths) - lengths - low, lengths)
        first = before[here] < low[which]
        return which[first], numbers[here[first]]

    def _meet(self, sets: set[int]) -> None:
        """Read the weights of sets that are new."""
        new = sorted(sets - self._slots.keys())
        if not new:
            return
        read = [self._read(self._tables[number] or b"") for number in new]
        met, features = len(self._slots), 1 + sum(map(len, self._numbers.values()))
        grown = np.zeros((met + len(new), features), np.int32)
        grown[:met, : self._rows.shape[1]] = self._rows
        for slot, (number, (numbers, cells)) in enumerate(zip(new, read, strict=True), met):
            self._slots[number] = slot
            grown[slot, numbers] = len(self._cells) + np.arange(len(numbers))
            self._cells += cells
        self._rows = grown
        widest = max(self._weights.shape[1], *(cells[0].count(" ") + 1 for _, cells in read))
        weights = np.zeros((len(self._cells), widest))
        weights[len(self._weights) :, 0] = np.nan
        weights[: len(self._weights), : self._weights.shape[1]] = self._weights
        self._weights = weights

    def _make_numbers(self, rows: Places) -> None:
        """Turn these rows into numbers: most that are read are never asked for."""
        for row in set(rows[np.isnan(self._weights[rows, 0])].tolist()):
            weights = self._cells[row].split(" ")
            self._weights[row, : len(weights)] = list(map(float, weights))

    def _read(self, lines: bytes) -> tuple[list[int], list[str]]:
        """The numbers of the features that a set has weights for, and these weights as they are written."""
        numbers: list[int] = []
        cells: list[str] = []
        rest = iter(lines.decode().rstrip("\n").split("\n"))
        for line, values in zip(rest, rest, strict=True):
            kind, *features = line.split("\t")
            if kind not in self._numbers or len(features) != values.count("\t") + 1:
                raise FormatError(
                    f"has a line that is none of a table of contrasts: {line[:40]!r}", path=self._name
                )
            numbers += map(self._numbers[kind].__getitem__, features)
            cells += values.split("\t")
        return numbers, cells


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
