"""Digits that were grouped wrongly, or as other languages do: `150 0000` is neither 150 nor 0000, nor `1 100` 1 and 100."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from alignpost.model import Span
from alignpost.tokens import Number, NumberKind
from alignpost.tokens.spaces import BLANKS, BREAKING, NO_BREAK

__all__ = ["regrouped"]

_SEPARATORS = frozenset(BREAKING + NO_BREAK + "\u2009.,'’") - frozenset("\n")
_WHOLE = (NumberKind.INTEGER, NumberKind.YEAR)
_GROUP = 3


def regrouped(numbers: Sequence[Number], text: str, there: Sequence[Number] = ()) -> list[Number]:
    """The numbers of a text, those that a wrong group of zeros cut in two put together again: `3 0000` is 30000.

    A group that begins with a zero and has not three digits is no number of its own. Three digits behind a blank are
    part of one that the other side tells: `over 1 000 people`.

    Args:
        numbers: of the text, in order.
        text: theirs.
        there: the numbers of the other side.
    """
    found: list[Number] = []
    for number in numbers:
        before = found[-1] if found else None
        if before is not None and (
            _continues(before, number, text) or _is_told_as_one(before, number, text, there)
        ):
            span = Span(before.span.start, number.span.end)
            value = Fraction(before.text + number.text)
            found[-1] = Number(span, span.of(text), value, NumberKind.INTEGER)
        else:
            found.append(number)
    return found


def _is_told_as_one(before: Number, number: Number, text: str, there: Sequence[Number]) -> bool:
    if number.span.start - before.span.end != 1 or text[before.span.end] not in BLANKS:
        return False
    if not (before.text.isdecimal() and number.text.isdecimal()):
        return False
    if len(before.text) > _GROUP or len(number.text) != _GROUP:
        return False
    whole, values = Fraction(before.text + number.text), [other.value for other in there]
    return whole in values and number.value not in values


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
