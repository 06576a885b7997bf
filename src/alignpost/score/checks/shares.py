"""Shares told in other words: nine out of ten is 90 %, a third is 33 %, 50-50 is one chance in two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.score.check import PairText
from alignpost.score.checks.fraction_words import DENOMINATORS, HALVES
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["ratio_beside", "strike_shares"]

_MANY = 5
"""Parts from which a word alone tells one of them: `a fifth`; `quarters` are mostly three."""
_WORDS: Mapping[str, tuple[Fraction, ...]] = dict.fromkeys(HALVES, (Fraction(1, 2),)) | {
    word: tuple(Fraction(told, parts) for told in ((1, parts - 1) if parts < _MANY else (1,)))
    for word, parts in DENOMINATORS.items()
}
"""Shares that a word tells without a number, or with one beside it."""
_HALVED = ("demi-", "half-")
_OUT_OF = later(
    re.compile,
    r"(?:[\s-][^\W\d_]+['’]?){0,3}[\s-](?:out[\s-]of|in|of|sur)[\s-](?:every\s)?|\s?/\s?",
    re.IGNORECASE,
)
"""Between the numbers of a ratio: nine out of ten, une chance sur deux, 4/5."""
_EVEN = later(re.compile, r"\s?[-–/:]\s?")
_HALF_OF_A_HUNDRED = 50
_LARGEST = 1000
_PERCENT = Fraction(1, 100)
"""By which shares may differ that somebody rounded."""
_COUNTS = (NumberKind.INTEGER, NumberKind.SPELLED)


class _Share(NamedTuple):
    values: tuple[Fraction, ...]
    numbers: tuple[Number, ...]


def strike_shares(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers of `source` and `target`, all without a counterpart yet, that tell the same share."""
    if not source and not target:
        return
    ours = _shares(pair.source)
    theirs = _shares(pair.target) if ours else []
    if not any(share.numbers for share in ours) and not any(share.numbers for share in theirs):
        return
    for share in ours:
        other = next(
            (other for other in theirs if _alike(share, other) and _left(share, other, source, target)), None
        )
        if other is None:
            continue
        if other.numbers:
            theirs.remove(other)
        _strike(source, share)
        _strike(target, other)


def ratio_beside(number: Number, side: Side) -> Number | None:
    """The other number of the ratio that a number belongs to, of which it alone says nothing; None where it does not."""
    return next(
        (
            other
            for share in _ratios(side)
            if number in share.numbers
            for other in share.numbers
            if other is not number
        ),
        None,
    )


def _left(share: _Share, other: _Share, source: list[Number], target: list[Number]) -> bool:
    """Whether the numbers of both, as far as there are any, still lack a counterpart; of a ratio one of them.

    The `1` of `1 in 100` has met that of `1 %` already, as equal numbers do.
    """
    ours, theirs = _any_left(share, source), _any_left(other, target)
    return (ours or theirs) and ((ours and theirs) or _met(share, other))


def _met(share: _Share, other: _Share) -> bool:
    """Whether some number stands in both shares."""
    return not {number.value for number in share.numbers}.isdisjoint(number.value for number in other.numbers)


def _any_left(share: _Share, left: list[Number]) -> bool:
    return not share.numbers or any(number in left for number in share.numbers)


def _strike(left: list[Number], share: _Share) -> None:
    left[:] = [number for number in left if number not in share.numbers]


def _alike(share: _Share, other: _Share) -> bool:
    """Whether two shares, not both words nor both in percent, are the same; thirds and sevenths are rounded in percent."""
    percents = [any(number.kind is NumberKind.PERCENT for number in one.numbers) for one in (share, other)]
    if all(percents) or not (share.numbers or other.numbers):
        return False
    if not any(percents):
        return not set(share.values).isdisjoint(other.values)
    percent, parts = (share, other.values) if percents[0] else (other, share.values)
    (told,) = percent.values
    return any(
        told == part or ((100 * part).denominator > 1 and abs(told - part) < _PERCENT) for part in parts
    )


def _shares(side: Side) -> list[_Share]:
    found = _ratios(side)
    for number in side.numbers:
        if number.kind is NumberKind.PERCENT:
            found.append(_Share((number.value / 100,), (number,)))
        elif 0 < number.value < 1:
            found.append(_Share((number.value,), (number,)))
    if any(key.startswith(_HALVED) for key in side.different):
        found.append(_Share((Fraction(1, 2),), ()))
    for key in filter(_WORDS.__contains__, side.places):  # in the order of the text
        # "a third" is read as an ordinal.
        spans = [side.words[place].span for place in side.places[key]]
        ordinal = next((number for number in side.numbers if number.span in spans), None)
        found += [_Share((value,), ()) for value in _WORDS[key]]
        if ordinal is not None:
            found += [_Share((value,), (ordinal,)) for value in _WORDS[key]]
    return found


def _ratios(side: Side) -> list[_Share]:
    found = []
    for number, other in pairwise(side.numbers):
        start, end = number.span.end, other.span.start
        if number.kind not in _COUNTS or other.kind not in _COUNTS:
            continue
        if number.value == other.value == _HALF_OF_A_HUNDRED:
            if _EVEN.fullmatch(side.text, start, end):
                found.append(_Share((Fraction(1, 2),), (number, other)))
        elif 0 < number.value < other.value <= _LARGEST and _OUT_OF.fullmatch(side.text, start, end):
            found.append(_Share((number.value / other.value,), (number, other)))
    return found
