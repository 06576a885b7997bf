"""How much of a bead's words, on either side, has a counterpart on the other.

A cosine of summed vectors hardly falls when one clause of a long sentence stands in the neighbour's translation; its
words, looked for one by one, are missed at once. Every word goes with the word of the other side that is most like it
(late interaction: Khattab and Zaharia 2020, *ColBERT*), and rare words weigh more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.surface import words
from alignpost.encode import Encoder

__all__ = [
    "Cover",
    "Vocable",
    "Vocables",
    "covered",
    "covered_in_detail",
    "numbered",
    "unit_vectors",
    "vocables",
]

Floats = NDArray[np.float32]

_PREFIX = 5
"""Words that share so many letters are taken for one another, as names and cognates are."""
_COMPONENTS = 96
_CHANCE = 0.3
"""Likeness that the best of some thirty unrelated words reaches."""


class Vocable(NamedTuple):
    """One side's words, or clauses, segment by segment."""

    starts: NDArray[np.int64]
    """Shape (segments + 1,): segment i has words starts[i] .. starts[i + 1] - 1, at least one."""
    word: NDArray[np.int32]
    """Number of each word."""
    vectors: Floats
    """Shape (distinct words, components), unit length or zero."""
    stem: NDArray[np.int32]
    """For each distinct word the number of its beginning, the same on both sides."""
    weight: Floats
    """For each distinct word; what stands in for the words of an empty segment weighs nothing."""

    def part(self, first: int, last: int) -> Vocable:
        """That of segments `first` .. `last` - 1."""
        starts = self.starts[first : last + 1]
        word = self.word[starts[0] : starts[-1]] if len(starts) else self.word[:0]
        return Vocable(starts - starts[0], word, self.vectors, self.stem, self.weight)

    def masses(self) -> Floats:
        """Shape (segments,): weight of all words of each segment."""
        return (
            np.add.reduceat(self.weight[self.word], self.starts[:-1]) if len(self.word) else self.weight[:0]
        )


class Vocables(NamedTuple):
    """Both sides' words, or clauses."""

    source: Vocable
    target: Vocable

    def box(self, box: tuple[int, int, int, int]) -> Vocables:
        """The part that belongs to a box."""
        a, b, c, d = box
        return Vocables(self.source.part(a, b), self.target.part(c, d))


def vocables(
    encoder: Encoder, source: Sequence[str], target: Sequence[str], pulse: Callable[[], None] = lambda: None
) -> Vocables:
    """The words of both documents with the encoder's vectors."""
    bags = [[list(dict.fromkeys(words(text))) or [""] for text in texts] for texts in (source, target)]
    counts = [Counter(chain.from_iterable(side)) for side in bags]
    pulse()
    units = unit_vectors(encoder, [list(count) for count in counts], _COMPONENTS, pulse)
    stems: dict[str, int] = {}
    sides = []
    for bag, count, unit in zip(bags, counts, units, strict=True):
        number = {word: place for place, word in enumerate(count)}
        held = np.array(list(count.values()), dtype=np.float32)
        told = len(bag) - count[""]
        weight = np.log((told + 1) / held).astype(np.float32)
        if "" in number:
            weight[number[""]] = 0
        sides.append(
            Vocable(
                *numbered(bag, number),
                unit,
                np.array([stems.setdefault(word[:_PREFIX], len(stems)) for word in count], dtype=np.int32),
                weight,
            )
        )
    return Vocables(*sides)


def numbered(
    bags: Sequence[Sequence[str]], number: Mapping[str, int]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Where each bag begins, and the end of the last one; the numbers of what they hold, one bag after the other."""
    starts = np.zeros(len(bags) + 1, dtype=np.int64)
    np.cumsum(np.fromiter(map(len, bags), np.int64, len(bags)), out=starts[1:])
    held = map(number.__getitem__, chain.from_iterable(bags))
    return starts, np.fromiter(held, np.int32, int(starts[-1]))


def unit_vectors(
    encoder: Encoder,
    texts: Sequence[Sequence[str]],
    components: int,
    pulse: Callable[[], None] = lambda: None,
) -> list[Floats]:
    """The vectors of several lists of texts, of unit length or zero, in the directions that they need most."""
    units = [_unit(encoder.encode(each)) for each in texts]
    if encoder.dimension > components:
        _, directions = np.linalg.eigh(sum(unit.T @ unit for unit in units))
        units = [_unit(unit @ directions[:, ::-1][:, :components]) for unit in units]
    pulse()
    return units


def _unit(vectors: Floats) -> Floats:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.ascontiguousarray(vectors / np.maximum(norms, 1e-6), dtype=np.float32)


def covered(source: Vocable, target: Vocable) -> dict[tuple[int, int], Floats]:
    """For every shape of bead the weight of its words that have a counterpart, counted on both sides.

    Args:
        source: words of n neighbouring segments.
        target: words of m neighbouring segments.

    Returns:
        For each shape (a, b) an array (n, m): the bead whose last segments these are; groups that would reach over
        the beginning are cut short.
    """
    there, back = _matches(source, target)
    # The same the other way round: shapes and arrays are turned over.
    turned = back.sums()
    return {shape: sums + turned[shape[::-1]].T for shape, sums in there.sums().items()}


class Cover(NamedTuple):
    """How the words of each bead of one shape are matched, (source segments, target segments) each."""

    covered: Floats
    """Weight that has a counterpart, counted on both sides."""
    source_bare: Floats
    """Of the source word that is missed most, the weight that is missed."""
    target_bare: Floats
    source_away: Floats
    """Weight by which the target segments next to the bead hold its source words better than the bead does."""
    target_away: Floats


def covered_in_detail(source: Vocable, target: Vocable) -> dict[tuple[int, int], Cover]:
    """The same, and what of either side is missed, and what of it stands in a neighbour."""
    there, back = _matches(source, target)
    sums, bare, away = there.sums(), there.bare(), there.away()
    turned, turned_bare, turned_away = back.sums(), back.bare(), back.away()
    return {
        (a, b): Cover(
            sums[a, b] + turned[b, a].T,
            bare[a, b],
            turned_bare[b, a].T,
            away[a, b],
            turned_away[b, a].T,
        )
        for a, b in FILLED
    }


class _Matches(NamedTuple):
    """How well one side's words are matched in groups of the other's segments."""

    found: Floats
    """Shape (distinct words, LARGEST, segments of the other side): weight found in the group of size k + 1."""
    weight: Floats
    """Of each distinct word."""
    word: NDArray[np.int64]
    """The words of this side in their order, as rows of `found`."""
    starts: NDArray[np.int64]
    """Where its segments begin."""

    def sums(self) -> dict[tuple[int, int], Floats]:
        """For each shape the weight of all words that was found, shape (segments, other segments)."""
        return self._grouped(self.found, np.add)

    def bare(self) -> dict[tuple[int, int], Floats]:
        """The same of the one word of which most is missed, what is missed."""
        return self._grouped(self.weight[:, None, None] - self.found, np.maximum)

    def away(self) -> dict[tuple[int, int], Floats]:
        """For each shape the weight by which the segment before or behind the group holds the words better."""
        ones = self.found[:, 0]
        count = ones.shape[1]
        better = np.zeros_like(self.found)
        better[:, :, : count - 1] = ones[:, None, 1:]
        for b in range(1, min(LARGEST + 1, count)):
            np.maximum(better[:, b - 1, b:], ones[:, : count - b], out=better[:, b - 1, b:])
        better -= self.found
        np.maximum(better, 0, out=better)
        return self._grouped(better, np.add)

    def _grouped(self, values: Floats, fold: np.ufunc) -> dict[tuple[int, int], Floats]:
        ones = _by_segment(values.reshape(len(values), -1), self.word, self.starts, fold)
        ones = ones.reshape(len(ones), *values.shape[1:])
        folded = ones.copy()
        found: dict[tuple[int, int], Floats] = {}
        for a in range(1, LARGEST + 1):
            if a > 1:
                fold(folded[a - 1 :], ones[: max(len(ones) - a + 1, 0)], out=folded[a - 1 :])
            found |= {(a, b): folded[:, b - 1].copy() for b in range(1, LARGEST + 1) if (a, b) in FILLED}
        return found


def _matches(source: Vocable, target: Vocable) -> tuple[_Matches, _Matches]:
    (source_own, source_word), (target_own, target_word) = (
        np.unique(side.word, return_inverse=True) for side in (source, target)
    )
    likeness = target.vectors[target_own] @ source.vectors[source_own].T
    # With the index, though it is not needed: without it numpy.ma would be loaded.
    stems, _ = np.unique(
        np.concatenate([source.stem[source_own], target.stem[target_own]]), return_index=True
    )
    held = [_held(side, stems) for side in (source, target)]
    # Looked for by distinct words, then written out for every occurrence.
    there = _best(
        likeness, target_word, target.starts, held[1], np.searchsorted(stems, source.stem[source_own])
    )
    back = _best(
        np.ascontiguousarray(likeness.T),
        source_word,
        source.starts,
        held[0],
        np.searchsorted(stems, target.stem[target_own]),
    )
    weights = source.weight[source_own], target.weight[target_own]
    return (
        _Matches(_widest(there.T * weights[0][:, None]), weights[0], source_word, source.starts),
        _Matches(_widest(back.T * weights[1][:, None]), weights[1], target_word, target.starts),
    )


def _held(side: Vocable, stems: NDArray[np.int32]) -> NDArray[np.bool_]:
    """Which of the beginnings of words each segment has, shape (segments, stems)."""
    count = len(side.starts) - 1
    held = np.zeros((count, len(stems)), dtype=np.bool_)
    segment = np.repeat(np.arange(count), np.diff(side.starts))
    held[segment, np.searchsorted(stems, side.stem[side.word])] = True
    return held


def _best(
    likeness: Floats,
    word: NDArray[np.int64],
    starts: NDArray[np.int64],
    held: NDArray[np.bool_],
    stem: NDArray[np.int64],
) -> Floats:
    """How well each distinct word of one side is matched in each segment of the other, shape (segments, words).

    Args:
        likeness: shape (distinct words of the other side, those of this one).
        word: the other side's words in their order, as rows of `likeness`.
        starts: where its segments begin.
        held: which beginnings of words they have.
        stem: the beginning of each distinct word of this side.
    """
    best = _by_segment(likeness, word, starts, np.maximum)
    best -= np.float32(_CHANCE)
    best *= np.float32(1 / (1 - _CHANCE))
    np.maximum(best, 0, out=best)
    best[held[:, stem]] = 1
    return best


def _by_segment(values: Floats, word: NDArray[np.int64], starts: NDArray[np.int64], fold: np.ufunc) -> Floats:
    """The rows of `values` that each segment's words name, folded into one row a segment."""
    # Longest first: the segments that have a k-th word then stand in front, and one operation serves them all. Many
    # times as fast as `reduceat`, which goes down every column by itself.
    lengths = np.diff(starts)
    order = np.argsort(-lengths, kind="stable")
    heads = starts[:-1][order]
    counts = np.searchsorted(-lengths[order], -np.arange(int(lengths[order[0]])), side="left")
    folded = values.take(word[heads], axis=0)
    for k, count in enumerate(counts[1:].tolist(), 1):
        fold(folded[:count], values.take(word[heads[:count] + k], axis=0), out=folded[:count])
    found = np.empty_like(folded)
    found[order] = folded
    return found


def _widest(best: Floats) -> Floats:
    """From the best in each segment, (words, segments), to the best in each group, (words, LARGEST, segments)."""
    widest = np.repeat(best[:, None], LARGEST, axis=1)
    for b in range(1, LARGEST):
        np.maximum(widest[:, b, b:], best[:, : max(best.shape[1] - b, 0)], out=widest[:, b, b:])
        if b + 1 < LARGEST:
            widest[:, b + 1] = widest[:, b]
    return widest
