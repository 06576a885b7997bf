"""Lengths and weights told in two units at once are one number: six foot two, 5'6", 1 m 88, 7 lb 8 oz."""

from __future__ import annotations

import re

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind

__all__ = ["length", "with_article"]

_COUNTS = (NumberKind.INTEGER, NumberKind.SPELLED)
_JOINED = f"(?:{BLANK}|-)?"
_BETWEEN = later(
    re.compile,
    rf"{_JOINED}(?:(?P<feet>feet|pieds?)|(?P<foot>foot|ft\.?|['’′])|(?P<metre>m|m[èe]tres?|meters?)|(?P<pounds>lbs?\.?|pounds?)){_JOINED}(?:and |et )?",
    re.IGNORECASE,
)
"""What stands between the two numbers of a length."""
_INCHES = later(
    re.compile, rf"{_JOINED}(?:inch(?:es)?(?!\w)|in(?!\w)|pouces?(?!\w)|[\"”″]|''|’’)", re.IGNORECASE
)
_OUNCES = later(re.compile, rf"{_JOINED}(?:oz(?!\w)|ounces?(?!\w))", re.IGNORECASE)
_ONE_METRE = later(re.compile, rf"(?<!\w)(?:un mètre|einen Meter){BLANK}(?:et )?$", re.IGNORECASE)
"""The article counts here, which is no number elsewhere."""
_REACH = 18
"""Characters before a number among which the metre stands."""
_INCHES_OF_A_FOOT, _CENTIMETRES, _OUNCES_OF_A_POUND = 12, 100, 16
_TALLEST = 10
"""Metres from which centimetres are hardly told: in `à 100 m 20 personnes` the 20 counts people."""


def length(first: Number, second: Number, text: str) -> Number | None:
    """Two numbers of `text` in a row as one, in feet or metres, if they are feet and inches or metres and centimetres."""
    start, end = first.span.end, second.span.start
    if first.kind not in _COUNTS or second.kind not in _COUNTS:
        return None
    between = _BETWEEN.fullmatch(text, start, end)
    if between is None:
        return None
    inches = (_OUNCES if between["pounds"] else _INCHES).match(text, second.span.end)
    if between["pounds"]:
        unit, parts, sure = "lb", _OUNCES_OF_A_POUND, inches is not None
    elif between["metre"]:
        unit, parts, sure = "m", _CENTIMETRES, first.value < _TALLEST <= second.value
    else:
        unit, parts, sure = "ft", _INCHES_OF_A_FOOT, inches is not None or between["foot"] is not None
    if not sure or second.value >= parts:
        return None
    span = Span(first.span.start, inches.end() if inches is not None else second.span.end)
    value = first.value + second.value / parts
    return Number(span, text[span.start : span.end], value, NumberKind.DECIMAL, unit=unit)


def with_article(number: Number, text: str) -> Number:
    """A number of `text`, or with the `un mètre` before it where it tells the centimetres."""
    if number.kind not in _COUNTS or not _TALLEST <= number.value < _CENTIMETRES:
        return number
    start, end = number.span.start, number.span.end
    article = _ONE_METRE.search(text, max(0, start - _REACH), start)
    if article is None:
        return number
    value = 1 + number.value / _CENTIMETRES
    span = Span(article.start(), end)
    return Number(span, text[span.start : end], value, NumberKind.DECIMAL, unit="m")
