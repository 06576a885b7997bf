"""Opposites: who does not leave stays, who does not forget remembers.

The table `data/opposites.en-fr.tsv` is written by hand; a row holds two poles in both languages.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from alignpost.score.shipped import lines_of

__all__ = ["opposed"]


class _Pole(NamedTuple):
    whole: frozenset[str]
    stems: tuple[str, ...]

    def holds(self, key: str) -> bool:
        return key in self.whole or key.startswith(self.stems)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[dict[str, _Pole], dict[str, _Pole]], ...]:
    poles = [[_pole(cell) for cell in line.split("\t")] for line in lines_of("opposites.en-fr.tsv")]
    return tuple(({"en": a, "fr": b}, {"en": c, "fr": d}) for a, b, c, d in poles)


def _pole(cell: str) -> _Pole:
    forms = cell.split("|")
    return _Pole(
        frozenset(form for form in forms if not form.endswith("*")),
        tuple(form[:-1] for form in forms if form.endswith("*")),
    )


@lru_cache(maxsize=16_384)
def _places(key: str, lang: str) -> frozenset[tuple[int, int]]:
    """Row and pole of every entry that holds a word."""
    return frozenset(
        (row, pole) for row, poles in enumerate(_rows()) for pole in (0, 1) if poles[pole][lang].holds(key)
    )


def opposed(key: str, lang: str, other: str, other_lang: str) -> bool:
    """Whether two words, of one language or of two (`en`, `fr`), stand at opposite poles: leave – rester."""
    theirs = _places(other, other_lang)
    return any((row, 1 - pole) in theirs for row, pole in _places(key, lang))
