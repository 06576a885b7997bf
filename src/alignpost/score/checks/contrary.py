"""The contrary of what the source says, by a table written by hand: the left knee – le genou droit.

What is learnt of contrasting words knows how often French writes a word; this knows what a word excludes. It speaks
only where nothing else explains the word: no right rendering in the target, no word in the source that it could
render, no negation that one side has more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.counterparts import (
    belongs,
    denied_apart,
    denied_in_source,
    denied_in_target,
    left_over,
    linked,
    surely,
)
from alignpost.score.checks.denials import denials
from alignpost.score.checks.polarity import opposites_of_denied
from alignpost.score.checks.poles import poles_of, standing
from alignpost.score.checks.privatives import turned_by_a_prefix
from alignpost.score.checks.said_otherwise import said_otherwise
from alignpost.score.contraries import FALSE_FRIENDS, Family, Pole, families
from alignpost.score.side import Side
from alignpost.tokens.spaces import BLANKS

__all__ = ["Contrary", "Judged", "called_for_otherwise", "contraries", "poles_in_common"]

_OPPOSITES = "opposites"
_LINKED = 0.3
"""How sure a link is from which a word has a counterpart."""
_TAKEN = 0.6
"""How sure a link is from which a word is no rendering of any other."""


class Contrary(NamedTuple):
    """Words of the target that exclude what words of the source say."""

    check: str
    """Id of the check that tells of them."""
    source: range
    """Places of the words."""
    target: range
    severity: Severity
    opposite: bool
    """Whether they are one of two, and not of several."""

    def finding(self, pair: PairText, mqm: str) -> Finding:
        """What is to be told of them."""
        ours, theirs = pair.source.span_of(self.source), pair.target.span_of(self.target)
        relation = "is the contrary of" if self.opposite else "is not"
        message = f"“{theirs.of(pair.target.text)}” {relation} “{ours.of(pair.source.text)}”."
        return Finding(self.check, mqm, self.severity, (ours,), (theirs,), message)


class Judged(NamedTuple):
    """What the table says of a pair."""

    contraries: tuple[Contrary, ...]
    """Those of the tables in the order of the source, then those by a prefix; each word of the target once."""
    right: frozenset[int]
    """Places of words of the target that render a word of their own pole, or the contrary of what is denied."""


_NOTHING = Judged((), frozenset())


@lru_cache(maxsize=128)  # several checks and the score ask for the same pair
def contraries(pair: PairText) -> Judged:
    """Judge a pair of English and French; of other languages nothing is known."""
    if {*pair.context.languages} != {"en", "fr"}:
        return _NOTHING
    by_table = _by_table(pair)
    told = {place for one in by_table.contraries for place in one.target}
    turned = tuple(
        Contrary(_OPPOSITES, here, there, Severity.MAJOR, opposite=True)
        for here, there in turned_by_a_prefix(pair)
        if told.isdisjoint(there)
    )
    return by_table._replace(contraries=by_table.contraries + turned) if turned else by_table


def _by_table(pair: PairText) -> Judged:
    """What the tables of words say."""
    ours, theirs = poles_in_common(pair)
    if not ours:
        return _NOTHING
    right = set(_agreeing(pair, ours, theirs))
    return Judged(tuple(_found(pair, ours, theirs, right)), frozenset(right))


@lru_cache(maxsize=128)
def poles_in_common(pair: PairText) -> tuple[Sequence[Pole], Sequence[Pole]]:
    """The poles of both sides, in order, of families that both have words of."""
    ours, theirs = poles_of(pair.source, pair.target)
    shared = {pole.family for pole in ours} & {pole.family for pole in theirs if pole.telling}
    if not shared:
        return (), ()
    # What stands on one side alone, or in a set phrase, neither contradicts nor excuses anything.
    ours, theirs = (
        standing(side, [pole for pole in poles if pole.family in shared and phrases.isdisjoint(pole.places)])
        for side, poles, phrases in zip(
            (pair.source, pair.target), (ours, theirs), pair.in_phrases, strict=True
        )
    )
    return ours, theirs


def called_for_otherwise(pair: PairText, place: int) -> bool:
    """Whether a target word is right though the source calls for another: in a set phrase, or the opposite of what is denied.

    « C’est tout près » renders “It is not far”, and « toujours » “never stopped”.
    """
    if place in pair.in_phrases[1] or place in opposites_of_denied(pair) or said_otherwise(pair, place):
        return True
    # « Ils n’ont pas gagné » for “They lost”, “not impossible” for « possible »: the denial makes the word right.
    if len(denials(pair.target)) <= len(denials(pair.source)):
        return False
    return place in contraries(pair).right or denied_in_target(pair, range(place, place + 1))


def _agreeing(pair: PairText, ours: Sequence[Pole], theirs: Sequence[Pole]) -> Iterator[int]:
    """Places of the target whose counterparts say the same."""
    numbers: dict[int, set[int]] = {}
    for pole in ours:
        for place in pole.places:
            numbers.setdefault(place, set()).add(pole.number)
    cover = pair.coverage
    for other in theirs:
        for place in other.places if other.telling else ():
            link = cover.to_source[place]
            if link is not None and cover.target[place] >= _LINKED and other.number in numbers.get(link, ()):
                yield place


def _found(
    pair: PairText, ours: Sequence[Pole], theirs: Sequence[Pole], right: set[int]
) -> Iterator[Contrary]:
    """The contraries; the words that only a negation makes right are added to `right`."""
    told: set[int] = set()
    for pole in ours:
        family = families()[pole.family]
        alike = family.check == FALSE_FRIENDS
        if not pole.telling or _rendered(pair, pole, theirs, alike=alike):
            continue
        if not alike and _kept(pair, pole):
            continue
        for other in theirs:
            fits = other.telling and other.family == pole.family and other.number != pole.number
            if not fits or other.places.start in told or _of_other_things(pair, pole, other):
                continue
            near = belongs(pair, pole.places, other.places)
            if not near and (family.check != _OPPOSITES or not _alone(pair, pole, other, ours, theirs)):
                continue
            if _called_for(pair, other, ours, theirs, alike=alike) or (
                alike and not _look_alike(pair, pole, other)
            ):
                continue
            if not alike and _denied_once(pair, family) and denied_apart(pair, pole.places, other.places):
                right.update(other.places)
                continue
            told.add(other.places.start)
            sure = family.sure and near and surely(pair, pole.places, other.places)
            if family.affirmed and denied_in_source(pair, pole.places):
                sure = False
            yield Contrary(
                family.check, pole.places, other.places,
                Severity.MAJOR if sure else Severity.MINOR, len(family.poles) == 2,
            )  # fmt: skip
            break


def _denied_once(pair: PairText, family: Family) -> bool:
    """Whether what one side denies beside a word the other may not deny: things are not, what they are like may be.

    Of several things none is the denied other, if both sides deny alike: “Children should not have it.” – « Ne pas
    l’administrer aux adultes. »
    """
    return len(family.poles) == 2 or len(denials(pair.source)) != len(denials(pair.target))


def _alone(pair: PairText, pole: Pole, other: Pole, ours: Sequence[Pole], theirs: Sequence[Pole]) -> bool:
    """Whether each side says but one thing of the family, in words without any counterpart: `darker` – « plus clair »."""
    family = pole.family
    if any(one.family == family and one.number != pole.number for one in ours):
        return False
    if any(one.family == family and one.number != other.number for one in theirs):
        return False
    return left_over(pair, pole.places, other.places)


_ACCOMPANYING = frozenset({"with", "without", "avec", "sans"})
"""Words that say nothing without their objects: “cover it with foil” – « couvrez sans serrer »."""
_OBJECT = 3
"""Words behind them among which the object stands."""


def _of_other_things(pair: PairText, pole: Pole, other: Pole) -> bool:
    """Whether two words that say nothing without their objects have objects that are not each other's counterparts."""
    if pair.source.keys[pole.places.start] not in _ACCOMPANYING:
        return False
    here, there = _object(pair.source, pole.places), _object(pair.target, other.places)
    if here is None or there is None:
        return here is not there
    return not linked(pair, range(here, here + 1), range(there, there + 1))


def _object(side: Side, places: range) -> int | None:
    """The place of the first content word behind a preposition, before any mark."""
    for place in range(places.stop, min(len(side.keys), places.stop + _OBJECT)):
        if side.gaps[place - 1].strip(BLANKS):
            return None
        if not side.small[place]:
            return place
    return None


def _look_alike(pair: PairText, pole: Pole, other: Pole) -> bool:
    """Whether one false friend was really taken for the other: linked, and before its noun where that matters."""
    if not linked(pair, pole.places, other.places):
        return False
    word = pair.source.texts[pole.places.start]
    if word[0].isupper() and word == pair.target.texts[other.places.start]:
        return False  # a name that was kept
    if not families()[pole.family].before:
        return True
    links, after = pair.coverage.to_target, pole.places.stop
    return after < len(links) and links[after] == other.places.stop


def _rendered(pair: PairText, pole: Pole, theirs: Sequence[Pole], *, alike: bool) -> bool:
    """Whether a word of the target says the same and does not surely render another word.

    Beside a false friend it may be any word: context tells what is right, `cercle` beside `vicieux`.
    """
    cover = pair.coverage
    return any(
        other.number == pole.number
        and (alike or not _taken(cover.target, cover.to_source, other.places, pole.places))
        for other in theirs
    )


def _called_for(
    pair: PairText, other: Pole, ours: Sequence[Pole], theirs: Sequence[Pole], *, alike: bool
) -> bool:
    """Whether other words of the source, not surely rendered elsewhere, say what the target's word says.

    One of them does not call for two: “rose … fell” – « a reculé … ont diminué ».
    """
    callers = [another for another in ours if another.number == other.number]
    if alike:
        return bool(callers)
    cover = pair.coverage
    free = {
        one.places.start
        for one in callers
        if not _taken(cover.source, cover.to_target, one.places, other.places)
    }
    said = {one.places.start for one in theirs if one.number == other.number and one.telling}
    return bool(free) and len({one.places.start for one in callers}) >= len(said)


def _taken(sure: Sequence[float], links: Sequence[int | None], places: range, by: range) -> bool:
    """Whether all words of a place are surely the counterparts of others than those at `by`."""
    return all(sure[place] >= _TAKEN and links[place] not in by for place in places)


def _kept(pair: PairText, pole: Pole) -> bool:
    """Whether the target has the very word, as in a name: Professor Green – le professeur Green."""
    return all(pair.source.keys[place] in pair.target.places for place in pole.places)
