"""Opposites: who does not leave stays, who does not forget remembers.

The table `data/opposites.en-fr.tsv` is written by hand; a row holds two poles in both languages. A pole may hold two
words in a row: `give up`.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TypeAlias

from alignpost.score.beginnings import Beginnings
from alignpost.score.shipped import lines_of

__all__ = ["Poles", "alike", "has_opposite", "opposed", "opposite_poles", "poles"]

Poles: TypeAlias = frozenset[tuple[int, int]]


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
def poles(key: str, lang: str) -> Poles:
    """Row and pole of every entry that holds a word."""
    return frozenset(_table()[lang].of(key))


def has_opposite(key: str, lang: str) -> bool:
    """Whether the table holds a word, or two in a row: most words need not be compared with any other."""
    return bool(poles(key, lang))


def opposed(key: str, lang: str, other: str, other_lang: str) -> bool:
    """Whether two words, of one language or of two (`en`, `fr`), stand at opposite poles: leave – rester."""
    return not opposite_poles(key, lang).isdisjoint(poles(other, other_lang))


@lru_cache(maxsize=16_384)
def opposite_poles(key: str, lang: str) -> Poles:
    """The poles opposite to those at which a word, or two in a row, stands."""
    return frozenset((row, 1 - pole) for row, pole in poles(key, lang))


def alike(key: str, lang: str, other: str, other_lang: str) -> bool:
    """Whether two words, or two in a row, stand at the same pole: abandon – renoncer."""
    return not poles(key, lang).isdisjoint(poles(other, other_lang))
