"""Find: where a query stands in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

import regex

from alignpost.errors import UsageError
from alignpost.model import Pair, Span

__all__ = ["Search", "Where", "compiled", "folded_pattern", "loose_pattern"]

_LATIN = (range(0xC0, 0x250), range(0x1E00, 0x1F00))
"""Letters with accents in one character."""

_LIGATURES = {"oe": "œ", "ae": "æ"}
_UNITS = re.compile("|".join([*_LIGATURES, "."]), re.IGNORECASE | re.DOTALL)

_LOOSE = {
    # One may type a plain space, apostrophe or hyphen and mean its typographic sisters.
    " ": "[ \t\n\r\u00a0\u202f\u2007\u2009]",
    "'": "['\u2019\u02bc]",
    "\u2019": "['\u2019\u02bc]",
    '"': '["\u201c\u201d\u00ab\u00bb]',
    "-": "[-\u2010\u2011]",
}


def loose_pattern(words: str) -> str:
    """A regular expression for `words`, blind to the kind of space, apostrophe and hyphen."""
    return "".join(_LOOSE.get(c, re.escape(c)) for c in words)


def folded_pattern(words: str) -> str:
    """As `loose_pattern`, and blind to accents as well, unless `words` hold one: `bibliotheque`, `coeur`."""
    if any(len(unicodedata.normalize("NFD", c)) > 1 for c in words):
        return loose_pattern(words)
    return "".join(_unit(unit) for unit in _UNITS.findall(words))


def _unit(unit: str) -> str:
    if unit.lower() in _LIGATURES:
        return f"(?:{_accented(unit[0])}{_accented(unit[1])}|{_LIGATURES[unit.lower()]})"
    return _accented(unit) if unit.isalpha() else loose_pattern(unit)


@cache
def _accented(letter: str) -> str:
    """A pattern for a letter with any accent or none, in one character or several."""
    sisters = "".join(
        chr(place)
        for block in _LATIN
        for place in block
        if unicodedata.normalize("NFD", chr(place))[0] == letter.lower()
    )
    return f"[{re.escape(letter)}{sisters}][\u0300-\u036f]*" if sisters else re.escape(letter)


class Where(StrEnum):
    """The sides that are searched."""

    TARGET = "translation"
    SOURCE = "source"
    BOTH = "both"

    @property
    def sides(self) -> tuple[int, ...]:
        """0 for the source, 1 for the target."""
        return {Where.TARGET: (1,), Where.SOURCE: (0,), Where.BOTH: (0, 1)}[self]


def compiled(expression: str, flags: re.RegexFlag) -> Any:
    """A regular expression of a person's own, as Python's `regex` knows it.

    Raises:
        UsageError: it is none.
    """
    try:
        return regex.compile(expression, int(flags))
    except regex.error as error:
        raise UsageError(f"“{expression}” is no regular expression: {error}") from None


_MOST_SECONDS = 0.05
"""What a regular expression may take for one text: others are painted meanwhile."""


@dataclass(frozen=True)
class Search:
    """Plain words, blind to case, to the kind of space, apostrophe and hyphen, and to accents not typed.

    Attributes:
        query: what was typed; the empty query finds nothing.
        where: which sides of a pair are looked at.
        regular: whether `query` is a regular expression, blind to case alone; one that is none, or takes too long,
            finds nothing more, and `trouble` says why.
    """

    query: str
    where: Where = Where.BOTH
    regular: bool = False
    _troubles: list[str] = field(default_factory=list, init=False, repr=False, compare=False)

    @cached_property
    def _pattern(self) -> Any:
        if not self.regular:
            return re.compile(folded_pattern(self.query), re.IGNORECASE)
        try:
            return compiled(self.query, re.IGNORECASE)
        except UsageError:
            self._troubles.append("is no regular expression")
            return regex.compile("(?!)")

    def __bool__(self) -> bool:
        return bool(self.query)

    @property
    def trouble(self) -> str:
        """Why a regular expression finds nothing, as far as that is known; otherwise empty."""
        return next(iter(self._troubles), "")

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the query stands in `text`, from left to right, not overlapping; nothing is found in no characters."""
        if not self.query or self.trouble:
            return ()
        if not self.regular:
            return tuple(Span(*match.span()) for match in self._pattern.finditer(text))
        try:
            found = [match.span() for match in self._pattern.finditer(text, timeout=_MOST_SECONDS)]
        except TimeoutError:
            self._troubles.append("takes too long")
            return ()
        return tuple(Span(start, end) for start, end in found if start < end)

    def in_side(self, pair: Pair, side: int) -> tuple[Span, ...]:
        """Where the query stands in one side of `pair`: nowhere in one that is not looked at."""
        return self.spans((pair.source, pair.target)[side]) if side in self.where.sides else ()

    def hits(self, pair: Pair) -> bool:
        """Whether a side of `pair` that is looked at holds the query."""
        return bool(self.places((pair,)))

    def places(self, pairs: Iterable[Pair]) -> list[int]:
        """Which of `pairs` hold the query on a side that is looked at."""
        if not self.query:
            return []
        if self.regular or self.where is not Where.BOTH:
            sides = self.where.sides
            return [n for n, pair in enumerate(pairs) if any(self.in_side(pair, side) for side in sides)]
        found = self._pattern.search
        return [place for place, pair in enumerate(pairs) if found(pair.source) or found(pair.target)]
