"""Numbers that a share belongs to: a quarter of a million, un quart de milliard, quatre ans et demi."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import Number, NumberKind

__all__ = ["whole_shares"]

_WHOLES = frozenset(Fraction(10**power) for power in (3, 6, 9, 12))
_SHARES = {
    "half": Fraction(1, 2),
    "quarter": Fraction(1, 4),
    "quarters": Fraction(3, 4),
    "third": Fraction(1, 3),
    "thirds": Fraction(2, 3),
}
_BEFORE = later(
    re.compile,
    r"""
    (?<!\w)
    (?: (?P<half> half | (?:une[ ])?moitié ) | (?:(?:an?|one|un)[ ])? (?: (?P<quarter> quarter | quart ) | (?P<third> third | tiers ) )
      | (?:three|trois)[ -] (?P<quarters> quarters | quarts ) | (?:two|deux)[ -] (?P<thirds> thirds | tiers ) )
    [ ] (?: (?:of|de)[ ] | d['’] ) $
    """.replace("[ ]", "[ \u00a0\u202f]"),
    re.VERBOSE | re.IGNORECASE,
)  # fmt: skip
_AFTER = later(
    re.compile,
    "[ \u00a0\u202f](?P<share>quarts?|tiers)[ \u00a0\u202f]de[ \u00a0\u202f](?P<scale>milli(?:on|ard))s?(?!\\w)",
    re.IGNORECASE,
)
"""In French a million without a number is none: `un quart de million`."""
_PARTS = {"quart": Fraction(1, 4), "quarts": Fraction(1, 4), "tiers": Fraction(1, 3)}
_SCALES = {"million": Fraction(10**6), "milliard": Fraction(10**9)}
_HALF_BEHIND = later(
    re.compile,
    "[ \u00a0\u202f][^\\W\\d_]+[ \u00a0\u202f](?:et[ \u00a0\u202f]demie?|and a half)(?!\\w)",
    re.IGNORECASE,
)
"""`quatre ans et demi` may be `four and a half`."""
_FEW = 3
_REACH = 24
"""Characters before a number among which its share stands."""


def whole_shares(found: Iterable[Number], text: str) -> list[Number]:
    """The numbers of `text` in order, thousands, millions and billions of which a share is told as that share.

    A number with a half behind its unit may also be the one with the half.

    Args:
        found: the numbers of the text, disjoint and in order of their places.
        text: a sentence.
    """
    joined: list[Number] = []
    halves = " demi" in text or " half" in text
    for number in found:
        share = _share(number, text)
        if halves and _HALF_BEHIND.match(text, number.span.end):
            share = replace(number, others=(*number.others, number.value + _SHARES["half"]))
        if share is not None:
            # The `three` of the quarters is no number of its own.
            while joined and joined[-1].span.end > share.span.start:
                joined.pop()
        joined.append(share or number)
    return joined


def _share(number: Number, text: str) -> Number | None:
    if number.kind is not NumberKind.SPELLED:
        return None
    start = number.span.start
    after = _AFTER.match(text, number.span.end) if number.value <= _FEW else None
    if after is not None:
        value = number.value * _PARTS[after["share"].lower()] * _SCALES[after["scale"].lower()]
        span = Span(start, after.end())
        return replace(number, span=span, text=text[start : after.end()], value=value, others=())
    if number.value not in _WHOLES:
        return None
    before = _BEFORE.search(text, max(0, start - _REACH), start)
    if before is None or before.lastgroup is None:
        return None
    span = Span(before.start(), number.span.end)
    value = number.value * _SHARES[before.lastgroup]
    return replace(number, span=span, text=text[span.start : span.end], value=value, others=(), vague=False)
