"""Days told from today: yesterday – hier, tomorrow – demain, the day before yesterday – avant-hier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["Day", "changed_days", "days"]

_SPACE = r"[\s\u00a0\u202f]+"
_PHRASES: dict[str, tuple[tuple[str, tuple[int, ...]], ...]] = {
    "en": (
        ("the day before yesterday", (-2,)),
        ("the day after tomorrow", (2,)),
        ("yesterday", (-1,)),
        ("tomorrow", (1,)),
        ("today", (0,)),
        ("tonight", (0,)),
        ("this (?:morning|afternoon|evening)", (0,)),
        ("last night", (-1, 0)),
    ),
    "fr": (
        ("avant-hier", (-2,)),
        ("après-demain", (2,)),
        ("hier", (-1,)),
        ("demain", (1,)),
        ("aujourd['’]hui", (0,)),
        ("ce (?:matin|soir|midi)", (0,)),
        ("cet(?:te)? après-midi", (0,)),
        ("cette nuit", (-1, 0)),
    ),
}


def _pattern(lang: str) -> re.Pattern[str]:
    choices = "|".join(f"(?P<g{i}>{phrase})" for i, (phrase, _) in enumerate(_PHRASES[lang]))
    return re.compile(rf"(?<![\w-])(?:{choices})(?![\w-])".replace(" ", _SPACE), re.IGNORECASE)


_PATTERNS = {lang: _pattern(lang) for lang in _PHRASES}


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a text, counted from the day of writing."""

    span: Span
    offsets: tuple[int, ...]
    """Days from today that the words may mean: −1 is yesterday; last night may be tonight's French `cette nuit`."""


def days(side: Side) -> list[Day]:
    """The relative days of an English or French text in order; none in other languages."""
    lang = base_language(side.lang)
    if lang not in _PATTERNS:
        return []
    return [
        Day(Span(*match.span()), _PHRASES[lang][int((match.lastgroup or "g0")[1:])][1])
        for match in _PATTERNS[lang].finditer(side.text)
    ]


def changed_days(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` where a relative day became another one.

    A day that only one side names is no error: languages say `now`, a date or nothing instead.
    """
    ours, theirs = days(pair.source), days(pair.target)
    said_here, said_there = ({offset for day in side for offset in day.offsets} for side in (ours, theirs))
    left = [day for day in ours if said_there.isdisjoint(day.offsets)]
    others = [day for day in theirs if said_here.isdisjoint(day.offsets)]
    for day, other in zip(left, others, strict=False):
        said, became = day.span.of(pair.source.text), other.span.of(pair.target.text)
        message = f"“{said}” became “{became}”: another day."
        yield Finding(check, mqm, Severity.CRITICAL, (day.span,), (other.span,), message)
