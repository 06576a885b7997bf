"""Names that come several times, and where each stands in the other's place: who did what, when both are named twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from alignpost.score.check import PairText
from alignpost.score.cognates import bare
from alignpost.score.side import Side

__all__ = ["TurnedNames", "replaced_once", "turned_names"]

_MOST = 12
"""Names, and times that one may stand, that are looked at in a sentence."""
_FEWEST = 3
_SURE = 0.5
_REACH = 3
_NEAR = 4


class TurnedNames(NamedTuple):
    """Two names of which each stands wherever the other should: their first places on both sides."""

    one: tuple[int, int]
    other: tuple[int, int]
    counted: bool
    """Whether the one comes as often in the source as the other in the target, and not as often as itself."""


class _Order(NamedTuple):
    """Where two names stand, in the order of each text: place, and whether it is the first of the two."""

    here: list[tuple[int, bool]]
    there: list[tuple[int, bool]]


def turned_names(pair: PairText) -> Iterator[TurnedNames]:
    """Two names that come several times, where the target has each of them in the other's place every time.

    `Anna – Paul – Paul – Anna` became `Paul – Anna – Anna – Paul`; so did `Paul – Anna – Anna`, where a sound
    translation that turns two names round (`Anna and Paul`) would still have the second one twice.
    """
    for here, there in _orders(pair):
        if [first for _, first in here] != [not first for _, first in there]:
            continue
        counted = sum(first for _, first in here) != sum(first for _, first in there)
        both_ways = {(here[i - 1][1], first) for i, (_, first) in enumerate(here) if i}
        if counted or len(both_ways) > 1:
            one, other = ((_first(here, first), _first(there, first)) for first in (True, False))
            yield TurnedNames(one, other, counted)


def replaced_once(pair: PairText) -> Iterator[tuple[int, int]]:
    """Places of a name and of the one in its place, where both come on both sides, and only this once is another.

    `Anna and Paul sang; Paul left` – `Anna et Paul ont chanté ; Anna est partie`. What stands beside the name must be
    rendered beside the other one.
    """
    for here, there in _orders(pair):
        differing = [i for i, (one, other) in enumerate(zip(here, there, strict=True)) if one[1] != other[1]]
        if len(differing) == 1:
            ours, theirs = here[differing[0]][0], there[differing[0]][0]
            if _beside(pair, ours, theirs):
                yield ours, theirs


def _orders(pair: PairText) -> Iterator[_Order]:
    """The orders of every two names that come on both sides, one of them several times, as often in all."""
    if len(pair.source.places) == len(pair.source.keys):  # no word comes several times
        return
    ours = _named(pair.source)
    if all(len(places) == 1 for places in ours.values()):
        return
    theirs = _written(pair.target, ours)
    both = [name for name in ours if len(ours[name]) < _MOST and 0 < len(theirs.get(name, ())) < _MOST]
    together = [frozenset(bare(pair.source.texts[i]) for i in name) for name in pair.source.name_places]
    for one, other in combinations(both[:_MOST], 2):
        if any(name >= {one, other} for name in together):
            continue  # words of one name may be turned as a language wants
        count = len(ours[one]) + len(ours[other])
        if count < _FEWEST or count != len(theirs[one]) + len(theirs[other]):
            continue
        here, there = (
            sorted((place, name == one) for name in (one, other) for place in places[name])
            for places in (ours, theirs)
        )
        yield _Order(here, there)


def _named(side: Side) -> dict[str, list[int]]:
    """For every word of the names of a side, without accents, the places where it stands with a capital."""
    found: dict[str, list[int]] = {
        bare(side.texts[place]): [] for places in side.name_places for place in places
    }
    return _written(side, found)


def _written(side: Side, names: dict[str, list[int]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place in side.capitals:
        name = bare(side.texts[place])
        if name in names:
            found.setdefault(name, []).append(place)
    return found


def _first(order: list[tuple[int, bool]], one: bool) -> int:
    return next(place for place, first in order if first is one)


def _beside(pair: PairText, ours: int, theirs: int) -> bool:
    """Whether a content word beside a place of the source is rendered on the same side of a place of the target."""
    source, cover = pair.source, pair.coverage
    for place in range(max(0, ours - _REACH), min(len(source.keys), ours + _REACH + 1)):
        link = cover.to_target[place]
        if link is None or cover.source[place] < _SURE or source.small[place] or place in source.capitals:
            continue
        if 0 < (link - theirs) * (1 if place > ours else -1) <= _NEAR:
            return True
    return False
