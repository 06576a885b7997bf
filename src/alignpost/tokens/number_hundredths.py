"""Hundredths told beside their whole or alone: two pounds fifty, 2 € 50, 45 cents, 25 basis points."""

from __future__ import annotations

import re
from dataclasses import replace

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind

__all__ = ["amount", "in_hundredths"]

_COUNTS = (NumberKind.INTEGER, NumberKind.SPELLED)
_ALONE = (*_COUNTS, NumberKind.DECIMAL)
_COIN = "(?:cents?|centimes?|pence|penn(?:y|ies))"
_OF_A_HUNDRED = frozenset({"USD", "CAD", "AUD", "NZD", "HKD", "EUR", "GBP"})
"""Currencies with coins of a hundredth."""
_BETWEEN = later(
    re.compile, rf"(?:(?P<pounds>{BLANK}livres?))?(?:{BLANK}(?:(?P<joined>and|et){BLANK})?|)", re.IGNORECASE
)
_COINS = later(re.compile, rf"{BLANK}{_COIN}(?!\w)", re.IGNORECASE)
_NO_NOUN = later(
    re.compile,
    rf"\s*(?:$|[^\w\s/%-])|{BLANK}(?:a|an|per|each|for|le|la|l['’]|par|pièce|chacune?|au)(?!\w)",
    re.IGNORECASE,
)
"""What follows where a number counts nothing but coins; `for five dollars twenty people came` is two numbers."""
_HUNDREDTHS = later(
    re.compile,
    rf"(?:{BLANK}|-)?(?:(?P<coin>{_COIN})|¢|(?P<points>basis{BLANK}points?|points?{BLANK}de{BLANK}base|bps?))(?!\w)|p(?!\w)",
    re.IGNORECASE,
)
_FIRST = "¢pPcCbB"
"""How hundredths may begin, a blank before them aside."""
_HUNDRED = 100


def amount(first: Number, second: Number, text: str) -> Number | None:
    """Two numbers of `text` in a row as one amount, if the second one tells the hundredths of the first."""
    if second.kind not in (*_COUNTS, NumberKind.CURRENCY) or not 0 < second.values[-1] < _HUNDRED:
        return None
    between = _BETWEEN.fullmatch(text, first.span.end, second.span.start)
    if between is None or first.value.denominator != 1:
        return None
    money = first.kind is NumberKind.CURRENCY and first.unit in _OF_A_HUNDRED and not between["pounds"]
    if not money and not (first.kind in _COUNTS and between["pounds"]):
        return None
    end = _end(second, text, joined=between["joined"] is not None)
    if end is None:
        return None
    count = second.values[-1] if second.kind is NumberKind.CURRENCY else second.value
    span = Span(first.span.start, end)
    return Number(
        span, span.of(text), first.value + count / _HUNDRED, NumberKind.CURRENCY, unit=first.unit or "GBP"
    )


def _end(number: Number, text: str, *, joined: bool) -> int | None:
    """Where the hundredths behind a whole end, their name included; None where a number tells none."""
    end = number.span.end
    if number.kind is NumberKind.CURRENCY:
        return None if number.unit else end
    coins = _COINS.match(text, end)
    if coins is not None:
        return coins.end()
    return end if not joined and _bare(number) and _NO_NOUN.match(text, end) else None


def _bare(number: Number) -> bool:
    """Whether a number tells hundredths without their name: two digits, or words from five on."""
    return len(number.text) == 2 if number.text.isdecimal() else number.value >= 5


def in_hundredths(number: Number, text: str) -> Number | None:
    """A number of `text` with coins or basis points behind it as a share of the whole, its count as another reading.

    Words keep their count first: what `two cents` are worth is an opinion. None where no hundredths stand there.
    """
    end = number.span.end
    if number.kind not in _ALONE or not any(first in _FIRST for first in text[end : end + 2]):
        return None
    match = _HUNDREDTHS.match(text, end)
    if match is None or (match.group() == "p" and not (number.text.isdecimal() and number.value < _HUNDRED)):
        return None
    if number.kind is NumberKind.SPELLED:
        return replace(number, others=(*number.others, number.value / _HUNDRED))
    kind = NumberKind.DECIMAL if match["points"] else NumberKind.CURRENCY
    span = Span(number.span.start, match.end())
    return replace(
        number,
        span=span,
        text=span.of(text),
        value=number.value / _HUNDRED,
        others=(number.value,),
        kind=kind,
    )
