"""Small number words without a counterpart, where they cannot be an article or a turn of phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.number import BLANK

__all__ = ["changed_counts"]

_LENGTHS = {
    "en": (
        ("hour", "hours"), ("day", "days"), ("week", "weeks"), ("month", "months"), ("year", "years"),
        ("decade", "decades"), ("century", "centuries"),
    ),
    "fr": (
        ("heure", "heures"), ("jour", "jours", "journée", "journées"), ("semaine", "semaines"), ("mois",),
        ("an", "ans", "année", "années"), ("décennie", "décennies"), ("siècle", "siècles"),
    ),
}  # fmt: skip
"""Names of lengths of time, in one order."""
_OF = {
    lang: {name: place for place, names in enumerate(rows) for name in names}
    for lang, rows in _LENGTHS.items()
}
_TIMES = listed(
    """
    seconds minutes hours days weeks months years decades centuries
    secondes minutes heures jours semaines mois ans années décennies siècles
    """
)
_ONE = {
    "en": later(
        re.compile,
        rf"(?<![\w-])(?:an?|one){BLANK}(hour|day|week|month|year|decade|century)(?![\w’'-])(?!{BLANK}(?:or|and|to)(?!\w))",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        rf"(?<![\w-])une?{BLANK}(heure|jour|semaine|mois|an|décennie|siècle|journée|année)(?![\w-])(?!{BLANK}(?:ou|et|à)(?!\w))",
        re.IGNORECASE,
    ),
}
"""One of them, without more: no `hour and a half`, no `day or two`."""
_WHOLE = (NumberKind.SPELLED, NumberKind.INTEGER)
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
    yield from _not_one(source, target, pair, check)
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


def _not_one(source: list[Number], target: list[Number], pair: PairText, check: str) -> Iterator[Finding]:
    """`an hour` – `deux heures`: one side says one of a length, and the other says several of the same and never one."""
    if {*pair.context.languages} != {"en", "fr"}:
        return
    for ones, others, side, other in (
        (source, target, pair.source, pair.target),
        (target, source, pair.target, pair.source),
    ):
        if any(number.value != 1 for number in ones):
            continue
        for number in list(others):
            length = _length(number, other)
            one = None if length is None else _one(side, length)
            if length is None or one is None or _one(other, length) is not None:
                continue
            others.remove(number)
            here, there = (one, number.span) if side is pair.source else (number.span, one)
            message = f"“{here.of(pair.source.text)}” became “{there.of(pair.target.text)}”: another number."
            yield Finding(check, "accuracy/mistranslation", Severity.MAJOR, (here,), (there,), message)


def _length(number: Number, side: Side) -> int | None:
    """Which length of time a small number above one counts."""
    if number.vague or number.kind not in _WHOLE or not 1 < number.value <= _LARGEST:
        return None
    return _OF[base_language(side.lang)].get(_next(number, side))


def _one(side: Side, length: int) -> Span | None:
    """Where a side says one of a length of time."""
    lang = base_language(side.lang)
    for match in _ONE[lang].finditer(side.text):
        if _OF[lang][match[1].lower()] == length:
            return Span(*match.span())
    return None


def _small(number: Number) -> bool:
    return number.kind is NumberKind.SPELLED and not number.vague and _SMALLEST <= number.value <= _LARGEST


def _lengths_of_time(numbers: list[Number], side: Side) -> list[Number]:
    return [number for number in numbers if _small(number) and _next(number, side) in _TIMES]


def _next(number: Number, side: Side) -> str:
    after = side.words_in(Span(number.span.end, number.span.end + 2))
    return side.keys[after.start] if after else ""
