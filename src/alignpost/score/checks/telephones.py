"""Telephone numbers with and without the code of their country: +33 1 55 00 12 34 – 01 55 00 12 34."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number

__all__ = ["changed_telephones", "strike_telephones"]

_INTERNATIONAL = later(re.compile, r"(?:\+|(?<!\d)00)(?P<digits>\d[\d\s\u00a0\u202f./-]{6,}\d|\d{1,3}[\s\u00a0\u202f]?\(0\)[\d\s\u00a0\u202f./-]{5,}\d)")  # fmt: skip
_NATIONAL = later(re.compile, r"(?<![\d+(])\(?\d[\d\s\u00a0\u202f./()-]{5,}\d")
_ABROAD = later(re.compile, r"\+|00")
_BEGINNING = later(re.compile, r"(?<!\w)(?:\+\d|\(?0\d)")
_SURE = 9
"""Digits from which a number that begins as telephone numbers do is one; a date has eight."""
_TRUNK = "(0)"
_MOST = 50
"""Telephone numbers looked at in a text."""
_SHORTEST, _LONGEST_CODE = 7, 3
"""Digits of a number without its code, and of a code."""


def strike_telephones(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away what is left of telephone numbers that the other side gives without, or with, the code of a country."""
    if not any("+" in side.text or "00" in side.text for side in (pair.source, pair.target)):
        return
    ours, theirs = _telephones(pair.source), _telephones(pair.target)
    for span, digits in ours:
        for other_span, other_digits in theirs:
            abroad = any(
                _ABROAD.match(side.text, at.start)
                for side, at in ((pair.source, span), (pair.target, other_span))
            )
            if abroad and _same(digits, other_digits):
                _strike(source, span)
                _strike(target, other_span)


def changed_telephones(
    source: list[Number], target: list[Number], pair: PairText, check: str, mqm: str
) -> Iterator[Finding]:
    """A critical finding of `check` where the only telephone number of one side is not that of the other.

    The numbers that it is written with are taken out of the lists: the whole is told.
    """
    if (
        not source
        or not target
        or not any(_BEGINNING.search(side.text) for side in (pair.source, pair.target))
    ):
        return
    ours, theirs = (
        [told for told in _telephones(side) if _sure(told, side)] for side in (pair.source, pair.target)
    )
    if len(ours) != 1 or len(theirs) != 1 or _same(ours[0][1], theirs[0][1]):
        return
    (span, digits), (other, other_digits) = ours[0], theirs[0]
    left = len(source), len(target)
    _strike(source, span)
    _strike(target, other)
    if left == (len(source), len(target)):
        return
    here, there = span.of(pair.source.text), other.of(pair.target.text)
    message = f"“{here}” became “{there}”: another telephone number."
    abroad = here.startswith("+") and there.startswith("+")
    better = here if abroad else _refilled(there, digits.lstrip("0"), other_digits.lstrip("0"))
    yield Finding(check, mqm, Severity.CRITICAL, (span,), (other,), message, better)


def _sure(told: tuple[Span, str], side: Side) -> bool:
    """Whether digits cannot be anything but a telephone number."""
    span, digits = told
    return len(digits) >= _SURE and _BEGINNING.match(side.text, span.start) is not None


def _refilled(text: str, digits: str, others: str) -> str | None:
    """A telephone number with the digits of another one, its code kept; None where their lengths do not allow it."""
    count = min(len(digits), len(others))
    if max(len(digits), len(others)) - count > _LONGEST_CODE:
        return None
    fill = list(digits[-count:])
    letters = list(text)
    for place in range(len(letters) - 1, -1, -1):
        if letters[place].isdigit() and fill:
            letters[place] = fill.pop()
    return "".join(letters)


def _telephones(side: Side) -> list[tuple[Span, str]]:
    found = [
        (Span(*match.span()), _digits(match["digits"]))
        for match in islice(_INTERNATIONAL.finditer(side.text), _MOST)
    ]
    taken = [span for span, _ in found]
    for match in islice(_NATIONAL.finditer(side.text), _MOST):
        span = Span(*match.span())
        if all(span.end <= other.start or other.end <= span.start for other in taken):
            found.append((span, _digits(match.group())))
    return found


def _digits(text: str) -> str:
    return "".join(letter for letter in text.replace(_TRUNK, "") if letter.isdigit())


def _same(digits: str, others: str) -> bool:
    short, long = sorted((digits.lstrip("0"), others.lstrip("0")), key=len)
    return len(short) >= _SHORTEST and long.endswith(short) and len(long) - len(short) <= _LONGEST_CODE


def _strike(numbers: list[Number], span: Span) -> None:
    numbers[:] = [n for n in numbers if n.span.end <= span.start or n.span.start >= span.end]
