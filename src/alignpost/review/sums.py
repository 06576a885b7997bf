"""Counts and the mean fidelity of a project's pairs, kept true edit by edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from alignpost.model import Pair, Status
from alignpost.tokens import words

__all__ = ["Sums"]

_COUNT_WORDS_UP_TO = 2000
"""Pairs up to which the mean fidelity weighs by words; counting those of 100,000 pairs takes ten seconds."""


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
        self._weights = 0
        self._fidelity = 0.0
        self.by_words = self.counts.total() <= _COUNT_WORDS_UP_TO
        """Whether the mean weighs by words, as reports do, or, in a large project, by characters."""
        self.weighed = False
        """Whether the mean is known; asking for it the first time takes a while."""

    def exchange(self, old: Iterable[Pair], new: Iterable[Pair]) -> None:
        """Some pairs were replaced by others."""
        gone, come = list(old), list(new)
        self.counts.subtract(pair.status for pair in gone)
        self.counts.update(pair.status for pair in come)
        self.decided += sum(map(_is_decided, come)) - sum(map(_is_decided, gone))
        if self.weighed and [_weighed(pair) for pair in gone] != [_weighed(pair) for pair in come]:
            self._add(gone, -1)
            self._add(come, +1)

    @property
    def mean(self) -> float | None:
        """Mean fidelity over the scored pairs, long ones weigh more; None where none is scored."""
        # What was added and taken away again leaves a last digit behind, and a mean of −0.0.
        return max(0.0, self._fidelity / self._weights) if self._weights else None

    def weigh(self, pairs: Iterable[Pair]) -> None:
        """Find the mean out, from the pairs as they now stand."""
        self._weights, self._fidelity = 0, 0.0
        self._add(pairs, +1)
        self.weighed = True

    def _add(self, pairs: Iterable[Pair], sign: int) -> None:
        from alignpost.score import counts_for_mean  # noqa: PLC0415 - the scorer is loaded after the first frame

        size = _word_count if self.by_words else len
        for pair in pairs:
            if pair.score is not None and counts_for_mean(pair):
                weight = max(1, size(pair.source), size(pair.target))
                self._weights += sign * weight
                self._fidelity += sign * weight * pair.score.fidelity


def _is_decided(pair: Pair) -> bool:
    return pair.status is not Status.UNREVIEWED or pair.human_score is not None


def _weighed(pair: Pair) -> tuple[object, ...]:
    return pair.score, pair.source, pair.target


def _word_count(text: str) -> int:
    return len(words(text))
