"""Words that rules look for: what all rules ask of a word is one look-up, and of a side a glance.

A dozen rules ask of every word whether it denies, tells a unit, names a country, and of nearly every word each of them
is told no. Here each question is a bit. The bits of a word are found together, when it is met first, and a side adds up
those of its words, so that a rule whose bit is missing has nothing to do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, reduce
from operator import or_
from threading import Lock
from typing import NamedTuple, TypeAlias

from alignpost.tokens.remembered import Remembered

__all__ = ["Watched", "watch", "watched"]

Rule: TypeAlias = Callable[[str], object]
"""Whether a rule looks for a word, by nothing but the word in small letters."""


class Watched(NamedTuple):
    """What the rules of a language look for in a text."""

    words: tuple[int, ...]
    """Of every word the sum of the bits of the rules that look for it."""
    any: int
    """All of these bits."""
    rules: int
    """How many rules there were when it was read."""

    def places(self, bit: int) -> list[int]:
        """Where the words stand that a rule looks for."""
        return [place for place, bits in enumerate(self.words) if bits & bit] if self.any & bit else []


class _Words:
    """The words of a language and the rules that look for some of them."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.rules: tuple[Rule, ...] = ()
        self.bits = Remembered(_bits_of(()))

    def add(self, rule: Rule) -> int:
        """Let a rule look for its words, too; those met before are looked at anew."""
        with self._lock:
            rules = (*self.rules, rule)
            # In this order: a text that another thread reads meanwhile counts as one that the new rule has not seen.
            self.bits = Remembered(_bits_of(rules))
            self.rules = rules
        return 1 << (len(rules) - 1)


def _bits_of(rules: Sequence[Rule]) -> Callable[[str], int]:
    numbered = [(1 << number, rule) for number, rule in enumerate(rules)]
    return lambda key: sum([bit for bit, rule in numbered if rule(key)])


@cache
def _words_of(lang: str) -> _Words:  # noqa: ARG001 - each language has its own
    return _Words()


def watch(lang: str, rule: Rule) -> int:
    """The bit of a rule that looks for words of a language; it is asked about each once, and is never forgotten."""
    return _words_of(lang).add(rule)


def watched(keys: Sequence[str], lang: str) -> Watched:
    """What the rules of a language look for in a text.

    Args:
        keys: its words in small letters.
        lang: primary subtag of its language.
    """
    known = _words_of(lang)
    count = len(known.rules)
    words = tuple(map(known.bits.__getitem__, keys))
    return Watched(words, reduce(or_, words, 0), count)
