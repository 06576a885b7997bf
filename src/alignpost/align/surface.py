"""What can be compared without knowing either language: lengths, cognates, names, numbers, marks, layout.

Everything here is a number or a vector a segment, and vectors add up, so that the evidence for any group of segments
is a sum (DESIGN: vectors add up).
"""

from __future__ import annotations

import unicodedata
import zlib
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import regex
from numpy.typing import NDArray

from alignpost.model import SegmentedDocument

__all__ = ["Cognates", "Layout", "byte_lengths", "cognates", "layout", "punctuation", "words"]

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|\p{N}+|[\p{L}\p{M}]+")
_MARKS = regex.compile(r"[?!:;()\[\]…]|\.\.\.|[«»“”„\"]|[—–]|\p{N}+")
_CLOSERS = "\"'’”»)]} \u00a0\u202f"
_MARK_GROUPS = {
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
_QUOTE_GROUP, _NUMBER_GROUP, _GROUPS = 6, 7, 8
_QUOTES = '"“”„«»'
_ENDS = {".": 0, "!": 1, "?": 2, ":": 3, ";": 4, ",": 4, "…": 5}
_OTHER_END = 6
HASHED_DIMENSIONS = 512


@lru_cache(maxsize=1 << 16)
def _fold(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def words(text: str) -> list[str]:
    """Words, numbers and single ideographs of `text`, case- and accent-folded, in order."""
    return [_fold(word) for word in _WORD.findall(text)]


def byte_lengths(texts: Sequence[str]) -> NDArray[np.float32]:
    """Length of each text in bytes of UTF-8, which compares across scripts better than characters do."""
    return np.array([len(text.encode("utf-8", "surrogatepass")) for text in texts], dtype=np.float32)


@dataclass(frozen=True, slots=True)
class Cognates:
    """Vectors of the tokens that both documents share, and the weight of all tokens."""

    source: NDArray[np.float32]
    """Shape (segments, dimension); a dot product is the weight of what two segments have in common."""
    target: NDArray[np.float32]
    source_mass: NDArray[np.float32]
    """Shape (segments,): squared weight of every token, shared or not; adds up like a squared norm."""
    target_mass: NDArray[np.float32]


def _tokens(text: str) -> set[str]:
    found: set[str] = set()
    for number, word in enumerate(_WORD.findall(text)):
        if word[0].isnumeric():
            found.add("#" + word)
            continue
        folded = _fold(word)
        if len(folded) >= 4:
            found.add(folded[:4])
            if len(folded) >= 6:
                found.add(folded[:6])
        if word[0].isupper() and (number > 0 or (len(word) > 1 and word.isupper())):
            found.add("^" + folded[:5])
    return found


def cognates(
    source: Sequence[str], target: Sequence[str], pulse: Callable[[], None] = lambda: None
) -> Cognates:
    """Evidence of words that look alike: prefixes of four and six letters, capitalised words, numbers.

    Rare tokens weigh more (inverse document frequency over both documents). Up to `HASHED_DIMENSIONS` shared tokens
    have a dimension each; more of them are hashed with a sign, which keeps dot products right on average.
    """
    sides = []
    for texts in (source, target):
        found = []
        for number, text in enumerate(texts):
            if not number % 4_096:
                pulse()
            found.append(_tokens(text))
        sides.append(found)
    counts = [Counter(token for tokens in side for token in tokens) for side in sides]
    total = len(source) + len(target)
    rarity = {
        token: float(np.log((total + 1) / (counts[0][token] + counts[1][token])))
        for token in counts[0].keys() | counts[1].keys()
    }
    shared = sorted(counts[0].keys() & counts[1].keys())
    exact = len(shared) <= HASHED_DIMENSIONS
    places = {token: _place(number, token, exact) for number, token in enumerate(shared)}
    dimension = max(len(shared), 1) if exact else HASHED_DIMENSIONS
    vectors, masses = [], []
    for side in sides:
        vector = np.zeros((len(side), dimension), dtype=np.float32)
        mass = np.zeros(len(side), dtype=np.float32)
        for row, tokens in enumerate(side):
            if not row % 4_096:
                pulse()
            for token in tokens:
                mass[row] += rarity[token]
                if token in places:
                    column, sign = places[token]
                    vector[row, column] += sign * rarity[token] ** 0.5
        vectors.append(vector)
        masses.append(mass)
    return Cognates(vectors[0], vectors[1], masses[0], masses[1])


def _place(number: int, token: str, exact: bool) -> tuple[int, float]:
    if exact:
        return number, 1.0
    digest = zlib.crc32(token.encode("utf-8", "surrogatepass"))
    return digest % HASHED_DIMENSIONS, 1.0 if digest >> 31 else -1.0


def punctuation(texts: Sequence[str]) -> NDArray[np.float32]:
    """Counts of marks that translations tend to keep: ? ! colons, brackets, ellipses, dashes, quotes, numbers."""
    counts = np.zeros((len(texts), _GROUPS), dtype=np.float32)
    for row, text in enumerate(texts):
        for mark in _MARKS.findall(text):
            group = _NUMBER_GROUP if mark[0].isnumeric() else _MARK_GROUPS.get(mark, _QUOTE_GROUP)
            counts[row, group] += 1
    return counts


@dataclass(frozen=True, slots=True)
class Layout:
    """What stands at the edges of each segment."""

    end_mark: NDArray[np.int8]
    """Class of the last character: stop, exclamation, question, colon, comma or semicolon, ellipsis, other."""
    starts_low: NDArray[np.bool_]
    """Whether the first letter is lower case, as in the continuation of a sentence."""
    starts_paragraph: NDArray[np.bool_]
    """All false where the document's paragraphs say nothing about its segments."""
    brackets: NDArray[np.int8]
    """Brackets opened less brackets closed."""
    quotes: NDArray[np.int8]
    """1 where quotation marks do not come in pairs, else 0."""

    def part(self, start: int, end: int) -> Layout:
        """That of segments `start` .. `end` - 1."""
        return Layout(
            self.end_mark[start:end],
            self.starts_low[start:end],
            self.starts_paragraph[start:end],
            self.brackets[start:end],
            self.quotes[start:end],
        )

    def ordered(self, order: NDArray[np.int64]) -> Layout:
        """That of the same segments in another order."""
        return Layout(
            self.end_mark[order],
            self.starts_low[order],
            self.starts_paragraph[order],
            self.brackets[order],
            self.quotes[order],
        )

    def halved(self) -> Layout:
        """That of neighbours taken two and two."""
        ends = self.end_mark[np.minimum(np.arange(1, len(self.end_mark) + 1, 2), len(self.end_mark) - 1)]
        brackets, quotes = self.brackets[0::2].copy(), self.quotes[0::2].copy()
        brackets[: len(self.brackets) // 2] += self.brackets[1::2]
        quotes[: len(self.quotes) // 2] ^= self.quotes[1::2]
        return Layout(ends, self.starts_low[0::2], self.starts_paragraph[0::2], brackets, quotes)


def layout(document: SegmentedDocument) -> Layout:
    """End marks, beginnings and paragraph starts of a document's segments."""
    texts = document.texts()
    starts = np.zeros(len(texts), dtype=np.bool_)
    paragraphs = [span.start for span in document.document.paragraphs]
    if 1 < len(paragraphs) < len(texts):
        at = np.array([segment.start for segment in document.segments])
        starts[np.minimum(np.searchsorted(at, paragraphs), len(texts) - 1)] = True
    return Layout(
        end_mark=np.array([_end_mark(text) for text in texts], dtype=np.int8),
        starts_low=np.array([_starts_low(text) for text in texts], dtype=np.bool_),
        starts_paragraph=starts,
        brackets=np.array([_open_brackets(text) for text in texts], dtype=np.int8),
        quotes=np.array([sum(map(text.count, _QUOTES)) % 2 for text in texts], dtype=np.int8),
    )


def _open_brackets(text: str) -> int:
    return max(-9, min(9, text.count("(") + text.count("[") - text.count(")") - text.count("]")))


def _end_mark(text: str) -> int:
    bare = text.rstrip(_CLOSERS)
    return _ENDS.get(bare[-1:], _OTHER_END)


def _starts_low(text: str) -> bool:
    first = next((character for character in text if character.isalpha()), "")
    return first.islower()
