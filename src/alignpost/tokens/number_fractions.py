"""Fractions in digits: 1/4, 1 1/2, 1⁄2, and the signs of one letter that stand for them, ¼ and ⅛."""

from __future__ import annotations

import math
import re
import unicodedata
from collections.abc import Sequence
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind

__all__ = ["FRACTION_SLASH", "VULGAR_SIGNS", "mixed", "vulgar_fraction", "with_fractions"]

FRACTION_SLASH = "\u2044"
VULGAR_SIGNS = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒"
_DENOMINATORS = frozenset({2, 3, 4, 5, 6, 8, 10, 16})
"""What people divide by; 9/11 and 24/7 are no fractions."""
_FRACTIONAL = (NumberKind.SPELLED, NumberKind.PERCENT)
_AND = later(re.compile, f"{BLANK}(?:and|et){BLANK}")
_FRACTION = later(
    re.compile,
    rf"""(?<![\w/.,:({FRACTION_SLASH}-]) (?P<first>\(?)
    (?: (?P<whole>\d{{1,3}}) (?:{BLANK}|-) )?
    (?P<part>\d{{1,2}}) [/{FRACTION_SLASH}] (?P<by>\d{{1,2}}) (?:rds?|ths?|(?:i?[eè]m)?es?)?
    (?! [\w/] | [.,]\d | -\d )""",
    re.VERBOSE,
)


def vulgar_fraction(sign: str) -> Fraction:
    """The value of one of `VULGAR_SIGNS`."""
    part, _, by = unicodedata.normalize("NFKC", sign).partition(FRACTION_SLASH)
    return Fraction(int(part), int(by))


def mixed(first: Number, second: Number, text: str) -> Number | None:
    """A whole number of `text` and a fraction behind it, both in words, as one number: sixty-six and two thirds."""
    if not 0 < second.value < 1 <= first.value or first.kind is not NumberKind.SPELLED or first.vague:
        return None
    if second.kind not in _FRACTIONAL or not _AND.fullmatch(text, first.span.end, second.span.start):
        return None
    span = Span(first.span.start, second.span.end)
    return Number(span, span.of(text), first.value + second.value, second.kind)


def with_fractions(numerals: Sequence[Number], text: str) -> list[Number]:
    """The numerals of `text` in order, the parts of a fraction as one number.

    A part that is not below what it is divided by, or has a divisor in common with it, makes no fraction: 9/9, 2/4.
    """
    fractions = [number for match in _FRACTION.finditer(text) if (number := _read(match)) is not None]
    if not fractions:
        return list(numerals)
    kept = [
        number
        for number in numerals
        if all(number.span.end <= f.span.start or f.span.end <= number.span.start for f in fractions)
    ]
    return sorted([*kept, *fractions], key=lambda number: number.span)


def _read(match: re.Match[str]) -> Number | None:
    part, by = int(match["part"]), int(match["by"])
    if not 0 < part < by or by not in _DENOMINATORS or math.gcd(part, by) > 1:
        return None
    span = Span(match.end("first"), match.end())
    value = int(match["whole"] or 0) + Fraction(part, by)
    return Number(span, match.group()[len(match["first"]) :], value, NumberKind.DECIMAL)
