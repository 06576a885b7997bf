"""Pairs whose sides are the wrong way round: the translation stands where the source should, and the source there.

Small words of either language tell. One of them may be borrowed (`The Voice`, `Le Pen`), but hardly one on each side
with none of the side's own language.
"""

from __future__ import annotations

from functools import lru_cache

from alignpost.score.check import PairText

__all__ = ["turned_round"]


def turned_round(pair: PairText) -> bool:
    """Whether all small words of the source are of the target's language, all of the target of the source's, and there are some."""
    only_source, only_target = _own(pair.source.function_words, pair.target.function_words)
    theirs = pair.target.different
    if theirs.isdisjoint(only_source) or not theirs.isdisjoint(only_target):
        return False
    ours = pair.source.different
    return ours.isdisjoint(only_source) and not ours.isdisjoint(only_target)


@lru_cache(maxsize=64)
def _own(source: frozenset[str], target: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The small words that only the one language has, and those that only the other has."""
    return source - target, target - source
