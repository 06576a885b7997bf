"""Which words have no counterpart: a learnt chance for every word, and for a side the chance that it lacks anything.

Every word's traits (`alignpost.score.word_traits`) give the log odds that nothing renders it, through one layer of
hidden units. Left-out words stand in runs: the words of a side are a chain of two states whose change to the loose
state has a price (a conditional random field, Lafferty et al. 2001), so that its sums are exact. The weights were
learnt by `benchmarks/learn_loose_words.py` from judged subtitles and from parallel text with planted omissions.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.shipped import DATA, short_digest
from alignpost.score.side import Side
from alignpost.score.word_alignment import WordAligner, WordPosteriors
from alignpost.score.word_traits import TRAITS, Floats, pair_traits

__all__ = [
    "Chain",
    "LooseWords",
    "Looseness",
    "chain_sums",
    "from_arrays",
    "loose_words",
    "shipped_loose_words",
]

Doubles = NDArray[np.float64]

NOWHERE = -30.0
"""Log odds of the places that fill a shorter side up: never loose."""


class Looseness(NamedTuple):
    """What is thought of the words of one side."""

    chances: list[float]
    """Of every word: the chance that nothing renders it."""
    lost: float
    """−ln of the chance that every word is rendered: 0 where nothing is missing, 0.7 where it is even."""


class Chain(NamedTuple):
    """Sums over all sequences of states, for sides of the same filled-up length."""

    chances: Doubles
    """Shape (places, sides): chance of the loose state."""
    begins: Doubles
    """Expected number of runs of each side."""
    total: Doubles
    """Logarithm of the sum over all sequences; that without a loose word counts 0."""


class LooseWords(NamedTuple):
    """The learnt weights."""

    into: Floats
    """Shape (traits, hidden units)."""
    offsets: Floats
    out: Floats
    straight: Floats
    """Weights of the traits themselves, shape (traits,)."""
    change: float
    """Log odds that a run begins at a place, all else being even."""
    signature: str

    def odds(self, traits: Floats) -> Floats:
        """Log odds of every word, its neighbours' states aside."""
        hidden = traits @ self.into + self.offsets
        np.maximum(hidden, 0, out=hidden)
        return np.asarray(hidden @ self.out + traits @ self.straight, np.float32)

    def of(self, traits: Floats, sizes: Sequence[int]) -> list[Looseness]:
        """The looseness of sides of `sizes` words whose traits stand one after the other."""
        odds = self.odds(traits)
        found = [Looseness([], 0.0)] * len(sizes)
        starts = np.concatenate([[0], np.cumsum(sizes)])
        order = sorted(range(len(sizes)), key=sizes.__getitem__)
        # Sides of like length together: a chain is as long as the longest of its sides.
        for first in range(0, len(order), _AT_ONCE):
            numbers = [number for number in order[first : first + _AT_ONCE] if sizes[number]]
            if numbers:
                self._sum(numbers, odds, starts, sizes, found)
        return found

    def _sum(
        self,
        numbers: Sequence[int],
        odds: Floats,
        starts: NDArray[np.int64],
        sizes: Sequence[int],
        found: list[Looseness],
    ) -> None:
        filled = np.full((sizes[numbers[-1]], len(numbers)), NOWHERE)
        for column, number in enumerate(numbers):
            filled[: sizes[number], column] = odds[starts[number] : starts[number + 1]]
        sums = chain_sums(filled, self.change)
        for column, number in enumerate(numbers):
            chances = sums.chances[: sizes[number], column].tolist()
            found[number] = Looseness(chances, max(0.0, float(sums.total[column])))


_AT_ONCE = 64


def loose_words(
    pairs: Sequence[tuple[Side, Side]], found: Sequence[WordPosteriors], aligner: WordAligner
) -> list[tuple[Looseness, Looseness]]:
    """The looseness of both sides of pairs just aligned; 0 for all without a lexicon, and for equal sides."""
    if aligner.lexicon is None:
        return [(_nothing(source), _nothing(target)) for source, target in pairs]
    weights = shipped_loose_words()
    of_source, of_target = pair_traits(pairs, found, aligner)
    judged = zip(
        weights.of(of_source, [len(source.keys) for source, _ in pairs]),
        weights.of(of_target, [len(target.keys) for _, target in pairs]),
        strict=True,
    )
    return [
        # The same words lack nothing, however often one of them is repeated.
        (_nothing(source), _nothing(target)) if source.keys == target.keys else both
        for (source, target), both in zip(pairs, judged, strict=True)
    ]


def _nothing(side: Side) -> Looseness:
    return Looseness([0.0] * len(side.keys), 0.0)


def chain_sums(odds: Doubles, change: float) -> Chain:
    """Forward and backward sums; shape of `odds`: (places, sides)."""
    length, sides = odds.shape
    kept, loose = np.zeros((length + 1, sides)), np.full((length + 1, sides), -np.inf)
    for place in range(length):
        np.logaddexp(kept[place], loose[place], out=kept[place + 1])
        np.logaddexp(kept[place] + change, loose[place], out=loose[place + 1])
        loose[place + 1] += odds[place]
    total = np.logaddexp(kept[-1], loose[-1])
    chances, begins = np.zeros_like(odds), np.zeros(sides)
    after_kept, after_loose = np.zeros(sides), np.zeros(sides)
    for place in range(length - 1, -1, -1):
        chances[place] = np.exp(loose[place + 1] + after_loose - total)
        ahead = odds[place] + after_loose
        begins += np.exp(kept[place] + change + ahead - total)
        after_kept, after_loose = np.logaddexp(after_kept, change + ahead), np.logaddexp(after_kept, ahead)
    return Chain(chances, begins, total)


@cache
def shipped_loose_words() -> LooseWords:
    """The weights that come with the package."""
    data = (DATA / "loose-words.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as archive:
        return from_arrays(dict(archive), short_digest(data))


def from_arrays(arrays: Mapping[str, NDArray[np.float32]], digest: str) -> LooseWords:
    """The weights as they are kept."""
    into, offsets, out, straight = (arrays[name] for name in ("into", "offsets", "out", "straight"))
    if into.shape != (len(TRAITS), len(out)) or len(straight) != len(TRAITS):
        raise ValueError("the weights of loose words are those of other traits; learn them anew")
    return LooseWords(into, offsets, out, straight, float(arrays["change"]), f"loose-{digest}")
