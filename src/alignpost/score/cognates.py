"""Likeness of two words by their letters: cognates, transliterations and spelling variants."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

__all__ = ["bare", "changed_letter", "likeness", "one_letter_off", "variant_spelling"]

_SOUNDS = (
    ("ph", "f"), ("tch", "ch"), ("sch", "ch"), ("sh", "ch"), ("ck", "k"), ("qu", "k"), ("kh", "k"), ("ou", "u"),
    ("oo", "u"), ("ee", "i"), ("iy", "i"), ("yy", "i"), ("ij", "i"), ("y", "i"), ("j", "i"), ("w", "v"), ("c", "k"), ("z", "s"),
    ("th", "t"), ("gu", "g"), ("x", "ks"),
)  # fmt: skip


@lru_cache(maxsize=65_536)
def bare(word: str) -> str:
    """`word` in small letters without accents, apostrophes and hyphens."""
    if word.isascii():
        letters = word.lower()
        return letters if letters.isalnum() else "".join(filter(str.isalnum, letters))
    decomposed = unicodedata.normalize("NFKD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(c for c in decomposed if c.isalnum())


@lru_cache(maxsize=65_536)
def _sound(word: str) -> str:
    """A rough key of how a name sounds, the same for its usual transliterations."""
    key = bare(word)
    for written, heard in _SOUNDS:
        key = key.replace(written, heard)
    return "".join(c for i, c in enumerate(key) if i == 0 or c != key[i - 1])


@lru_cache(maxsize=65_536)
def likeness(a: str, b: str) -> float:
    """Likeness of two words, 0–1: twice the longest common subsequence over both lengths, on bare letters.

    The first letters must agree: cognates of English and French nearly always do, chance likenesses seldom.
    """
    a, b = bare(a), bare(b)
    if not a or not b or a[0] != b[0]:
        return 0.0
    if min(len(a), len(b)) / max(len(a), len(b)) < 0.5:
        return 0.0
    return 2 * _common(a, b) / (len(a) + len(b))


def _common(a: str, b: str) -> int:
    """Length of the longest common subsequence; words beyond 40 letters are cut."""
    a, b = a[:40], b[:40]
    row = [0] * (len(b) + 1)
    for x in a:
        previous = 0
        for place, y in enumerate(b, 1):
            previous, row[place] = row[place], previous + 1 if x == y else max(row[place], row[place - 1])
    return row[-1]


@lru_cache(maxsize=65_536)
def variant_spelling(a: str, b: str) -> bool:
    """Whether two words may spell one name: Zelenskyy and Zelensky, Vladimir and Wladimir, Kiev and Kyiv not."""
    one, other = _sound(a), _sound(b)
    if not one or not other:
        return False
    if one == other:
        return True
    shorter = min(len(one), len(other))
    if shorter < 4 or abs(len(one) - len(other)) > 3:
        return False
    return 2 * _common(one, other) / (len(one) + len(other)) >= 0.8 and one[:2] == other[:2]


def one_letter_off(a: str, b: str) -> bool:
    """Whether one letter of a name was changed, lost or added, and not as transliterations and endings vary.

    Ratcliffe and Radcliffe, Waltz and Walz, Macron and Macro; Zelenskyy and Zelensky not, nor Mohammed and Mohamed,
    Arabia and Arabie, Plato and Platon.
    """
    one, other = bare(a), bare(b)
    if min(len(one), len(other)) < 4 or abs(len(one) - len(other)) > 1 or _sound(a) == _sound(b):
        return False
    if one[: len(other) - (len(one) == len(other))] == other[: len(one) - 1]:
        return len(one) >= len(other) and _other_end(one, other)
    at = changed_letter(one, other)
    return at is not None and 0 < at < max(len(one), len(other)) - 1


def changed_letter(one: str, other: str) -> int | None:
    """Where the one letter stands that was changed, lost or added between two words; None where it is not just one."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    shorter = min(len(one), len(other))
    at = next((i for i, (x, y) in enumerate(zip(one, other, strict=False)) if x != y), shorter)
    rest, others = one[at + (len(one) >= len(other)) :], other[at + (len(other) >= len(one)) :]
    return at if rest == others else None


_VOWELS = frozenset("aeiouy")


def _other_end(one: str, other: str) -> bool:
    """Whether the last letter of the first name is lost or another one, as no ending of French explains."""
    last, theirs = one[-1], other[-1]
    if len(one) > len(other):  # Cuban – Cuba, Sikhs – Sikh
        return last not in _VOWELS | {"s"} and theirs not in _VOWELS - {"o", "u"}
    return theirs not in "es" and last != "s" and (last in _VOWELS) == (theirs in _VOWELS)
