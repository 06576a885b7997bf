"""What an encoder sees of a word: no case, no typography, punctuation apart, perhaps no accents.

The text itself is never changed; folding happens on its way into the vectors. No-break spaces separate words here
as other spaces do: `10 %` and `10\u202f%` must have one vector. Marks become words of their own, so that `l’homme`
holds the same `homme` as `un homme` does, and `1,000` the same digits as `1 000`.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold"]

_FIRST_MARK, _LAST_MARK = "\u0300", "\u036f"
"""Combining diacritical marks of the Latin, Greek and Cyrillic scripts; vowel signs of others are letters."""

_TYPOGRAPHY = str.maketrans(
    {
        "œ": "oe",
        "Œ": "oe",
        "æ": "ae",
        "Æ": "ae",
        "ø": "o",
        "Ø": "o",
        "ł": "l",
        "Ł": "l",
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "´": "'",
        "`": "'",
        "«": '"',
        "»": '"',
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "‹": "'",
        "›": "'",
        "–": "-",
        "—": "-",
        "―": "-",
        "‐": "-",
        "‑": "-",
        "−": "-",
    }
)


def fold(word: str, *, accents: bool = False) -> str:
    """The words that `word` is made of, folded and separated by spaces.

    Args:
        word: text without white space (text with white space folds to the words of its parts).
        accents: keep the diacritical marks, `été`, instead of taking them off, `ete`.
    """
    if word.isascii() and word.isalnum():
        return word.lower()
    if _ALONE.fullmatch(word):
        return word.translate(_FOLDED[accents]).strip()
    return _fold(word, accents).strip()


def _fold(word: str, accents: bool) -> str:
    folded = unicodedata.normalize("NFKC", word.translate(_TYPOGRAPHY)).casefold().translate(_TYPOGRAPHY)
    if not accents:
        folded = _without_accents(folded)
    return "".join(map(_set_apart, folded))


def _without_accents(text: str) -> str:
    letters = (c for c in unicodedata.normalize("NFD", text) if not _FIRST_MARK <= c <= _LAST_MARK)
    return unicodedata.normalize("NFC", "".join(letters))


def _set_apart(character: str) -> str:
    """Punctuation and symbols between spaces; format characters, controls and halves of surrogate pairs nowhere."""
    category = unicodedata.category(character)
    if category[0] in "PS":
        return f" {character} "
    return "" if category in ("Cf", "Cc", "Cs") else character


_ALONE = re.compile("[\0-\u02ff\u2010-\u203a]*")
"""Text whose characters fold one by one: none of these joins with a neighbour (a combining mark would)."""


class _Remembered(dict[int, str]):
    """What each character met so far folds to, for `str.translate`; at most the characters of `_ALONE`."""

    def __init__(self, accents: bool) -> None:
        super().__init__()
        self._accents = accents

    def __missing__(self, code: int) -> str:
        self[code] = folded = _fold(chr(code), self._accents)
        return folded


_FOLDED = (_Remembered(accents=False), _Remembered(accents=True))
