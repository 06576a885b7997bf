"""Where a word seems to be missing in a text: `Nous dit qu’il jouerait`, `dans le de détention`.

A logistic regression over the classes of the two words before a place and the two behind it (`alignpost.score.word_classes`)
says how likely a content word was taken out there. It sees more than how seldom two words follow each other: a rare
neighbour is no gap, and some usual ones are. `benchmarks/learn_gaps.py` learns it from texts with words taken out.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.archive import arrays_in
from alignpost.score.shipped import DATA, mapped
from alignpost.score.word_classes import WordClasses

__all__ = ["AROUND", "STEPS", "Gaps", "gaps_for"]

AROUND = ((-2, -1), (-1, 0), (0, 1), (-2, 0), (-1, 1))
"""Which two places around a gap each table reads: 0 is the word behind it, −1 the one before."""
STEPS = 20
"""Steps of a natural logarithm in which the weights are kept."""


class Gaps(NamedTuple):
    """The learnt weights of a language."""

    steps: NDArray[np.int8]
    """Shape (tables of `AROUND`, classes, classes): what each two classes add to the odds, in `STEPS`."""
    bias: float

    def odds(
        self, classes: WordClasses, numbers: NDArray[np.int64], pauses: NDArray[np.int8]
    ) -> NDArray[np.float32]:
        """Natural logarithm of the odds that a word is missing, for every place between two words with nothing but a blank.

        Args:
            classes: of the language.
            numbers: those of the words in the lexicon, texts one after the other.
            pauses: what stands before each word, as `alignpost.score.word_classes.breaks` says.
        """
        read, words = classes.sequence(numbers, pauses)
        behind = words[pauses == 0]
        size = self.steps.shape[1]
        places = [read[behind + one] * size + read[behind + other] for one, other in AROUND]
        found = np.full(len(behind), self.bias, np.float32)
        for table, place in zip(self.steps, places, strict=True):
            found += table.ravel().take(place) / np.float32(STEPS)
        return found


@cache
def gaps_for(lang: str) -> Gaps | None:
    """The shipped weights of a primary language subtag, None for languages without."""
    file = DATA / f"gaps.{lang}.npz"
    if not file.is_file():
        return None
    arrays = arrays_in(mapped(file))
    return Gaps(arrays["weights"], float(arrays["bias"]))
