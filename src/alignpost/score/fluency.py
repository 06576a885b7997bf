"""How far a text reads as if words were missing or put beside others where they hardly ever stand.

Nothing but the text itself is read. What was left out of a translation, or taken over from the source, leaves words
side by side that the language seldom puts there (`alignpost.score.word_classes`), gaps (`alignpost.score.gaps`) and
slips of grammar (`alignpost.score.slips`).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.gaps import gaps_for
from alignpost.score.lexicon import Facts
from alignpost.score.side import Side
from alignpost.score.slips import slips
from alignpost.score.word_classes import WordClasses, breaks, word_classes_for
from alignpost.tokens import base_language
from alignpost.tokens.spaces import BLANKS

__all__ = ["Fluency", "fluencies"]

_SELDOM = -2.0
"""log₂ of how much oftener than by chance a word follows, below which it hardly belongs there."""
_OF_SLIP = 6.0
"""Bits that a slip of grammar counts for."""
_MORE_WORDS = 6
"""Words added to those there are, over which everything counts."""
_MOST = 0.5
"""Beyond which more makes no difference: a list or a rhyme is no worse than broken grammar."""
_QUOTES = frozenset('«»“”"')


class Fluency(NamedTuple):
    """What speaks against the fluency of a text; both from 0 up to 0.5."""

    seams: float
    """Bits a word by which words follow each other more seldom than four times below chance."""
    gaps: float
    """Odds (natural logarithm) a word that a content word is missing."""


def fluencies(sides: Sequence[Side], facts: Facts) -> list[Fluency]:
    """Read texts of one language for seams and gaps; both are 0 in languages of which no word classes are shipped.

    All are read together, since the arrays of one are so small that the calls cost more than what they do.

    Args:
        sides: the texts, each with a word.
        facts: what the lexicon knows of the words of their language.
    """
    language = base_language(sides[0].lang) if sides else ""
    classes = word_classes_for(language)
    if classes is None:
        return [Fluency(0.0, 0.0) for _ in sides]
    texts = [_Reading(_numbers(side, facts), breaks(side)) for side in sides]
    bits = _seams(classes, texts)
    quoted = [(at, places) for at, side in enumerate(sides) if (places := _quotes(side))]
    unquoted = [texts[at].without(places) for at, places in quoted]
    for (at, _), less in zip(quoted, _seams(classes, unquoted), strict=True):
        bits[at] = min(bits[at], less)
    return [
        Fluency(
            min(_MOST, (seams + _OF_SLIP * slips(side, facts)) / (len(side.words) + _MORE_WORDS)),
            min(_MOST, odds / (len(side.words) + _MORE_WORDS)),
        )
        for side, seams, odds in zip(sides, bits, _gaps(language, classes, texts), strict=True)
    ]


class _Reading(NamedTuple):
    """What the tables are asked of a text."""

    numbers: Sequence[int]
    """Those of its words in the lexicon."""
    pauses: Sequence[int]
    """What stands before each, as `breaks` says."""

    def without(self, places: Sequence[int]) -> _Reading:
        """The same without the pauses before some words."""
        pauses = list(self.pauses)
        for place in places:
            pauses[place] = 0
        return _Reading(self.numbers, pauses)


def _numbers(side: Side, facts: Facts) -> list[int]:
    unknown = len(facts)
    return [unknown if number is None else number for number in map(facts.number, side.keys)]


def _together(texts: Sequence[_Reading]) -> tuple[NDArray[np.int64], NDArray[np.int8]]:
    """The numbers and the pauses of texts one after the other."""
    numbers = np.array([number for text in texts for number in text.numbers], np.int64)
    return numbers, np.array([pause for text in texts for pause in text.pauses], np.int8)


def _seams(classes: WordClasses, texts: Sequence[_Reading]) -> list[float]:
    """Of every text the bits by which words follow too seldom."""
    if not texts:
        return []
    bits, words = classes.follow(*_together(texts))
    seldom = np.minimum(bits - _SELDOM, 0)
    found, first, begins = [], 0, 0
    for text in texts:
        first += len(text.numbers)
        ends = int(words[first]) - 1 if first < len(words) else len(bits) - 1
        # The end of a text is the beginning of the next: it counts for the one that it ends.
        seldom[begins] = 0
        found.append(-float(seldom[begins : ends + 1].sum()))
        begins = ends
    return found


def _gaps(language: str, classes: WordClasses, texts: Sequence[_Reading]) -> list[float]:
    """Of every text the odds, all together, that words are missing."""
    missing = gaps_for(language)
    if missing is None:
        return [0.0 for _ in texts]
    odds = np.maximum(missing.odds(classes, *_together(texts)), 0)
    found, first = [], 0
    for text in texts:
        last = first + text.pauses.count(0)
        found.append(float(odds[first:last].sum()))
        first = last
    return found


def _quotes(side: Side) -> list[int]:
    """Places of the words before which stands a quotation mark alone.

    « nouvelle donne » may be read as a part of its sentence and as one apart: a text must not read better because its
    quotation marks are gone.
    """
    return [place for place, gap in enumerate(side.gaps, 1) if gap.strip(BLANKS) in _QUOTES]
