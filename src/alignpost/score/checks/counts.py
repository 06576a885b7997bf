"""Small number words without a counterpart, where they cannot be an article or a turn of phrase."""

from __future__ import annotations

from collections.abc import Iterator

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["changed_counts"]

_TIMES = frozenset(
    """
    seconds minutes hours days weeks months years decades centuries
    secondes minutes heures jours semaines mois ans années décennies siècles
    """.split()  # noqa: SIM905
)
_SMALLEST, _LARGEST = 3, 12
"""`un` and `deux` are articles and pairs too often; above twelve every number counts."""


def changed_counts(
    source: list[Number], target: list[Number], pair: PairText, check: str
) -> Iterator[Finding]:
    """Findings of `check` for small number words in `source` and `target`, the numbers left without a counterpart.

    Beside `both` any number but two is wrong; a length of time that one side alone gives is lost or added:
    `immediately` – `dans trois semaines`. What is told is taken out of the lists.
    """
    if not source and not target:
        return
    yield from _not_both(target, pair, check)
    for number in _lengths_of_time(target, pair.target):
        target.remove(number)
        place = pair.opposite_in_source(number.span)
        message = f"“{number.text}” in the target has no counterpart in the source."
        yield Finding(check, "accuracy/addition", Severity.MAJOR, (place,), (number.span,), message)
    for number in _lengths_of_time(source, pair.source):
        source.remove(number)
        place = pair.opposite(number.span)
        message = f"“{number.text}” of the source has no counterpart in the target."
        yield Finding(check, "accuracy/omission", Severity.MAJOR, (number.span,), (place,), message)


def _not_both(target: list[Number], pair: PairText, check: str) -> Iterator[Finding]:
    both = pair.source.places.get("both")
    if not both or any(2 in number.values for number in pair.target.numbers):
        return
    other = next((number for number in target if _small(number)), None)
    if other is None:
        return
    target.remove(other)
    word = pair.source.words[both[0]]
    message = f"“{word.text}” became “{other.text}”: the two do not say the same number."
    yield Finding(check, "accuracy/mistranslation", Severity.CRITICAL, (word.span,), (other.span,), message)


def _small(number: Number) -> bool:
    return number.kind is NumberKind.SPELLED and not number.vague and _SMALLEST <= number.value <= _LARGEST


def _lengths_of_time(numbers: list[Number], side: Side) -> list[Number]:
    return [number for number in numbers if _small(number) and _next(number, side) in _TIMES]


def _next(number: Number, side: Side) -> str:
    after = side.words_in(Span(number.span.end, number.span.end + 2))
    return side.keys[after.start] if after else ""
