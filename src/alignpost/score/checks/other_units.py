"""Equal numbers with another unit: 250 g – 250 kg, 180 °C – 180 °F, 5 MB – 5 Go; in every language."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.equal_measures import equal, measures
from alignpost.score.lengths_of_time import lengths_in_words
from alignpost.tokens import Number, NumberKind
from alignpost.tokens.number_units import Measure

__all__ = ["changed_units", "strike_equal_measures"]

_ALIKE = Fraction(1, 8)
"""Share by which sizes may differ that translators take for the same: yards and metres, short tons and tonnes."""

_BOTH_DEGREES = Fraction(-40)
"""Degrees at which Celsius and Fahrenheit meet."""


def changed_units(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` where a number has its value but another unit.

    Numbers without a known unit on one side are left alone, and so are units that stand beside the number elsewhere:
    `5 miles (8 km)` – `8 km`.
    """
    ours = measures(pair.source.numbers, pair.source)
    theirs = measures(pair.target.numbers, pair.target) if ours else []
    if not theirs:
        return
    free = [other for other in theirs if not any(_agree(measure, other) for measure in ours)]
    for measure in ours:
        if not free:
            return
        if any(_agree(measure, other) for other in theirs):
            continue
        other = next((other for other in free if _clash(measure, other)), None)
        if other is None:
            continue
        free.remove(other)
        yield _finding(measure, other, pair, check, mqm)


def strike_equal_measures(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers that measure the same in other units of one system: `two weeks` – `quinze jours`."""
    if not source and not target:
        return
    ours = [*measures(source, pair.source), *lengths_in_words(pair.source)]
    theirs = [*measures(target, pair.target), *lengths_in_words(pair.target)] if ours else []
    for measure in ours:
        other = next((other for other in theirs if equal(measure, other)), None)
        if other is None:
            continue
        theirs.remove(other)
        for numbers, number in ((source, measure.number), (target, other.number)):
            if number in numbers:
                numbers.remove(number)


def _agree(measure: Measure, other: Measure) -> bool:
    """Whether two measures have a value in common, and units that are the same or taken for it."""
    shared = set(measure.values).intersection(other.values)
    if not shared or measure.unit.dimension != other.unit.dimension:
        return False
    if measure.unit.dimension == "temperature" and shared == {_BOTH_DEGREES}:
        return True
    return abs(measure.unit.size / other.unit.size - 1) <= _ALIKE


def _clash(measure: Measure, other: Measure) -> bool:
    """Whether two measures, of which no other agrees, have a value in common; pounds of money are no weight."""
    if set(measure.values).isdisjoint(other.values):
        return False
    money = NumberKind.CURRENCY in (measure.number.kind, other.number.kind)
    return not money or measure.unit.dimension == other.unit.dimension


def _finding(measure: Measure, other: Measure, pair: PairText, check: str, mqm: str) -> Finding:
    here, there = measure.span.of(pair.source.text), other.span.of(pair.target.text)
    suggestion = None
    if measure.symbol and other.symbol and measure.unit.dimension != "data":
        # A symbol is the same in both languages, unlike a word and the octets of French.
        suggestion = pair.target.text[other.span.start : other.symbol.start] + measure.symbol.of(
            pair.source.text
        )
    message = f"“{here}” became “{there}”: another unit."
    return Finding(check, mqm, Severity.CRITICAL, (measure.span,), (other.span,), message, suggestion)
