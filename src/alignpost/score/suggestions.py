"""Which suggestions would leave a sentence in order: one key takes them, so they must.

A word of the same family may have another gender, call for another preposition or begin otherwise: « le début » does
not become « le fin », « avant de partir » not « après de partir », nor « d’avril » « d’mai ».
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from alignpost.model import Finding, Span
from alignpost.score.check import PairText
from alignpost.score.cognates import bare
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["fits_in_place", "without_broken_elisions", "written_like"]

_VOWELS = frozenset("aeiouy")
_EITHER = frozenset("hy0123456789")
"""Before what begins so French may elide or not."""
_ELIDED = "’'ʼ"
_ELIDING = listed("le la de que ne je se me te ce jusque lorsque puisque quoique")
_GENDERED = listed(
    "le la un une du au cette ce cet ma mon ta ton sa son quel quelle aucun aucune nul nulle chaque tout toute l’"
)
"""Words that say the gender of the noun behind them."""
_GOVERNED = listed("de d’ du des à au aux que qu’ en")
"""What words of one sense call for differently: `avant de partir` – `après`."""
_MEASURING = listed("beaucoup peu assez trop plus moins près loin")
_ALONE = listed(
    "tous toutes tout toute chaque aucun aucune un une rien jamais nombreux nombreuses ensemble moitié plupart près"
)
"""Words that call for other words around them than those of their family: `tous les`, `ne … rien`, `près de`."""
_POSSESSIVES = tuple(
    map(listed, ("mon ton son", "ma ta sa", "mes tes ses nos vos leurs", "notre votre leur"))
)
"""Words for persons of which one may stand for another, with the same verb and noun."""
_NOUNS = frozenset({"opposites", "units"})
"""Checks whose words may be nouns."""


def written_like(better: str, words: str) -> str:
    """A suggestion of common words with the capitals of the words that it replaces."""
    if words.isupper() and len(words) > 1:
        return better.upper()
    return better.capitalize() if words[:1].isupper() else better


def fits_in_place(check: str, better: str, place: int, target: Side) -> bool:
    """Whether a word may take the place of another of its family without anything else in the sentence changed.

    Args:
        check: the check that tells of them.
        better: in small letters.
        place: of the word that stands there.
        target: the French text.
    """
    stands = target.keys[place]
    if check == "persons":
        return any(stands in group and better in group for group in _POSSESSIVES)
    before = target.keys[place - 1] if place else ""
    after = target.keys[place + 1] if place + 1 < len(target.keys) else ""
    if check in _NOUNS and (before in _GENDERED or before.endswith(("’", "'"))):
        return False
    if check == "quantities" and not _ALONE.isdisjoint((stands, better)):
        return False
    return check != "opposites" or after not in _GOVERNED or {stands, better} <= _MEASURING


def without_broken_elisions(pair: PairText, findings: Iterable[Finding]) -> Iterator[Finding]:
    """The findings, without the suggestions that would leave `d’mai`, `le homme` or `an late` in the target."""
    breaks = {"fr": _breaks, "en": _breaks_article}.get(base_language(pair.target.lang))
    for finding in findings:
        if breaks is not None and finding.suggestion and finding.target_spans:
            span = finding.target_spans[0]
            if breaks(pair.target.text, span, finding.suggestion):
                yield replace(finding, suggestion=None)
                continue
        yield finding


def _breaks(text: str, span: Span, suggestion: str) -> bool:
    if span.start == span.end:
        return False
    # `œ` is `oe` here, whose first letter tells.
    new, old = (bare(word)[:1] for word in (suggestion[:1], text[span.start : span.start + 1]))
    if not new or new in _EITHER or (new in _VOWELS) == (old in _VOWELS):
        return False
    before = text[max(0, span.start - 12) : span.start]
    if new not in _VOWELS:
        return before.endswith(tuple(_ELIDED))
    word = before.rstrip(" \u00a0\u202f")
    return word != before and word.rpartition(" ")[2].lower() in _ELIDING


def _breaks_article(text: str, span: Span, suggestion: str) -> bool:
    """Whether a word behind `a` or `an` would begin otherwise: `an early` would become `an late`."""
    word = text[max(0, span.start - 12) : span.start].rstrip(" \u00a0\u202f").rpartition(" ")[2].lower()
    openings = (suggestion[:1].lower(), text[span.start : span.start + 1].lower())
    return word in ("a", "an") and len({opening in "aeiou" for opening in openings}) == 2
