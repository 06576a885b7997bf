"""How often something happens, told by its number or by what lies between: twice a year – tous les six mois."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.score.check import PairText
from alignpost.score.side import Side
from alignpost.tokens import Number, base_language

__all__ = ["frequencies_alike", "strike_frequencies"]

_DAYS = {
    name: Fraction(days)
    for days, listing in (
        (1, "day jour"), (7, "week semaine"), (Fraction(487, 16), "month mois"), (Fraction(1461, 4), "year an année"),
    )
    for name in listing.split(" ")
}  # fmt: skip
_PATTERNS = {
    "en": later(
        re.compile,
        r"(?<!\w)(?:(?P<twice>twice)|(?P<times>\S+) times) (?:an?|per|each|every) (?P<of>day|week|month|year)(?!\w)"
        r"|(?<!\w)every (?P<between>\S+) (?P<by>day|week|month|year)s(?!\w)".replace(" ", "[ \u00a0\u202f]"),
        re.IGNORECASE,
    ),
    "fr": later(
        re.compile,
        r"(?<!\w)(?P<times>\S+) fois (?:par |l['’])(?P<of>jour|semaine|mois|an|année)(?!\w)"
        r"|(?<!\w)tou(?:te)?s les (?P<between>\S+) (?P<by>jour|semaine|mois|an|année)s?(?!\w)".replace(
            " ", "[ \u00a0\u202f]"
        ),
        re.IGNORECASE,
    ),
}
_HINTS = {"en": ("every", "times", "twice"), "fr": ("fois", "tous", "toutes")}
_ALIKE = Fraction(1, 33)
"""Share by which the days between may differ: three months are thirteen weeks."""


def strike_frequencies(source: list[Number], target: list[Number], pair: PairText) -> None:
    """Take away the numbers of `source` and `target` that tell how often the same thing happens."""
    for span, other in frequencies_alike(pair):
        source[:] = [number for number in source if not _inside(number, span)]
        target[:] = [number for number in target if not _inside(number, other)]


def frequencies_alike(pair: PairText) -> Iterator[tuple[Span, Span]]:
    """Where both sides tell that something happens equally often."""
    ours = _frequencies(pair.source)
    theirs = _frequencies(pair.target) if ours else []
    for span, days in ours:
        for other, other_days in theirs:
            if abs(days / other_days - 1) <= _ALIKE:
                yield span, other


def _inside(number: Number, span: Span) -> bool:
    return span.start <= number.span.start < span.end


def _frequencies(side: Side) -> list[tuple[Span, Fraction]]:
    """Where a text tells how often, and the days from one time to the next."""
    lang = base_language(side.lang)
    if lang not in _PATTERNS or not any(hint in side.different for hint in _HINTS[lang]):
        return []
    found = []
    for match in _PATTERNS[lang].finditer(side.text):
        span = Span(*match.span())
        count = next((number.value for number in side.numbers if _inside(number, span)), None)
        count = Fraction(2) if match.groupdict().get("twice") else count
        if count:
            days = _DAYS[match["of"].lower()] / count if match["of"] else _DAYS[match["by"].lower()] * count
            found.append((span, days))
    return found
