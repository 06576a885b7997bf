"""How usually words follow each other in a language: a bigram model of word classes.

The words of a lexicon are sorted into 256 classes by the words before and after them (Brown et al. 1992, *Class-based
n-gram Models of Natural Language*): the commonest words and the pauses have a class of their own. Two small tables say
how much oftener than by chance a class follows another directly, and with one word between. Where a word was left
out, what is left often does not belong together: `la d’un`, `Nous dit`. `benchmarks/learn_word_classes.py` learns them.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.shipped import DATA, mapped
from alignpost.score.side import Side
from alignpost.tokens.remembered import Remembered

__all__ = ["BOUNDARY", "PAUSE", "STEPS", "UNKNOWN", "Following", "WordClasses", "breaks", "word_classes_for"]

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

BOUNDARY, PAUSE, UNKNOWN = 0, 1, 2
"""Classes of the ends of sentences, of pauses, and of words that the lexicon does not know."""
STEPS = 10
"""Steps of a bit in which the tables are kept."""
_STOPS = np.array([0, PAUSE, BOUNDARY])
"""The class of what stands before a word, by what `breaks` says of it."""
_APART = 0.6
"""Weight of the word before the one before."""
_ENDS = frozenset(".!?…")
_PAUSES = frozenset(',;:()[]«»“”"–—\n')
_BLANKS = frozenset([" ", "", "-", "\u00a0", "\u202f"])


class Following(NamedTuple):
    """How usually the words and pauses of sides follow what stands before them."""

    bits: Floats
    """Of every word, pause and end: log₂ of how much oftener than by chance it follows; below 0 where it seldom does."""
    words: Places
    """Where the words stand among those."""


class WordClasses(NamedTuple):
    """The classes of a language's words and how they follow each other."""

    classes: NDArray[np.uint8]
    """Class of every word of the lexicon, by its number, and last that of words that are not in it."""
    follows: Floats
    """Shape (2, classes, classes): bits by which a class follows another directly, and with one word between."""

    def sequence(
        self, numbers: NDArray[np.int64], pauses: NDArray[np.int8]
    ) -> tuple[NDArray[np.intp], Places]:
        """The classes of sides with their pauses and ends, and where the words stand among them; as `follow` reads them."""
        stopped = pauses > 0
        words = np.arange(len(numbers)) + np.cumsum(stopped)
        # A pause or an end before some of the words, and an end behind the last.
        classes = np.full((int(words[-1]) + 2 if len(words) else 1), BOUNDARY, np.intp)
        classes[words] = self.classes[numbers]
        classes[words[stopped] - 1] = _STOPS[pauses[stopped]]
        return classes, words

    def follow(self, numbers: NDArray[np.int64], pauses: NDArray[np.int8]) -> Following:
        """How usually each word follows.

        Args:
            numbers: those of the words in the lexicon, sides one after the other.
            pauses: what stands before each word, as `breaks` says; 2 also before the first word of each side.
        """
        classes, words = self.sequence(numbers, pauses)
        # One look-up in a flat table for every step, since sides are short and each operation has its price.
        bits = np.zeros(len(classes), np.float32)
        behind = classes * self.follows.shape[1]
        bits[1:] = self.follows[0].take(behind[:-1] + classes[1:])
        apart = self.follows[1].take(behind[:-2] + classes[2:])
        bits[2:] += np.float32(_APART) * apart * (classes[1:-1] != BOUNDARY)
        return Following(bits, words)


@cache
def word_classes_for(lang: str) -> WordClasses | None:
    """The shipped classes of a primary language subtag, None for languages without."""
    file = DATA / f"word-classes.{lang}.npz"
    if not file.is_file():
        return None
    arrays = arrays_in(mapped(file))
    return WordClasses(arrays["classes"], np.asarray(arrays["follows"] / np.float32(STEPS), np.float32))


def breaks(side: Side) -> Sequence[int]:
    """What stands before each word of a side: 0 a blank, 1 a pause, 2 the beginning of a sentence."""
    if not side.words:
        return []
    return [2, *map(_BREAKS.__getitem__, side.gaps)]


def _break(gap: str) -> int:
    """What text between two words is: 0 a blank, 1 a pause, 2 the end of a sentence."""
    if gap in _BLANKS:
        return 0
    if not _ENDS.isdisjoint(gap):
        return 2
    return 0 if _PAUSES.isdisjoint(gap) and " - " not in gap else 1


_BREAKS = Remembered(_break)
