"""Bounds that turned round beside one and the same number: above 10% – inférieure à 10 %, nearly 900 – plus de 900.

Where one side alone denies or excludes something beside the bound, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.bounds import DENYING, Bound, bounds, may_bound, numbers_told
from alignpost.score.checks.contrary import contraries
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["bound_findings"]

_DIRECTIONS = frozenset({("en", "fr"), ("fr", "en")})


def bound_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A major finding of `check`, with its place in the target, for every bound that turned round."""
    if pair.context.languages not in _DIRECTIONS or not (may_bound(pair.target) and may_bound(pair.source)):
        return
    ours = bounds(pair.source)
    theirs = bounds(pair.target) if ours else []
    told = {one.number_told: one for one in theirs if _stand_alone(one, theirs)}
    for one in ours:
        other = told.get(one.number_told)
        if other is None or other.above is one.above or not _stand_alone(one, ours):
            continue
        if _times(one.value, pair.source) != _times(one.value, pair.target) or _denied_apart(
            pair, one, other
        ):
            continue
        place = _place(pair.target, other)
        if any(place in known.target for known in contraries(pair).contraries):
            continue
        spans = _whole(one), _whole(other)
        here, there = spans[0].of(pair.source.text), spans[1].of(pair.target.text)
        message = f"“{here}” became “{there}”: the bound lies on the other side of its number."
        yield place, Finding(check, mqm, Severity.MAJOR, (spans[0],), (spans[1],), message)


def _stand_alone(one: Bound, bounds: list[Bound]) -> bool:
    """Whether all bounds of its number are on the same side of it."""
    return all(other.above is one.above for other in bounds if other.number_told == one.number_told)


def _times(value: Fraction, side: Side) -> int:
    return len({span.end for told, span in numbers_told(side) if told == value})


def _denied_apart(pair: PairText, one: Bound, other: Bound) -> bool:
    """Whether one side alone denies or excludes something beside the bound: over 12 pay – moins de 12 ne paient pas."""
    return _denies(pair.source, one) is not _denies(pair.target, other)


def _denies(side: Side, bound: Bound) -> bool:
    rest = f"{side.text[: bound.words.start]} {side.text[bound.words.end :]}"
    return DENYING[base_language(side.lang)].search(rest) is not None


def _whole(bound: Bound) -> Span:
    """The bound with its number."""
    return Span(min(bound.words.start, bound.number.start), max(bound.words.end, bound.number.end))


def _place(side: Side, bound: Bound) -> int:
    """The place of the word that other findings would stand at."""
    places = side.words_in(bound.words) or side.words_in(bound.number)
    return next(
        (place for place in places if side.keys[place] in ("plus", "moins", "more", "less")), places.start
    )
