"""What a number of a side is to the other numbers: a day of a month, one that tells something alone, near or far."""

from __future__ import annotations

from bisect import bisect_left

from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["CALENDAR", "CLOCK", "ORDINAL", "distance", "of_a_month", "small", "telling"]

CALENDAR = (NumberKind.MONTH, NumberKind.WEEKDAY)
CLOCK = (NumberKind.TIME, NumberKind.DATE)
ORDINAL = (NumberKind.ORDINAL, NumberKind.ROMAN)
_OF, _BESIDE, _FARTHEST_DAY = ("", "of", "the"), " \u00a0\u202f,.-", 24


def distance(number: Number, other: Number, pair: PairText) -> float:
    """How far apart two numbers stand, as shares of their texts."""
    here = number.span.start / (len(pair.source.text) or 1)
    return abs(here - other.span.start / (len(pair.target.text) or 1))


def of_a_month(number: Number, side: Side) -> bool:
    """Whether a number is the day of a month: `October 1`, `1er octobre`, `the 1st of October`."""
    place = bisect_left(side.numbers, number.span.start, key=lambda other: other.span.start)
    beside = side.numbers[max(0, place - 1) : place + 2]
    day = number.span
    return any(
        side.text[min(day.end, other.span.end) : max(day.start, other.span.start)].strip(_BESIDE) in _OF
        for other in beside
        if other.kind is NumberKind.MONTH and abs(other.span.start - day.start) < _FARTHEST_DAY
    )


def small(number: Number) -> bool:
    """Whether a number is one of few words or of plain digits."""
    return (number.kind is NumberKind.SPELLED and not number.vague) or number.text.isdecimal()


def telling(number: Number) -> bool:
    """Whether a number alone, without a counterpart, is worth a word: not `one`, `first`, `half`, `dozens`."""
    if number.kind in CALENDAR:
        return False
    if number.kind in (NumberKind.SPELLED, NumberKind.ORDINAL, NumberKind.ROMAN):
        return number.value > 12 and not number.vague and number.value != 100
    return number.value > 3 or not number.text.isdigit()
