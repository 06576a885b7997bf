"""Ranges told the wrong way round: from 10 to 20 – de 20 à 10."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["turned_ranges"]


class _Frame(NamedTuple):
    before: re.Pattern[str]
    between: re.Pattern[str]
    backward: tuple[re.Pattern[str], re.Pattern[str]] | None
    """The same for `to 20 from 10`."""


_UNIT = r"(?:\s?[%$€£°]C?|\s\w+)?"
_FRAMES = {
    "en": _Frame(
        re.compile(r"\bfrom\s[$€£]?$", re.IGNORECASE),
        re.compile(rf"{_UNIT}\sto\s[$€£]?"),
        (re.compile(r"\bto\s[$€£]?$", re.IGNORECASE), re.compile(rf"{_UNIT}\sfrom\s[$€£]?")),
    ),
    "fr": _Frame(re.compile(r"\bde\s$", re.IGNORECASE), re.compile(rf"{_UNIT}\sà\s"), None),
}
_REACH = 12
"""Characters before a number among which stands what opens a range."""


class _Range(NamedTuple):
    first: Fraction
    last: Fraction
    spans: tuple[Span, Span]
    """Of the numbers, in the order of the text."""


def turned_ranges(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A major finding of `check` for a range whose ends changed places.

    The suggestion replaces all from the one number to the other, so that both are put right.
    """
    if {*pair.context.languages} != {"en", "fr"}:
        return
    ours = _ranges(pair.source)
    theirs = _ranges(pair.target) if ours else []
    known = {(other.first, other.last) for other in theirs}
    for one in ours:
        if one.first == one.last or (one.first, one.last) in known:
            continue
        for other in theirs:
            if (other.first, other.last) == (one.last, one.first):
                text, (first, last) = pair.target.text, other.spans
                between = text[first.end : last.start]
                message = f"The range goes the other way: “{text[first.start : last.end]}”."
                yield Finding(
                    check, mqm, Severity.MAJOR, (Span(one.spans[0].start, one.spans[1].end),),
                    (Span(first.start, last.end),), message, f"{last.of(text)}{between}{first.of(text)}",
                )  # fmt: skip
                break


def _ranges(side: Side) -> list[_Range]:
    """Every range of a text that says `from … to …`."""
    frame, text, found = _FRAMES[base_language(side.lang)], side.text, []
    for one, other in pairwise(side.numbers):
        before = text[max(0, one.span.start - _REACH) : one.span.start]
        between = text[one.span.end : other.span.start]
        spans = (one.span, other.span)
        if frame.before.search(before) and frame.between.fullmatch(between):
            found.append(_Range(one.value, other.value, spans))
        elif frame.backward and frame.backward[0].search(before) and frame.backward[1].fullmatch(between):
            found.append(_Range(other.value, one.value, spans))
    return found
