"""Degrees below zero: −5 °C, minus five degrees, moins cinq degrés, ten degrees below zero.

The sign of other numbers is not read: `-5 %` is as often `5 % less`, and a hyphen is as often a dash.
"""

from __future__ import annotations

import re
from dataclasses import replace

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind

__all__ = ["minus_before", "with_sign"]

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
_RANGE = later(
    re.compile,
    rf"{BLANK}?(?:to|and|à|et|bis|und|a|y|e|[-–]){BLANK}?[-−–+]?\d+(?:[.,]\d+)?(?={BLANK}?[°º]{BLANK}?[CFK])",
    re.IGNORECASE,
)
"""The other end of a range between a number and its degrees: −10 to 40 °C."""
_AT_LEAST = later(re.compile, rf"(?<!\w)(?:au|du|ou|or|al|lo|pelo){BLANK}$", re.IGNORECASE)
"""Before « moins » it makes it no sign: « au moins 52 °C », plus or minus 2 °C."""
_FIRST = "°ºdgDG"
"""How degrees may begin, a blank before them aside."""
_SIGNS = "-−–"
_REACH = 7
"""Characters before a number among which its sign stands."""


def minus_before(text: str, start: int) -> int | None:
    """Where the minus before a number at `start` begins, in a word or as a sign; None without one."""
    minus = _MINUS.search(text, max(0, start - _REACH), start)
    if minus is None or _AT_LEAST.search(text, max(0, minus.start() - _REACH), minus.start()):
        return None
    return minus.start()


def with_sign(number: Number, text: str) -> Number:
    """A number of `text`, below zero where it tells of degrees below zero."""
    start, end = number.span.start, number.span.end
    if number.kind not in _COUNTS:
        return number
    if not any(first in _FIRST for first in text[end : end + 2]):
        ranged = _RANGE.match(text, end) if start and text[start - 1] in _SIGNS else None
        if ranged is None:
            return number
        end = ranged.end()
    degrees = _DEGREES.match(text, end)
    if degrees is None:
        return number
    minus = minus_before(text, start)
    if minus is None and degrees["below"] is None:
        return number
    start, end = start if minus is None else minus, number.span.end
    others = tuple(-value for value in number.others)
    return replace(number, span=Span(start, end), text=text[start:end], value=-number.value, others=others)
