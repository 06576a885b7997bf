"""How letters end: Yours sincerely – Veuillez agréer, Madame, Monsieur, l’expression de mes sentiments distingués.

English closes by two or three words, French by a sentence with slots: who is asked, who is addressed, what is
expressed. Word by word the two are strangers, though each closing of the one renders every closing of the other.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from alignpost.lazily import later
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

if TYPE_CHECKING:
    from alignpost.score.side import Side

__all__ = ["both_close"]

_MOST_WORDS = 32
"""Words of the longest closing."""
_WARM = (
    *("best", "kind", "kindest", "warm", "warmest", "many", "very", "most"),
    *("respectfully", "sincerely", "faithfully", "truly", "cordially"),
)
_WARMLY = f"(?:{'|'.join(_WARM)})"
_ENGLISH = later(
    re.compile,
    rf"(?:i (?:am|remain) )?yours(?: {_WARMLY})+|(?:{_WARMLY} )+yours|{_WARMLY}"
    rf"|(?:with )?(?:(?:my|our) )?(?:{_WARMLY} )*(?:regards|wishes|greetings)",
)
_ASKS = r"(?:veuillez|(?:je vous prie|nous vous prions|en vous priant) (?:de|d’))(?: bien vouloir)?"
_ADDRESSED = r"(?: (?:chère?|messieurs|mesdames|madame|monsieur|mademoiselle|docteur|maître|ou|et|l[ea]s?|président|présidente|ministre))*"
_GIVES = ("agréer", "recevoir", "accepter", "croire", "trouver")
_THANKS = r"(?:(?:sentiments|salutations|considération|hommages|respects?|dévouement|assurances?|expression|amitiés)\b.*)"
_FRENCH = later(
    re.compile,
    rf"{_ASKS} (?:{'|'.join(_GIVES)}){_ADDRESSED} .{{0,80}}{_THANKS}"
    r"|(?:bien |très )?(?:cordialement|respectueusement|sincèrement)(?: (?:vôtre|à vous|à toi))?"
    r"|(?:bien )?(?:à vous|à toi)|(?:avec )?(?:mes |nos )?(?:meilleures|sincères|respectueuses|cordiales) salutations"
    r"(?: distinguées)?|(?:avec )?(?:mes |nos )?salutations distinguées",
)


class _Closings(NamedTuple):
    """The closings of a language."""

    ends: frozenset[str]
    """The last words of those that end with a certain one, and"""
    holds: frozenset[str]
    """words of which all others hold one: most texts need no pattern."""
    pattern: re.Pattern[str]


_CLOSINGS = {
    "en": _Closings(frozenset(("yours", "regards", "wishes", "greetings", *_WARM)), frozenset(), _ENGLISH),
    "fr": _Closings(
        listed("cordialement respectueusement sincèrement vôtre vous toi salutations distinguées"),
        frozenset(_GIVES),
        _FRENCH,
    ),
}


def both_close(source: Side, target: Side) -> bool:
    """Whether two texts in English and French are nothing but closings of letters."""
    return all(map(_closes, (source, target)))


def _closes(side: Side) -> bool:
    closings = _CLOSINGS.get(base_language(side.lang))
    if closings is None or not 0 < len(side.words) <= _MOST_WORDS:
        return False
    if side.keys[-1] not in closings.ends and closings.holds.isdisjoint(side.different):
        return False
    return closings.pattern.fullmatch(" ".join(side.keys)) is not None
