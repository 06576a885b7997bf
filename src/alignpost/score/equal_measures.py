"""Measures that say the same in other units: two weeks – quinze jours, 86 °F – 30 °C, 1.5 km – 1 500 m."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import lru_cache

from alignpost.score.conversions import converted
from alignpost.score.lengths_of_time import lengths_in_words
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.number_units import Measure, Unit, measure_of

__all__ = ["alike", "equal", "measures", "shared_measures", "unit_of"]

_MOST = 200
"""Measures looked at: more than any sentence has, few enough for a text of thousands."""
_ROUGHLY = Fraction(1, 33)
"""Share by which lengths of time in other units may differ: 3 months are 90 days."""
_DAY = 86_400
_INCLUSIVE = {(Fraction(days * _DAY), Fraction((days + 1) * _DAY)) for days in (7, 14)}
"""A week is `huit jours`, two are `quinze jours`: the first and the last day are counted."""


def measures(numbers: Sequence[Number], side: Side) -> list[Measure]:
    """Those of `numbers`, of one side, that have a unit, in order."""
    lang = base_language(side.lang)
    found = (measure_of(number, side.text, lang) for number in numbers[:_MOST])
    return [measure for measure in found if measure is not None and not _idle(measure)]


def unit_of(number: Number, side: Side) -> Unit | None:
    """The unit behind a number of a side, or None where none is known."""
    measure = measure_of(number, side.text, base_language(side.lang))
    return None if measure is None else measure.unit


def _idle(measure: Measure) -> bool:
    """Whether a number is an article, as in `one second, please`."""
    return measure.number.kind is NumberKind.SPELLED and measure.number.value == 1


def equal(measure: Measure, other: Measure) -> bool:
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


@lru_cache(maxsize=256)  # links, checks and the score ask for the same sides
def shared_measures(source: Side, target: Side) -> tuple[tuple[Measure, Measure], ...]:
    """Every measure of the source with every one of the target that says the same, in these units or in others."""
    return tuple(_shared(source, target))


def _shared(source: Side, target: Side) -> Iterator[tuple[Measure, Measure]]:
    ours = [*measures(source.numbers, source), *lengths_in_words(source)]
    theirs = [*measures(target.numbers, target), *lengths_in_words(target)] if ours else []
    for measure in ours:
        for other in theirs:
            another = measure.unit != other.unit or measure.unit.dimension == "temperature"
            if equal(measure, other) or (another and converted(measure.number, source, other.number, target)):
                yield measure, other


@lru_cache(maxsize=128)  # a pair's doubts and its findings ask for the same sides
def alike(source: Side, target: Side) -> frozenset[int]:
    """Places of target words in measures that the source has too."""
    return frozenset(
        place for _, other in shared_measures(source, target) for place in target.words_in(other.span)
    )
