"""Passive clauses that name their agent: a form of `be`, a participle, and who does it after `by` or `par`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.score.checks.clauses import BE, BY, PREPOSITIONS, REACH, content
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["REFLEXIVE", "Passive", "passives"]

_MOVING = (
    "pass", "ven", "reven", "deven", "arriv", "part", "entr", "sort", "all", "tomb", "rentr", "retourn", "mont", "rest",
)  # fmt: skip
"""Beginnings of French participles that are no passive beside `être`: `est passé par Paris`."""
REFLEXIVE = frozenset({"s’", "se", "m’", "me", "t’", "te"})
_ENDINGS = {
    "en": ("ed", "en", "n", "t", "d", "k", "g"),
    "fr": ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "it", "ite", "ites", "u", "ue", "us", "ues", "t", "te", "ts", "tes"),
}  # fmt: skip
_ADVERBS = 2
"""Words that may stand between the auxiliary and its participle."""
_TO_AGENT = 3
"""Words that may stand between the participle and `by`."""


class Passive(NamedTuple):
    """A passive clause that names its agent: places of its words."""

    auxiliary: int
    verb: int
    patients: tuple[int, ...]
    """None where it is done to a pronoun."""
    agents: tuple[int, ...]


def passives(side: Side) -> Iterator[Passive]:
    """The clauses of a form of `be`, a participle, and an agent after `by`."""
    lang = base_language(side.lang)
    keys = side.keys
    if BY[lang] not in side.places:
        return
    passed = BE[lang] | (side.function_words - PREPOSITIONS[lang])
    for by in side.places[BY[lang]]:
        for verb in range(by - 1, max(0, by - 2 - _TO_AGENT), -1):
            auxiliary = _auxiliary(side, verb, lang)
            if auxiliary is None:
                continue
            first = auxiliary
            while first and keys[first - 1] in passed:
                first -= 1
            patients = content(side, range(first - 1, max(-1, first - 1 - REACH), -1))
            agents = content(side, range(by + 1, min(len(keys), by + 1 + REACH)))
            if agents:
                yield Passive(auxiliary, verb, tuple(patients[::-1]), tuple(agents))
            break


def _auxiliary(side: Side, verb: int, lang: str) -> int | None:
    """Where the form of `be` stands that makes the word at `verb` a passive participle; None if none does."""
    keys = side.keys
    if not keys[verb].endswith(_ENDINGS[lang]) or keys[verb] in side.function_words:
        return None
    if lang == "fr" and keys[verb].startswith(_MOVING):
        return None
    for place in range(verb - 1, max(-1, verb - 2 - _ADVERBS), -1):
        if keys[place] in BE[lang]:
            return None if place and keys[place - 1] in REFLEXIVE else place
    return None
