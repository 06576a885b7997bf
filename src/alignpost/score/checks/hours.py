"""Hours of the day: nine o’clock in the evening is vingt et une heures, and not vingt heures."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.clock import Hour, hours
from alignpost.tokens import Number

__all__ = ["strike_hours"]


def strike_hours(
    source: list[Number], target: list[Number], pair: PairText, check: str, mqm: str
) -> Iterator[Finding]:
    """Take away the numbers of hours that may be the same; critical findings of `check` for those that cannot.

    Nothing is done in languages whose hours are not known, nor about an hour that the other side has not.
    """
    if not source and not target:
        return
    ours = list(hours(pair.source))
    theirs = list(hours(pair.target)) if ours else []
    if not theirs:
        return
    for hour in list(ours):
        alike = [other for other in theirs if not hour.minutes.isdisjoint(other.minutes)]
        if alike:
            other = min(alike, key=lambda candidate: _distance(hour, candidate, pair))
            ours.remove(hour)
            theirs.remove(other)
            _strike(source, hour.span)
            _strike(target, other.span)
    if len(ours) != len(theirs):
        return
    for hour, other in zip(ours, theirs, strict=True):
        if hour.sure and other.sure:
            _strike(source, hour.span)
            _strike(target, other.span)
            said, became = hour.span.of(pair.source.text), other.span.of(pair.target.text)
            message = f"“{said}” became “{became}”: another hour."
            yield Finding(check, mqm, Severity.CRITICAL, (hour.span,), (other.span,), message)


def _distance(hour: Hour, other: Hour, pair: PairText) -> float:
    here = hour.span.start / (len(pair.source.text) or 1)
    return abs(here - other.span.start / (len(pair.target.text) or 1))


def _strike(numbers: list[Number], span: Span) -> None:
    numbers[:] = [
        number for number in numbers if number.span.end <= span.start or number.span.start >= span.end
    ]
