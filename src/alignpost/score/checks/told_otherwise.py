"""Numbers left over that the other side tells in another way: `a decade`, `both`, a date in words, other units."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice

from alignpost.lazily import later
from alignpost.score.check import PairText
from alignpost.score.checks.number_facts import CALENDAR, CLOCK, ORDINAL
from alignpost.score.conversions import converted, converts_unit
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind
from alignpost.tokens.function_words import listed

__all__ = [
    "strike_conversions",
    "strike_dated",
    "strike_figures",
    "strike_implied",
    "strike_repeats",
    "strike_slashed_days",
    "strike_split",
    "strike_sums",
]

_IMPLIED: dict[str, tuple[int, ...]] = {
    word: values
    for names, values in (
        ("decade decades décennie décennies decade’s", (10, 20)),
        ("century centuries siècle siècles centenary centenaire", (100,)),
        ("fortnight quinzaine fortnightly", (14, 15)),
        ("week weeks weekly semaine semaines", (7, 8)),
        ("noon midday midi", (12, 720)),
        ("midnight minuit", (0, 24, 1440)),
        ("twice double doubled doubles doubling both pair couple", (2,)),
        ("triple tripled trois trio", (3,)),
        (
            "quarter quarters quart quarts trimestre trimestres trimestriel trimestrielle trimestriels trimestrielles "
            "quarterly viertelstunde quartal",
            (3, 4, 15, 25),
        ),
        (
            "half moitié demi demie half-hour demi-heure demi-point halbe halben hälfte media mezza mezz’ora meia",
            (30, 50, 6),
        ),
        ("biannual half-yearly semester semesters semestre semestres semestriel semestrielle", (6,)),
        ("score vingtaine", (20,)),
        ("thank thanks apologies apologise apologize sorry", (1000,)),
        ("fourscore", (80, 87)),
        ("bastille", (14,)),
        ("11-septembre", (9,)),
        ("secours urgences emergency", (911, 999, 112)),
        ("threescore", (60, 70)),
        ("majeur majeure majeurs majeures mineur mineure mineurs mineures adult adults", (18,)),
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
    for word in listed(names)
}
"""Words that hold a number which the other language may spell out."""


_WHOLE_DAY = 24
"""In `24 heures sur 24`, which is 24/7, it is no hour."""
_MOST_FIGURES = 12
_MOST = 200
"""Days looked at: more than any sentence has, few enough for a text of thousands."""
_IN_SLASHES = later(re.compile, r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?![\w/])")
_FIGURES = later(re.compile, r"(?:[ -](?:figures?|digits?)|[ \u00a0\u202f]chiffres)(?!\w)", re.IGNORECASE)


def strike_figures(few: list[Number], many: list[Number], side: Side) -> None:
    """The figures of an amount against the amount: `six-figure` – `cent mille`."""
    for number in list(few):
        if not 1 < number.value <= _MOST_FIGURES or not _FIGURES.match(side.text, number.span.end):
            continue
        least = 10 ** (int(number.value) - 1)
        other = next((other for other in many if least <= other.value < 10 * least), None)
        if other is not None:
            few.remove(number)
            many.remove(other)


def strike_slashed_days(left: list[Number], here: Side, there: Side) -> None:
    """A day and its month in digits against the month by its name: `9/11` – `le 11 septembre`."""
    if not left or "/" not in here.text or not there.months:
        return
    months = {number.value for number in there.numbers if number.kind is NumberKind.MONTH}
    days = {number.value for number in there.numbers if number.kind not in CALENDAR}
    for match in islice(_IN_SLASHES.finditer(here.text), _MOST):
        one, other = int(match[1]), int(match[2])
        if (one in months and other in days) or (other in months and one in days):
            left[:] = [n for n in left if n.span.end <= match.start() or n.span.start >= match.end()]


def strike_sums(few: list[Number], many: list[Number]) -> None:
    """A date in digits against its day, month and year written out; hours and minutes likewise."""
    for number in list(few):
        if number.kind is NumberKind.DATE:
            parts = set[int]()
            for whole in map(int, number.values):
                parts |= {whole // 10_000, whole // 100 % 100, whole % 100, whole // 10_000 % 100}
            months = [other for other in many if other.kind is NumberKind.MONTH]
            if months and all(month.value not in parts for month in months):
                # It is another date: what became of it is the month.
                many[:] = [other for other in many if other.value not in parts or other in months]
                continue
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


def strike_implied(left: list[Number], there: Side) -> None:
    """`a decade later` against `dix ans plus tard`: a word of the other side holds the number."""
    if not left:
        return
    held = {value for key in _IMPLIED.keys() & there.different for value in _IMPLIED[key]}
    left[:] = [
        number for number in left if number.kind in (*ORDINAL, *CALENDAR) or held.isdisjoint(number.values)
    ]


def strike_repeats(left: list[Number], there: tuple[Number, ...]) -> None:
    """A number said twice in one language and once in the other is no loss: `3 to 3.5 million`, `from 5 to 6 %`."""
    values = {other.value for other in there if other.kind not in CALENDAR} if left else set()
    if not values:
        return
    left[:] = [
        number
        for number in left
        if number.kind in CALENDAR
        or (number.kind in CLOCK and not (_WHOLE_DAY in number.others and _WHOLE_DAY in values))
        or not (number.kind in CLOCK or _said_again(number, values))
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


def strike_conversions(source: list[Number], target: list[Number], pair: PairText) -> None:
    """A measure given in both systems on one side (`209 km (130 miles)`), or without a number (`a mile`)."""
    source[:] = [
        n
        for n in source
        if not any(converted(n, pair.source, o, pair.target) for o in pair.target.numbers)
        and not converts_unit(n, pair.source, pair.target)
    ]
    target[:] = [
        n
        for n in target
        if not any(converted(o, pair.source, n, pair.target) for o in pair.source.numbers)
        and not converts_unit(n, pair.target, pair.source)
    ]


def strike_split(source: list[Number], target: list[Number]) -> None:
    """Digits grouped otherwise, as in telephone numbers: `116 123` read as two numbers or as one."""
    ours, theirs = ("".join(c for n in side for c in n.text if c.isdigit()) for side in (source, target))
    if len(ours) > 3 and ours == theirs:
        source.clear()
        target.clear()


def strike_dated(source: list[Number], target: list[Number], there: Side) -> None:
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
