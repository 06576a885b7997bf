"""The file of a lexicon: a NumPy archive of small integers, two megabytes for sixty thousand words a side.

It is not compressed, since every start of the program reads it; packages are compressed as a whole.

| array | holds |
|---|---|
| `source_words`, `target_words` | UTF-8, one word a line, the most frequent first |
| `source_sorted`, `target_sorted` | numbers of the words in the order of their bytes, for finding them |
| `source_bits`, `target_bits` | tenths of a bit of information, one byte a word |
| `source_small`, `target_small` | hundredths written in small letters, one byte a word |
| `row_lengths` | how many renderings each source word has |
| `targets` | numbers of the renderings, ascending within a row |
| `forward`, `backward` | −8·log₂ of both probabilities, one byte each |
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, overload

import numpy as np
from numpy.typing import NDArray

from alignpost.errors import FormatError
from alignpost.score.archive import arrays_in

__all__ = ["LexiconTables", "WordTable", "Words", "read_tables", "write_tables"]

_MANY = 1024
"""Different words asked for from which a dictionary of all of them is worth its time."""
_STEPS = 8
_OF_STEPS = np.exp2(-np.arange(256) / _STEPS)
"""The probability that each byte stands for."""


class Words(Sequence[str]):
    """Words as they stand in the file, found and turned into strings one by one.

    A start of the program asks for a few hundred of them; a hundred thousand strings would take a tenth of a second.
    Once many have been asked for, they are made all the same.
    """

    def __init__(self, lines: bytes, order: NDArray[np.unsignedinteger[Any]]) -> None:
        """Take words over.

        Args:
            lines: UTF-8, one word a line.
            order: numbers of the words in the order of their bytes.
        """
        self._lines = lines
        ends = np.flatnonzero(np.frombuffer(lines, np.uint8) == ord("\n")).astype(np.uint32)
        self._ends = array("I")
        self._ends.frombytes(ends.view(np.uint8).data)
        self._ends.append(len(lines))
        self._numbers: dict[str, int | None] = {}
        """Of words asked for."""
        self._all = False
        """Whether these are all words."""
        self._order = array("H", order.astype(np.uint16).tobytes())
        if len(self._order) != len(self):
            raise ValueError("its words are not counted")

    @classmethod
    def of(cls, words: Sequence[str]) -> Words:
        """`words` themselves if they are already such, else put so."""
        if isinstance(words, Words):
            return words
        coded = [word.encode() for word in words]
        return cls(b"\n".join(coded), np.argsort(np.array(coded, object), kind="stable").astype(np.uint16))

    @property
    def lines(self) -> bytes:
        """UTF-8, one word a line."""
        return self._lines

    @property
    def order(self) -> NDArray[np.uint16]:
        """Numbers of the words in the order of their bytes."""
        return np.array(self._order, np.uint16)

    def __len__(self) -> int:
        return len(self._ends) if self._lines else 0

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines.decode().split("\n") if self._lines else ())

    @overload
    def __getitem__(self, number: int) -> str: ...
    @overload
    def __getitem__(self, number: slice) -> tuple[str, ...]: ...
    def __getitem__(self, number: int | slice) -> str | tuple[str, ...]:
        if isinstance(number, slice):
            return tuple(self._bytes(one).decode() for one in range(len(self))[number])
        return self._bytes(range(len(self))[number]).decode()

    def number(self, word: str) -> int | None:
        """The number of a word; None where it is not here."""
        if word in self._numbers or self._all:
            return self._numbers.get(word)
        if len(self._numbers) >= _MANY:
            self._numbers, self._all = dict(zip(self, range(len(self)), strict=True)), True
            return self._numbers.get(word)
        number = self._numbers[word] = self._searched(word)
        return number

    def _searched(self, word: str) -> int | None:
        wanted = word.encode("utf-8", "surrogatepass")
        order, lines, ends = self._order, self._lines, self._ends

        def at(place: int) -> bytes:  # `_bytes` once more: sixteen calls a word are a good part of a start
            number = order[place]
            return lines[ends[number - 1] + 1 if number else 0 : ends[number]]

        place = bisect_left(range(len(order)), wanted, key=at)
        return order[place] if place < len(order) and at(place) == wanted else None

    def _bytes(self, number: int) -> bytes:
        return self._lines[self._ends[number - 1] + 1 if number else 0 : self._ends[number]]


class WordTable(NamedTuple):
    """The words of one language, the most frequent first."""

    words: Sequence[str]
    bits: NDArray[np.float64]
    """Information of each, −log₂ of its share in running text."""
    small: NDArray[np.float64]
    """Share of its occurrences in small letters, sentence beginnings left out."""


class LexiconTables(NamedTuple):
    """A lexicon as arrays; pairs of words are sorted by source word, then by target word."""

    source: WordTable
    target: WordTable
    rows: NDArray[np.int64]
    """Number of the source word of every pair."""
    columns: NDArray[np.integer[Any]]
    forward: NDArray[np.float64]
    """P(target word | source word), 0–1."""
    backward: NDArray[np.float64]
    """P(source word | target word)."""

    def reversed(self) -> LexiconTables:
        """The same for the other direction."""
        order = np.lexsort((self.rows, self.columns))
        return LexiconTables(
            self.target,
            self.source,
            self.columns[order].astype(np.int64),
            self.rows[order],
            self.backward[order],
            self.forward[order],
        )


def write_tables(tables: LexiconTables, path: Path) -> None:
    """Write a lexicon; equal lexicons give equal bytes."""
    arrays: dict[str, Any] = {}
    for name, side in (("source", tables.source), ("target", tables.target)):
        words = Words.of(side.words)
        arrays[f"{name}_words"], arrays[f"{name}_sorted"] = np.frombuffer(words.lines, np.uint8), words.order
        arrays[f"{name}_bits"] = np.clip(np.rint(side.bits * 10), 0, 255).astype(np.uint8)
        arrays[f"{name}_small"] = np.rint(side.small * 100).astype(np.uint8)
    arrays["row_lengths"] = np.bincount(tables.rows, minlength=len(tables.source.words)).astype(np.uint16)
    arrays["targets"] = tables.columns.astype(np.uint16)
    arrays["forward"], arrays["backward"] = _steps(tables.forward), _steps(tables.backward)
    with path.open("wb") as stream:
        np.savez(stream, **arrays)


def _steps(probability: NDArray[np.float64]) -> NDArray[np.uint8]:
    steps = np.rint(-_STEPS * np.log2(np.maximum(probability, 1e-12)))
    return np.asarray(np.clip(steps, 0, 255), np.uint8)


def read_tables(content: bytes, name: str) -> LexiconTables:
    """Read what `write_tables` wrote.

    Raises:
        FormatError: it is no such file, or damaged.
    """
    try:
        arrays = arrays_in(content)
        sides = [_words(arrays, side) for side in ("source", "target")]
        rows = np.repeat(np.arange(len(sides[0].words)), arrays["row_lengths"])
        probabilities = [_OF_STEPS[arrays[key]] for key in ("forward", "backward")]
        columns = arrays["targets"]
    except (ValueError, KeyError, IndexError) as error:
        raise FormatError(f"is no lexicon: {error}; learn it anew", path=name) from error
    if not len(rows) == len(columns) == len(probabilities[0]) == len(probabilities[1]):
        raise FormatError("is no lexicon: its arrays differ in length; learn it anew", path=name)
    return LexiconTables(sides[0], sides[1], rows, columns, probabilities[0], probabilities[1])


def _words(arrays: dict[str, NDArray[Any]], side: str) -> WordTable:
    words = Words(arrays[f"{side}_words"].tobytes(), arrays[f"{side}_sorted"])
    bits, small = arrays[f"{side}_bits"] / 10, arrays[f"{side}_small"] / 100
    if not len(words) == len(bits) == len(small):
        raise ValueError("its words are not counted")
    return WordTable(words, bits, small)
