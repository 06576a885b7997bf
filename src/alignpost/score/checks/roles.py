"""Who does it and to whom it is done: `X attacked Y` is neither `Y attaqua X` nor `X a été attaqué par Y`.

The words keep their order and each has its counterpart, so nothing else tells that the sense was turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import Context, PairText
from alignpost.score.checks.clauses import BE, BY, PREPOSITIONS, REACH, active, content, objects, subjects
from alignpost.score.checks.exchanged import Places, exchanged
from alignpost.score.checks.reciprocity import lost_reciprocity
from alignpost.score.checks.swapped import told_swaps
from alignpost.score.side import Side
from alignpost.tokens import base_language

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
_FEWEST = 3
"""Words of a clause with a subject, a verb and an object."""
_SURE, _CROSSED = 0.5, 0.12
"""How sure a link is; words that changed places are linked with little confidence, for their distance."""
_ADVERBS = 2
"""Words that may stand between the auxiliary and its participle."""
_TO_AGENT = 3
"""Words that may stand between the participle and `by`."""


class _Clause(NamedTuple):
    """A passive clause that names its agent: places of its words."""

    auxiliary: int
    verb: int
    patients: tuple[int, ...]
    agents: tuple[int, ...]


class Roles:
    """Finds clauses in which who does it and to whom it is done changed places, or is no longer mutual."""

    id = "roles"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """One finding a clause, those with a passive first, none where names changed places; then what is not mutual."""
        if {*context.languages} != {"en", "fr"} or len(pair.source.places) < _FEWEST:
            return
        told: set[int] = set()
        for ours, theirs in (*_with_passives(pair), *exchanged(pair)):
            if ours[1] not in told and not any(told_swaps(pair)):
                told.add(ours[1])
                yield self._finding(pair, ours, theirs)
        yield from lost_reciprocity(pair, self.id, self.mqm)

    def _finding(self, pair: PairText, ours: Places, theirs: Places) -> Finding:
        source = tuple(pair.source.words[place].span for place in ours)
        target = tuple(pair.target.words[place].span for place in theirs)
        first, verb, last = (span.of(pair.target.text) for span in target)
        return Finding(
            self.id, self.mqm, Severity.MAJOR, source, target,
            f"Who does it and to whom it is done seem to have changed places: “{first}”, “{verb}”, “{last}”.",
        )  # fmt: skip


def _with_passives(pair: PairText) -> Iterator[tuple[Places, Places]]:
    """Clauses that were turned round and are passive on one side or both: their places in source and target."""
    cover = pair.coverage
    ours, theirs = (
        list(_passives(side)) if BY[base_language(side.lang)] in side.places else []
        for side in (pair.source, pair.target)
    )
    for clause in theirs:
        here = (clause.patients[-1], clause.verb, clause.agents[0])
        linked = _turned(clause, pair.source, cover.to_source, cover.target)
        if linked is not None:
            yield linked, here
    for clause in ours:
        here = (clause.patients[-1], clause.verb, clause.agents[0])
        linked = _turned(clause, pair.target, cover.to_target, cover.source)
        if linked is not None:
            yield here, linked
        for other in theirs:
            if _crossed(clause, other, cover.to_target, cover.source):
                yield here, (other.patients[-1], other.verb, other.agents[0])


def _crossed(clause: _Clause, other: _Clause, links: tuple[int | None, ...], sure: tuple[float, ...]) -> bool:
    """Whether two passive clauses of one verb name each other's agents as those to whom it is done."""
    if links[clause.verb] != other.verb:
        return False
    patients = [links[place] for place in clause.patients if sure[place] >= _CROSSED]
    agents = [links[place] for place in clause.agents if sure[place] >= _CROSSED]
    if not patients or not agents or agents[0] not in other.patients or patients[-1] not in other.agents[:2]:
        return False
    return not any(link in other.patients for link in patients)


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
