"""What is known of words, each of them looked at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

__all__ = ["Remembered"]

_Key = TypeVar("_Key")
_Known = TypeVar("_Known")

_MOST = 65_536
"""Words remembered: more than any text has; beyond, all are forgotten and met anew."""
_LONGEST = 64
"""Characters of a word that is remembered: a line of ten megabytes without a space must not stay in memory."""


class Remembered(dict[_Key, _Known]):
    """The answers of a function, `known[word]`: a plain look-up for every word that was met before.

    Of all ways to remember the quickest, so that `map(known.__getitem__, words)` asks for a sentence in a microsecond.

    Args:
        of: what tells about a word; of nothing but the word.
    """

    def __init__(self, of: Callable[[_Key], _Known]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, key: _Key) -> _Known:
        known = self._of(key)
        if isinstance(key, str) and len(key) > _LONGEST:
            return known
        if len(self) >= _MOST:
            self.clear()
        self[key] = known
        return known
