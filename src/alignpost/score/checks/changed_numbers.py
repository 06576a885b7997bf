"""Numbers left over on both sides that stand for each other: the value changed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.agreeing_numbers import MOST_EQUAL
from alignpost.score.checks.doubled_measures import without_told
from alignpost.score.checks.number_facts import CALENDAR, ORDINAL, distance, of_a_month, small, telling
from alignpost.score.checks.rewriting import in_words, rewritten
from alignpost.score.checks.shares import ratio_beside
from alignpost.score.equal_measures import unit_of
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind

__all__ = ["changed_numbers"]

_MOST_CHANGED = 1000
"""Changed numbers told in one pair; a text of tens of thousands needs no more."""
_OTHER_NUMBER = "the two do not say the same number"
_OTHERS = {NumberKind.WEEKDAY: "another day", NumberKind.MONTH: "another month"}
_IN_BRACKETS = later(re.compile, r"[ \u00a0\u202f]?\(")


class _Change(NamedTuple):
    number: Number
    other: Number


def changed_numbers(
    source: list[Number], target: list[Number], pair: PairText, check: str, mqm: str
) -> Iterator[Finding]:
    """Critical findings of `check`: of the numbers of one kind left over on both sides the nearest two belong together.

    What is told is taken out of the lists. Words and the same number in brackets behind them are told once.
    """
    if not source or not target:
        return
    changes = _changes(source, target, pair)
    without_told(source, [change.number for change in changes], pair.source)
    without_told(target, [change.other for change in changes], pair.target)
    for change, again in _grouped(changes, pair):
        here, there = change.number.span, change.other.span
        if again is None:
            better = _suggestion(change, pair)
        else:
            here = _with_bracket(change.number, again.number, pair.source)
            there = _with_bracket(change.other, again.other, pair.target)
            better = _twice(change, again, pair)
        said, became = here.of(pair.source.text), there.of(pair.target.text)
        message = f"“{said}” became “{became}”: {_OTHERS.get(change.number.kind, _OTHER_NUMBER)}."
        yield Finding(check, mqm, Severity.CRITICAL, (here,), (there,), message, better)


def _grouped(changes: Sequence[_Change], pair: PairText) -> Iterator[tuple[_Change, _Change | None]]:
    """Every change, with the one behind it where that says it again in brackets."""
    place = 0
    while place < len(changes):
        following = changes[place + 1] if place + 1 < len(changes) else None
        again = following if following is not None and _said_twice(changes[place], following, pair) else None
        yield changes[place], again
        place += 1 if again is None else 2


def _changes(source: list[Number], target: list[Number], pair: PairText) -> list[_Change]:
    """Those that belong together, taken out of the lists; measures with one unit before all others."""
    found: list[_Change] = []
    for same_unit in (True, False):
        for number in source[:_MOST_CHANGED]:
            fits = [other for other in target[:MOST_EQUAL] if _comparable(number, other, pair)]
            if fits and same_unit:
                unit = unit_of(number, pair.source)
                fits = [other for other in fits if unit is not None and unit_of(other, pair.target) == unit]
            if not fits:
                continue
            other = min(fits, key=lambda candidate: _fitness(number, candidate, pair))
            source.remove(number)
            target.remove(other)
            found.append(_Change(number, other))
    return sorted(found, key=lambda change: change.number.span)


def _fitness(number: Number, other: Number, pair: PairText) -> tuple[bool, float]:
    """Two numbers that a bracket says again are of different kinds; else the nearest fits best."""
    apart = _beside_bracket(number, pair.source) and _beside_bracket(other, pair.target)
    return apart and _in_words(number) != _in_words(other), distance(number, other, pair)


def _in_words(number: Number) -> bool:
    return not any(letter.isdigit() for letter in number.text)


def _beside_bracket(number: Number, side: Side) -> bool:
    before, behind = side.text[: number.span.start][-1:], side.text[number.span.end : number.span.end + 2]
    return before == "(" or "(" in behind


def _said_twice(change: _Change, following: _Change, pair: PairText) -> bool:
    """Whether the second change is the first one again, in brackets on both sides: thirty (30)."""
    return all(
        first.value == last.value
        and _IN_BRACKETS.fullmatch(side.text, first.span.end, last.span.start) is not None
        for first, last, side in zip(change, following, (pair.source, pair.target), strict=True)
    )


def _with_bracket(first: Number, last: Number, side: Side) -> Span:
    """From the words to the end of the bracket that says them again."""
    end = last.span.end
    return Span(first.span.start, end + 1 if side.text[end : end + 1] == ")" else end)


def _twice(change: _Change, following: _Change, pair: PairText) -> str | None:
    """The right number in a word and again in digits, as the target has the wrong one."""
    target, text = change.other, pair.target.text
    word = in_words(change.number, target, pair.target.lang)
    digits = rewritten(following.number, following.other, pair.target.lang)
    if word is None or digits is None:
        return None
    whole = _with_bracket(target, following.other, pair.target)
    between, end = (
        text[target.span.end : following.other.span.start],
        text[following.other.span.end : whole.end],
    )
    return f"{word}{between}{digits}{end}"


def _suggestion(change: _Change, pair: PairText) -> str | None:
    """What should stand in the target; None of numbers in different units, and of parts of a ratio: 9 of 9 out of 10."""
    number, other = change
    if (NumberKind.PERCENT in (number.kind, other.kind)) and number.kind is not other.kind:
        return None
    units = unit_of(number, pair.source), unit_of(other, pair.target)
    if None not in units and units[0] != units[1]:
        return None
    parts = ratio_beside(number, pair.source), ratio_beside(other, pair.target)
    if any(parts) and not (parts[0] and parts[1] and parts[0].value == parts[1].value):
        return None
    return rewritten(number, other, pair.target.lang)


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
