"""Tables of words some of which are only the first letters of words: `leftist*`."""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Beginnings"]

_Entry = TypeVar("_Entry")


class Beginnings(Generic[_Entry]):
    """What a table says of words: by whole words, and by the beginnings that a `*` ends."""

    def __init__(self) -> None:
        self._entries: dict[str, list[_Entry]] = {}
        """By forms as they are told, with their `*`: a start takes thousands over, and asks of some hundred words."""
        self._read = 0
        """How many forms the following two know."""
        self._lengths: list[int] = []
        """Those of the beginnings, ascending."""
        self._openings: set[str] = set()
        """Their first letters, as many as the shortest has: most words begin with none of these."""

    def add(self, form: str, entry: _Entry) -> None:
        """Take an entry over for a word, or for all words that begin with what stands before a `*`."""
        self._entries.setdefault(form, []).append(entry)

    def of(self, word: str) -> list[_Entry]:
        """The entries of a word in the order of the table: its own, then those of its beginnings, short ones first."""
        if self._read < len(self._entries):
            self._read_beginnings()
        found = list(self._entries.get(word, ()))
        if not self._lengths or word[: self._lengths[0]] not in self._openings:
            return found
        for length in self._lengths:
            if length > len(word):
                break
            found += self._entries.get(word[:length] + "*", ())
        return found

    def _read_beginnings(self) -> None:
        beginnings = [form for form in self._entries if form.endswith("*")]
        self._lengths = sorted({len(form) - 1 for form in beginnings})
        shortest = self._lengths[0] if beginnings else 0
        self._openings = {form[:shortest] for form in beginnings}
        self._read = len(self._entries)
