"""Words that a language likes to deny where another one affirms: `n’a pas faibli`, `n’hésitez pas`.

`data/denied.LANG.txt` lists them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache

from alignpost.score.shipped import lines_of
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens import base_language

__all__ = ["usually_denied"]


@cache
def _denied_words(lang: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Words, and two in a row, that a language likes to deny: whole ones, and beginnings."""
    listed = lines_of(f"denied.{lang}.txt")
    whole = frozenset(entry for entry in listed if not entry.endswith("*"))
    return whole, tuple(entry[:-1] for entry in listed if entry.endswith("*"))


@lru_cache(maxsize=256)
def usually_denied(side: Side) -> tuple[int, ...]:
    """Where words stand that the language likes to deny."""
    lang, keys = base_language(side.lang), side.keys
    whole, _ = _denied_words(lang)
    denied = _denied_alone(lang)
    return tuple(
        [
            place
            for place in side.watched(_watches(lang))
            if denied(keys[place]) is _ALONE
            or (place + 1 < len(keys) and f"{keys[place]} {keys[place + 1]}" in whole)
        ]
    )


_ALONE, _BEFORE_ANOTHER, _NEVER = "alone", "before another", ""
"""Whether a language likes to deny a word: by itself, or only with the next."""


@cache
def _denied_alone(lang: str) -> Callable[[str], str]:
    whole, beginnings = _denied_words(lang)
    firsts = {entry.partition(" ")[0] for entry in whole if " " in entry}

    def alone(key: str) -> str:
        if key in whole or (beginnings and key.startswith(beginnings)):
            return _ALONE
        return _BEFORE_ANOTHER if key in firsts else _NEVER

    return alone


@cache
def _watches(lang: str) -> int:
    return watch(lang, _denied_alone(lang))
