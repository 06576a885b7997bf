"""How far a text reads as if words were missing or put beside others where they hardly ever stand.

Nothing but the text itself is read. What was left out of a translation, or taken over from the source, leaves words
side by side that the language seldom puts there (`alignpost.score.word_classes`), gaps (`alignpost.score.gaps`) and
slips of grammar (`alignpost.score.slips`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.gaps import gaps_for
from alignpost.score.lexicon import Facts
from alignpost.score.side import Side
from alignpost.score.slips import slips
from alignpost.score.word_classes import WordClasses, breaks, word_classes_for
from alignpost.tokens import base_language

__all__ = ["Fluency", "fluency"]

_SELDOM = -2.0
"""log₂ of how much oftener than by chance a word follows, below which it hardly belongs there."""
_OF_SLIP = 6.0
"""Bits that a slip of grammar counts for."""
_MORE_WORDS = 6
"""Words added to those there are, over which everything counts."""
_MOST = 0.5
"""Beyond which more makes no difference: a list or a rhyme is no worse than broken grammar."""
_QUOTES_ONLY = re.compile('[ \u00a0\u202f]*[«»“”"][ \u00a0\u202f]*')
"""A gap between two words that holds one quotation mark and nothing else but blanks."""


class Fluency(NamedTuple):
    """What speaks against the fluency of a text; both from 0 up to 0.5."""

    seams: float
    """Bits a word by which words follow each other more seldom than four times below chance."""
    gaps: float
    """Odds (natural logarithm) a word that a content word is missing."""


def fluency(side: Side, facts: Facts) -> Fluency:
    """Read a text for seams and gaps; both are 0 in languages of which no word classes are shipped.

    Args:
        side: the text.
        facts: what the lexicon knows of the words of its language.
    """
    language = base_language(side.lang)
    classes = word_classes_for(language)
    if classes is None:
        return Fluency(0.0, 0.0)
    unknown = len(facts)
    numbers = np.array(
        [unknown if (number := facts.number(key)) is None else number for key in side.keys], np.int64
    )
    pauses = np.array(breaks(side), np.int8)
    words = len(numbers) + _MORE_WORDS
    bits = min(_seams(classes, numbers, read) for read in (pauses, *_unquoted(side, pauses)))
    seams = (bits + _OF_SLIP * slips(side, facts)) / words
    missing = gaps_for(language)
    odds = 0.0 if missing is None else float(np.maximum(missing.odds(classes, numbers, pauses), 0).sum())
    return Fluency(min(_MOST, seams), min(_MOST, odds / words))


def _seams(classes: WordClasses, numbers: NDArray[np.int64], pauses: NDArray[np.int8]) -> float:
    bits = classes.follow(numbers, pauses).bits
    return -float(np.minimum(bits - _SELDOM, 0).sum())


def _unquoted(side: Side, pauses: NDArray[np.int8]) -> Iterator[NDArray[np.int8]]:
    """The same pauses without those that are quotation marks alone, if there are any.

    « nouvelle donne » may be read as a part of its sentence and as one apart: a text must not read better because its
    quotation marks are gone.
    """
    quoted = [place for place, gap in enumerate(side.gaps, 1) if _QUOTES_ONLY.fullmatch(gap)]
    if quoted:
        read = pauses.copy()
        read[quoted] = 0
        yield read
