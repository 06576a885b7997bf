"""Which words have no counterpart: a learnt chance for every word, and for a side the chance that it lacks anything.

A side lacks nothing, or one stretch of its words (`alignpost.score.stretches`), or it has nothing to do with the other
one (`alignpost.score.whole_traits`), and then no word was left out either. The log odds of every stretch are a
weighted sum of its traits and of those of its words, against those of no loss at all, 0: a conditional random field
over segmentations (Sarawagi and Cohen 2004) with one segment at most. The chance of a word is that of all stretches
which it stands in. The weights were learnt by `benchmarks/learn_loose_words.py` from judged subtitles and from parallel
text with planted omissions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.shipped import DATA, mapped, short_digest
from alignpost.score.side import Side
from alignpost.score.stretches import OF_WORDS, STRETCH_TRAITS, Evidence, evidence
from alignpost.score.whole_traits import WHOLE_TRAITS
from alignpost.score.word_alignment import WordAligner, WordPosteriors

__all__ = [
    "LooseWords",
    "Looseness",
    "Sums",
    "from_arrays",
    "loose_words",
    "shipped_loose_words",
    "sums_over_stretches",
]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

_HIGHEST = 500.0
"""Log odds beyond which nothing is surer."""


class Looseness(NamedTuple):
    """What is thought of the words of one side."""

    chances: list[float]
    """Of every word: the chance that nothing renders it."""
    lost: float
    """−ln of the chance that every word is rendered, should both sides have to do with each other: 0 where nothing is
    missing, 0.7 where it is even."""


class Sums(NamedTuple):
    """Sums over all stretches of each side."""

    stretches: Doubles
    """The chance of every stretch."""
    words: Doubles
    """The chance of every word: of the stretches that hold it."""
    lost: Doubles
    """Of every side: −ln of the chance of no loss, should it have to do with the other one."""
    apart: Doubles
    """Of every side: the chance that it has not."""


class LooseWords(NamedTuple):
    """The learnt weights."""

    words: Floats
    """Of the traits of every word, shape (traits,)."""
    stretches: Floats
    """Of the traits of stretches."""
    wholes: Floats
    """Of the traits of sides that have nothing to do with the other one."""
    signature: str

    def of(self, known: Evidence) -> list[Looseness]:
        """The looseness of every side."""
        found = sums_over_stretches(
            known, known.words @ self.words, known.stretches @ self.stretches, known.wholes @ self.wholes
        )
        chances, ends = found.words.tolist(), np.cumsum(known.sizes).tolist()
        return [
            Looseness(chances[end - size : end], lost)
            for end, size, lost in zip(ends, known.sizes.tolist(), found.lost.tolist(), strict=True)
        ]


def loose_words(
    pairs: Sequence[tuple[Side, Side]], found: Sequence[WordPosteriors], aligner: WordAligner
) -> list[tuple[Looseness, Looseness]]:
    """The looseness of both sides of pairs just aligned; 0 for all without a lexicon, and for equal sides."""
    if aligner.lexicon is None:
        return [(_nothing(source), _nothing(target)) for source, target in pairs]
    weights = shipped_loose_words()
    ours, theirs = evidence(pairs, found, aligner)
    return [
        # The same words lack nothing, however often one of them is repeated.
        (_nothing(source), _nothing(target)) if source.keys == target.keys else both
        for (source, target), both in zip(
            pairs, zip(weights.of(ours), weights.of(theirs), strict=True), strict=True
        )
    ]


def _nothing(side: Side) -> Looseness:
    return Looseness([0.0] * len(side.keys), 0.0)


def sums_over_stretches(known: Evidence, of_words: Floats, of_stretches: Floats, of_wholes: Floats) -> Sums:
    """The chances that follow from log odds of words, which count in every stretch that holds them, and of stretches.

    Args:
        known: says where stretches stand; at most one of a side is lost.
        of_words: one for each word.
        of_stretches: one for each stretch.
        of_wholes: one for each side, that it has nothing to do with the other one.
    """
    count = len(known.words)
    running = np.concatenate([[0.0], np.cumsum(of_words, dtype=np.float64)])
    odds = of_stretches + running[known.end] - running[known.first]
    weights = np.exp(np.minimum(odds, _HIGHEST))
    related = 1 + np.bincount(known.side, weights, len(known.sizes))
    apart = np.exp(np.minimum(of_wholes.astype(np.float64), _HIGHEST))
    total = related + apart
    chances = weights / total[known.side]
    # Every stretch begins to count at its first word and ends behind its last.
    steps = np.bincount(known.first, chances, count + 1) - np.bincount(known.end, chances, count + 1)
    return Sums(chances, np.clip(np.cumsum(steps)[:count], 0, 1), np.log(related), apart / total)


@cache
def shipped_loose_words() -> LooseWords:
    """The weights that come with the package."""
    data = mapped(DATA / "loose-words.npz")
    return from_arrays(arrays_in(data), short_digest(data))


def from_arrays(arrays: Mapping[str, Floats], digest: str) -> LooseWords:
    """The weights as they are kept."""
    nothing = np.zeros(0, np.float32)
    words, stretches, wholes = (arrays.get(name, nothing) for name in ("words", "stretches", "wholes"))
    if (len(words), len(stretches), len(wholes)) != (len(OF_WORDS), len(STRETCH_TRAITS), len(WHOLE_TRAITS)):
        raise ValueError("the weights of loose words are those of other traits; learn them anew")
    return LooseWords(words, stretches, wholes, f"loose-{digest}")
