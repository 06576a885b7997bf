"""Percentage points that became percent: a rise of 0.25 points – « une hausse de 0,25 % », which is one of hardly anything."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language

__all__ = ["lost_points"]

_BEHIND = {
    "en": later(re.compile, r"[ \u00a0\u202f-]?percentage[ -]points?\b", re.IGNORECASE),
    "fr": later(re.compile, r"[ \u00a0\u202f]points? de pourcentage\b", re.IGNORECASE),
}
"""What stands behind a number of points that is surely one of percentage points."""
_SAID = frozenset({"percentage", "pourcentage"})
_POINTS = later(re.compile, r"\b(?:points?|pts?|pp)\b", re.IGNORECASE)


def lost_points(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A major finding of `check` for every number of points that is one of percent in a target that tells no points."""
    behind = _BEHIND.get(base_language(pair.source.lang))
    if behind is None or _SAID.isdisjoint(pair.source.different) or _POINTS.search(pair.target.text):
        return
    percents = _percents(pair.target)
    for number in pair.source.numbers if percents else ():
        match = behind.match(pair.source.text, number.span.end)
        other = percents.get(number.value)
        if match is not None and other is not None:
            span = Span(number.span.start, match.end())
            told, said = span.of(pair.source.text), other.span.of(pair.target.text)
            message = f"“{told}” became “{said}”: points are no share of what there was before."
            yield Finding(check, mqm, Severity.MAJOR, (span,), (other.span,), message)


def _percents(side: Side) -> dict[Fraction, Number]:
    """The numbers of percent, by their values."""
    return {number.value: number for number in side.numbers if number.kind is NumberKind.PERCENT}
