"""Numbers: every number of the source has its value in the target, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.addresses import outside_addresses
from alignpost.score.checks.agreeing_numbers import MOST_EQUAL, strike
from alignpost.score.checks.amounts import changed_currencies
from alignpost.score.checks.counts import changed_counts
from alignpost.score.checks.days import changed_days, changed_noons
from alignpost.score.checks.exchanged_numbers import exchanged_numbers
from alignpost.score.checks.grouping import regrouped
from alignpost.score.checks.hours import strike_hours
from alignpost.score.checks.measures import conversions
from alignpost.score.checks.number_facts import CALENDAR, ORDINAL, distance, of_a_month, small, telling
from alignpost.score.checks.other_units import changed_units
from alignpost.score.checks.ranges import turned_ranges
from alignpost.score.checks.rewriting import rewritten
from alignpost.score.checks.unread import leave_words_unread
from alignpost.score.conversions import may_convert
from alignpost.tokens import Number, NumberKind

__all__ = ["Numbers"]

_MOST_CHANGED = 1000
"""Changed numbers told in one pair; a text of tens of thousands needs no more."""


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
        strike(source, target, pair)
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
            if telling(number):
                yield _finding(
                    "accuracy/omission",
                    Severity.MAJOR,
                    (number.span,),
                    (pair.opposite(number.span),),
                    f"“{number.text}” of the source has no counterpart in the target.",
                )
        for number in target:
            if telling(number):
                yield _finding(
                    "accuracy/addition",
                    Severity.MAJOR,
                    (pair.opposite_in_source(number.span),),
                    (number.span,),
                    f"“{number.text}” in the target has no counterpart in the source.",
                )


def _changed(source: list[Number], target: list[Number], pair: PairText) -> Iterator[Finding]:
    """Left over on both sides and of one kind: the nearest two belong together, and the value changed."""
    for number in source[:_MOST_CHANGED]:
        fits = [other for other in target[:MOST_EQUAL] if _comparable(number, other, pair)]
        if not fits:
            continue
        other = min(fits, key=lambda candidate: distance(number, candidate, pair))
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
    if number.kind in CALENDAR or other.kind in CALENDAR:
        return number.kind is other.kind
    if (telling(number) and telling(other)) or (number.vague and other.vague):
        return True
    if number.text.isdecimal() and other.text.isdecimal():
        return True
    if of_a_month(number, pair.source) and of_a_month(other, pair.target):
        return True
    if number.kind in ORDINAL or other.kind in ORDINAL:
        return number.kind in ORDINAL and other.kind in ORDINAL
    # One small number against another: "two" – "trois". One is an article or a pronoun too often.
    both_small = small(number) and small(other)
    return (both_small or telling(number) or telling(other)) and 1 not in (number.value, other.value)


def _finding(
    mqm: str,
    severity: Severity,
    source: tuple[Span, ...],
    target: tuple[Span, ...],
    message: str,
    suggestion: str | None = None,
) -> Finding:
    return Finding(Numbers.id, mqm, severity, source, target, message, suggestion)
