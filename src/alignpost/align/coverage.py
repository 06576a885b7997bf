"""How much of a bead's words, on either side, has a counterpart on the other.

A cosine of summed vectors hardly falls when one clause of a long sentence stands in the neighbour's translation; its
words, looked for one by one, are missed at once. Every word goes with the word of the other side that is most like it
(late interaction: Khattab and Zaharia 2020, *ColBERT*), and rare words weigh more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import FILLED, LARGEST
from alignpost.align.surface import words
from alignpost.encode import Encoder

__all__ = ["Vocable", "Vocables", "covered", "vocables"]

Floats = NDArray[np.float32]

_PREFIX = 5
"""Words that share so many letters are taken for one another, as names and cognates are."""
_COMPONENTS = 96
_CHANCE = 0.3
"""Likeness that the best of some thirty unrelated words reaches."""


@dataclass(frozen=True, slots=True)
class Vocable:
    """One side's words, segment by segment."""

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


@dataclass(frozen=True, slots=True)
class Vocables:
    """Both sides' words."""

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
    counts = [Counter(word for bag in side for word in bag) for side in bags]
    pulse()
    tables = [encoder.encode(list(count)) for count in counts]
    units = [table / np.maximum(np.linalg.norm(table, axis=1, keepdims=True), 1e-6) for table in tables]
    if encoder.dimension > _COMPONENTS:
        _, directions = np.linalg.eigh(sum(unit.T @ unit for unit in units))
        units = [unit @ directions[:, ::-1][:, :_COMPONENTS] for unit in units]
        units = [unit / np.maximum(np.linalg.norm(unit, axis=1, keepdims=True), 1e-6) for unit in units]
    pulse()
    stems: dict[str, int] = {}
    sides = []
    for bag, count, unit in zip(bags, counts, units, strict=True):
        number = {word: place for place, word in enumerate(count)}
        held = np.array(list(count.values()), dtype=np.float32)
        weight = np.log((len(bag) + 1) / held).astype(np.float32)
        if "" in number:
            weight[number[""]] = 0
        sides.append(
            Vocable(
                np.concatenate([[0], np.cumsum([len(words) for words in bag])]).astype(np.int64),
                np.array([number[word] for words in bag for word in words], dtype=np.int32),
                np.ascontiguousarray(unit, dtype=np.float32),
                np.array([stems.setdefault(word[:_PREFIX], len(stems)) for word in count], dtype=np.int32),
                weight,
            )
        )
    return Vocables(*sides)


def covered(source: Vocable, target: Vocable) -> dict[tuple[int, int], Floats]:
    """For every shape of bead the weight of its words that have a counterpart, counted on both sides.

    Args:
        source: words of n neighbouring segments.
        target: words of m neighbouring segments.

    Returns:
        For each shape (a, b) an array (n, m): the bead whose last segments these are; groups that would reach over
        the beginning are cut short.
    """
    (source_own, source_word), (target_own, target_word) = (
        np.unique(side.word, return_inverse=True) for side in (source, target)
    )
    likeness = target.vectors[target_own] @ source.vectors[source_own].T
    stems = np.unique(np.concatenate([source.stem[source_own], target.stem[target_own]]))
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
    found = _group_sums(there.T * source.weight[source_own][:, None], source_word, source.starts)
    # The same the other way round: shapes and arrays are turned over.
    turned = _group_sums(back.T * target.weight[target_own][:, None], target_word, target.starts)
    for (b, a), sums in turned.items():
        found[a, b] += sums.T
    return found


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
    folded = values[word[heads]]
    for k, count in enumerate(counts[1:].tolist(), 1):
        fold(folded[:count], values[word[heads[:count] + k]], out=folded[:count])
    found = np.empty_like(folded)
    found[order] = folded
    return found


def _group_sums(
    best: Floats, word: NDArray[np.int64], starts: NDArray[np.int64]
) -> dict[tuple[int, int], Floats]:
    """Each word counted with its best counterpart in a group of segments, and the counts added up in groups.

    Args:
        best: shape (distinct words of one side, segments of the other).
        word: the words of the one side in their order, as rows of `best`.
        starts: where its segments begin.
    """
    widest = np.repeat(best[:, None], LARGEST, axis=1)
    for b in range(1, LARGEST):
        np.maximum(widest[:, b, b:], best[:, : max(best.shape[1] - b, 0)], out=widest[:, b, b:])
        if b + 1 < LARGEST:
            widest[:, b + 1] = widest[:, b]
    ones = _by_segment(widest.reshape(len(best), -1), word, starts, np.add)
    ones = ones.reshape(len(ones), *widest.shape[1:])
    sums = ones.copy()
    found: dict[tuple[int, int], Floats] = {}
    for a in range(1, LARGEST + 1):
        if a > 1:
            sums[a - 1 :] += ones[: max(len(ones) - a + 1, 0)]
        found |= {(a, b): sums[:, b - 1].copy() for b in range(1, LARGEST + 1) if (a, b) in FILLED}
    return found
