"""Sentencepiece pieces of whole texts, found word by word and remembered.

A unigram model never lets a piece cross white space, so a text's pieces are those of its words: each distinct word
is folded and segmented once, and everything after that is a look-up. That makes encoding several times faster than
segmenting sentences, and it makes sums exactly additive over white space.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain
from threading import Lock

import numpy as np
import sentencepiece
from numpy.typing import NDArray

from alignpost.encode.folding import fold
from alignpost.encode.summing import Ragged
from alignpost.errors import InputError

__all__ = ["Vocabulary"]

_BLOCK = 16_384
"""Texts looked up at once."""


class Vocabulary:
    """The pieces of a sentencepiece model; piece 0 is the unknown one.

    Args:
        proto: the serialised sentencepiece model.
        accents: whether the model was trained on text with its diacritical marks.
        most_characters: how many characters of words to remember, at some 25 bytes each, before starting afresh.

    Raises:
        InputError: `proto` is no sentencepiece model.
    """

    def __init__(self, proto: bytes, *, accents: bool = False, most_characters: int = 4_000_000) -> None:
        self.proto = proto
        self.accents = accents
        self._model = sentencepiece.SentencePieceProcessor()
        try:
            self._model.LoadFromSerializedProto(proto)
        except RuntimeError as error:
            raise InputError("the sentencepiece model is damaged") from error
        self._most_characters = most_characters
        self._lock = Lock()  # the shipped vocabulary serves every thread of the program
        self._forget()

    def __len__(self) -> int:
        return int(self._model.get_piece_size())

    def pieces(self) -> list[str]:
        """All pieces in the order of their ids."""
        return [str(piece) for piece in self._model.id_to_piece(list(range(len(self))))]

    def logarithms(self) -> NDArray[np.float64]:
        """Of the probability of each piece, as the unigram model has learnt it; 0 for those that are no text."""
        return np.array(self._model.get_score(list(range(len(self)))), np.float64)

    def bags(self, texts: Sequence[str]) -> Ragged:
        """The ids of each text's pieces, in the order of the text; unknown characters give none."""
        with self._lock:
            blocks = [self._bags(texts[first : first + _BLOCK]) for first in range(0, len(texts), _BLOCK)]
        values = np.concatenate([np.empty(0, np.int32), *(block.values for block in blocks)])
        lengths = np.concatenate([np.empty(0, np.int64), *(np.diff(block.starts) for block in blocks)])
        return Ragged.of_lengths(values, lengths)

    def _bags(self, texts: Sequence[str]) -> Ragged:
        # Without an argument, split() takes every space of Unicode, the no-break ones too: here that is meant.
        words = [text.split() for text in texts]
        flat = list(chain.from_iterable(words))
        try:
            rows = self._rows(flat)
        except BaseException:
            self._forget()  # words may have been met and not learnt
            raise
        memory = Ragged(np.frombuffer(self._values, np.int32), np.frombuffer(self._starts, np.int64))
        taken = memory.take(rows)
        ends = np.zeros(len(texts) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, words), np.int64, len(words)), out=ends[1:])
        return Ragged(taken.values, taken.starts[ends])

    def _rows(self, words: list[str]) -> NDArray[np.int64]:
        """Where the words are remembered; those that are new are learnt."""
        rows = self._row.of(words)
        if self._characters and self._characters + sum(map(len, self._row.new)) > self._most_characters:
            self._forget()
            rows = self._row.of(words)
        self._learn(self._row.new)
        self._row.new.clear()
        return rows

    def _learn(self, words: list[str]) -> None:
        self._characters += sum(map(len, words))
        for ids in self._segment(words):
            self._values.extend(filter(None, ids))
            self._starts.append(len(self._values))

    def _forget(self) -> None:
        self._row = _Numbered()
        self._values = array("i")
        self._starts = array("q", [0])
        self._characters = 0

    def _segment(self, words: list[str]) -> list[list[int]]:
        folded = [fold(word, accents=self.accents) for word in words]
        ids: list[list[int]] = self._model.encode(folded, out_type=int, num_threads=1)
        return ids


class _Numbered(dict[str, int]):
    """Words by the order in which they were met."""

    def __init__(self) -> None:
        super().__init__()
        self.new: list[str] = []
        """Words met since this was emptied."""

    def __missing__(self, word: str) -> int:
        self[word] = number = len(self)
        self.new.append(word)
        return number

    def of(self, words: list[str]) -> NDArray[np.int64]:
        """The number of each word."""
        return np.fromiter(map(self.__getitem__, words), np.int64, len(words))
