"""What is known of every word of a side when it is asked whether the other side renders it: one row of numbers each.

Most numbers lie between 0 and 1. The words of many pairs stand one after the other, so that each step is a few
operations on whole arrays, however many pairs there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.score.lexicon import Facts
from alignpost.score.side import Side
from alignpost.score.word_alignment import WordAligner, WordPosteriors
from alignpost.score.word_bank import WordBank
from alignpost.score.word_classes import breaks
from alignpost.tokens.names import CAPITAL, LETTERED

__all__ = ["WORD_TRAITS", "FlatSides", "flat_sides", "word_traits"]

Floats = NDArray[np.float32]
Places = NDArray[np.int64]

WORD_TRAITS = (
    "one", "loose", "unexplained", "unusual", "bits", "small", "small-loose", "content-loose", "content-unexplained",
    "alone", "doubtful", "capital", "digits", "taken", "pause", "end",
)  # fmt: skip
"""Names of the columns."""
_RAREST = 2.0**-8
_BITS = 16.0


class FlatSides(NamedTuple):
    """The words of one side of all pairs, one after the other."""

    sides: Sequence[Side]
    pair: Places
    """Of each word: the number of its pair."""
    starts: Places
    """Of each pair: where its first word stands."""
    ends: Places
    """Of each pair: where its words end."""
    loose: Floats
    """How unsure it is that each word has a counterpart, 0–1."""
    usual: Floats
    best: Floats
    links: Places
    """The likeliest counterpart, counted in its side, meaningless where there is none."""
    bits: Floats
    small: Floats
    breaks: NDArray[np.int8]
    """What stands before each word: 0 a blank, 1 a pause, 2 the beginning of a sentence."""
    rows: Places
    """In the bank of words."""

    @property
    def sizes(self) -> Places:
        """Words of each pair's side."""
        return self.ends - self.starts


class _Said(NamedTuple):
    """What the word aligner says of one side."""

    sure: Sequence[float]
    usual: Sequence[float]
    best: Sequence[float]
    links: Sequence[int]


def flat_sides(
    pairs: Sequence[tuple[Side, Side]], found: Sequence[WordPosteriors], aligner: WordAligner
) -> tuple[FlatSides, FlatSides]:
    """All source and all target words of pairs just aligned.

    Args:
        pairs: both sides of every pair.
        found: what `aligner` says of them.
        aligner: has a lexicon.
    """
    banks, lexicon = aligner.vocabularies, aligner.lexicon
    ours = [_Said(p.source, p.source_usual, p.source_best, p.to_target) for p in found]
    theirs = [_Said(p.target, p.target_usual, p.target_best, p.to_source) for p in found]
    return (
        _flat([source for source, _ in pairs], ours, banks.source, lexicon.source if lexicon else None),
        _flat([target for _, target in pairs], theirs, banks.target, lexicon.target if lexicon else None),
    )


def _flat(sides: Sequence[Side], said: Sequence[_Said], bank: WordBank, facts: Facts | None) -> FlatSides:
    sizes = np.array([len(side.keys) for side in sides], np.int64)
    ends = np.cumsum(sizes)
    pair = np.repeat(np.arange(len(sizes)), sizes)
    count = len(pair)
    sure, usual, best = (
        np.fromiter(chain.from_iterable(values), np.float32, count)
        for values in ((s.sure for s in said), (s.usual for s in said), (s.best for s in said))
    )
    keys = chain.from_iterable(side.keys for side in sides)
    rows = np.fromiter(map(bank.rows.__getitem__, keys), np.int64, count)
    return FlatSides(
        sides,
        pair,
        ends - sizes,
        ends,
        1 - sure,
        usual,
        best,
        np.fromiter(chain.from_iterable(s.links for s in said), np.int64, count),
        facts.bits[bank.lexical[rows]] if facts is not None else np.zeros(count, np.float32),
        np.fromiter(chain.from_iterable(side.small for side in sides), np.float32, count),
        np.fromiter(chain.from_iterable(map(breaks, sides)), np.int8, count),
        rows,
    )


def word_traits(flat: FlatSides) -> Floats:
    """One row for each word, shape (words, len(WORD_TRAITS))."""
    loose, content = flat.loose, 1 - flat.small
    unexplained = -np.log2(np.minimum(flat.best, 1) + _RAREST) / 8
    unusual = -np.log2(np.minimum(flat.usual, 1) + _RAREST) / 8
    bits = flat.bits / _BITS
    cases = np.fromiter(chain.from_iterable(side.cases for side in flat.sides), np.int8, len(loose))
    capital = (cases & CAPITAL > 0) & (flat.breaks < 2)
    digits = cases & LETTERED == 0
    columns = (
        np.ones_like(loose), loose, unexplained, unusual, bits, flat.small, flat.small * loose, bits * content * loose,
        content * unexplained, loose > 0.95, loose > 0.7, capital, digits, _taken(flat), flat.breaks > 0,
        flat.breaks > 1,
    )  # fmt: skip
    return np.stack(columns, 1).astype(np.float32)


def _taken(flat: FlatSides) -> Floats:
    """How sure another word is of the same counterpart, where it is surer."""
    if not len(flat.pair):
        return flat.loose
    sure = 1 - flat.loose
    width = int(flat.links.max()) + 1
    claims = flat.pair * width + flat.links
    different, which = np.unique(claims, return_inverse=True)
    surest = np.zeros(len(different), np.float32)
    np.maximum.at(surest, which, sure)
    return np.asarray(np.where(surest[which] > sure, surest[which], 0), np.float32)
