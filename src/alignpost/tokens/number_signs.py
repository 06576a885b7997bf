"""Degrees below zero: −5 °C, minus five degrees, moins cinq degrés, ten degrees below zero.

The sign of other numbers is not read: `-5 %` is as often `5 % less`, and a hyphen is as often a dash.
"""

from __future__ import annotations

import re
from dataclasses import replace

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind

__all__ = ["with_sign"]

_COUNTS = (NumberKind.INTEGER, NumberKind.DECIMAL, NumberKind.SPELLED)
_MINUS = later(
    re.compile, rf"(?:(?<![^\s(«“:])[-−–]|(?<!\w)(?:minus|moins|menos|meno){BLANK})$", re.IGNORECASE
)
_DEGREES = later(
    re.compile,
    rf"{BLANK}?(?:[°º]{BLANK}?[CFK]?|degr[éeè]e?s?|grad[io]?s?)(?!\w)"
    rf"(?P<below>{BLANK}(?:below|under|(?:en{BLANK}|au-)dessous{BLANK}de|sous|unter|bajo|sotto){BLANK}"
    r"(?:zero|zéro|0|null|cero|freezing)(?!\w))?",
    re.IGNORECASE,
)
_FIRST = "°ºdgDG"
"""How degrees may begin, a blank before them aside."""
_REACH = 7
"""Characters before a number among which its sign stands."""


def with_sign(number: Number, text: str) -> Number:
    """A number of `text`, below zero where it tells of degrees below zero."""
    start, end = number.span.start, number.span.end
    if number.kind not in _COUNTS or not any(first in _FIRST for first in text[end : end + 2]):
        return number
    degrees = _DEGREES.match(text, end)
    if degrees is None:
        return number
    minus = _MINUS.search(text, max(0, start - _REACH), start)
    if minus is None and degrees["below"] is None:
        return number
    start = start if minus is None else minus.start()
    others = tuple(-value for value in number.others)
    return replace(number, span=Span(start, end), text=text[start:end], value=-number.value, others=others)
