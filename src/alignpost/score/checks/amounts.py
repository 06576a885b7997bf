"""What a matching value may still get wrong: the currency of an amount."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.tokens import Number, NumberKind

__all__ = ["changed_currencies"]

_MOST = 200
"""Amounts looked at: more than any sentence has, few enough for a text of thousands."""


def changed_currencies(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` where an amount has its value but another currency.

    Amounts without a currency on one side are left alone, and so are dollars beside dollars: `$` may be any of them.
    """
    ours, theirs = _amounts(pair.source.numbers), _amounts(pair.target.numbers)
    if not ours or not theirs:
        return
    spent = {(value, _family(other)) for other in theirs for value in other.values}
    asked = {(value, _family(number)) for number in ours for value in number.values}
    free = [other for other in theirs if not any((value, _family(other)) in asked for value in other.values)]
    for number in ours:
        if any((value, _family(number)) in spent for value in number.values):
            continue
        other = next((o for o in free if not set(o.values).isdisjoint(number.values)), None)
        if other is None:
            continue
        free.remove(other)
        message = f"“{number.text}” became “{other.text}”: another currency."
        yield Finding(check, mqm, Severity.CRITICAL, (number.span,), (other.span,), message)


def _amounts(numbers: tuple[Number, ...]) -> list[Number]:
    return [number for number in numbers if number.kind is NumberKind.CURRENCY and number.unit][:_MOST]


def _family(number: Number) -> str:
    return "$" if number.unit.endswith("D") else number.unit
