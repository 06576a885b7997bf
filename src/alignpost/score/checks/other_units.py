"""Equal numbers with another unit: 250 g – 250 kg, 180 °C – 180 °F, 5 MB – 5 Go; in every language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.lengths_of_time import lengths_in_words
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.number_units import Measure, measure_of

__all__ = ["alike", "changed_units", "equal_measures"]

_MOST = 200
"""Measures looked at: more than any sentence has, few enough for a text of thousands."""
_ALIKE = Fraction(1, 8)
"""Share by which sizes may differ that translators take for the same: yards and metres, short tons and tonnes."""
_ROUGHLY = Fraction(1, 33)
"""The same for lengths of time in other units: 3 months are 90 days."""
_DAY = 86_400
_INCLUSIVE = {(Fraction(days * _DAY), Fraction((days + 1) * _DAY)) for days in (7, 14)}
"""A week is `huit jours`, two are `quinze jours`: the first and the last day are counted."""


def changed_units(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` where a number has its value but another unit.

    Numbers without a known unit on one side are left alone, and so are units that stand beside the number elsewhere:
    `5 miles (8 km)` – `8 km`.
    """
    ours = _measures(pair.source.numbers, pair.source)
    theirs = _measures(pair.target.numbers, pair.target) if ours else []
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


def equal_measures(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers that measure the same in other units of one system: `two weeks` – `quinze jours`."""
    if not source and not target:
        return
    ours = [*_measures(source, pair.source), *lengths_in_words(pair.source)]
    theirs = [*_measures(target, pair.target), *lengths_in_words(pair.target)] if ours else []
    for measure in ours:
        other = next((other for other in theirs if _equal(measure, other)), None)
        if other is None:
            continue
        theirs.remove(other)
        for numbers, number in ((source, measure.number), (target, other.number)):
            if number in numbers:
                numbers.remove(number)


@lru_cache(maxsize=4)  # a pair's doubts and its findings ask for the same sides
def alike(source: Side, target: Side) -> frozenset[int]:
    """Places of target words in measures that the source has too, in these units or in others."""
    ours = [*_measures(source.numbers, source), *lengths_in_words(source)]
    theirs = [*_measures(target.numbers, target), *lengths_in_words(target)] if ours else []
    return frozenset(
        place
        for other in theirs
        if any(_equal(measure, other) for measure in ours)
        for place in target.words_in(other.span)
    )


def _measures(numbers: Sequence[Number], side: Side) -> list[Measure]:
    lang = base_language(side.lang)
    found = (measure_of(number, side.text, lang) for number in numbers[:_MOST])
    return [measure for measure in found if measure is not None and not _idle(measure)]


def _idle(measure: Measure) -> bool:
    """Whether a number is an article, as in `one second, please`."""
    return measure.number.kind is NumberKind.SPELLED and measure.number.value == 1


def _agree(measure: Measure, other: Measure) -> bool:
    """Whether two measures have a value in common, and units that are the same or taken for it."""
    if set(measure.values).isdisjoint(other.values) or measure.unit.dimension != other.unit.dimension:
        return False
    return abs(measure.unit.size / other.unit.size - 1) <= _ALIKE


def _clash(measure: Measure, other: Measure) -> bool:
    """Whether two measures, of which no other agrees, have a value in common; pounds of money are no weight."""
    if set(measure.values).isdisjoint(other.values):
        return False
    money = NumberKind.CURRENCY in (measure.number.kind, other.number.kind)
    return not money or measure.unit.dimension == other.unit.dimension


def _equal(measure: Measure, other: Measure) -> bool:
    """Whether two measures are one in other units of a system; only lengths of time are counted roughly."""
    unit, theirs = measure.unit, other.unit
    if unit == theirs:
        return not set(measure.values).isdisjoint(other.values)
    if unit.dimension != theirs.dimension or unit.dimension == "temperature":
        return False
    here, there = measure.values[0] * unit.size, other.values[0] * theirs.size
    if unit.dimension != "time" or here == there:
        return here == there
    return (min(here, there), max(here, there)) in _INCLUSIVE or abs(here - there) <= _ROUGHLY * there


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
