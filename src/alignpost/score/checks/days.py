"""Days told from today: yesterday – hier, tomorrow – demain, the day before yesterday – avant-hier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.score.suggestions import written_like
from alignpost.tokens import NumberKind, base_language
from alignpost.tokens.function_words import listed

__all__ = ["Day", "changed_days", "changed_noons", "days"]

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


_HINTS = {
    "en": ("yesterday", "tomorrow", "today", "night", "morning", "afternoon", "evening"),
    "fr": ("hier", "demain", "aujourd", "matin", "soir", "midi", "nuit"),
}
"""Every phrase holds one: most texts have none, which is seen at a glance."""
_PATTERNS = {lang: later(_pattern, lang) for lang in _PHRASES}
_CALENDAR = (NumberKind.WEEKDAY, NumberKind.MONTH, NumberKind.DATE)
_DISTANT = listed("veille lendemain next following previous dernier dernière last eve")


class Day(NamedTuple):
    """One day of a text, counted from the day of writing."""

    span: Span
    offsets: tuple[int, ...]
    """Days from today that the words may mean: −1 is yesterday; last night may be tonight's French `cette nuit`."""


def days(side: Side) -> list[Day]:
    """The relative days of an English or French text in order; none in other languages."""
    lang, text = base_language(side.lang), side.text.lower()
    if not any(hint in text for hint in _HINTS.get(lang, ())):
        return []
    return [
        Day(Span(*match.span()), _PHRASES[lang][int((match.lastgroup or "g0")[1:])][1])
        for match in _PATTERNS[lang].finditer(side.text)
    ]


_NAMES = {
    "en": {
        -2: "the day before yesterday",
        -1: "yesterday",
        0: "today",
        1: "tomorrow",
        2: "the day after tomorrow",
    },
    "fr": {-2: "avant-hier", -1: "hier", 0: "aujourd’hui", 1: "demain", 2: "après-demain"},
}
_NOONS = {"en": (("noon", "midday"), ("midnight",)), "fr": (("midi",), ("minuit",))}
_EVERY_NOON = frozenset(word for halves in _NOONS.values() for words in halves for word in words)


def changed_days(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """Findings of `check`: critical where a relative day became another one, minor where one side alone names it.

    A day that the other side gives as a weekday or a date is no loss; `today` may be left out or be `now`. Languages
    whose words for such days are not known say nothing.
    """
    if not _PHRASES.keys() >= {*pair.context.languages}:
        return
    ours, theirs = days(pair.source), days(pair.target)
    if not ours and not theirs:
        return
    said_here, said_there = ({offset for day in side for offset in day.offsets} for side in (ours, theirs))
    left = [day for day in ours if said_there.isdisjoint(day.offsets)]
    others = [day for day in theirs if said_here.isdisjoint(day.offsets)]
    for day, other in zip(left, others, strict=False):
        said, became = day.span.of(pair.source.text), other.span.of(pair.target.text)
        message = f"“{said}” became “{became}”: another day."
        suggestion = written_like(_NAMES[base_language(pair.target.lang)][day.offsets[0]], became)
        yield Finding(check, mqm, Severity.CRITICAL, (day.span,), (other.span,), message, suggestion)
    for day in left[len(others) :]:
        if 0 not in day.offsets and not _dated(pair.target):
            message = f"“{day.span.of(pair.source.text)}” of the source has no counterpart in the target."
            place = pair.opposite(day.span)
            yield Finding(check, "accuracy/omission", Severity.MINOR, (day.span,), (place,), message)
    for day in others[len(left) :]:
        if 0 not in day.offsets and not _dated(pair.source):
            message = f"“{day.span.of(pair.target.text)}” in the target has no counterpart in the source."
            place = pair.opposite_in_source(day.span)
            yield Finding(check, "accuracy/addition", Severity.MINOR, (place,), (day.span,), message)


def changed_noons(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` where noon became midnight, or midnight noon."""
    ours, theirs = (_NOONS.get(base_language(side.lang)) for side in (pair.source, pair.target))
    if ours is None or theirs is None or _EVERY_NOON.isdisjoint(pair.source.different):
        return
    for half in (0, 1):
        said = [place for word in ours[half] for place in pair.source.places.get(word, ())]
        became = [place for word in theirs[1 - half] for place in pair.target.places.get(word, ())]
        kept = any(word in pair.target.places for word in theirs[half])
        called_for = any(word in pair.source.places for word in ours[1 - half])
        if said and became and not kept and not called_for:
            one, other = pair.source.words[said[0]], pair.target.words[became[0]]
            message = f"“{one.text}” became “{other.text}”: twelve hours lie between."
            better = written_like(theirs[half][0], other.text)
            yield Finding(check, mqm, Severity.CRITICAL, (one.span,), (other.span,), message, better)


def _dated(side: Side) -> bool:
    """Whether a side names a day by the calendar, or by how far it is: `la veille`, `the next day`."""
    return any(number.kind in _CALENDAR for number in side.numbers) or not _DISTANT.isdisjoint(side.places)
