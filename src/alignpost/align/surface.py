"""What can be compared without knowing either language: lengths, cognates, names, numbers, marks, layout.

Everything here is a number or a vector a segment, and vectors add up, so that the evidence for any group of segments
is a sum (DESIGN: vectors add up).
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.characters import QUOTE_GROUP, words_of
from alignpost.align.reading import Read
from alignpost.model import SegmentedDocument

__all__ = ["Cognates", "Layout", "byte_lengths", "cognates", "layout", "paragraph_starts", "words"]

HASHED_DIMENSIONS = 512
_BLOCK = 256
"""Segments whose vectors are filled in at once: what is summed stays in the processor's second cache."""


def words(text: str) -> list[str]:
    """Words, numbers and single ideographs of `text`, case- and accent-folded, in order."""
    return [word for chunk in text.split() for word in words_of(chunk)]


def byte_lengths(texts: Sequence[str]) -> NDArray[np.float32]:
    """Length of each text in bytes of UTF-8, which compares across scripts better than characters do."""
    return np.array(
        [len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass")) for text in texts],
        dtype=np.float32,
    )


class Cognates(NamedTuple):
    """Vectors of the tokens that both documents share, and the weight of all tokens."""

    source: NDArray[np.float32]
    """Shape (segments, dimension); a dot product is the weight of what two segments have in common."""
    target: NDArray[np.float32]
    source_mass: NDArray[np.float32]
    """Shape (segments,): squared weight of every token, shared or not; adds up like a squared norm."""
    target_mass: NDArray[np.float32]


def cognates(source: Read, target: Read) -> Cognates:
    """Evidence of words that look alike: prefixes of four and six letters, capitalised words, numbers.

    Rare tokens weigh more (inverse document frequency over both documents). Up to `HASHED_DIMENSIONS` shared tokens
    have a dimension each; more of them are hashed with a sign, which keeps dot products right on average.
    """
    # Asked for places too, numpy does not load its masked arrays.
    known, _ = np.unique(np.concatenate([source.known, target.known]), return_index=True)
    held = [np.searchsorted(known, side.tokens) for side in (source, target)]
    counts = [np.bincount(tokens, minlength=len(known)) for tokens in held]
    rarity = np.log((source.size + target.size + 1) / (counts[0] + counts[1]))
    shared = np.flatnonzero((counts[0] > 0) & (counts[1] > 0))
    exact = len(shared) <= HASHED_DIMENSIONS
    column = np.full(len(known), -1, dtype=np.int64)
    weight = np.sqrt(rarity)
    for number, (token, name) in enumerate(zip(shared.tolist(), source.spelling(known[shared]), strict=True)):
        column[token], sign = _place(number, name, exact)
        weight[token] *= sign
    dimension = max(len(shared), 1) if exact else HASHED_DIMENSIONS
    vectors = [
        _summed(side.rows, column[tokens], weight[tokens], (side.size, dimension))
        for tokens, side in zip(held, (source, target), strict=True)
    ]
    masses = [
        np.bincount(side.rows, rarity[tokens], side.size).astype(np.float32)
        for tokens, side in zip(held, (source, target), strict=True)
    ]
    return Cognates(vectors[0], vectors[1], masses[0], masses[1])


def _summed(
    rows: NDArray[np.int64], columns: NDArray[np.int64], weights: NDArray[np.float64], shape: tuple[int, int]
) -> NDArray[np.float32]:
    """The weights added up where they stand; `rows` ascend, a column below 0 is nowhere."""
    found = np.empty(shape, dtype=np.float32)
    there = columns >= 0
    rows, places, weights = rows[there], (rows * shape[1] + columns)[there], weights[there]
    for first in range(0, shape[0], _BLOCK):
        last = min(first + _BLOCK, shape[0])
        part = slice(*np.searchsorted(rows, (first, last)))
        cells = (last - first) * shape[1]
        summed = np.bincount(places[part] - first * shape[1], weights[part], cells)
        found[first:last] = summed.reshape(-1, shape[1])
    return found


def _place(number: int, token: str, exact: bool) -> tuple[int, float]:
    if exact:
        return number, 1.0
    digest = zlib.crc32(token.encode("utf-8", "surrogatepass"))
    return digest % HASHED_DIMENSIONS, 1.0 if digest >> 31 else -1.0


class Layout(NamedTuple):
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

    @classmethod
    def plain(cls, size: int) -> Layout:
        """So many segments that all end with a stop and have nothing else to show."""
        nothing, never = np.zeros(size, dtype=np.int8), np.zeros(size, dtype=np.bool_)
        return cls(nothing, never, never, nothing, nothing)

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


def layout(document: SegmentedDocument, read: Read) -> Layout:
    """End marks, beginnings and paragraph starts of a document's segments."""
    return Layout(
        end_mark=read.end,
        starts_low=read.starts_low,
        starts_paragraph=paragraph_starts(document),
        brackets=read.brackets.clip(-9, 9).astype(np.int8),
        quotes=(read.marks[:, QUOTE_GROUP] % 2).astype(np.int8),
    )


def paragraph_starts(document: SegmentedDocument) -> NDArray[np.bool_]:
    """Which segments begin a paragraph, shape (segments,); none where each is one, or all are, which tells nothing."""
    size = len(document.segments)
    starts = np.zeros(size, dtype=np.bool_)
    paragraphs = [span.start for span in document.document.paragraphs]
    if 1 < len(paragraphs) < size:
        at = np.array([segment.start for segment in document.segments])
        starts[np.minimum(np.searchsorted(at, paragraphs), size - 1)] = True
    return starts
