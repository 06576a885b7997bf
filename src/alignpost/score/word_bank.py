"""Every distinct word met, with what the word aligner asks of it, read once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from alignpost.encode import Encoder
from alignpost.score.cognates import bare
from alignpost.score.lexicon import Facts, Lexicon
from alignpost.score.shipped import mapped

__all__ = ["NOTHING", "Vocabularies", "WordBank"]

NOTHING = 0
"""Row of no word at all, for filling up."""
_MEANING = 128
"""Dimensions that the encoder's vectors are projected to; cosines of words keep their order well enough."""
_SPELLING = 64
"""Buckets that pairs of letters are counted in."""
_SPELLING_WEIGHT = 0.2
_SIGNS = Path(__file__).parent / "data" / "signs.bin"
"""The first bits that `numpy.random.default_rng(0)` draws: stored, since loading what draws them takes ten milliseconds."""
_MOST_WORDS = 120_000
_GROWTH = 4_096


class WordBank:
    """The words of one language, one row each.

    Args:
        known: the lexicon's words; None without one.
        dimension: of the encoder's vectors.
    """

    def __init__(self, known: Facts | None, dimension: int) -> None:
        nothing = len(known) if known else 0
        self.rows: dict[str, int] = {"": NOTHING}
        self._known = known
        self._nothing = nothing
        self.lexical = np.full(1, nothing, np.int64)
        """Number in the lexicon; as many as it has words for a word that it does not know."""
        self.strings = np.full(1, -1, np.int32)
        """Number of the string, the same for the same string in the other language; below 0 for no word."""
        self.vectors = np.zeros((1, _MEANING + _SPELLING), np.float32)
        """Of meaning and spelling, side by side; zeros for what does not begin with a letter."""
        self.meanings = np.zeros((1, dimension), np.float32)
        """The encoder's vectors themselves, which add up to that of a sentence."""
        self.squares = np.zeros(1, np.float32)
        """Of their lengths."""

    def learn(
        self,
        words: Sequence[str],
        strings: dict[str, int],
        vectors: NDArray[np.float32],
        meanings: NDArray[np.float32],
    ) -> None:
        """Append words that are not there yet, with their vectors."""
        first = len(self.rows)
        if first + len(words) > len(self.lexical):
            self._grow(max(first + len(words) + _GROWTH, 2 * len(self.lexical)))
        last = first + len(words)
        self.rows.update(zip(words, range(first, last), strict=True))
        self.lexical[first:last] = [self._number(word) for word in words]
        self.strings[first:last] = [strings.setdefault(word, len(strings)) for word in words]
        lettered = np.array([word[:1].isalpha() for word in words])
        self.vectors[first:last] = vectors * lettered[:, None]
        self.meanings[first:last] = meanings
        self.squares[first:last] = np.einsum("ij,ij->i", meanings, meanings)

    def _number(self, word: str) -> int:
        number = self._known.number(word) if self._known is not None else None
        return self._nothing if number is None else number

    def _grow(self, size: int) -> None:
        self.lexical = np.resize(self.lexical, size)
        self.strings = np.resize(self.strings, size)
        self.squares = np.resize(self.squares, size)
        self.vectors = _grown(self.vectors, size)
        self.meanings = _grown(self.meanings, size)


def _grown(table: NDArray[Any], size: int) -> NDArray[Any]:
    grown = np.zeros((size, table.shape[1]), table.dtype)
    grown[: len(table)] = table
    return grown


class Vocabularies:
    """The word banks of both languages, filled as words are met."""

    def __init__(self, lexicon: Lexicon | None, encoder: Encoder | None) -> None:
        self._encoder = encoder
        self._lexicon = lexicon
        self._forget()

    def _forget(self) -> None:
        lexicon, dimension = self._lexicon, self._encoder.dimension if self._encoder else 0
        self.source = WordBank(lexicon.source if lexicon else None, dimension)
        self.target = WordBank(lexicon.target if lexicon else None, dimension)
        # Filling must be equal to nothing, not even to the filling of the other side.
        self.target.strings[NOTHING] = self.source.strings[NOTHING] - 1
        self._strings: dict[str, int] = {}

    def learn(self, source: Iterable[str], target: Iterable[str]) -> None:
        """Make sure that all these words have rows, which stay the same until the next call."""
        if len(self._strings) > _MOST_WORDS:
            self._forget()
        for bank, words in ((self.source, source), (self.target, target)):
            missing = list(set(words) - bank.rows.keys())
            if missing:
                bank.learn(missing, self._strings, *self._vectors(missing))

    def _vectors(self, words: Sequence[str]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Those of meaning and spelling, narrowed for comparing, and those of the encoder."""
        vectors = np.zeros((len(words), _MEANING + _SPELLING), np.float32)
        vectors[:, _MEANING:] = np.sqrt(_SPELLING_WEIGHT) * _unit(_spellings(words))
        if self._encoder is None:
            return vectors, np.zeros((len(words), 0), np.float32)
        meanings = self._encoder.encode(words)
        vectors[:, :_MEANING] = _unit(meanings) @ projection(self._encoder.dimension)
        return vectors, meanings


def _unit(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, 1e-6), np.float32)


@lru_cache(maxsize=4)
def projection(dimension: int) -> NDArray[np.float32]:
    """Random signs keep cosines (Achlioptas 2003, *Database-friendly random projections*); always the same ones."""
    stored = np.frombuffer(mapped(_SIGNS), np.uint8)
    if dimension * _MEANING <= 8 * len(stored):
        bits = np.unpackbits(stored, count=dimension * _MEANING).reshape(dimension, _MEANING)
    else:
        bits = np.random.default_rng(0).integers(0, 2, (dimension, _MEANING)).astype(np.uint8)
    both: NDArray[np.float32] = (np.array([-1, 1]) / np.sqrt(_MEANING)).astype(np.float32)
    return both.take(bits)


def _spellings(words: Sequence[str]) -> NDArray[np.float32]:
    """Counts of pairs of neighbouring letters, the one at the beginning twice."""
    letters = [f" {bare(word)[:24]}" for word in words]
    codes = np.frombuffer("".join(letters).encode("utf-32-le"), np.uint32)
    lengths = np.array([len(text) for text in letters])
    starts = np.cumsum(lengths) - lengths
    rows = np.repeat(np.arange(len(words)), lengths)
    # A fixed hash: Python's own differs from run to run.
    buckets = (codes[:-1] * 31 + codes[1:] * 17) % _SPELLING
    cells = rows[:-1] * _SPELLING + buckets
    opens = starts[lengths > 1]
    counted = np.concatenate([cells[rows[:-1] == rows[1:]], cells[opens]])
    counts = np.bincount(counted, minlength=len(words) * _SPELLING)
    return counts.reshape(len(words), _SPELLING).astype(np.float32)
