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
        except KeyError:
            self._learn(set(flat))
            rows = self._rows(flat)
        memory = Ragged(np.frombuffer(self._values, np.int32), np.frombuffer(self._starts, np.int64))
        taken = memory.take(rows)
        ends = np.zeros(len(texts) + 1, np.int64)
        np.cumsum(np.fromiter(map(len, words), np.int64, len(words)), out=ends[1:])
        return Ragged(taken.values, taken.starts[ends])

    def _rows(self, words: list[str]) -> NDArray[np.int64]:
        return np.fromiter(map(self._row.__getitem__, words), np.int64, len(words))

    def _forget(self) -> None:
        self._row: dict[str, int] = {}
        self._values = array("i")
        self._starts = array("q", [0])
        self._characters = 0

    def _learn(self, words: set[str]) -> None:
        missing = [word for word in words if word not in self._row]
        if self._row and self._characters + sum(map(len, missing)) > self._most_characters:
            self._forget()
            missing = list(words)
        self._characters += sum(map(len, missing))
        for word, ids in zip(missing, self._segment(missing), strict=True):
            self._row[word] = len(self._starts) - 1
            self._values.extend(filter(None, ids))
            self._starts.append(len(self._values))

    def _segment(self, words: list[str]) -> list[list[int]]:
        folded = [fold(word, accents=self.accents) for word in words]
        ids: list[list[int]] = self._model.encode(folded, out_type=int, num_threads=1)
        return ids
