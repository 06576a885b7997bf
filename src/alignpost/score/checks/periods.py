"""Weeks, months, years, nights and weekdays told from today: last week – la semaine dernière, next Monday – lundi prochain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from alignpost.lazily import later
from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["turned_periods"]

_PERIODS = {
    "en": "week month year night weekend winter spring summer autumn century decade monday tuesday wednesday thursday "
    "friday saturday sunday",
    "fr": "semaine mois année|an nuit week-end hiver printemps été automne siècle décennie lundi mardi mercredi jeudi "
    "vendredi samedi dimanche",
}
"""Names in both languages, in one order; after | another for the same."""
_SPACE = r"[\s\u00a0\u202f]+"


def _pattern(lang: str) -> re.Pattern[str]:
    period = rf"(?P<period>{'|'.join(_names(lang))})"
    if lang == "en":
        # `the last week of June` is no week told from today.
        pattern = rf"(?<!the )(?<!\w)(?:(?P<past>last)|next) {period}(?![\w’'-])(?! (?:of|but|to)(?!\w))"
    else:
        pattern = rf"(?<!\w){period} (?:(?P<past>derni(?:er|ère)|passée?)|prochaine?)(?!\w)"
    return re.compile(pattern.replace(" ", _SPACE if lang == "fr" else " "), re.IGNORECASE)


def _names(lang: str) -> dict[str, int]:
    """The number of the period that a name tells."""
    return {
        name: number for number, names in enumerate(_PERIODS[lang].split(" ")) for name in names.split("|")
    }


_PATTERNS = {lang: later(_pattern, lang) for lang in _PERIODS}
_PAST = {
    "en": listed("last past previous"),
    "fr": listed(
        "dernier dernière derniers dernières passé passée précédent précédente précédents précédentes"
    ),
}
_FUTURE = {
    "en": listed("next coming following upcoming forthcoming"),
    "fr": listed("prochain prochaine prochains prochaines suivant suivante venir"),
}
_EITHER = {lang: _PAST[lang] | _FUTURE[lang] for lang in _PERIODS}


class _Period(NamedTuple):
    number: int
    past: bool
    span: Span


def turned_periods(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A critical finding of `check` where last week became next week, or the other way round.

    Sentences with both on either side, and any words for the opposite direction, are left alone.
    """
    here, there = pair.context.languages
    if {here, there} != {"en", "fr"}:
        return
    if _EITHER[here].isdisjoint(pair.source.different) or _EITHER[there].isdisjoint(pair.target.different):
        return
    theirs = _periods(pair.target)
    for one in _periods(pair.source) if theirs else ():
        other = next((o for o in theirs if o.number == one.number and o.past != one.past), None)
        if other is None or _tells(pair.source, past=other.past) or _tells(pair.target, past=one.past):
            continue
        said, became = one.span.of(pair.source.text), other.span.of(pair.target.text)
        message = f"“{said}” became “{became}”: it lies on the other side of today."
        yield Finding(check, mqm, Severity.CRITICAL, (one.span,), (other.span,), message)


def _tells(side: Side, *, past: bool) -> bool:
    """Whether any word of a side tells of what is before, or of what comes."""
    return not (_PAST if past else _FUTURE)[base_language(side.lang)].isdisjoint(side.different)


def _periods(side: Side) -> list[_Period]:
    lang = base_language(side.lang)
    names = _names(lang)
    return [
        _Period(names[match["period"].lower()], match["past"] is not None, Span(*match.span()))
        for match in _PATTERNS[lang].finditer(side.text)
    ]
