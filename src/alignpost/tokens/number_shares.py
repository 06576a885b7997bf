"""Numbers that a share belongs to: a quarter of a million, un quart de milliard, quatre ans et demi."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind

__all__ = ["with_share"]

_TOLD = {
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(3, 4),
    "third": Fraction(1, 3),
    "thirds": Fraction(2, 3),
    "million": Fraction(10**6),
    "milliard": Fraction(10**9),
}
"""What the groups of the patterns below tell."""
_BEFORE = later(
    re.compile,
    r"""
    (?<!\w)
    (?: (?P<half> half | (?:une[ ])?moitié ) | (?:(?:an?|one|un)[ ])? (?: (?P<quarter> quarter | quart ) | (?P<third> third | tiers ) )
      | (?:three|trois)[ -] (?P<quarters> quarters | quarts ) | (?:two|deux)[ -] (?P<thirds> thirds | tiers ) )
    [ ] (?: (?:of|de)[ ] | d['’] ) $
    """.replace("[ ]", BLANK),
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_AFTER = later(
    re.compile,
    rf"{BLANK}(?:(?P<quarter>quarts?)|(?P<third>tiers)){BLANK}de{BLANK}(?:(?P<million>million)|(?P<milliard>milliard))s?(?!\w)",
    re.IGNORECASE,
)
"""In French a million without a number is none: `un quart de million`."""
_BEHIND_UNIT = later(
    re.compile, rf"{BLANK}[^\W\d_]+{BLANK}(?P<half>et{BLANK}demie?|and a half)(?!\w)", re.IGNORECASE
)
"""`quatre ans et demi` may be `four and a half`."""
_WHOLES = frozenset(Fraction(10**power) for power in (3, 6, 9, 12))
_FEW = 3
_REACH = 24
"""Characters before a number among which its share stands."""


def with_share(number: Number, text: str) -> Number:
    """A number of `text` with the share told of it: of a thousand, a million or a billion the share alone.

    A number with a half behind its unit may also be the one with the half.
    """
    start, end = number.span.start, number.span.end
    if (" demi" in text or " half" in text) and (half := _BEHIND_UNIT.match(text, end)):
        return replace(number, others=(*number.others, number.value + _told(half)))
    if number.kind is not NumberKind.SPELLED:
        return number
    if number.value <= _FEW and (after := _AFTER.match(text, end)):
        end = after.end()
        value = number.value * _told(after)
        return replace(number, span=Span(start, end), text=text[start:end], value=value, others=())
    before = _BEFORE.search(text, max(0, start - _REACH), start) if number.value in _WHOLES else None
    if before is None:
        return number
    start, value = before.start(), number.value * _told(before)
    return replace(number, span=Span(start, end), text=text[start:end], value=value, others=(), vague=False)


def _told(match: re.Match[str]) -> Fraction:
    """The product of what the groups of a match tell: a quarter, and a million."""
    return math.prod((_TOLD[name] for name, said in match.groupdict().items() if said), start=Fraction(1))
