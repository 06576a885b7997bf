"""Who does it and to whom it is done: `X attacked Y` is neither `Y attaqua X` nor `X a été attaqué par Y`.

The words keep their order and each has its counterpart, so nothing else tells that the sense was turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from alignpost.model import Finding, Severity
from alignpost.score.check import Context, PairText
from alignpost.score.checks.clauses import active, objects, subjects
from alignpost.score.checks.exchanged import Places, exchanged
from alignpost.score.checks.passives import Passive, passives
from alignpost.score.checks.pronoun_roles import turned_pronouns
from alignpost.score.checks.reciprocity import lost_reciprocity
from alignpost.score.checks.swapped import told_swaps
from alignpost.score.side import Side

__all__ = ["Roles"]


_FEWEST = 3
"""Words of a clause with a subject, a verb and an object."""
_SURE, _CROSSED = 0.5, 0.12
"""How sure a link is; words that changed places are linked with little confidence, for their distance."""


class Roles:
    """Finds clauses in which who does it and to whom it is done changed places, or is no longer mutual."""

    id = "roles"
    mqm = "accuracy/mistranslation"

    def __call__(self, pair: PairText, context: Context, /) -> Iterable[Finding]:
        """One finding a clause, those with a passive first, none where names changed places; then what is not mutual."""
        if {*context.languages} != {"en", "fr"} or len(pair.source.places) < _FEWEST:
            return
        told: set[int] = set()
        for ours, theirs in (*_with_passives(pair), *exchanged(pair), *turned_pronouns(pair)):
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
        [clause for clause in passives(side) if clause.patients] for side in (pair.source, pair.target)
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


def _crossed(clause: Passive, other: Passive, links: tuple[int | None, ...], sure: tuple[float, ...]) -> bool:
    """Whether two passive clauses of one verb name each other's agents as those to whom it is done."""
    if links[clause.verb] != other.verb:
        return False
    patients = [links[place] for place in clause.patients if sure[place] >= _CROSSED]
    agents = [links[place] for place in clause.agents if sure[place] >= _CROSSED]
    if not patients or not agents or agents[0] not in other.patients or patients[-1] not in other.agents[:2]:
        return False
    return not any(link in other.patients for link in patients)


def _turned(
    clause: Passive, other: Side, links: tuple[int | None, ...], sure: tuple[float, ...]
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
