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
from alignpost.score.shipped import Content

__all__ = ["LexiconTables", "WordTable", "Words", "probabilities", "read_tables", "write_tables"]

_MANY = 1024
"""Different words asked for from which a dictionary of all of them is worth its time."""
_STEPS = 8
_OF_STEPS = np.exp2(-np.arange(256) / _STEPS)
"""The probability that each byte stands for."""
_TENTHS, _HUNDREDTHS = 10, 100


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
    """The words of one language, the most frequent first, with bytes as the file has them."""

    words: Sequence[str]
    tenths: NDArray[np.uint8]
    """Information of each in tenths of a bit, −log₂ of its share in running text."""
    hundredths: NDArray[np.uint8]
    """Share of its occurrences in small letters, sentence beginnings left out."""

    @classmethod
    def of(cls, words: Sequence[str], bits: NDArray[np.float64], small: NDArray[np.float64]) -> WordTable:
        """Words with their bits, and their shares in small letters, 0–1."""
        tenths = np.clip(np.rint(bits * _TENTHS), 0, 255).astype(np.uint8)
        return cls(words, tenths, np.rint(small * _HUNDREDTHS).astype(np.uint8))

    @property
    def bits(self) -> NDArray[np.float64]:
        """Information of each."""
        return self.tenths / _TENTHS

    @property
    def small(self) -> NDArray[np.float64]:
        """Share of each in small letters, 0–1."""
        return self.hundredths / _HUNDREDTHS


class LexiconTables(NamedTuple):
    """A lexicon as arrays; pairs of words are sorted by source word, then by target word.

    Of two hundred thousand pairs a start asks for some hundred, so they stay as small as the file has them.
    """

    source: WordTable
    target: WordTable
    lengths: NDArray[np.uint16]
    """How many pairs each source word has."""
    columns: NDArray[np.uint16]
    """Number of the target word of every pair."""
    forward: NDArray[np.uint8]
    """P(target word | source word), as `probabilities` reads it."""
    backward: NDArray[np.uint8]
    """P(source word | target word)."""

    @classmethod
    def of(
        cls,
        source: WordTable,
        target: WordTable,
        pairs: tuple[NDArray[np.int64], NDArray[np.int64]],
        forward: NDArray[np.float64],
        backward: NDArray[np.float64],
    ) -> LexiconTables:
        """Those of pairs of numbers of words, sorted, with both probabilities."""
        lengths = np.bincount(pairs[0], minlength=len(source.words)).astype(np.uint16)
        return cls(source, target, lengths, pairs[1].astype(np.uint16), _steps(forward), _steps(backward))

    @property
    def width(self) -> int:
        """By how much the keys of a source word begin above those of the one before; no target word has the last."""
        return len(self.target.words) + 1

    def keys(self) -> NDArray[np.uint32 | np.uint64]:
        """One ascending number for each pair: that of the source word times `width`, and that of the target word."""
        count, width = len(self.source.words), self.width
        kind = np.dtype(np.uint32 if (count + 1) * width <= 1 << 32 else np.uint64)
        keys: NDArray[np.uint32 | np.uint64] = np.repeat(np.arange(count).astype(kind) * width, self.lengths)
        keys += self.columns
        return keys

    def reversed(self) -> LexiconTables:
        """The same for the other direction."""
        rows = np.repeat(np.arange(len(self.lengths)), self.lengths)
        order = np.lexsort((rows, self.columns))
        lengths = np.bincount(self.columns, minlength=len(self.target.words)).astype(np.uint16)
        columns = rows[order].astype(np.uint16)
        return LexiconTables(
            self.target, self.source, lengths, columns, self.backward[order], self.forward[order]
        )


def probabilities(steps: NDArray[np.uint8]) -> NDArray[np.float64]:
    """What bytes of a lexicon stand for, 0–1."""
    return _OF_STEPS[steps]


def write_tables(tables: LexiconTables, path: Path) -> None:
    """Write a lexicon; equal lexicons give equal bytes."""
    arrays: dict[str, Any] = {}
    for name, side in (("source", tables.source), ("target", tables.target)):
        words = Words.of(side.words)
        arrays[f"{name}_words"], arrays[f"{name}_sorted"] = np.frombuffer(words.lines, np.uint8), words.order
        arrays[f"{name}_bits"], arrays[f"{name}_small"] = side.tenths, side.hundredths
    arrays["row_lengths"], arrays["targets"] = tables.lengths, tables.columns
    arrays["forward"], arrays["backward"] = tables.forward, tables.backward
    with path.open("wb") as stream:
        np.savez(stream, **arrays)


def _steps(probability: NDArray[np.float64]) -> NDArray[np.uint8]:
    steps = np.rint(-_STEPS * np.log2(np.maximum(probability, 1e-12)))
    return np.asarray(np.clip(steps, 0, 255), np.uint8)


def read_tables(content: Content, name: str) -> LexiconTables:
    """Read what `write_tables` wrote.

    Raises:
        FormatError: it is no such file, or damaged.
    """
    try:
        arrays = arrays_in(content)
        source, target = (_words(arrays, side) for side in ("source", "target"))
        pairs = (arrays["row_lengths"], arrays["targets"], arrays["forward"], arrays["backward"])
    except (ValueError, KeyError, IndexError) as error:
        raise FormatError(f"is no lexicon: {error}; learn it anew", path=name) from error
    tables = LexiconTables(source, target, *pairs)
    sizes = {int(tables.lengths.sum()), len(tables.columns), len(tables.forward), len(tables.backward)}
    if len(sizes) > 1 or len(tables.lengths) != len(tables.source.words):
        raise FormatError("is no lexicon: its arrays differ in length; learn it anew", path=name)
    return tables


def _words(arrays: dict[str, NDArray[Any]], side: str) -> WordTable:
    words = Words(arrays[f"{side}_words"].tobytes(), arrays[f"{side}_sorted"])
    table = WordTable(words, arrays[f"{side}_bits"], arrays[f"{side}_small"])
    if not len(words) == len(table.tenths) == len(table.hundredths):
        raise ValueError("its words are not counted")
    return table
