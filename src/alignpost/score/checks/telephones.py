"""Telephone numbers with and without the code of their country: +33 1 55 00 12 34 – 01 55 00 12 34."""

from __future__ import annotations

import re

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number

__all__ = ["strike_telephones"]

_INTERNATIONAL = later(re.compile, r"(?:\+|(?<!\d)00)(?P<digits>\d[\d\s\u00a0\u202f./-]{6,}\d|\d{1,3}[\s\u00a0\u202f]?\(0\)[\d\s\u00a0\u202f./-]{5,}\d)")  # fmt: skip
_NATIONAL = later(re.compile, r"(?<![\d+(])\(?\d[\d\s\u00a0\u202f./()-]{5,}\d")
_TRUNK = "(0)"
_SHORTEST, _LONGEST_CODE = 7, 3
"""Digits of a number without its code, and of a code."""


def strike_telephones(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away what is left of telephone numbers that the other side gives without, or with, the code of a country."""
    if not any("+" in side.text or "00" in side.text for side in (pair.source, pair.target)):
        return
    ours, theirs = _telephones(pair.source), _telephones(pair.target)
    for span, digits in ours:
        for other_span, other_digits in theirs:
            if _same(digits, other_digits):
                _strike(source, span)
                _strike(target, other_span)


def _telephones(side: Side) -> list[tuple[Span, str]]:
    found = [(Span(*match.span()), _digits(match["digits"])) for match in _INTERNATIONAL.finditer(side.text)]
    taken = [span for span, _ in found]
    for match in _NATIONAL.finditer(side.text):
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
