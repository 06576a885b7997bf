"""Counts and the mean fidelity of a project's pairs, kept true edit by edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alignpost.model import Pair, Status
from alignpost.tokens import words

__all__ = ["Sums", "Weight"]

_WEIGHED_AT_ONCE = 2000
"""Pairs of one edit up to which they are weighed as it is shown; beyond, all are weighed anew in a thread."""

_COUNT_WORDS_UP_TO = 2000
"""Pairs up to which the mean fidelity weighs by words; counting those of 100,000 pairs takes ten seconds."""


@dataclass(frozen=True, slots=True)
class Weight:
    """What the mean fidelity of some pairs is made of."""

    weights: int
    points: float
    """Fidelities times weights."""
    edition: object
    """Of the sums when the pairs were looked at."""


class Sums:
    """Sums over pairs.

    Args:
        pairs: all of them.
    """

    def __init__(self, pairs: Iterable[Pair]) -> None:
        pairs = list(pairs)
        self.counts = Counter(pair.status for pair in pairs)
        self.decided = sum(map(_is_decided, pairs))
        """Pairs with a mark or a score by hand."""
        self.edition = object()
        """Another one after every change of pairs."""
        self._weights = 0
        self._points = 0.0
        self.by_words = self.counts.total() <= _COUNT_WORDS_UP_TO
        """Whether the mean weighs by words, as reports do, or, in a large project, by characters."""
        self.weighed = False
        """Whether the mean is known; `weigh` finds it out."""

    def exchange(self, old: Iterable[Pair], new: Iterable[Pair]) -> None:
        """Some pairs were replaced by others, which stand in their place already."""
        self.edition = object()
        gone, come = list(old), list(new)
        self.counts.subtract(pair.status for pair in gone)
        self.counts.update(pair.status for pair in come)
        self.decided += sum(map(_is_decided, come)) - sum(map(_is_decided, gone))
        self.weighed = self.weighed and len(gone) + len(come) <= _WEIGHED_AT_ONCE
        if self.weighed and [_weighed(pair) for pair in gone] != [_weighed(pair) for pair in come]:
            less, more = self._sum(gone), self._sum(come)
            self._weights += more[0] - less[0]
            self._points += more[1] - less[1]

    @property
    def mean(self) -> float | None:
        """Mean fidelity over the scored pairs, long ones weigh more; None where none is scored."""
        # What was added and taken away again leaves a last digit behind, and a mean of −0.0.
        return max(0.0, self._points / self._weights) if self._weights else None

    def weigh(self, pairs: Callable[[], Iterable[Pair]]) -> Weight:
        """What the mean is made of; long work for many pairs, in any thread.

        Args:
            pairs: gives those that the sums are of.
        """
        edition = self.edition  # asked first: pairs that are exchanged from now on make the weight an old one
        known = list(pairs())
        return Weight(*self._sum(known), edition)

    def take(self, weight: Weight) -> bool:
        """Take in what `weigh` has found, in the thread that exchanges pairs; False where it is of older pairs."""
        if weight.edition is not self.edition:
            return False
        self._weights, self._points, self.weighed = weight.weights, weight.points, True
        return True

    def _sum(self, pairs: Iterable[Pair]) -> tuple[int, float]:
        from alignpost.score import counts_for_mean  # noqa: PLC0415 - the scorer is loaded after the first frame

        size = _word_count if self.by_words else len
        weights, points = 0, 0.0
        for pair in pairs:
            if pair.score is not None and counts_for_mean(pair):
                weight = max(1, size(pair.source), size(pair.target))
                weights += weight
                points += weight * pair.score.fidelity
        return weights, points


def _is_decided(pair: Pair) -> bool:
    return pair.status is not Status.UNREVIEWED or pair.human_score is not None


def _weighed(pair: Pair) -> tuple[object, ...]:
    return pair.score, pair.source, pair.target


def _word_count(text: str) -> int:
    return len(words(text))
