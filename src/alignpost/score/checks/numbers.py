"""Numbers: every number of the source has its value in the target, and the other way round."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from itertools import islice

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.addresses import outside_addresses
from alignpost.score.checks.amounts import changed_currencies
from alignpost.score.checks.counts import changed_counts
from alignpost.score.checks.days import changed_days, changed_noons
from alignpost.score.checks.exchanged_numbers import exchanged_numbers
from alignpost.score.checks.grouping import regrouped
from alignpost.score.checks.hours import strike_hours
from alignpost.score.checks.measures import conversions
from alignpost.score.checks.other_units import changed_units, strike_equal_measures
from alignpost.score.checks.ranges import turned_ranges
from alignpost.score.checks.rewriting import rewritten
from alignpost.score.checks.unread import leave_words_unread, said_in_roman
from alignpost.score.conversions import converted, converts_unit, may_convert
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["Numbers"]

_CALENDAR = (NumberKind.MONTH, NumberKind.WEEKDAY)
_CLOCK = (NumberKind.TIME, NumberKind.DATE)
_ORDINAL = (NumberKind.ORDINAL, NumberKind.ROMAN)
_MOST_COMPARISONS = 10_000
_MOST_EQUAL = 40
_MOST_CHANGED = 1000
"""Changed numbers told in one pair; a text of tens of thousands needs no more."""
_OF, _BESIDE, _FARTHEST_DAY = ("", "of", "the"), " \u00a0\u202f,.-", 24
_SAME_PLACE = 0.2
"""Shares of the texts by which the places of two numbers may differ that stand for each other."""
_POINTED = later(re.compile, r"([01]?\d|2[0-4])[.,]([0-5]\d)")
"""What may be an hour and its minutes."""
_IMPLIED: dict[str, tuple[int, ...]] = {
    word: values
    for listed, values in (
        ("decade decades décennie décennies decade’s", (10, 20)),
        ("century centuries siècle siècles centenary centenaire", (100,)),
        ("fortnight quinzaine fortnightly", (14, 15)),
        ("week weeks weekly semaine semaines", (7, 8)),
        ("noon midday midi", (12, 720)),
        ("midnight minuit", (0, 24, 1440)),
        ("twice double doubled doubles doubling both pair couple", (2,)),
        ("triple tripled trois trio", (3,)),
        ("quarter quarters quart trimestre trimestriel quarterly viertelstunde quartal", (3, 4, 15, 25)),
        (
            "half moitié demi demie half-hour demi-heure halbe halben hälfte media mezza mezz’ora meia",
            (30, 50, 6),
        ),
        ("biannual semester semestre", (6,)),
        ("million millón milione milhão", (10**6,)),
        ("décennal décennale decenal decennale", (10,)),
        ("twenties", (20, 1920)),
        ("thirties trentenaire trentenaires", (30, 1930)),
        ("forties quadragénaire quadragénaires", (40, 1940)),
        ("fifties quinquagénaire quinquagénaires", (50, 1950)),
        ("sixties sexagénaire sexagénaires", (60, 1960)),
        ("seventies septuagénaire septuagénaires", (70, 1970)),
        ("eighties octogénaire octogénaires", (80, 1980)),
        ("nineties nonagénaire nonagénaires", (90, 1990)),
        ("yearly annual year annuel annuelle", (12,)),
        ("completely fully totally entirely wholly complètement entièrement totalement pleinement", (100,)),
        ("hour hourly heure overnight day jour day-long", (24, 60)),
    )
    for word in listed.split()
}
"""Words that hold a number which the other language may spell out."""


class Numbers:
    """Finds numbers whose value changed, vanished or came from nowhere."""

    id = "numbers"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Match by value first; what is left over on both sides is a changed number, on one side a lost or new one."""
        source = regrouped(outside_addresses(pair.source), pair.source.text)
        target = regrouped(outside_addresses(pair.target), pair.target.text)
        if source and target and may_convert(pair.source, pair.target):
            yield from conversions(pair, self.id)
        yield from strike_hours(source, target, pair, self.id, self.mqm)
        _strike(source, target, pair)
        if source or target:
            leave_words_unread(source, target, pair)
        yield from _changed(source, target, pair)
        yield from changed_days(pair, self.id, self.mqm)
        yield from changed_noons(pair, self.id, self.mqm)
        yield from changed_currencies(pair, self.id, self.mqm)
        yield from changed_units(pair, self.id, self.mqm)
        ranges = list(turned_ranges(pair, self.id, self.mqm))
        yield from ranges or exchanged_numbers(pair, self.id, self.mqm)
        yield from changed_counts(source, target, pair, self.id)
        for number in source:
            if _telling(number):
                yield _finding(
                    "accuracy/omission",
                    Severity.MAJOR,
                    (number.span,),
                    (pair.opposite(number.span),),
                    f"“{number.text}” of the source has no counterpart in the target.",
                )
        for number in target:
            if _telling(number):
                yield _finding(
                    "accuracy/addition",
                    Severity.MAJOR,
                    (pair.opposite_in_source(number.span),),
                    (number.span,),
                    f"“{number.text}” in the target has no counterpart in the source.",
                )


def _strike(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers that agree, the nearest first where a value stands twice."""
    ours, theirs = tuple(source), tuple(target)
    for agree in (_same_kind, _same):
        _strike_equal(source, target, pair, agree)
    if not source and not target:
        return
    strike_equal_measures(source, target, pair)
    _strike_sums(source, target)
    _strike_sums(target, source)
    if len(source) * len(target) <= _MOST_COMPARISONS:
        for number in list(source):
            fits = [other for other in target if _nearly(number, other, pair)]
            if fits:
                target.remove(min(fits, key=lambda other: _distance(number, other, pair)))
                source.remove(number)
    _strike_implied(source, pair.target)
    _strike_implied(target, pair.source)
    said_in_roman(source, pair.target)
    said_in_roman(target, pair.source)
    if not _face_each_other(source, target, pair):
        _strike_repeats(source, theirs)
        _strike_repeats(target, ours)
    if (source or target) and may_convert(pair.source, pair.target):
        _strike_conversions(source, target, pair)
    _strike_split(source, target)
    _strike_dated(source, target, pair.target)


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
            gone.add(min(fits, key=lambda other: _distance(number, other, pair)).span)
            matched.add(number.span)
    source[:] = [number for number in source if number.span not in matched]
    target[:] = [other for other in target if other.span not in gone]


def _first_free(candidates: deque[Number] | None, gone: set[Span]) -> list[Number]:
    """The first few candidates that are not taken; far more equal values than a sentence has need not be seen."""
    while candidates and candidates[0].span in gone:
        candidates.popleft()
    return [other for other in islice(candidates or (), _MOST_EQUAL) if other.span not in gone]


def _distance(number: Number, other: Number, pair: PairText) -> float:
    here = number.span.start / (len(pair.source.text) or 1)
    return abs(here - other.span.start / (len(pair.target.text) or 1))


def _same(number: Number, other: Number, pair: PairText) -> bool:
    if (number.kind in _CALENDAR or other.kind in _CALENDAR) and number.kind is not other.kind:
        # "12/02" and "12 February" meet in the dates; a month is no quantity.
        return False
    if (
        number.value == 1
        and number.kind not in _CALENDAR
        and not (number.text == other.text == "1")
        and _of_a_month(number, pair.source) != _of_a_month(other, pair.target)
    ):
        return False  # "October 1" is not the "un" of "un an"
    return not set(number.values).isdisjoint(other.values)


def _same_kind(number: Number, other: Number, pair: PairText) -> bool:
    """As `_same`, an ordinal against an ordinal: `World War II` meets `Seconde` before it meets `deux`."""
    return (number.kind in _ORDINAL) == (other.kind in _ORDINAL) and _same(number, other, pair)


def _nearly(number: Number, other: Number, pair: PairText) -> bool:
    """Round figures of the same order, dates written out, and converted units."""
    if number.vague and other.vague:
        return Fraction(4, 5) <= number.value / other.value <= Fraction(5, 4)
    if (number.vague or other.vague) and number.value == other.value:
        return True
    if NumberKind.PERCENT in (number.kind, other.kind) and _share(number, other):
        return True
    if NumberKind.TIME in (number.kind, other.kind) and _same_clock(number, other):
        return True
    if {number.kind, other.kind} == {NumberKind.YEAR, NumberKind.INTEGER} and min(
        number.value, other.value
    ) < 100:
        return number.value % 100 == other.value % 100  # the 1950-53 war
    return converted(number, pair.source, other, pair.target)


def _share(number: Number, other: Number) -> bool:
    """Whether one is a fraction and the other the same in percent, rounded: two thirds, 66 %."""
    percent, part = (number, other) if number.kind is NumberKind.PERCENT else (other, number)
    return 0 < part.value < 1 and abs(100 * part.value - percent.value) <= 1


def _same_clock(number: Number, other: Number) -> bool:
    """Whether one is a time and the other the same with a point: 9:40, 9.40."""
    time, point = (number, other) if number.kind is NumberKind.TIME else (other, number)
    match = _POINTED.fullmatch(point.text)
    return match is not None and Fraction(60 * int(match[1]) + int(match[2])) in time.values


def _strike_sums(few: list[Number], many: list[Number]) -> None:
    """A date in digits against its day, month and year written out; hours and minutes likewise."""
    for number in list(few):
        if number.kind is NumberKind.DATE:
            whole = int(number.value)
            parts = {whole // 10_000, whole // 100 % 100, whole % 100, whole // 10_000 % 100}
        elif number.kind is NumberKind.TIME:
            parts = {int(value) // 60 for value in number.values} | {int(number.value) % 60}
            parts |= {int(value) for value in number.values[1:]}
        else:
            continue
        met = [other for other in many if other.value in parts and other.kind is not NumberKind.WEEKDAY]
        if met:
            few.remove(number)
            for other in met:
                many.remove(other)


def _strike_implied(left: list[Number], there: Side) -> None:
    """`a decade later` against `dix ans plus tard`: a word of the other side holds the number."""
    if not left:
        return
    held = {value for key in _IMPLIED.keys() & there.different for value in _IMPLIED[key]}
    left[:] = [
        number for number in left if number.kind in (*_ORDINAL, *_CALENDAR) or held.isdisjoint(number.values)
    ]


def _face_each_other(source: list[Number], target: list[Number], pair: PairText) -> bool:
    """Whether digits left over stand at the same places of both sides: `5-3` – `5-5` does not say its 5 again."""
    ours = [n for n in source if n.text.isdecimal() or _of_a_month(n, pair.source)]
    theirs = [n for n in target if n.text.isdecimal() or _of_a_month(n, pair.target)]
    if not ours or len(ours) != len(theirs):
        return False
    return all(_distance(a, b, pair) <= _SAME_PLACE for a, b in zip(ours, theirs, strict=True))


def _strike_repeats(left: list[Number], there: tuple[Number, ...]) -> None:
    """A number said twice in one language and once in the other is no loss: `3 to 3.5 million`, `from 5 to 6 %`."""
    values = {other.value for other in there if other.kind not in _CALENDAR} if left else set()
    if not values:
        return
    left[:] = [
        number for number in left if number.kind in (*_CALENDAR, *_CLOCK) or not _said_again(number, values)
    ]


def _said_again(number: Number, values: set[Fraction]) -> bool:
    if number.value in values:
        return True
    if number.vague or not number.value:
        return False
    scaled = (10**3, 10**6, 10**9)
    larger = number.value < 1000 and any(number.value * scale in values for scale in scaled)
    smaller = number.value > 1000 and any(
        number.value / scale in values and 1 < number.value / scale < 1000 for scale in scaled
    )
    return larger or smaller


def _strike_conversions(source: list[Number], target: list[Number], pair: PairText) -> None:
    """A measure given in both systems on one side (`209 km (130 miles)`), or without a number (`a mile`)."""
    source[:] = [
        n for n in source if not any(converted(n, pair.source, o, pair.target) for o in pair.target.numbers)
    ]
    target[:] = [
        n
        for n in target
        if not any(converted(o, pair.source, n, pair.target) for o in pair.source.numbers)
        and not converts_unit(n, pair.target, pair.source)
    ]


def _strike_split(source: list[Number], target: list[Number]) -> None:
    """Digits grouped otherwise, as in telephone numbers: `116 123` read as two numbers or as one."""
    ours, theirs = ("".join(c for n in side for c in n.text if c.isdigit()) for side in (source, target))
    if len(ours) > 3 and ours == theirs:
        source.clear()
        target.clear()


def _strike_dated(source: list[Number], target: list[Number], there: Side) -> None:
    """A weekday rendered as the day of the month: `on Saturday` – `le 29 septembre`."""
    months = [number.span.start for number in there.numbers if number.kind is NumberKind.MONTH]
    if not months or all(number.kind is not NumberKind.WEEKDAY for number in source):
        return
    for number in list(target):
        before_month = any(0 < month - number.span.end <= 2 for month in months)
        weekday = next((n for n in source if n.kind is NumberKind.WEEKDAY), None)
        if before_month and number.value <= 31 and weekday is not None:
            target.remove(number)
            source.remove(weekday)


def _changed(source: list[Number], target: list[Number], pair: PairText) -> Iterator[Finding]:
    """Left over on both sides and of one kind: the nearest two belong together, and the value changed."""
    for number in source[:_MOST_CHANGED]:
        fits = [other for other in target[:_MOST_EQUAL] if _comparable(number, other, pair)]
        if not fits:
            continue
        other = min(fits, key=lambda candidate: _distance(number, candidate, pair))
        source.remove(number)
        target.remove(other)
        yield _finding(
            "accuracy/mistranslation",
            Severity.CRITICAL,
            (number.span,),
            (other.span,),
            f"“{number.text}” became “{other.text}”: {_OTHERS.get(number.kind, _OTHER_NUMBER)}.",
            rewritten(number, other, pair.target.lang),
        )


_OTHER_NUMBER = "the two do not say the same number"
_OTHERS = {NumberKind.WEEKDAY: "another day", NumberKind.MONTH: "another month"}


def _comparable(number: Number, other: Number, pair: PairText) -> bool:
    if number.kind in _CALENDAR or other.kind in _CALENDAR:
        return number.kind is other.kind
    if (_telling(number) and _telling(other)) or (number.vague and other.vague):
        return True
    if number.text.isdecimal() and other.text.isdecimal():
        return True
    if _of_a_month(number, pair.source) and _of_a_month(other, pair.target):
        return True
    if number.kind in _ORDINAL or other.kind in _ORDINAL:
        return number.kind in _ORDINAL and other.kind in _ORDINAL
    # One small number against another: "two" – "trois". One is an article or a pronoun too often.
    small = _small(number) and _small(other)
    return (small or _telling(number) or _telling(other)) and 1 not in (number.value, other.value)


def _small(number: Number) -> bool:
    return (number.kind is NumberKind.SPELLED and not number.vague) or number.text.isdecimal()


def _of_a_month(number: Number, side: Side) -> bool:
    """Whether a number is the day of a month: `October 1`, `1er octobre`, `the 1st of October`."""
    place = bisect_left(side.numbers, number.span.start, key=lambda other: other.span.start)
    beside = side.numbers[max(0, place - 1) : place + 2]
    day = number.span
    return any(
        side.text[min(day.end, other.span.end) : max(day.start, other.span.start)].strip(_BESIDE) in _OF
        for other in beside
        if other.kind is NumberKind.MONTH and abs(other.span.start - day.start) < _FARTHEST_DAY
    )


def _telling(number: Number) -> bool:
    """Whether a number alone, without a counterpart, is worth a word: not `one`, `first`, `half`, `dozens`."""
    if number.kind in _CALENDAR:
        return False
    if number.kind in (NumberKind.SPELLED, NumberKind.ORDINAL, NumberKind.ROMAN):
        return number.value > 12 and not number.vague and number.value != 100
    return number.value > 3 or not number.text.isdigit()


def _finding(
    mqm: str,
    severity: Severity,
    source: tuple[Span, ...],
    target: tuple[Span, ...],
    message: str,
    suggestion: str | None = None,
) -> Finding:
    return Finding(Numbers.id, mqm, severity, source, target, message, suggestion)
