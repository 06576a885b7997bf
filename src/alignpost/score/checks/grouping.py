"""Digits that were grouped wrongly: `150 0000` is neither 150 nor 0000."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from alignpost.model import Span
from alignpost.tokens import Number, NumberKind
from alignpost.tokens.spaces import BREAKING, NO_BREAK

__all__ = ["regrouped"]

_SEPARATORS = frozenset(BREAKING + NO_BREAK + "\u2009.,'’") - frozenset("\n")
_WHOLE = (NumberKind.INTEGER, NumberKind.YEAR)
_GROUP = 3


def regrouped(numbers: Sequence[Number], text: str) -> list[Number]:
    """The numbers of a text, those that a wrong group of zeros cut in two put together again: `3 0000` is 30000.

    A group that begins with a zero and has not three digits is no number of its own.
    """
    found: list[Number] = []
    for number in numbers:
        before = found[-1] if found else None
        if before is not None and _continues(before, number, text):
            span = Span(before.span.start, number.span.end)
            value = Fraction(before.text + number.text)
            found[-1] = Number(span, span.of(text), value, NumberKind.INTEGER)
        else:
            found.append(number)
    return found


def _continues(before: Number, number: Number, text: str) -> bool:
    gap = text[before.span.end : number.span.start]
    return (
        len(gap) == 1
        and gap in _SEPARATORS
        and before.kind in _WHOLE
        and number.kind in _WHOLE
        and before.text.isdecimal()
        and before.text[0] != "0"
        and number.text.isdecimal()
        and number.text[0] == "0"
        and len(number.text) > _GROUP
    )
