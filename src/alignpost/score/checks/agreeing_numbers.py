"""Numbers of both sides that say the same, and numbers left over that something else explains."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable
from fractions import Fraction
from itertools import islice

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.check import PairText
from alignpost.score.checks.doubled_measures import strike_doubled
from alignpost.score.checks.frequencies import strike_frequencies
from alignpost.score.checks.number_facts import CALENDAR, ORDINAL, distance, of_a_month
from alignpost.score.checks.other_units import strike_equal_measures
from alignpost.score.checks.ovens import strike_oven_marks
from alignpost.score.checks.shares import strike_shares
from alignpost.score.checks.telephones import strike_telephones
from alignpost.score.checks.told_otherwise import (
    strike_conversions,
    strike_dated,
    strike_figures,
    strike_implied,
    strike_repeats,
    strike_slashed_days,
    strike_split,
    strike_sums,
)
from alignpost.score.checks.unread import said_in_roman
from alignpost.score.conversions import converted, may_convert
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind
from alignpost.tokens.number_signs import minus_before

__all__ = ["MOST_EQUAL", "strike"]

_MOST_COMPARISONS = 10_000
MOST_EQUAL = 40
"""Numbers looked at for one; a text may have thousands of equal ones."""
_SAME_PLACE = 0.2
"""Shares of the texts by which the places of two numbers may differ that stand for each other."""
_DOZENS = later(re.compile, r"\bdozens?$", re.IGNORECASE)
_ROUNDED = later(re.compile, r"(?<!douz)aines?$", re.IGNORECASE)
_POINTED = later(re.compile, r"([01]?\d|2[0-4])[.,]([0-5]\d)")
"""What may be an hour and its minutes."""


def strike(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers that agree, the nearest first where a value stands twice."""
    ours, theirs = tuple(source), tuple(target)
    for agree in (_same_kind, _same):
        _strike_equal(source, target, pair, agree)
    if not source and not target:
        return
    strike_equal_measures(source, target, pair)
    strike_sums(source, target)
    strike_sums(target, source)
    if len(source) * len(target) <= _MOST_COMPARISONS:
        for number in list(source):
            fits = [other for other in target if _nearly(number, other, pair)]
            if fits:
                target.remove(min(fits, key=lambda other: distance(number, other, pair)))
                source.remove(number)
    few = len(ours) * len(theirs) <= _MOST_COMPARISONS
    if few and any(number.value != 1 for number in (*source, *target)):  # most of all is an article
        strike_shares(source, target, pair)
        strike_frequencies(source, target, pair)
        strike_figures(source, target, pair.source)
        strike_figures(target, source, pair.target)
        strike_telephones(source, target, pair)
    strike_implied(source, pair.target)
    strike_implied(target, pair.source)
    said_in_roman(source, pair.target)
    said_in_roman(target, pair.source)
    if not _face_each_other(source, target, pair):
        strike_repeats(source, theirs)
        strike_repeats(target, ours)
    if (source or target) and may_convert(pair.source, pair.target):
        strike_conversions(source, target, pair)
    strike_oven_marks(source, pair.source, pair.target)
    strike_oven_marks(target, pair.target, pair.source)
    strike_doubled(source, pair.source)
    strike_doubled(target, pair.target)
    strike_slashed_days(source, pair.source, pair.target)
    strike_slashed_days(target, pair.target, pair.source)
    strike_split(source, target)
    strike_dated(source, target, pair.target)


def _strike_equal(
    source: list[Number],
    target: list[Number],
    pair: PairText,
    agree: Callable[[Number, Number, PairText], bool],
) -> None:
    if not source or not target:
        return
    theirs: dict[Fraction, deque[Number]] = {}
    for other in target:
        for value in other.values:
            theirs.setdefault(value, deque()).append(other)
    gone: set[Span] = set()
    matched: set[Span] = set()
    for number in source:
        fits = [
            other
            for value in number.values
            for other in _first_free(theirs.get(value), gone)
            if agree(number, other, pair)
        ]
        if fits:
            gone.add(min(fits, key=lambda other: distance(number, other, pair)).span)
            matched.add(number.span)
    source[:] = [number for number in source if number.span not in matched]
    target[:] = [other for other in target if other.span not in gone]


def _first_free(candidates: deque[Number] | None, gone: set[Span]) -> list[Number]:
    """The first few candidates that are not taken; far more equal values than a sentence has need not be seen."""
    while candidates and candidates[0].span in gone:
        candidates.popleft()
    return [other for other in islice(candidates or (), MOST_EQUAL) if other.span not in gone]


def _same(number: Number, other: Number, pair: PairText) -> bool:
    if (number.kind in CALENDAR or other.kind in CALENDAR) and number.kind is not other.kind:
        # "12/02" and "12 February" meet in the dates; a month is no quantity.
        return False
    if (
        number.value == 1
        and number.kind not in CALENDAR
        and not (number.text == other.text == "1")
        and of_a_month(number, pair.source) != of_a_month(other, pair.target)
    ):
        return False  # "October 1" is not the "un" of "un an"
    return not set(number.values).isdisjoint(other.values)


def _same_kind(number: Number, other: Number, pair: PairText) -> bool:
    """As `_same`, an ordinal against an ordinal: `World War II` meets `Seconde` before it meets `deux`."""
    return (number.kind in ORDINAL) == (other.kind in ORDINAL) and _same(number, other, pair)


def _nearly(number: Number, other: Number, pair: PairText) -> bool:
    """Round figures of the same order, dates written out, and converted units."""
    if number.vague and other.vague:
        return Fraction(4, 5) <= number.value / other.value <= Fraction(5, 4)
    if ((number.vague or other.vague) and number.value == other.value) or _by_dozens(number, other):
        return True
    if number.value == -other.value and _below_zero(number, pair.source) and _below_zero(other, pair.target):
        return True  # « moins six », whose degrees go without saying
    kinds = (number.kind, other.kind)
    if (NumberKind.PERCENT in kinds and _share(number, other)) or (
        NumberKind.TIME in kinds and _same_clock(number, other)
    ):
        return True
    if {number.kind, other.kind} == {NumberKind.YEAR, NumberKind.INTEGER} and min(
        number.value, other.value
    ) < 100:
        return number.value % 100 == other.value % 100  # the 1950-53 war
    return converted(number, pair.source, other, pair.target)


def _below_zero(number: Number, side: Side) -> bool:
    return number.value < 0 or minus_before(side.text, number.span.start) is not None


def _by_dozens(number: Number, other: Number) -> bool:
    """Whether one counts dozens, as English does, and the other says about how many, as French does: « une vingtaine »."""
    dozens, rounded = (number, other) if _DOZENS.search(number.text) else (other, number)
    if not (_DOZENS.search(dozens.text) and _ROUNDED.search(rounded.text)):
        return False
    return Fraction(5, 6) <= dozens.value / rounded.value <= Fraction(6, 5)


def _share(number: Number, other: Number) -> bool:
    """Whether one is a fraction and the other the same in percent, rounded: two thirds, 66 %."""
    percent, part = (number, other) if number.kind is NumberKind.PERCENT else (other, number)
    return 0 < part.value < 1 and abs(100 * part.value - percent.value) <= 1


def _same_clock(number: Number, other: Number) -> bool:
    """Whether one is a time and the other the same with a point: 9:40, 9.40."""
    time, point = (number, other) if number.kind is NumberKind.TIME else (other, number)
    match = _POINTED.fullmatch(point.text)
    return match is not None and Fraction(60 * int(match[1]) + int(match[2])) in time.values


def _face_each_other(source: list[Number], target: list[Number], pair: PairText) -> bool:
    """Whether digits left over stand at the same places of both sides: `5-3` – `5-5` does not say its 5 again."""
    ours = [n for n in source if n.text.isdecimal() or of_a_month(n, pair.source)]
    theirs = [n for n in target if n.text.isdecimal() or of_a_month(n, pair.target)]
    if not ours or len(ours) != len(theirs):
        return False
    return all(distance(a, b, pair) <= _SAME_PLACE for a, b in zip(ours, theirs, strict=True))
