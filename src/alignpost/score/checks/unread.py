"""Numbers that one side may hold in a form that is not read there: words of a language without a table, Roman numerals."""

from __future__ import annotations

from fractions import Fraction

from alignpost.score.check import PairText
from alignpost.score.checks.number_facts import CALENDAR
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.number_words import number_words
from alignpost.tokens.remembered import Remembered
from alignpost.tokens.roman import roman_value

__all__ = ["leave_words_unread", "said_in_roman"]

_DIGITS = frozenset("IVX")
"""Those of centuries and rulers; CD, MM and LI are other things."""
_LARGEST_WORD = 20
_ROUND = (30, 40, 50, 60, 70, 80, 90, 100, 1000)
_OF_ORDINALS = ("ers", "er", "ère", "ème", "ième", "es", "e", ".")


def leave_words_unread(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away numbers without a counterpart where a language has no table of number words.

    Words say nothing then, since those of the other side are not known, and a small or round number in digits may
    stand there in words. Digits left on both sides are compared all the same.
    """
    read_here, read_there = (
        number_words(base_language(s.lang)) is not None for s in (pair.source, pair.target)
    )
    if read_here and read_there:
        return
    source[:] = [number for number in source if _in_digits(number)]
    target[:] = [number for number in target if _in_digits(number)]
    if not target and not read_there:
        source[:] = [number for number in source if not _sayable(number)]
    if not source and not read_here:
        target[:] = [number for number in target if not _sayable(number)]


def said_in_roman(left: list[Number], there: Side) -> None:
    """Take away numbers that the other side has in Roman numerals which are not read as such: `siglo XIX`."""
    if not left:
        return
    values: set[Fraction | int | None] = set(
        map(_ROMAN.__getitem__, (there.texts[place] for place in there.capitals))
    )
    values -= {number.value for number in there.numbers if number.kind is NumberKind.ROMAN}
    left[:] = [number for number in left if number.kind in CALENDAR or number.value not in values]


def _roman(text: str) -> int | None:
    digits = next((text.removesuffix(end) for end in _OF_ORDINALS if text.endswith(end)), text)
    return roman_value(digits) if len(digits) > 1 and _DIGITS.issuperset(digits) else None


_ROMAN = Remembered(_roman)


def _in_digits(number: Number) -> bool:
    return number.kind is NumberKind.ROMAN or any(letter.isdigit() for letter in number.text)


def _sayable(number: Number) -> bool:
    return number.value <= _LARGEST_WORD or number.value in _ROUND or number.value % 10**6 == 0
