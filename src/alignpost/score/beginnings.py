"""Tables of words some of which are only the first letters of words: `leftist*`."""

from __future__ import annotations

from typing import Generic, TypeVar

__all__ = ["Beginnings"]

_Entry = TypeVar("_Entry")


class Beginnings(Generic[_Entry]):
    """What a table says of words: by whole words, and by the beginnings that a `*` ends."""

    def __init__(self) -> None:
        self._whole: dict[str, list[_Entry]] = {}
        self._beginnings: dict[str, list[_Entry]] = {}
        self._lengths: list[int] = []
        """Those of the beginnings, ascending."""
        self._openings: set[str] = set()
        """Their first letters, as many as the shortest has: most words begin with none of these."""

    def add(self, form: str, entry: _Entry) -> None:
        """Take an entry over for a word, or for all words that begin with what stands before a `*`."""
        if not form.endswith("*"):
            self._whole.setdefault(form, []).append(entry)
            return
        beginning = form[:-1]
        if beginning in self._beginnings:
            self._beginnings[beginning].append(entry)
            return
        self._beginnings[beginning] = [entry]
        if len(beginning) not in self._lengths:
            self._lengths = sorted([*self._lengths, len(beginning)])
            self._openings = {other[: self._lengths[0]] for other in self._beginnings}
        self._openings.add(beginning[: self._lengths[0]])

    def of(self, word: str) -> list[_Entry]:
        """The entries of a word in the order of the table: its own, then those of its beginnings, short ones first."""
        found = list(self._whole.get(word, ()))
        if not self._lengths or word[: self._lengths[0]] not in self._openings:
            return found
        for length in self._lengths:
            if length > len(word):
                break
            found += self._beginnings.get(word[:length], ())
        return found
