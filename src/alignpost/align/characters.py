"""What each character is, looked up once and remembered: a text is then read as an array of numbers."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock
from unicodedata import category, combining, normalize

import numpy as np
import regex
from numpy.typing import NDArray

from alignpost.lazily import later

__all__ = ["ALONE", "LETTER", "MARK_GROUPS", "NUMBER", "OTHER_END", "CharacterFacts", "facts", "words_of"]

_WORD = later(regex.compile, r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|\p{N}+|[\p{L}\p{M}]+")
_ALONE = later(regex.compile, r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]")
_NUMBER = later(regex.compile, r"\p{N}")
_LETTER = later(regex.compile, r"[\p{L}\p{M}]")

OTHER, LETTER, NUMBER, ALONE = range(4)
"""Kinds: no part of a word, a letter or a mark on one, a digit, a sign that is a word by itself."""

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
    "—": 5,
    "–": 5,
}
DOTS_GROUP, QUOTE_GROUP, NUMBER_GROUP, MARK_GROUPS = 4, 6, 7, 8
NO_GROUP = -1
_BRACKETS = {"(": 1, "[": 1, ")": -1, "]": -1}
_CLOSERS = "\"'’”»)]} \u00a0\u202f"
_QUOTES = '"“”„«»'
_ENDS = {".": 0, "!": 1, "?": 2, ":": 3, ";": 4, ",": 4, "…": 5}
OTHER_END, NO_END = 6, -1
FOLDED_LETTERS = 6
"""Letters of a folded character that are kept; no token holds more."""
_CODES = 0x110000


@lru_cache(maxsize=1 << 18)
def words_of(chunk: str) -> tuple[str, ...]:
    """Words, numbers and single ideographs of text without a space, case- and accent-folded, in order."""
    return tuple(folded(word) for word in _WORD.findall(chunk))


def folded(word: str) -> str:
    """The word without case and without what is set on its letters."""
    if word.isascii():
        return word.lower()
    decomposed = normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not combining(character))


class CharacterFacts:
    """Facts of the characters met so far, an array each, by the character's number; 0 is no character."""

    def __init__(self) -> None:
        # Zeros are memory that is not touched before it is used; only code 0 itself has this number.
        self._number = np.zeros(_CODES, dtype=np.int32)
        self._lock = Lock()
        self._rows: list[tuple[int, ...]] = []
        self._letters: list[list[int]] = []
        self._learn(np.zeros(1, dtype=np.uint32))

    def numbers(self, codes: NDArray[np.uint32]) -> NDArray[np.int32]:
        """The number of each code point."""
        found = self._number.take(codes)
        unmet = codes[found == 0]
        if unmet.any():
            with self._lock:
                # Without the index it would load numpy.ma, which takes longer than all the rest here.
                self._learn(np.unique(unmet[unmet > 0], return_index=True)[0])
            found = self._number.take(codes)
        return found

    def _learn(self, codes: NDArray[np.uint32]) -> None:
        numbers = []
        for code in codes.tolist():
            if self._number[code]:  # another thread was faster
                continue
            character = chr(code)
            row = _row(character)
            # What is no letter keeps its place, so that most texts need not be moved together.
            letters = (
                [code] if row[0] != LETTER else [ord(each) for each in folded(character)][:FOLDED_LETTERS]
            )
            numbers.append((code, len(self._rows)))
            self._rows.append((*row, len(letters)))
            self._letters.append(letters + [0] * (FOLDED_LETTERS - len(letters)))
        table = np.array(self._rows, dtype=np.int8)
        self.kind, self.upper, self.letter, self.group = (table[:, k].copy() for k in range(4))
        self.bracket, self.end, self.folded_size = (table[:, k].copy() for k in range(4, 7))
        self.folded = np.array(self._letters, dtype=np.uint32)
        # Only now may other threads see the numbers: all facts are there.
        for code, number in numbers:
            self._number[code] = number


def _row(character: str) -> tuple[int, ...]:
    if _ALONE.match(character):
        kind = ALONE
    elif _NUMBER.match(character):
        kind = NUMBER
    else:
        kind = LETTER if _LETTER.match(character) else OTHER
    group = QUOTE_GROUP if character in _QUOTES else _MARK_GROUP.get(character, NO_GROUP)
    title = category(character) == "Lt"
    letter = (1 if character.islower() else 3 if title else 2) if character.isalpha() else 0
    ends = not (character.isspace() or character in _CLOSERS or character == "\0")
    end = _ENDS.get(character, OTHER_END) if ends else NO_END
    return kind, character.isupper(), letter, group, _BRACKETS.get(character, 0), end


@cache
def facts() -> CharacterFacts:
    """Those of the characters that this process has met."""
    return CharacterFacts()
