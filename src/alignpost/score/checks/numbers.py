"""Numbers: every number of the source has its value in the target, and the other way round."""

from __future__ import annotations

from collections.abc import Iterable

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.addresses import outside_addresses
from alignpost.score.checks.agreeing_numbers import strike
from alignpost.score.checks.amounts import changed_currencies
from alignpost.score.checks.changed_numbers import changed_numbers
from alignpost.score.checks.counts import changed_counts
from alignpost.score.checks.days import changed_days, changed_noons
from alignpost.score.checks.exchanged_numbers import exchanged_numbers
from alignpost.score.checks.grouping import regrouped
from alignpost.score.checks.hours import strike_hours
from alignpost.score.checks.measures import conversions
from alignpost.score.checks.multiples import changed_parts
from alignpost.score.checks.number_facts import telling
from alignpost.score.checks.other_units import changed_units
from alignpost.score.checks.periods import turned_periods
from alignpost.score.checks.points import lost_points
from alignpost.score.checks.ranges import turned_ranges
from alignpost.score.checks.signs import changed_signs
from alignpost.score.checks.telephones import changed_telephones
from alignpost.score.checks.turned_scores import turned_scores
from alignpost.score.checks.unread import leave_words_unread
from alignpost.score.conversions import may_convert

__all__ = ["Numbers"]


class Numbers:
    """Finds numbers whose value changed, vanished or came from nowhere."""

    id = "numbers"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """Match by value first; what is left over on both sides is a changed number, on one side a lost or new one."""
        if not (pair.source.numbers or pair.target.numbers):
            yield from changed_days(pair, self.id, self.mqm)
            yield from changed_noons(pair, self.id, self.mqm)
            yield from turned_periods(pair, self.id, self.mqm)
            yield from changed_parts(pair, self.id, self.mqm)
            return
        ours, theirs = outside_addresses(pair.source), outside_addresses(pair.target)
        source = regrouped(ours, pair.source.text, theirs)
        target = regrouped(theirs, pair.target.text, ours)
        if source and target and may_convert(pair.source, pair.target):
            yield from conversions(pair, self.id)
        yield from strike_hours(source, target, pair, self.id, self.mqm)
        strike(source, target, pair)
        if source or target:
            leave_words_unread(source, target, pair)
        yield from changed_telephones(source, target, pair, self.id, self.mqm)
        yield from changed_numbers(source, target, pair, self.id, self.mqm)
        yield from changed_days(pair, self.id, self.mqm)
        yield from changed_noons(pair, self.id, self.mqm)
        yield from turned_periods(pair, self.id, self.mqm)
        yield from changed_currencies(pair, self.id, self.mqm)
        yield from changed_units(pair, self.id, self.mqm)
        turned = [*turned_ranges(pair, self.id, self.mqm)] or [*exchanged_numbers(pair, self.id, self.mqm)]
        yield from turned or turned_scores(pair, self.id, self.mqm)
        yield from changed_signs(pair, self.id, self.mqm)
        yield from lost_points(pair, self.id, self.mqm)
        yield from changed_parts(pair, self.id, self.mqm)
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


def _finding(
    mqm: str,
    severity: Severity,
    source: tuple[Span, ...],
    target: tuple[Span, ...],
    message: str,
) -> Finding:
    return Finding(Numbers.id, mqm, severity, source, target, message)
