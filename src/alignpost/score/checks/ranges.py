"""Ranges told the wrong way round: from 10 to 20 – de 20 à 10."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.number_pairs import NumberPair, told_backwards
from alignpost.score.side import Side
from alignpost.tokens import Number, base_language

__all__ = ["turned_ranges"]


class _Frame(NamedTuple):
    before: re.Pattern[str]
    between: re.Pattern[str]
    backward: tuple[re.Pattern[str], re.Pattern[str]] | None
    """The same for `to 20 from 10`."""
    within: tuple[re.Pattern[str], re.Pattern[str]]
    """The same for `between 10 and 20`."""


_UNIT = r"(?:\s?[%$€£°]C?|\s\w+)?"
_FRAMES = {
    "en": _Frame(
        later(re.compile, r"\bfrom\s[$€£]?$", re.IGNORECASE),
        later(re.compile, rf"{_UNIT}\sto\s[$€£]?"),
        (later(re.compile, r"\bto\s[$€£]?$", re.IGNORECASE), later(re.compile, rf"{_UNIT}\sfrom\s[$€£]?")),
        (
            later(re.compile, r"\bbetween\s[$€£]?$", re.IGNORECASE),
            later(re.compile, rf"{_UNIT}\sand\s[$€£]?"),
        ),
    ),
    "fr": _Frame(
        later(re.compile, r"\bde\s$", re.IGNORECASE),
        later(re.compile, rf"{_UNIT}\sà\s"),
        None,
        (later(re.compile, r"\bentre\s$", re.IGNORECASE), later(re.compile, rf"{_UNIT}\set\s")),
    ),
}
_SIZE = later(re.compile, r"thousand|mill|billion|trillion", re.IGNORECASE)
_SIZES = (10**12, 10**9, 10**6, 10**3)
_DIGITS = later(re.compile, r"\d(?:[\d.,'’ \u00a0\u202f]*\d)?")
_REACH = 12
"""Characters before a number among which stands what opens a range."""


def turned_ranges(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A major finding of `check` for a range whose ends changed places.

    The suggestion replaces all from the one number to the other, so that both are put right.
    """
    if len(pair.source.numbers) < 2 or len(pair.target.numbers) < 2:
        return
    if {*pair.context.languages} != {"en", "fr"}:
        return
    ours = _ranges(pair.source)
    theirs = _ranges(pair.target) if ours else []
    for one, other in told_backwards(ours, theirs):
        text = pair.target.text
        yield Finding(
            check, mqm, Severity.MAJOR, (one.span,), (other.span,),
            f"The range goes the other way: “{other.span.of(text)}”.", _exchanged(text, *other.spans),
        )  # fmt: skip


def _first_value(one: Number, other: Number) -> Fraction:
    """The value of the first end; in `265 à 310 millions` it counts millions as well."""
    if not (one.text.isdecimal() and _SIZE.search(other.text)):
        return one.value
    return one.value * next((size for size in _SIZES if other.value >= size), 1)


def _exchanged(text: str, first: Span, last: Span) -> str:
    """What stands from `first` to `last` with the numbers exchanged; `millions` stays behind the second one."""
    one, between, other = first.of(text), text[first.end : last.start], last.of(text)
    digits = _DIGITS.search(other) if one.isdecimal() else None
    if digits is None:
        return f"{other}{between}{one}"
    return f"{digits.group()}{between}{other[: digits.start()]}{one}{other[digits.end() :]}"


def _ranges(side: Side) -> list[NumberPair]:
    """Every range of a text that says `from … to …`."""
    frame, text, found = _FRAMES[base_language(side.lang)], side.text, []
    for one, other in pairwise(side.numbers):
        before = text[max(0, one.span.start - _REACH) : one.span.start]
        between = text[one.span.end : other.span.start]
        spans = (one.span, other.span)
        first, last = _first_value(one, other), other.value
        if (frame.before.search(before) and frame.between.fullmatch(between)) or (
            frame.within[0].search(before) and frame.within[1].fullmatch(between)
        ):
            found.append(NumberPair(first, last, spans))
        elif frame.backward and frame.backward[0].search(before) and frame.backward[1].fullmatch(between):
            found.append(NumberPair(last, first, spans))
    return found
