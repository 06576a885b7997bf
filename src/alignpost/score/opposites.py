"""Opposites: who does not leave stays, who does not forget remembers.

The table `data/opposites.en-fr.tsv` is written by hand; a row holds two poles in both languages. A pole may hold two
words in a row: `give up`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from alignpost.score.beginnings import Beginnings
from alignpost.score.shipped import lines_of

__all__ = ["alike", "has_opposite", "opposed"]


@cache
def _table() -> dict[str, Beginnings[tuple[int, int]]]:
    """By language row and pole of every entry."""
    table: dict[str, Beginnings[tuple[int, int]]] = {"en": Beginnings(), "fr": Beginnings()}
    for row, line in enumerate(lines_of("opposites.en-fr.tsv")):
        for number, cell in enumerate(line.split("\t")):
            pole, lang = divmod(number, 2)
            for form in cell.split("|"):
                table["fr" if lang else "en"].add(form, (row, pole))
    return table


@lru_cache(maxsize=16_384)
def _places(key: str, lang: str) -> frozenset[tuple[int, int]]:
    """Row and pole of every entry that holds a word."""
    return frozenset(_table()[lang].of(key))


def has_opposite(key: str, lang: str) -> bool:
    """Whether the table holds a word, or two in a row: most words need not be compared with any other."""
    return bool(_places(key, lang))


def opposed(key: str, lang: str, other: str, other_lang: str) -> bool:
    """Whether two words, of one language or of two (`en`, `fr`), stand at opposite poles: leave – rester."""
    theirs = _places(other, other_lang)
    return any((row, 1 - pole) in theirs for row, pole in _places(key, lang))


def alike(key: str, lang: str, other: str, other_lang: str) -> bool:
    """Whether two words, or two in a row, stand at the same pole: abandon – renoncer."""
    return not _places(key, lang).isdisjoint(_places(other, other_lang))
