"""What is known of a side as a whole when it is asked whether it has anything to do with the other one."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from alignpost.score.word_meanings import Meanings
from alignpost.score.word_traits import WORD_TRAITS, FlatSides
from alignpost.tokens import base_language

__all__ = ["TRAITS", "WHOLE_TRAITS", "characters", "french", "lengths_off", "whole_traits"]

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

TRAITS = (*WORD_TRAITS, "fits", "adds")
"""Names of what is known of a word by itself."""
WHOLE_TRAITS = (
    "one", *(f"mean-{name}" for name in TRAITS[1:]), "bits", "loose-bits", "fits", "fits-half", "fits-low",
    "there-loose", "there-most", "off", "there-loose-bits", "words", "loose-both",
)  # fmt: skip
"""Names of the columns."""
_BITS = 40.0
_MOST_BITS = 120.0


def whole_traits(words: Floats, ours: FlatSides, theirs: FlatSides, meant: Meanings) -> Floats:
    """One row for each side, shape (sides, len(WHOLE_TRAITS)).

    Args:
        words: traits of the words of our sides, shape (words, len(TRAITS)).
        ours: the sides.
        theirs: the other sides of the same pairs.
        meant: products of our words' vectors.
    """
    running = np.zeros((len(words) + 1, len(TRAITS)))
    np.cumsum(words, axis=0, out=running[1:])
    totals = running[ours.ends] - running[ours.starts]
    means = totals / np.maximum(ours.sizes, 1)[:, None]
    fits = meant.fits / np.sqrt(np.maximum(meant.squares, 1e-9))
    pairs, content = len(theirs.starts), 1 - theirs.small
    loose_bits = np.bincount(theirs.pair, theirs.bits * content * theirs.loose, pairs)
    there_loose = np.bincount(theirs.pair, content * theirs.loose, pairs)
    there = there_loose / np.maximum(np.bincount(theirs.pair, content, pairs), 1)
    off = lengths_off(characters(ours), characters(theirs), french(ours))
    columns = (
        np.ones(len(fits)), *means.T[1:], totals[:, TRAITS.index("bits")], totals[:, TRAITS.index("content-loose")],
        fits, np.maximum(0.5 - fits, 0), np.maximum(0.25 - fits, 0), there, np.maximum(there - 0.5, 0),
        np.minimum(np.abs(off), 4), np.minimum(loose_bits, _MOST_BITS) / _BITS,
        np.log(np.maximum(ours.sizes, 1)), there * means[:, TRAITS.index("loose")],
    )  # fmt: skip
    return np.stack(columns, 1).astype(np.float32)


def lengths_off(ours: Doubles, theirs: Doubles, french: NDArray[np.bool_]) -> Doubles:
    """How many standard deviations texts are too long (above 0) or too short for the other ones.

    Args:
        ours: characters of each.
        theirs: characters of its other side.
        french: whether each is the French one.
    """
    # French is longer by an eighth; a short text may be off by more.
    ratio = np.log((ours + 4) / (theirs + 4)) + np.where(french, -0.12, 0.12)
    return np.asarray(ratio / np.hypot(0.19, 1.8 / np.sqrt(np.minimum(ours, theirs) + 4)))


def characters(flat: FlatSides) -> Doubles:
    """Of every side."""
    return np.array([len(side.text) for side in flat.sides], np.float64)


def french(flat: FlatSides) -> NDArray[np.bool_]:
    """Which of the sides are."""
    return np.array([base_language(side.lang) == "fr" for side in flat.sides], np.bool_)
