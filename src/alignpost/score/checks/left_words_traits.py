"""What is known of a copied target word when it is asked whether it was left untranslated: one row of numbers."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import lru_cache
from typing import NamedTuple

import regex

from alignpost.lazily import later
from alignpost.score.check import PairText
from alignpost.score.checks.foreign import COPIED, DOUBTFUL, FOREIGN, HINTED, NEUTRAL, OWN
from alignpost.score.checks.left_words_rates import UNSEEN, CopyRates, copy_rates
from alignpost.score.lexicon import Lexicon
from alignpost.score.once import once
from alignpost.score.side import Side
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.words import APOSTROPHES, fold_apostrophes

__all__ = ["TRAITS", "CopiedWords", "copied_places", "parts_of"]

_NUMBERS = {mark: number for number, mark in enumerate((COPIED, DOUBTFUL, HINTED, FOREIGN, NEUTRAL, OWN))}
_PART = later(regex.compile, r"\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?[\p{Ll}\p{M}]+|\p{Lu}+")
_RARE_BITS = 24.0
"""Bits of a word that a language's counts do not hold."""
_TELLING = 3
"""Letters of a part that can tell anything."""
_NOWHERE = -1.0

_WORD = (
    "bits",
    "bits-there",
    "gap",
    "small",
    "small-there",
    "otherwise",
    "itself",
    "copied-small",
    "copied-capital",
)
_SHAPE = (
    "mark",
    "exempt",
    "parts",
    "copied-parts",
    "letters",
    "capital",
    "capitals",
    "digits",
    "hyphen",
    "glued",
    "elided",
    "paused",
)
_PLACE = ("titled", "place", "to-end", "words", "share", "copied-share", "run", "run-before", "times")
_SOURCE = ("s-capital", "s-first", "s-times", "s-place", "s-share", "s-words", "s-capitals")
_BESIDE = ("copied", "capital", "gap", "bits")
_SOURCE_BESIDE = ("capital", "copied", "same", "copied-small")
TRAITS = (
    *(f"whole-{name}" for name in _WORD), *(f"part-{name}" for name in _WORD), *_SHAPE, *_PLACE, *_SOURCE,
    *(f"{where}-{name}" for where in ("before", "after") for name in _BESIDE),
    *(f"s-{where}-{name}" for where in ("before", "after") for name in _SOURCE_BESIDE),
)  # fmt: skip
"""Names of the columns."""


class _Known(NamedTuple):
    """What the tables hold of a word, in the order of `_WORD`."""

    bits: float
    bits_there: float
    gap: float
    """How many bits rarer it is in the target language."""
    small: float
    small_there: float
    otherwise: float
    """Probability of its best rendering other than itself."""
    itself: float
    copied_small: float
    """−log₂ of how often it is copied; the same with a capital."""
    copied_capital: float


def _rarer_there(known: _Known) -> float:
    """How much rarer a part of a word is in the target language; last comes one that the source language does not know."""
    return known.gap if known.bits < _RARE_BITS else -9.0


def _parts(text: str) -> tuple[str, ...]:
    if text.isascii() and text.isalpha() and (text.islower() or text.isupper() or text.istitle()):
        return (text.lower(),)  # as nearly all
    return tuple(map(fold_apostrophes, _PART.findall(text)))


parts_of: Callable[[str], tuple[str, ...]] = Remembered(_parts).__getitem__
"""The letters of a word, small, cut at capitals and at all that is no letter: `blade` and `the` of `bladeThe`."""


def _cut(text: str) -> tuple[str, ...]:
    """The parts of a word that is more than letters in a row; nothing for most, which are what their keys say."""
    parts = _parts(text)
    return () if parts == (fold_apostrophes(text),) else parts


_CUT: Callable[[str], tuple[str, ...]] = Remembered(_cut).__getitem__


@lru_cache(maxsize=64)
def _asked(small: frozenset[str]) -> Remembered[str, tuple[str, ...]]:
    """The parts of the words that are asked about at all; nothing for small words and addresses."""

    def asked(text: str) -> tuple[str, ...]:
        never = fold_apostrophes(text) in small or not text[0].isalnum() or "." in text
        return () if never else _parts(text)

    return Remembered(asked)


class _Written(NamedTuple):
    """How a word is written, in the order of `_SHAPE`."""

    letters: int
    capital: bool
    capitals: bool
    digits: bool
    hyphen: bool
    glued: bool


def _written(text: str) -> _Written:
    loud = text.isupper()
    return _Written(
        len(text), text[0].isupper(), loud, any(map(str.isdigit, text)), "-" in text,
        not loud and any(map(str.isupper, text[1:])),
    )  # fmt: skip


_WRITTEN: Callable[[str], _Written] = Remembered(_written).__getitem__


_UNKNOWN = _Known(_RARE_BITS, _RARE_BITS, 0.0, _NOWHERE, _NOWHERE, 0.0, 0.0, UNSEEN, UNSEEN)


class _Tables(NamedTuple):
    """What is known of words; of those beside a copied one only what is asked, so that their renderings stay packed."""

    known: Callable[[str], _Known]
    beside: Callable[[str], tuple[float, float]]
    """`gap` and `bits` of `_Known`."""
    copied_small: Callable[[str], float]
    """That of `_Known`."""


_NO_TABLES = _Tables(lambda _: _UNKNOWN, lambda _: (_UNKNOWN.gap, _UNKNOWN.bits), lambda _: UNSEEN)


@lru_cache(maxsize=8)
def _tables(source: str, target: str, lexicon: Lexicon | None) -> _Tables:
    rates = copy_rates(source, target, lexicon) if lexicon else None
    return _tables_of(lexicon, rates) if lexicon and rates else _NO_TABLES


def _tables_of(lexicon: Lexicon, rates: CopyRates) -> _Tables:
    def known(key: str) -> _Known:
        ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
        gap, bits = beside(key)
        itself, otherwise = lexicon.copied_or_not(key)
        return _Known(
            bits, theirs.information if theirs else _RARE_BITS, gap,
            ours.small if ours else _NOWHERE, theirs.small if theirs else _NOWHERE,
            otherwise, itself, *rates.of(lexicon.source.number(key)),
        )  # fmt: skip

    def beside(key: str) -> tuple[float, float]:
        ours, theirs = lexicon.source.get(key), lexicon.target.get(key)
        bits = ours.information if ours else _RARE_BITS
        return (theirs.information if theirs else _RARE_BITS) - bits, bits

    def copied_small(key: str) -> float:
        return rates.of(lexicon.source.number(key))[0]

    return _Tables(
        Remembered(known).__getitem__, Remembered(beside).__getitem__, Remembered(copied_small).__getitem__
    )


@lru_cache(maxsize=4)  # it is asked first whether a pair has any
def copied_places(pair: PairText) -> list[int]:
    """Places of the target words that the source has too, as a whole or in part; no small words, no addresses."""
    side, there = pair.target, _parts_of_side(pair.source)
    asked = map(_asked(side.function_words).__getitem__, side.texts)
    return [place for place, parts in enumerate(asked) if parts and not there.isdisjoint(parts)]


@lru_cache(maxsize=256)
def _parts_of_side(side: Side) -> frozenset[str]:
    """Its different words, and the parts of those that are more than letters in a row."""
    return side.different.union(*filter(None, map(_CUT, side.texts)))


class CopiedWords:
    """The copied words of a pair between languages that have a lexicon and rates of copying."""

    def __init__(self, pair: PairText, marks: Sequence[str], exempt: Set[int], *, titled: bool) -> None:
        self.pair, self.marks, self.exempt, self.titled = pair, marks, exempt, titled

    @once
    def places(self) -> list[int]:
        """Places of the target words that the source has too, as a whole or in part; no small words, no addresses."""
        return copied_places(self.pair)

    @once
    def _source_parts(self) -> frozenset[str]:
        return _parts_of_side(self.pair.source)

    @once
    def _copied(self) -> list[bool]:
        return list(map(self._source_parts.__contains__, self.pair.target.keys))

    @once
    def _copied_share(self) -> float:
        return sum(self._copied) / len(self._copied)

    @once
    def _firsts(self) -> list[int]:
        """For every target word the first of the copied words in a row around it."""
        return _beginnings(self._copied)

    @once
    def _lasts(self) -> list[int]:
        """For every target word the last of them."""
        return [len(self._copied) - 1 - first for first in reversed(_beginnings(self._copied[::-1]))]

    @once
    def _loud_keys(self) -> frozenset[str]:
        """Source words that stand somewhere with a capital."""
        return frozenset(self.pair.source.keys[place] for place in self.pair.source.capitals)

    def rows(self) -> list[list[float]]:
        """For each of `places` the numbers that `TRAITS` names."""
        return [self._row(place) for place in self.places]

    def _row(self, place: int) -> list[float]:
        key = self.pair.target.keys[place]
        parts = parts_of(self.pair.target.texts[place])
        copied = [part for part in parts if part in self._source_parts]
        telling = [part for part in copied if len(part) >= _TELLING] or copied
        known = self._tables.known
        # The part that is least a word of the target language says most.
        foreign = max(map(known, telling), key=_rarer_there) if len(telling) > 1 else known(telling[0])
        before, after = self._next(place, -1), self._next(place, 1)
        return [
            *known(key), *foreign,
            *self._shape(place, len(parts), len(copied)),
            *self._where(place, key),
            *self._in_source(key),
            *self._beside(before), *self._beside(after),
            *self._source_beside(key, -1, before), *self._source_beside(key, 1, after),
        ]  # fmt: skip

    @once
    def _tables(self) -> _Tables:
        return _tables(*self.pair.context.languages, self.pair.context.lexicon)

    def _shape(self, place: int, parts: int, copied: int) -> tuple[float, ...]:
        side, texts = self.pair.target, self.pair.target.texts
        gap = side.gaps[place] if place + 1 < len(texts) else ""
        return (
            _NUMBERS[self.marks[place]], place in self.exempt, parts, copied, *_WRITTEN(texts[place]),
            place > 0 and texts[place - 1][-1] in APOSTROPHES, bool(gap.strip(" \u00a0\u202f")),
        )  # fmt: skip

    def _where(self, place: int, key: str) -> tuple[float, ...]:
        size, first, last = len(self._copied), self._firsts[place], self._lasts[place]
        return (
            self.titled, place, size - 1 - place, size, place / size, self._copied_share, last - first + 1, place - first,
            len(self.pair.target.places[key]),
        )  # fmt: skip

    def _in_source(self, key: str) -> tuple[float, ...]:
        side = self.pair.source
        ours, size = side.places.get(key, ()), len(side.words)
        place = ours[0] if ours else _NOWHERE
        return (
            key in self._loud_keys, place == 0, len(ours), place, place / size, size,
            len(side.capitals) / size,
        )  # fmt: skip

    def _next(self, place: int, step: int) -> int:
        """The word before or after, elided ones passed over; −1 for none."""
        texts = self.pair.target.texts
        place += step
        while 0 <= place < len(texts) and texts[place][-1] in APOSTROPHES:
            place += step
        return place if 0 <= place < len(texts) else -1

    def _beside(self, place: int) -> tuple[float, ...]:
        if place < 0:
            return (_NOWHERE,) * len(_BESIDE)
        beside = self._tables.beside(self.pair.target.keys[place])
        return self._copied[place], self.pair.target.texts[place][0].isupper(), *beside

    def _source_beside(self, key: str, step: int, beside: int) -> tuple[float, ...]:
        """The word beside the one in the source, and whether it stands in the target, at `beside` the copy even."""
        ours = self.pair.source.places.get(key)
        other = ours[0] + step if ours else -1
        if not 0 <= other < len(self.pair.source.words):
            return (_NOWHERE,) * len(_SOURCE_BESIDE)
        word = self.pair.source.keys[other]
        return (
            self.pair.source.texts[other][0].isupper(), word in self.pair.target.different,
            beside >= 0 and self.pair.target.keys[beside] == word, self._tables.copied_small(word),
        )  # fmt: skip


def _beginnings(copied: Sequence[bool]) -> list[int]:
    """For every word the first of the copied words in a row before it; its own place where there is none."""
    firsts, first = [], 0
    for place, one in enumerate(copied, 1):
        firsts.append(first)
        if not one:
            first = place
    return firsts
