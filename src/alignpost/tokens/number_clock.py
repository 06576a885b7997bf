"""Clock times as they are spoken: half past ten, a quarter to three, dix heures et demie, halb drei, las seis y media."""

from __future__ import annotations

import re
from fractions import Fraction

from alignpost.lazily import later
from alignpost.model import Span
from alignpost.tokens.number import BLANK, Number, NumberKind
from alignpost.tokens.number_words import NumberWords

__all__ = ["spoken_times"]

_HOUR = r"(?P<hour>\d{1,2}|[^\W\d_]+)"
_PHRASES = {
    "en": rf"(?:(?P<half>half)|(?:a )?quarter) (?:(?P<to>to)|past) {_HOUR}",
    "fr": rf"{_HOUR} heures? (?:(?P<half>et demie?)|et quart|(?P<to>moins le quart))",
    "de": rf"(?:(?P<half_to>halb)|viertel (?:(?P<to>vor)|nach)) {_HOUR}",
    "nl": rf"(?:(?P<half_to>half)|kwart (?:(?P<to>voor)|over)) {_HOUR}",
    "es": rf"las? {_HOUR} (?:(?P<half>y media)|y cuarto|(?P<to>menos cuarto))",
    "it": rf"(?:al)?le {_HOUR} (?:(?P<half>e mezz[ao])|e un quarto|(?P<to>meno un quarto))",
    "pt": rf"[àa]s {_HOUR}(?: horas)? (?P<half>e meia)",
}
_HINTS = {"en": "past |quarter to", "fr": "heures? (?:et|moins)", "de": "halb|viertel", "nl": "half|kwart",
          "es": "media|cuarto", "it": "mezz|quarto", "pt": "meia"}  # fmt: skip
"""Every phrase holds one: most texts have none, which is seen at a glance."""
_HINT = {lang: later(re.compile, hint.replace(" ", BLANK), re.IGNORECASE) for lang, hint in _HINTS.items()}
_PATTERNS = {
    lang: later(re.compile, rf"(?<!\w)(?:{phrase})(?!\w)".replace(" ", BLANK), re.IGNORECASE)
    for lang, phrase in _PHRASES.items()
}
_LAST_HOUR = 24


def spoken_times(text: str, language: str, vocabulary: NumberWords) -> list[Number]:
    """Hours with a half or a quarter, in minutes after midnight; the other half of the day and the bare hour too.

    Args:
        text: a sentence.
        language: primary subtag.
        vocabulary: its number words.
    """
    if language not in _HINT or _HINT[language].search(text) is None:
        return []
    found = []
    for match in _PATTERNS[language].finditer(text):
        said = match["hour"].lower()
        hour = int(said) if said.isdigit() else vocabulary.units.get(said, 0)
        if not 0 < hour <= _LAST_HOUR:
            continue
        parts = match.groupdict()
        minutes = -30 if parts.get("half_to") else 30 if parts.get("half") else -15 if parts.get("to") else 15
        at = (60 * hour + minutes) % 1440
        # "deux heures et demie" is as often a length of time: hours with a part of one come last.
        lasting = (hour + Fraction(minutes, 60),) if minutes > 0 else ()
        others = (Fraction((at + 720) % 1440), Fraction(hour), *lasting)
        found.append(Number(Span(*match.span()), match.group(), Fraction(at), NumberKind.TIME, others))
    return found
