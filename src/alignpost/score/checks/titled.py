"""Titles in which every word has a capital, as of goods: `Pro Set`. There a capital alone makes no name."""

from __future__ import annotations

from alignpost.score.check import PairText
from alignpost.score.side import Side

__all__ = ["common_words_of_title"]

_STOPS = frozenset(".!?…")


def common_words_of_title(pair: PairText) -> frozenset[int]:
    """Places of a title's words that are usually written small; none where the source is no title.

    None also without a lexicon, which says how words are usually written.
    """
    side, lexicon = pair.source, pair.context.lexicon
    if lexicon is None or not _is_title(side):
        return frozenset()
    facts = ((place, lexicon.source.get(side.keys[place])) for place in side.capitals)
    return frozenset(place for place, known in facts if known is not None and known.no_name)


def _is_title(side: Side) -> bool:
    """Whether every word but small ones has a capital, there are two or more, and no stop ends them."""
    if len(side.capitals) < 2 or side.text.rstrip(" \u00a0\u202f")[-1:] in _STOPS:
        return False
    capitals = frozenset(side.capitals)
    return all(
        place in capitals or side.small[place] or not key[0].isalpha() for place, key in enumerate(side.keys)
    )
