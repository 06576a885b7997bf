"""What is known of every word of a machine translation when it is asked what people would mark there.

Beside the traits of every word (`alignpost.score.whole_traits`) a row says whether the word was left out
(`alignpost.score.surroundings`), how usually it follows what stands before it (`alignpost.score.word_classes`), how it is
written, and what kind of text both sides are: machines translate titles and lists worse than sentences.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.links import align
from alignpost.score.side import Side
from alignpost.score.stretches import read_words
from alignpost.score.surroundings import odds_of_loss, shipped_surroundings
from alignpost.score.whole_traits import TRAITS
from alignpost.score.word_alignment import WordAligner
from alignpost.score.word_bank import WordBank
from alignpost.score.word_classes import WordClasses
from alignpost.score.word_traits import FlatSides

__all__ = ["CLASSES", "LOOSE", "MACHINE_TRAITS", "MachineTraits", "machine_traits"]

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

_OF_WORDS = (
    *TRAITS, "surroundings", "follows", "followed", "words", "copied", "capital-letter", "capitals", "letters",
)  # fmt: skip
_OF_TEXTS = ("characters", "upper", "digit", "punctuation", "closed", "titled", "shouted")
MACHINE_TRAITS = (
    *_OF_WORDS, *(f"source-{name}" for name in _OF_TEXTS), *(f"target-{name}" for name in _OF_TEXTS),
    "longer", "commas", "brackets",
)  # fmt: skip
"""Names of the columns."""
LOOSE = MACHINE_TRAITS.index("loose")
CLASSES = 256
"""Of words in each language."""
_MOST_BITS = 6.0
_PUNCTUATION = frozenset(",;:()-/")
_STOPS = (".", "!", "?")


class MachineTraits(NamedTuple):
    """The words of one side of many pairs."""

    flat: FlatSides
    rows: Floats
    """Shape (words, len(MACHINE_TRAITS))."""
    classes: Places
    """Of every word."""


def machine_traits(
    pairs: Sequence[tuple[Side, Side]], aligner: WordAligner, classes: tuple[WordClasses, WordClasses]
) -> tuple[MachineTraits, MachineTraits]:
    """What is known of the words of both sides of pairs, each of which has words on both sides.

    Args:
        pairs: sources and targets.
        aligner: has a lexicon.
        classes: of the words of both languages.
    """
    flats, _, known = read_words(pairs, align(pairs, aligner), aligner)
    banks = aligner.vocabularies.source, aligner.vocabularies.target
    lost = odds_of_loss(shipped_surroundings(), flats, known)
    texts = np.array([_of_pair(source.text, target.text) for source, target in pairs], np.float32)
    one, other = (
        _of_side(
            flats[side],
            flats[1 - side],
            np.column_stack([known[side], lost[side]]),
            banks[side],
            classes[side],
        )
        for side in (0, 1)
    )
    return (
        one._replace(rows=np.column_stack([one.rows, texts[one.flat.pair]])),
        other._replace(rows=np.column_stack([other.rows, texts[other.flat.pair]])),
    )


def _of_side(
    flat: FlatSides, there: FlatSides, known: Floats, bank: WordBank, classes: WordClasses
) -> MachineTraits:
    numbers = bank.lexical[flat.rows]
    following = classes.follow(numbers, flat.breaks)
    bits = np.clip(following.bits[following.words], -_MOST_BITS, _MOST_BITS)
    followed = np.zeros_like(bits)
    followed[:-1] = np.where(np.diff(flat.pair) == 0, bits[1:], 0)
    texts = [word.text for side in flat.sides for word in side.words]
    copied = chain.from_iterable(
        map(set(other.keys).__contains__, side.keys)
        for side, other in zip(flat.sides, there.sides, strict=True)
    )
    columns = (
        known, bits, followed, np.log(flat.sizes + 1.0)[flat.pair], np.fromiter(copied, np.float32, len(texts)),
        np.array([text[0].isupper() for text in texts]), np.array([text.isupper() for text in texts]),
        np.array([len(text) for text in texts]),
    )  # fmt: skip
    return MachineTraits(
        flat, np.column_stack(columns).astype(np.float32), classes.classes[numbers].astype(np.int64)
    )


def _of_pair(source: str, target: str) -> list[float]:
    """What kind of text both sides are, the same for all words of a pair."""
    longer = float(np.log((len(target) + 5) / (len(source) + 5)))
    return [*_of_text(source), *_of_text(target), longer, source.count(","), source.count("(")]


def _of_text(text: str) -> list[float]:
    """Its logarithm of characters, and shares of capitals, digits, punctuation, and words that begin or are written large."""
    size, words = len(text), text.split()
    return [
        float(np.log(size + 1)),
        sum(map(str.isupper, text)) / size,
        sum(map(str.isdigit, text)) / size,
        sum(map(_PUNCTUATION.__contains__, text)) / size,
        float(text.endswith(_STOPS)),
        sum(word[0].isupper() for word in words) / len(words),
        sum(map(str.isupper, words)) / len(words),
    ]
