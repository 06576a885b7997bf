"""Measures given twice, the second time in brackets: 3/4 cup (150 g), 425 °F (220 °C).

A translation may keep one of the two.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from alignpost.lazily import later
from alignpost.score.conversions import converted, names_both_systems
from alignpost.score.equal_measures import unit_of
from alignpost.score.side import Side
from alignpost.tokens import Number

__all__ = ["strike_doubled", "without_told"]

_BETWEEN = later(re.compile, r"[^()\d;:!?]{1,24}(?:\(|[ \u00a0\u202f]?/[ \u00a0\u202f]?)(?:[^\W\d]+\s){0,2}")
"""From the first number to the second one."""
_MOST = 200
"""Numbers looked at: more than any sentence has, few enough for a text of thousands."""
_REACH = 16
"""Characters behind the second number among which its unit stands."""


def _doubled(side: Side) -> list[tuple[Number, Number]]:
    """Every two numbers in a row that give one measure in two systems."""
    if "(" not in side.text and "/" not in side.text:
        return []
    found = []
    for number, other in pairwise(side.numbers[:_MOST]):
        end, start = number.span.end, other.span.start
        if _BETWEEN.fullmatch(side.text, end, start):
            behind = side.text[other.span.end : other.span.end + _REACH].partition(")")[0]
            if names_both_systems(side.text[end:start], behind):
                found.append((number, other))
    return found


def strike_doubled(left: list[Number], side: Side) -> None:
    """Take away the numbers in `left`, without a counterpart, of measures whose other half has one."""
    if not left or not side.numbers:
        return
    for number, other in _doubled(side):
        if (number in left) != (other in left) and _agree(number, other, side):
            left.remove(number if number in left else other)


def _agree(number: Number, other: Number, side: Side) -> bool:
    """Whether two measures are the same, as far as one can tell: cups and grams cannot be compared."""
    units = unit_of(number, side), unit_of(other, side)
    if units[0] is None or units[1] is None or units[0].dimension != units[1].dimension:
        return True
    return converted(number, side, other, side)


def without_told(left: list[Number], told: Sequence[Number], side: Side) -> None:
    """Take away the numbers in `left` of measures whose other half is told to be wrong."""
    if not left or not told:
        return
    for number, other in _doubled(side):
        for one, half in ((number, other), (other, number)):
            if one in left and half in told:
                left.remove(one)
