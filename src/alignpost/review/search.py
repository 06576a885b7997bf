"""Find: where a query stands in a text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache, cached_property

from alignpost.model import Pair, Span

__all__ = ["Search", "folded_pattern", "loose_pattern"]

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


class Search:
    """A plain-text query, blind to case, to the kind of space, apostrophe and hyphen, and to accents not typed.

    Args:
        query: what was typed; the empty query finds nothing.
    """

    def __init__(self, query: str) -> None:
        self.query = query

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(folded_pattern(self.query), re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self.query)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the query stands in `text`, from left to right, not overlapping."""
        if not self.query:
            return ()
        return tuple(Span(*match.span()) for match in self._pattern.finditer(text))

    def hits(self, pair: Pair) -> bool:
        """Whether either side of `pair` holds the query."""
        return bool(self.places((pair,)))

    def places(self, pairs: Iterable[Pair]) -> list[int]:
        """Which of `pairs` hold the query on either side."""
        if not self.query:
            return []
        found = self._pattern.search
        return [place for place, pair in enumerate(pairs) if found(pair.source) or found(pair.target)]
