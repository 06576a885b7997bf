"""What stands between spaces, looked at once however often it occurs.

A document repeats its words. Everything that can be seen of a text without knowing its language is seen chunk by
chunk, each distinct one once; what is left to do for a text is to look its chunks up and to add up.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import chain
from unicodedata import combining, normalize

import numpy as np
import regex
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged

__all__ = ["MARK_GROUPS", "Chunks", "Read", "words_of"]

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|\p{N}+|[\p{L}\p{M}]+")
_MARKS = regex.compile(r"[?!:;()\[\]…]|\.\.\.|[«»“”„\"]|[—–]|\p{N}+")
_MARK_GROUP = {
    "?": 0,
    "!": 1,
    ":": 2,
    ";": 2,
    "(": 3,
    "[": 3,
    ")": 3,
    "]": 3,
    "…": 4,
    "...": 4,
    "—": 5,
    "–": 5,
}
_QUOTE_GROUP, _NUMBER_GROUP, MARK_GROUPS = 6, 7, 8
_CLOSERS = "\"'’”»)]} \u00a0\u202f"
_QUOTES = '"“”„«»'
_ENDS = {".": 0, "!": 1, "?": 2, ":": 3, ";": 4, ",": 4, "…": 5}
OTHER_END = 6
_BLOCK = 4_096
"""Texts looked up between two calls of `pulse`."""

_NO_END, _NO_TOKEN = -1, -1

Facts = NDArray[np.int8]


@lru_cache(maxsize=1 << 18)
def words_of(chunk: str) -> tuple[str, ...]:
    """Words, numbers and single ideographs of a chunk, case- and accent-folded, in order."""
    return tuple(_fold(word) for word in _WORD.findall(chunk))


def _fold(word: str) -> str:
    decomposed = normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not combining(character))


class Read:
    """A document's texts as numbers of chunks, and what is known of each chunk."""

    def __init__(self, chunks: Chunks, found: Ragged) -> None:
        self._chunks = chunks
        self._found = found
        self.size = len(found)
        self._rows = np.repeat(np.arange(self.size), np.diff(found.starts))

    def tokens(self) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """The distinct tokens of each text: numbers of texts, ascending, and of tokens."""
        held = self._chunks.tokens.take(self._found.values.astype(np.int64))
        rows = np.repeat(self._rows, np.diff(held.starts))
        opening = self._chunks.facts["opening"][self._found.values]
        capital = opening != _NO_TOKEN
        # A capital at the beginning of a text says nothing.
        capital[self._firsts(self._chunks.facts["words"][self._found.values] > 0)] = False
        keys = np.concatenate(
            [
                rows * self._chunks.token_count + held.values,
                (self._rows * self._chunks.token_count + opening)[capital],
            ]
        )
        keys.sort()
        keys = keys[np.diff(keys, prepend=-1) != 0]
        return keys // self._chunks.token_count, keys % self._chunks.token_count

    def marks(self) -> NDArray[np.float32]:
        """Counts of each group of marks, (texts, MARK_GROUPS)."""
        counts = self._chunks.marks[self._found.values]
        found = np.zeros((self.size, MARK_GROUPS), dtype=np.float32)
        for group in range(MARK_GROUPS):
            there = np.flatnonzero(counts[:, group])
            found[:, group] = np.bincount(self._rows[there], counts[there, group], self.size)
        return found

    def total(self, fact: str) -> NDArray[np.int64]:
        """A fact of all chunks of each text added up, (texts,)."""
        values = self._chunks.facts[fact][self._found.values]
        there = np.flatnonzero(values)
        return np.asarray(np.bincount(self._rows[there], values[there], self.size), dtype=np.int64)

    def first(self, fact: str, nothing: int) -> NDArray[np.int64]:
        """The fact of the first chunk of each text for which it is not `nothing`; 0 where there is none."""
        values = self._chunks.facts[fact][self._found.values]
        places = self._firsts(values != nothing)
        found = np.zeros(self.size, dtype=np.int64)
        found[self._rows[places]] = values[places]
        return found

    def end(self) -> Facts:
        """Class of each text's last character other than closing ones."""
        values = self._chunks.facts["end"][self._found.values]
        places = np.flatnonzero(values != _NO_END)
        found = np.full(self.size, OTHER_END, dtype=np.int8)
        # The last of several values for one place stays.
        found[self._rows[places]] = values[places]
        return found

    def _firsts(self, there: NDArray[np.bool_]) -> NDArray[np.int64]:
        places = np.flatnonzero(there)
        rows = self._rows[places]
        return np.asarray(places[np.diff(rows, prepend=-1) != 0], dtype=np.int64)


class Chunks:
    """Everything between spaces in some documents."""

    def __init__(self) -> None:
        self._place: dict[str, int] = {}
        self._token: dict[str, int] = {}
        self._values, self._lengths = array("i"), array("q")
        self._marks = bytearray()
        self._facts: dict[str, array[int]] = {
            name: array("q") for name in ("opening", "words", "letter", "end", "brackets", "quotes")
        }
        self.facts: dict[str, NDArray[np.int64]] = {}

    def read(self, texts: Sequence[str], pulse: Callable[[], None] = lambda: None) -> Read:
        """Texts as numbers of chunks; `known` must be called before anything is asked of them."""
        values, lengths = [np.zeros(0, np.int32)], [np.zeros(0, np.int64)]
        for first in range(0, len(texts), _BLOCK):
            pulse()
            # Without an argument, split() takes every space of Unicode, the no-break ones too: here that is meant.
            split = [text.split() for text in texts[first : first + _BLOCK]]
            flat = list(chain.from_iterable(split))
            for chunk in set(flat) - self._place.keys():
                self._learn(chunk)
            values.append(np.fromiter(map(self._place.__getitem__, flat), np.int32, len(flat)))
            lengths.append(np.fromiter(map(len, split), np.int64, len(split)))
        return Read(self, Ragged.of_lengths(np.concatenate(values), np.concatenate(lengths)))

    def known(self) -> None:
        """Make what was learnt into arrays."""
        self.tokens = Ragged.of_lengths(
            np.array(self._values, dtype=np.int32), np.array(self._lengths, dtype=np.int64)
        )
        self.marks = np.frombuffer(bytes(self._marks), dtype=np.uint8).reshape(-1, MARK_GROUPS)
        self.facts = {name: np.array(values, dtype=np.int64) for name, values in self._facts.items()}

    def __len__(self) -> int:
        return len(self._place)

    @property
    def token_count(self) -> int:
        """How many tokens there are."""
        return max(len(self._token), 1)

    def token_names(self) -> list[str]:
        """All tokens by number."""
        return list(self._token)

    def _learn(self, chunk: str) -> None:
        self._place[chunk] = len(self._place)
        found = _WORD.findall(chunk)
        tokens, opening = self._tokens(found)
        self._values.extend(tokens)
        self._lengths.append(len(tokens))
        marks = [0] * MARK_GROUPS
        for mark in _MARKS.findall(chunk):
            group = _NUMBER_GROUP if mark[0].isnumeric() else _MARK_GROUP.get(mark, _QUOTE_GROUP)
            marks[group] = min(marks[group] + 1, 255)
        self._marks.extend(marks)
        letter = next((character for character in chunk if character.isalpha()), "")
        bare = chunk.rstrip(_CLOSERS)
        facts = {
            "opening": opening,
            "words": len(found),
            "letter": 0 if not letter else 1 if letter.islower() else 2,
            "end": _ENDS.get(bare[-1:], OTHER_END) if bare else _NO_END,
            "brackets": chunk.count("(") + chunk.count("[") - chunk.count(")") - chunk.count("]"),
            "quotes": sum(map(chunk.count, _QUOTES)),
        }
        for name, value in facts.items():
            self._facts[name].append(value)

    def _tokens(self, found: list[str]) -> tuple[list[int], int]:
        """Numbers of the tokens that hold wherever the chunk stands, and of the one that an opening text does not hold."""
        names: dict[str, None] = {}
        opening = ""
        for place, word in enumerate(found):
            if word[0].isnumeric():
                names["#" + word] = None
                continue
            folded = _fold(word)
            if len(folded) >= 4:
                names[folded[:4]] = None
                if len(folded) >= 6:
                    names[folded[:6]] = None
            if word[0].isupper():
                if place > 0 or (len(word) > 1 and word.isupper()):
                    names["^" + folded[:5]] = None
                else:
                    opening = "^" + folded[:5]
        numbers = [self._token.setdefault(name, len(self._token)) for name in names]
        return numbers, self._token.setdefault(opening, len(self._token)) if opening else _NO_TOKEN
