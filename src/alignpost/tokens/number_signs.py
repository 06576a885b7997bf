"""Degrees below zero: −5 °C, minus five degrees, moins cinq degrés, ten degrees below zero.

The sign of other numbers is not read: `-5 %` is as often `5 % less`, and a hyphen is as often a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import Number, NumberKind

__all__ = ["with_signs"]

_COUNTS = (NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.SPELLED)
_BLANK = "[ \u00a0\u202f]"
_MINUS = later(
    re.compile, rf"(?:(?<![^\s(«“:])[-−–]|(?<!\w)(?:minus|moins|menos|meno){_BLANK})$", re.IGNORECASE
)
_DEGREES = later(
    re.compile,
    rf"{_BLANK}?(?:[°º]{_BLANK}?[CFK]?|degr[éeè]e?s?|grad[io]?s?)(?!\w)"
    rf"(?P<below>{_BLANK}(?:below|under|(?:en{_BLANK}|au-)dessous{_BLANK}de|sous|unter|bajo|sotto){_BLANK}"
    r"(?:zero|zéro|0|null|cero|freezing)(?!\w))?",
    re.IGNORECASE,
)
_HINTS = ("°", "º", "degr", "grad")
_BEFORE = 7
"""Characters before a number among which its sign stands."""


def with_signs(found: Iterable[Number], text: str) -> list[Number]:
    """The numbers of `text` in order, degrees below zero with values below zero.

    Args:
        found: the numbers of the text, disjoint and in order of their places.
        text: a sentence.
    """
    numbers = list(found)
    lower = text.lower()
    if not any(hint in lower for hint in _HINTS):
        return numbers
    return [_signed(number, text) for number in numbers]


def _signed(number: Number, text: str) -> Number:
    degrees = _DEGREES.match(text, number.span.end) if number.kind in _COUNTS else None
    if degrees is None:
        return number
    end = number.span.end
    minus = _MINUS.search(text, max(0, number.span.start - _BEFORE), number.span.start)
    if minus is None and degrees["below"] is None:
        return number
    start = number.span.start if minus is None else minus.start()
    others = tuple(-value for value in number.others)
    return replace(number, span=Span(start, end), text=text[start:end], value=-number.value, others=others)
