"""Lengths of time without a number: `half an hour`, `a week`, `une heure et demie`, `un quart d’heure`."""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import islice

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.side import Side
from alignpost.tokens import Number, NumberKind, base_language
from alignpost.tokens.number_units import Measure, measure_of

__all__ = ["lengths_in_words"]

_SHARES = {"half": Fraction(1, 2), "demi": Fraction(1, 2), "quarter": Fraction(1, 4), "quart": Fraction(1, 4)}
_MOST = 200
"""Lengths looked at: more than any sentence has, few enough for a text of thousands."""
_GAP = "[ \u00a0\u202f-]"
_PATTERNS = {
    "en": later(
        re.compile,
        rf"(?<!\w)(?:(?P<share>half|quarter)(?:{_GAP}of)?(?:{_GAP}an?)?|an?|one)(?={_GAP}(?:hour|day|week|month|year|decade|century)(?!\w))",
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        rf"(?<!\w)(?:(?:une?{_GAP})?(?P<share>demi|quart)|une?)"
        rf"(?=(?:{_GAP}d['’]|{_GAP})(?:heure|jour|journée|semaine|mois|an|année|décennie|siècle)(?!\w))",
        re.IGNORECASE,
    ),
}
_UNITS = {
    "en": frozenset(
        {"hour", "day", "week", "month", "year", "decade", "century", "half-hour", "half-day", "half-year"}
    ),
    "fr": frozenset(
        {
            "heure",
            "jour",
            "journée",
            "semaine",
            "mois",
            "an",
            "année",
            "décennie",
            "siècle",
            "demi-heure",
            "demi-journée",
            "demi-siècle",
        }
    ),
}
"""Every such length holds one: most texts have none, which is seen at a glance."""


def lengths_in_words(side: Side) -> list[Measure]:
    """The lengths of time that a text in English or French gives without a number; none in other languages."""
    lang = base_language(side.lang)
    if lang not in _PATTERNS or _UNITS[lang].isdisjoint(side.places):
        return []
    found: list[Measure] = []
    for match in islice(_PATTERNS[lang].finditer(side.text), _MOST):
        share = _SHARES.get((match["share"] or "").lower(), Fraction(1))
        number = Number(Span(*match.span()), match.group(), share, NumberKind.SPELLED)
        measure = measure_of(number, side.text, lang)
        if measure is not None:
            found.append(measure)
    return found
