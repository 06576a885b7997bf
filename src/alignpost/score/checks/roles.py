"""Who does it and to whom it is done, where one side is passive: `X attacked Y` is not `X a été attaqué par Y`.

The words keep their order and each has its counterpart, so nothing else tells that the sense was turned round.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alignpost.model import Finding, Severity
from alignpost.score.check import Context, PairText
from alignpost.score.checks.swapped import swaps
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["Roles"]


_BE = {
    "en": listed("is are was were be been being am ’s isn’t aren’t wasn’t weren’t get gets got getting"),
    "fr": listed(
        "est sont était étaient fut furent sera seront serait seraient soit soient fût été être suis étais étant es"
        " sommes êtes étions serai serons sera seras"
    ),
}
_BY = {"en": "by", "fr": "par"}
_PREPOSITIONS = {
    "en": listed(
        "about above across after against along among around as at before behind below beneath beside between beyond"
        " by despite down during except for from in inside into like near of off on onto out outside over past since"
        " than through throughout to toward towards under until up upon with within without that who which whose when"
        " where while because if and or but"
    ),
    "fr": listed(
        "à au aux avant après avec chez comme contre d’ dans de depuis derrière des dès devant du durant en entre envers"
        " et hors jusqu’ jusque lorsque mais malgré ou outre où par parmi pendant pour puisque qu’ quand que qui sans"
        " sauf selon si sous sur vers y dont"
    ),
}
"""Words after which no plain object follows, nor a verb has its subject."""
_RELATIVE = listed(
    "who which that whom whose what where when as qui que qu’ dont où ce lequel laquelle comme"
)
"""Words that turn the order of subject and verb round, or stand for the subject."""
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
_REACH = 7
"""Words before and after a verb among which its subject and object are looked for."""


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
        if _BY[theirs] in pair.target.places:
            for clause in _passives(pair.target):
                linked = _turned(clause, pair.source, cover.to_source, cover.target)
                if linked is not None and not swaps(pair):
                    told.add(linked[1])
                    yield self._finding(pair, linked, (clause.patients[-1], clause.verb, clause.agents[0]))
        if _BY[ours] in pair.source.places:
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
    for by in side.places[_BY[lang]]:
        for verb in range(by - 1, max(0, by - 2 - _TO_AGENT), -1):
            auxiliary = _auxiliary(side, verb, lang)
            if auxiliary is None:
                continue
            first = auxiliary
            while first and keys[first - 1] in _BE[lang] | side.function_words - _PREPOSITIONS[lang]:
                first -= 1
            patients = _content(side, range(first - 1, max(-1, first - 1 - _REACH), -1))
            agents = _content(side, range(by + 1, min(len(keys), by + 1 + _REACH)))
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
        if keys[place] in _BE[lang]:
            return None if place and keys[place - 1] in _REFLEXIVE else place
    return None


def _content(side: Side, places: Iterable[int]) -> list[int]:
    """The content words among places in a row, up to the end of the clause; one noun group and what hangs on it."""
    found: list[int] = []
    previous: int | None = None
    for place in places:
        if previous is not None and _parted(side, min(place, previous), max(place, previous)):
            break
        previous = place
        if side.keys[place] not in side.function_words:
            found.append(place)
    return found


def _parted(side: Side, one: int, other: int) -> bool:
    gap = side.text[side.words[one].end : side.words[other].start]
    return any(mark in gap for mark in ',;:.!?()«»“”"–—')


def _turned(
    clause: _Clause, other: Side, links: tuple[int | None, ...], sure: tuple[float, ...]
) -> tuple[int, int, int] | None:
    """Subject, verb and object of the other side's active clause if it has both the wrong way round, else None."""
    verb = links[clause.verb]
    if verb is None or sure[clause.verb] < _SURE or other.keys[verb] in other.function_words:
        return None
    if not _active(other, verb):
        return None
    patients = [links[place] for place in clause.patients if sure[place] >= _SURE]
    agents = [links[place] for place in clause.agents if sure[place] >= _SURE]
    before = range(verb - 1, max(-1, verb - 1 - _REACH), -1)
    start = next((place for place in before if other.keys[place] in _RELATIVE), before.stop)
    subjects = _content(other, range(verb - 1, start, -1))
    objects = _objects(other, verb)
    if not patients or not agents or agents[0] not in objects or patients[-1] not in subjects:
        return None
    if not all(link in subjects for link in patients) or any(link in subjects for link in agents):
        return None
    assert patients[-1] is not None
    assert agents[0] is not None
    return patients[-1], verb, agents[0]


def _active(side: Side, verb: int) -> bool:
    """Whether a verb has neither a form of `be` before it nor an agent after it, and no participle's preposition."""
    lang = base_language(side.lang)
    before = side.keys[max(0, verb - 2 - _ADVERBS) : verb]
    after = side.keys[verb + 1 : verb + 3 + _TO_AGENT]
    if _BY[lang] in after or not _BE[lang].isdisjoint(before):
        return False
    return not before or before[-1] not in _PREPOSITIONS[lang]


def _objects(side: Side, verb: int) -> list[int]:
    """The content words right after a verb, up to a preposition or the end of the clause."""
    prepositions = _PREPOSITIONS[base_language(side.lang)]
    stop = min(len(side.keys), verb + 1 + _REACH)
    end = next((i for i in range(verb + 1, stop) if side.keys[i] in prepositions), stop)
    return [place for place in _content(side, range(verb, end)) if place > verb]
