"""Adequacy: how much nearer a target's vector is to its source's than typical words of both languages are.

The cosine of two sentences depends on how crowded their part of the space is. It is therefore divided by the mean of
what each side reaches with its nearest neighbours (Artetxe and Schwenk 2019, *Margin-based Parallel Corpus Mining*).
The neighbours come from a fixed bank, the words that the lexicon knows best, so that a pair has the same score
alone, in its document and in any other. The vectors are those of `likeness.py`; those of the bank stand in a table of
their own, since no start should encode a thousand words (`benchmarks/make_bank.py`). The table says whose words and
vectors it holds: to another lexicon or encoder, as one that was just learnt, it means nothing, and their own words are
encoded. That gives the same margins, later, and is told to the log.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from alignpost.logs import logger
from alignpost.score.archive import arrays_in
from alignpost.score.lexicon import Lexicon
from alignpost.score.likeness import Likeness, likeness_for
from alignpost.score.shipped import DATA, mapped

__all__ = ["HIGHEST_MARGIN", "Adequacy", "Banks", "adequacy_for", "banks_of", "made_of"]

_BANK = slice(300, 812)
"""Ranks of the words of the bank: common enough to be well learnt, too rare to be grammar."""
_NEIGHBOURS = 4
_DAMPING = 2.0
HIGHEST_MARGIN = 1.25
"""What no margin exceeds: one faithful translation in twenty reaches it, and nearer ones are as good as equal."""

Floats = NDArray[np.float32]
Banks = tuple[Floats, Floats]
"""The vectors of the bank's words of the source and of the target language, of length 1, one a row."""


class Adequacy:
    """Margins of pairs of one direction of languages."""

    def __init__(self, likeness: Likeness, banks: Banks) -> None:
        self._likeness = likeness
        self._banks = banks

    def margins(self, pairs: Sequence[tuple[str, str]]) -> list[float]:
        """Cosine of each pair, damped by what its sides reach with their neighbours.

        From 0, also for an empty side, to `HIGHEST_MARGIN`; about 1 for translations.

        The plain ratio of the source above is noisy for single sentences, so the mean cosine of the neighbours is
        added to a constant before dividing.
        """
        sides = [_unit(self._likeness.encode([pair[side] for pair in pairs])) for side in (0, 1)]
        cosines = np.einsum("ij,ij->i", sides[0], sides[1])
        # A source is compared with the target language's words, a target with the source language's.
        crowds = (_crowd(sides[0], self._banks[1]) + _crowd(sides[1], self._banks[0])) / 2
        margins = (1 + _DAMPING) * np.maximum(cosines, 0) / (_DAMPING + crowds)
        bounded: list[float] = np.minimum(margins, HIGHEST_MARGIN).tolist()
        return bounded


def _unit(vectors: Floats) -> Floats:
    return np.asarray(vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-6), np.float32)


def _crowd(vectors: Floats, bank: Floats) -> Floats:
    """Mean cosine with the nearest words of the bank."""
    if len(bank) < _NEIGHBOURS:
        return np.full(len(vectors), 0.5, np.float32)
    nearest = np.partition(vectors @ bank.T, -_NEIGHBOURS, axis=1)[:, -_NEIGHBOURS:]
    return np.asarray(nearest.mean(1), np.float32)


@lru_cache(maxsize=4)
def adequacy_for(source: str, target: str, lexicon: Lexicon | None) -> Adequacy | None:
    """The adequacy between two primary language subtags, None without an encoder and a lexicon for them."""
    likeness = None if lexicon is None else likeness_for(source, target)
    if lexicon is None or likeness is None:
        return None
    return Adequacy(likeness, _stored(source, target, lexicon, likeness) or banks_of(lexicon, likeness))


def banks_of(lexicon: Lexicon, likeness: Likeness) -> Banks:
    """The bank's words, encoded."""
    source, target = (side.words[_BANK] for side in (lexicon.tables.source, lexicon.tables.target))
    return _unit(likeness.encode(source)), _unit(likeness.encode(target))


def made_of(lexicon: Lexicon, likeness: Likeness) -> str:
    """Whose words a bank holds, and whose vectors."""
    return f"{lexicon.signature} {likeness.signature}"


def _stored(source: str, target: str, lexicon: Lexicon, likeness: Likeness) -> Banks | None:
    """The banks of the table that ships; None where there is none that was made of just these."""
    for file in (DATA / f"bank.{source}-{target}.npz", DATA / f"bank.{target}-{source}.npz"):
        if file.is_file():
            arrays = arrays_in(mapped(file))
            stored, wanted = arrays["made_of"].tobytes().decode(), made_of(lexicon, likeness)
            if stored == wanted:
                return arrays[source], arrays[target]
            logger(__name__).debug("%s is of %s, not of %s: its words are encoded", file.name, stored, wanted)
    return None
