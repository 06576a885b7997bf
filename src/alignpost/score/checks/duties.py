"""Prohibitions that became exemptions, and the other way round: `need not pay` – `ne doit pas payer`.

English and French deny duties with like words and unlike sense: `do not have to` says that one may, `ne doit pas` that
one must not. Both sides have a modal verb and a negation, so nothing else tells them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alignpost.lazily import later
from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_french import english_french
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["duty_findings"]

_ENGLISH_TRIGGERS = listed(
    """
    must mustn’t may mayn’t shall shan’t can can’t cannot forbidden prohibited allowed permitted authorised authorized
    have need needn’t required obliged obligated compelled bound obligation duty requirement necessary
    """
)
_FRENCH_TRIGGERS = listed("ne n’ interdit interdite")
_EXEMPT = {
    "en": later(
        re.compile,
        r"\b(?:(?:do|does|did|will|would|shall)(?:n’t| not| never| no longer)|won’t)(?: [a-z]+ly)? (?:have|need) to\b"
        r"|\bneed(?:n’t| not)(?! (?:only|just|merely))\b"
        r"|\b(?:is|are|am|was|were|be|been|isn’t|aren’t|wasn’t|weren’t)(?<!n’t)(?: not| no longer| never)(?: [a-z]+ly)?"
        r" (?:required|obliged|obligated|compelled|bound) to\b"
        r"|\b(?:is|are|was|were)n’t (?:required|obliged|obligated|compelled|bound) to\b"
        r"|\bunder no (?:obligation|duty)\b|\bno (?:obligation|duty|requirement) to\b",
    ),
    "fr": later(
        re.compile,
        r"\b(?:ne|n’) (?:est|sont|suis|sommes|êtes|es|était|étaient|sera|seront|serez|serons|serait|seraient)"
        r" (?:pas|plus|nullement|aucunement|jamais) (?:\w+ment )?(?:obligé|tenu|contraint|astreint)e?s? (?:de|d’|à)(?= |$)"
        r"|\b(?:ne|n’) (?:a|ont|ai|as|avons|avez|avait|avaient|aura|auront|aurez) (?:pas|plus|nullement|aucunement)"
        r" besoin (?:de|d’)(?= |$)",
    ),
}
"""Words, small and parted by blanks, that say of a duty that there is none."""
_FORBID = {
    "en": later(
        re.compile,
        r"\b(?:must|may|shall|can)(?:n’t| not| never)\b(?! only\b)|\b(?:mustn’t|can’t|cannot|shan’t)\b"
        r"|\b(?:not|isn’t|aren’t) (?:allowed|permitted|authori[sz]ed) to\b|\b(?:forbidden|prohibited)\b",
    ),
    "fr": later(
        re.compile,
        r"\bne (?:le |la |les |l’ |lui |leur |se |s’ |me |te |nous |vous |y |en )?"
        r"(?:dois|doit|doivent|devons|devez) (?:donc |en |toutefois )?(?:pas|plus|jamais|aucun cas|nullement)\b"
        r"|\b(?:est|sera|était) (?:\w+ment )?interdite? (?:à|aux?|de|d’)(?= |$)",
    ),
}
"""Words that forbid; not `ne devra pas`, which is `will not have to` as well."""
_EXPLAINED = {
    "en": later(
        re.compile,
        r"\b(?:ha(?:ve|s|d|ving) to|need\w*|requir\w*|oblig\w*|compel\w*|bound|necess\w*|mandatory|compulsory|forced?"
        r"|liable|responsib\w*|duty|duties|ought|owe\w*|owing|held|keep|kept|binding|subject|expected|supposed|unless"
        r"|without|exempt\w*|waive\w*|until|not to|optional\w*|choose)\b",
    ),
    "fr": later(
        re.compile,
        r"oblig|contrain|astrein|besoin|n[ée]cess|requi|exig|inutile|dispens|exempt|facultati|forcé|imp[ée]rati|importe"
        r"|suffi|\btenue?s?\b|\b(?:pas|plus|rien|jamais) à\b|\bni\b|\bsans\b|\blieu\b|\b(?:faut|faille|falloir|faudra\w*|fallait)\b",
    ),
}
"""Words that say the same as an exemption, if with others: beside them nothing was lost."""


def duty_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A major finding of `check`, with its place in the target, for a prohibition or an exemption that became the other."""
    both = english_french(pair)
    if both is None or both.french.different.isdisjoint(_FRENCH_TRIGGERS):
        return
    if both.english.different.isdisjoint(_ENGLISH_TRIGGERS):
        return
    freed = _contradiction(both.english, both.french)
    if freed is not None:
        yield both.told(check, mqm, Severity.MAJOR, freed, ("exempts", "forbids"))
    bound = _contradiction(both.french, both.english)
    if bound is not None:
        yield both.told(check, mqm, Severity.MAJOR, (bound[1], bound[0]), ("forbids", "exempts"))


def _contradiction(free: Side, bound: Side) -> tuple[range, range] | None:
    """Where `free` exempts and `bound` forbids instead, with nothing in it that would exempt as well."""
    lang, other = base_language(free.lang), base_language(bound.lang)
    exempting = _places(free, _EXEMPT[lang])
    if exempting is None or _places(bound, _EXEMPT[other]) is not None:
        return None
    forbidding = _places(bound, _FORBID[other])
    if forbidding is None or _places(free, _FORBID[lang]) is not None:
        return None
    rest = (*bound.keys[: forbidding.start], *bound.keys[forbidding.stop :])
    return None if _EXPLAINED[other].search(" ".join(rest)) else (exempting, forbidding)


def _places(side: Side, pattern: re.Pattern[str]) -> range | None:
    words = " ".join(side.keys)
    found = pattern.search(words)
    if found is None:
        return None
    first = words.count(" ", 0, found.start())
    return range(first, first + found.group().strip().count(" ") + 1)
