"""A side's texts read at once, as one array of characters.

Everything that can be seen of a text without knowing its language is counted here: tokens that may be cognates, marks,
what stands at its edges. No word becomes a Python object.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.characters import (
    ALONE,
    DOTS_GROUP,
    FOLDED_LETTERS,
    LETTER,
    MARK_GROUPS,
    NO_END,
    NO_GROUP,
    NUMBER,
    NUMBER_GROUP,
    OTHER_END,
    facts,
)
from alignpost.tokens.labels import LABEL

__all__ = ["Read", "read"]

_BLOCK = 4_096
"""Texts read between two calls of `pulse`."""
_PREFIXES = (4, 6)
_NAME = 5
"""Letters of a capitalised word."""
_NUMBERS, _PREFIX, _NAMES = "#", "~", "^"
"""What a token's spelling begins with, so that kinds are told apart; that of a prefix is not shown."""
_FACTOR = np.uint64(0x9E3779B97F4A7C15)
_DOT = ord(".")

Places = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Codes = NDArray[np.uint32]


class Read(NamedTuple):
    """What some texts hold."""

    rows: Places
    """For each distinct token of each text, the text; ascending."""
    tokens: Hashes
    """For each of them, the token."""
    known: Hashes
    """Each token once, ascending."""
    letters: Codes
    """Of each of these how it is spelt, (tokens, letters), zeros behind it."""
    marks: NDArray[np.float32]
    """Counts of each group of marks, (texts, MARK_GROUPS)."""
    brackets: Places
    """Brackets opened less brackets closed, (texts,); one behind a label, `b)`, closes nothing where none is open."""
    starts_low: NDArray[np.bool_]
    """Whether the first letter is lower case, (texts,)."""
    end: NDArray[np.int8]
    """Class of the last character other than closing ones, (texts,)."""

    @property
    def size(self) -> int:
        """How many texts there are."""
        return len(self.marks)

    def spelling(self, tokens: Hashes) -> list[str]:
        """How these tokens are spelt; all of them must be known."""
        letters = np.ascontiguousarray(self.letters[np.searchsorted(self.known, tokens)])
        found: list[str] = letters.view(f"<U{letters.shape[1]}")[:, 0].tolist()
        return [each.removeprefix(_PREFIX) for each in found]


def read(texts: Sequence[str], pulse: Callable[[], None] = lambda: None) -> Read:
    """Read texts, some thousand at a time; `pulse` is called before each block."""
    blocks = []
    for first in range(0, max(len(texts), 1), _BLOCK):
        pulse()
        blocks.append(_Block(texts[first : first + _BLOCK]).read())
    if len(blocks) == 1:
        return blocks[0]
    known, places = np.unique(np.concatenate([block.known for block in blocks]), return_index=True)
    return Read(
        np.concatenate([block.rows + number * _BLOCK for number, block in enumerate(blocks)]),
        np.concatenate([block.tokens for block in blocks]),
        known,
        np.concatenate([block.letters for block in blocks])[places],
        np.concatenate([block.marks for block in blocks]),
        np.concatenate([block.brackets for block in blocks]),
        np.concatenate([block.starts_low for block in blocks]),
        np.concatenate([block.end for block in blocks]),
    )


class _Block:
    """Some texts one after the other, a null between them."""

    def __init__(self, texts: Sequence[str]) -> None:
        self.strings = texts
        self.count = len(texts)
        written = "\0".join([*texts, ""]).encode("utf-32-le", "surrogatepass")
        self.codes: Codes = np.frombuffer(written, dtype=np.uint32)
        sizes = np.fromiter(map(len, texts), np.int64, self.count) + 1
        self.row = np.repeat(np.arange(self.count), sizes)
        ends = np.cumsum(sizes)
        self.texts = _Runs(ends - sizes, ends)
        self.facts = facts()
        self.numbers = self.facts.numbers(self.codes)
        self.kind = self.facts.kind[self.numbers]

    def read(self) -> Read:
        """What they hold."""
        names, words, digits = self._words()
        marks = self._marks(digits)
        rows, tokens, known, letters = self._tokens(names, words, digits)
        end = self.facts.end[self.numbers]
        _, _, last = _edges(np.flatnonzero(end != NO_END), self.texts)
        ends = np.full(self.count, OTHER_END, dtype=np.int8)
        ends[self.row[last]] = end[last]
        letter = self.facts.letter[self.numbers]
        _, first, _ = _edges(np.flatnonzero(letter), self.texts)
        low = np.zeros(self.count, dtype=np.bool_)
        low[self.row[first]] = letter[first] == 1
        bracket = self.facts.bracket[self.numbers]
        there = np.flatnonzero(bracket)
        brackets = np.bincount(self.row[there], bracket[there], self.count).astype(np.int64)
        for row in np.flatnonzero(brackets < 0).tolist():
            brackets[row] = min(0, brackets[row] + len(LABEL.findall(self.strings[row])))
        return Read(rows, tokens, known, letters, marks, brackets, low, ends)

    def _words(self) -> tuple[_Runs, _Runs, _Runs]:
        """Words that a capital distinguishes, all words, and numbers."""
        digits = _Runs.of(self.kind == NUMBER)
        letter = self.kind == LETTER
        # Signs that are words by themselves are so only until a letter comes.
        run = _Runs.of(letter | (self.kind == ALONE))
        held, first, _ = _edges(np.flatnonzero(letter), run)
        words = _Runs(first, run.end[held])
        opening = np.concatenate([run.start, digits.start])
        opening.sort()
        _, opening, _ = _edges(opening, self.texts)
        low = np.concatenate([[0], np.cumsum(self.facts.letter[self.numbers] & 1)])
        shouted = (low[words.end] == low[words.start]) & (words.end - words.start > 1)
        capital = self.facts.upper[self.numbers[words.start]] > 0
        # A capital at the beginning of a text says nothing.
        capital &= shouted | ~np.isin(words.start, opening)
        return words.at(capital), words, digits

    def _marks(self, digits: _Runs) -> NDArray[np.float32]:
        group = self.facts.group[self.numbers]
        there = np.flatnonzero(group != NO_GROUP)
        counts = np.bincount(
            self.row[there] * MARK_GROUPS + group[there], minlength=self.count * MARK_GROUPS
        ).reshape(self.count, MARK_GROUPS)
        counts[:, NUMBER_GROUP] = np.bincount(self.row[digits.start], minlength=self.count)
        dots = _Runs.of(self.codes == _DOT)
        counts[:, DOTS_GROUP] += np.bincount(
            self.row[dots.start], (dots.end - dots.start) // 3, self.count
        ).astype(np.int64)
        return counts.astype(np.float32)

    def _tokens(self, names: _Runs, words: _Runs, digits: _Runs) -> tuple[Places, Hashes, Hashes, Codes]:
        """Distinct tokens of each text by row and token; and those of all, with their spelling."""
        stream, place = self._folded()
        kinds = [_spelt(self.codes, digits.start, digits.end - digits.start, _NUMBERS)]
        rows = [self.row[digits.start]]
        sizes = place[words.end] - place[words.start]
        for prefix in _PREFIXES:
            long = sizes >= prefix
            kinds.append(_spelt(stream, place[words.start[long]], np.full(long.sum(), prefix), _PREFIX))
            rows.append(self.row[words.start[long]])
        sizes = np.minimum(place[names.end] - place[names.start], _NAME)
        kinds.append(_spelt(stream, place[names.start], sizes, _NAMES))
        rows.append(self.row[names.start])
        hashes = np.concatenate([each[0] for each in kinds])
        letters = np.concatenate([each[1] for each in kinds])
        known, places, number = np.unique(hashes, return_index=True, return_inverse=True)
        keys = np.concatenate(rows) * max(len(known), 1) + number
        keys.sort()
        keys = keys[np.diff(keys, prepend=-1) != 0]
        return keys // max(len(known), 1), known[keys % max(len(known), 1)], known, letters[places]

    def _folded(self) -> tuple[Codes, Places]:
        """The characters without case and accents, and where each one's begin among them."""
        sizes = self.facts.folded_size[self.numbers]
        starts = np.zeros(len(sizes) + 1, dtype=np.int64)
        np.cumsum(sizes, out=starts[1:])
        if starts[-1] == len(sizes) and (sizes == 1).all():
            return self.facts.folded[:, 0].take(self.numbers), starts
        several = np.repeat(self.numbers, sizes)
        which = np.arange(starts[-1]) - np.repeat(starts[:-1], sizes)
        return self.facts.folded[several, which], starts


class _Runs(NamedTuple):
    """Neighbouring characters of one kind."""

    start: Places
    end: Places

    @classmethod
    def of(cls, there: NDArray[np.bool_]) -> _Runs:
        edges = np.flatnonzero(np.diff(there, prepend=False, append=False))
        return cls(edges[0::2], edges[1::2])

    def at(self, chosen: NDArray[np.bool_]) -> _Runs:
        return _Runs(self.start[chosen], self.end[chosen])


def _edges(places: Places, runs: _Runs) -> tuple[Places, Places, Places]:
    """Of runs that follow one another those that hold some of the ascending places, and of each the first and the last."""
    first, behind = np.searchsorted(places, runs.start), np.searchsorted(places, runs.end)
    held = np.flatnonzero(first < behind)
    return held, places[first[held]], places[behind[held] - 1]


def _spelt(stream: Codes, starts: Places, sizes: Places, kind: str) -> tuple[Hashes, Codes]:
    """A number for each run of characters, and how it begins, its kind first."""
    letters = np.zeros((len(starts), 1 + FOLDED_LETTERS), dtype=np.uint32)
    hashes = np.full(len(starts), 1 + ord(kind), dtype=np.uint64)
    letters[:, 0] = ord(kind)
    for k in range(int(sizes.max(initial=0))):
        longer = slice(None) if k < sizes.min() else np.flatnonzero(sizes > k)
        codes = stream.take(starts[longer] + k)
        if k < FOLDED_LETTERS:
            letters[longer, 1 + k] = codes
        hashes[longer] = (hashes[longer] + codes) * _FACTOR
        hashes[longer] ^= hashes[longer] >> np.uint64(29)
    return hashes, letters
