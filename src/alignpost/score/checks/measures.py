"""Measures that were converted between the imperial and the metric system, told without weight."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.conversions import NEVER, converted

__all__ = ["conversions"]

_MOST = 200
"""Numbers looked at: more than any sentence has, few enough for a text of thousands."""


def conversions(pair: PairText, check: str) -> Iterator[Finding]:
    """A neutral finding of `check` for every measure that the target gives in another system, and not in its own."""
    said = {value for number in pair.target.numbers for value in number.values}
    free = [other for other in pair.target.numbers if other.kind not in NEVER][:_MOST]
    for number in pair.source.numbers[:_MOST]:
        if not said.isdisjoint(number.values):
            continue
        other = next((o for o in free if converted(number, pair.source, o, pair.target)), None)
        if other is not None:
            free.remove(other)
            message = f"The measure was converted: “{number.text}” is given as “{other.text}”, which agrees."
            yield Finding(
                check,
                "locale-conventions/measurement-format",
                Severity.NEUTRAL,
                (number.span,),
                (other.span,),
                message,
            )
