"""Numbers that changed places: `by 312 votes to 245` – `par 245 voix contre 312`.

Both sides hold the same numbers, so nothing is lost or new; what each of them counts tells. Where a translation turns
a sentence round, the words beside a number go with it. Where they stay with the other number, the two were exchanged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.clock import hours
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["exchanged_numbers"]

_COUNTS = (
    NumberKind.INTEGER,
    NumberKind.DECIMAL,
    NumberKind.SPELLED,
    NumberKind.PERCENT,
    NumberKind.CURRENCY,
    NumberKind.YEAR,
)
_MOST = 8
"""Numbers of a side beyond which it is a table or a list, whose order nobody can tell by the words beside them."""
_REACH = 2
"""Words beside a number that may tell what it counts."""
_OF_CODES = later(re.compile, r"[\w/]")
"""Right beside a number it makes it a part of a code."""
_ALIKE = later(re.compile, r"\W*(?:and|or|by|x|et|ou|par|sur)?\W*", re.IGNORECASE)
"""Between two numbers it makes them a list or an area, in which neither order is wrong."""
_SURE = 0.2
"""How sure a link is from which it tells."""


class _Held(NamedTuple):
    """A number that stands once on either side."""

    source: Number
    target: Number
    at: range
    """Where the number stands in the target."""


def exchanged_numbers(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` over every two numbers that changed places."""
    held = _held(pair) if 1 < len(pair.source.numbers) <= _MOST else []
    for one, other in combinations(held, 2):
        # Those of the source come in order: whatever changed places does not in the target.
        if one.source.kind is not other.source.kind or one.at.start <= other.at.start:
            continue
        listed = _ALIKE.fullmatch(pair.source.text, one.source.span.end, other.source.span.start)
        if not listed and _exchanged(pair, one, other):
            first, second = other.target, one.target
            message = (
                f"“{first.text}” and “{second.text}” changed places: each says what the other one counts."
            )
            yield Finding(
                check, mqm, Severity.CRITICAL, (one.source.span, other.source.span), (first.span, second.span), message
            )  # fmt: skip


def _held(pair: PairText) -> list[_Held]:
    """Numbers of the source whose value stands once on either side, and nothing else that may be it."""
    ours, theirs = _counts(pair.source), _counts(pair.target)
    found = []
    for number in ours:
        same = [other for other in theirs if not set(number.values).isdisjoint(other.values)]
        if same and _times(number, pair.source) == _times(number, pair.target) == 1:
            at = pair.target.words_in(same[0].span)
            if at:
                found.append(_Held(number, same[0], at))
    return found


def _times(number: Number, side: Side) -> int:
    """How often a side tells a value, in an hour or a code too."""
    return sum(not set(number.values).isdisjoint(other.values) for other in side.numbers)


def _counts(side: Side) -> list[Number]:
    """Numbers that count something; those in codes (`B36`, `IPv6`, `10/17`) and hours (`ten to eight`) do not."""
    text, told = side.text, {place for hour in hours(side) for place in side.words_in(hour.span)}
    return [
        number
        for number in side.numbers
        if number.kind in _COUNTS
        and number.value > 1
        and not number.vague
        and told.isdisjoint(side.words_in(number.span))
        and not _OF_CODES.search(text[max(0, number.span.start - 1) : number.span.start])
        and not _OF_CODES.match(text, number.span.end)
    ]


def _linked(pair: PairText, number: Number) -> tuple[int, ...]:
    """The counterparts of the content words that stand nearer to a number than to any other."""
    side, cover = pair.source, pair.coverage
    here = side.words_in(number.span)
    numbered = {place for other in pair.target.numbers for place in pair.target.words_in(other.span)}
    beside = range(max(0, here.start - _REACH), min(len(side.keys), here.stop + _REACH))
    return tuple(
        link
        for place in beside
        if place not in here
        and not side.small[place]
        and _nearest(place, side) == number.span
        and cover.source[place] >= _SURE
        and (link := cover.to_target[place]) is not None
        and link not in numbered
    )


def _nearest(place: int, side: Side) -> Span | None:
    """The number that a word stands nearest to, if only one does."""
    places = [(number.span, side.words_in(number.span)) for number in side.numbers]
    away = sorted((_apart(place, at), span) for span, at in places if at)
    return away[0][1] if away and (len(away) == 1 or away[0][0] < away[1][0]) else None


def _apart(place: int, at: range) -> int:
    """Words from a place to a number."""
    return max(at.start - place, place - at.stop + 1, 0)


def _exchanged(pair: PairText, one: _Held, other: _Held) -> bool:
    """Whether every word beside each of the numbers stands beside the other one in the target."""
    moved = stayed = 0
    for mine, its in ((one, other), (other, one)):
        for place in _linked(pair, mine.source):
            near, far = _apart(place, mine.at), _apart(place, its.at)
            moved += far < near and far <= _REACH
            stayed += near < far
    return moved > 0 and stayed == 0
