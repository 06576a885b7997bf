"""Who does it and to whom it is done, where one side is passive: `X attacked Y` is not `X a été attaqué par Y`.

The words keep their order and each has its counterpart, so nothing else tells that the sense was turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignpost.model import Finding, Severity
from alignpost.score.check import Context, PairText
from alignpost.score.checks.clauses import BE, BY, PREPOSITIONS, REACH, active, content, objects, subjects
from alignpost.score.checks.swapped import swaps
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["Roles"]


_MOVING = (
    "pass",
    "ven",
    "reven",
    "arriv",
    "part",
    "entr",
    "sort",
    "all",
    "tomb",
    "rentr",
    "retourn",
    "mont",
    "rest",
)
"""Beginnings of French participles that are no passive beside `être`: `est passé par Paris`."""
_REFLEXIVE = frozenset({"s’", "se", "m’", "me", "t’", "te"})
_ENDINGS = {
    "en": ("ed", "en", "n", "t", "d", "k", "g"),
    "fr": ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "it", "ite", "ites", "u", "ue", "us", "ues", "t", "te", "ts", "tes"),
}  # fmt: skip
_SURE = 0.5
_ADVERBS = 2
"""Words that may stand between the auxiliary and its participle."""
_TO_AGENT = 3
"""Words that may stand between the participle and `by`."""


@dataclass(frozen=True, slots=True)
class _Clause:
    """A passive clause that names its agent: places of its words."""

    auxiliary: int
    verb: int
    patients: tuple[int, ...]
    agents: tuple[int, ...]


class Roles:
    """Finds passive clauses whose agent is what the other side has something done to."""

    id = "roles"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """One finding a passive clause of either side, of the target first; none where names changed places."""
        if {*context.languages} != {"en", "fr"}:
            return
        cover = pair.coverage
        ours, theirs = context.languages
        told: set[int] = set()
        if BY[theirs] in pair.target.places:
            for clause in _passives(pair.target):
                linked = _turned(clause, pair.source, cover.to_source, cover.target)
                if linked is not None and not swaps(pair):
                    told.add(linked[1])
                    yield self._finding(pair, linked, (clause.patients[-1], clause.verb, clause.agents[0]))
        if BY[ours] in pair.source.places:
            for clause in _passives(pair.source):
                linked = _turned(clause, pair.target, cover.to_target, cover.source)
                if linked is not None and clause.verb not in told and not swaps(pair):
                    yield self._finding(pair, (clause.patients[-1], clause.verb, clause.agents[0]), linked)

    def _finding(self, pair: PairText, ours: tuple[int, int, int], theirs: tuple[int, int, int]) -> Finding:
        source = tuple(pair.source.words[place].span for place in ours)
        target = tuple(pair.target.words[place].span for place in theirs)
        first, verb, last = (span.of(pair.target.text) for span in target)
        return Finding(
            self.id, self.mqm, Severity.MAJOR, source, target,
            f"Who does it and to whom it is done seem to have changed places: “{first}”, “{verb}”, “{last}”.",
        )  # fmt: skip


def _passives(side: Side) -> Iterator[_Clause]:
    """The clauses of a form of `be`, a participle, and an agent after `by`."""
    lang = base_language(side.lang)
    keys = side.keys
    for by in side.places[BY[lang]]:
        for verb in range(by - 1, max(0, by - 2 - _TO_AGENT), -1):
            auxiliary = _auxiliary(side, verb, lang)
            if auxiliary is None:
                continue
            first = auxiliary
            while first and keys[first - 1] in BE[lang] | side.function_words - PREPOSITIONS[lang]:
                first -= 1
            patients = content(side, range(first - 1, max(-1, first - 1 - REACH), -1))
            agents = content(side, range(by + 1, min(len(keys), by + 1 + REACH)))
            if patients and agents:
                yield _Clause(auxiliary, verb, tuple(patients[::-1]), tuple(agents))
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
            return None if place and keys[place - 1] in _REFLEXIVE else place
    return None


def _turned(
    clause: _Clause, other: Side, links: tuple[int | None, ...], sure: tuple[float, ...]
) -> tuple[int, int, int] | None:
    """Subject, verb and object of the other side's active clause if it has both the wrong way round, else None."""
    verb = links[clause.verb]
    if verb is None or sure[clause.verb] < _SURE or other.keys[verb] in other.function_words:
        return None
    if not active(other, verb):
        return None
    patients = [links[place] for place in clause.patients if sure[place] >= _SURE]
    agents = [links[place] for place in clause.agents if sure[place] >= _SURE]
    before, after = subjects(other, verb), objects(other, verb)
    if not patients or not agents or agents[0] not in after or patients[-1] not in before:
        return None
    if not all(link in before for link in patients) or any(link in before for link in agents):
        return None
    assert patients[-1] is not None
    assert agents[0] is not None
    return patients[-1], verb, agents[0]
