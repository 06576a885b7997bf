"""Find: where a query stands in a text."""

from __future__ import annotations

import re
from functools import cached_property

from alignpost.model import Pair, Span

__all__ = ["Search", "loose_pattern"]

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


class Search:
    """A plain-text query, blind to case and to the kind of space, apostrophe and hyphen.

    Args:
        query: what was typed; the empty query finds nothing.
    """

    def __init__(self, query: str) -> None:
        self.query = query

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile(loose_pattern(self.query), re.IGNORECASE)

    def __bool__(self) -> bool:
        return bool(self.query)

    def spans(self, text: str) -> tuple[Span, ...]:
        """Where the query stands in `text`, from left to right, not overlapping."""
        if not self.query:
            return ()
        return tuple(Span(*match.span()) for match in self._pattern.finditer(text))

    def hits(self, pair: Pair) -> bool:
        """Whether either side of `pair` holds the query."""
        if not self.query:
            return False
        return any(self._pattern.search(side) is not None for side in (pair.source, pair.target))
