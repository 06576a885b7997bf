"""Futures that became a past, and pasts that became a future: `will resign` – `a démissionné`.

Each English verb is read together with its auxiliaries and compared with the French verb that it is linked to, so that
one wrong time shows in a sentence that tells of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_french import EnglishFrench, english_french
from alignpost.score.checks.english_times import future_verbs, past_verb
from alignpost.score.checks.french_times import BE_OR_HAVE, future_forms, imperfect, just_done, past_form
from alignpost.score.checks.grammatical import reported
from alignpost.score.checks.times import behind_if
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["time_findings"]

_SURE = 0.3
_LOOSE = 0.02
"""How sure a link of a form of `be` or `have` is at least: small words are linked with little confidence."""
_SUPPOSING = listed(
    """
    if whether would wouldn’t should could couldn’t might may must wish wished unless though ’d until before once
    whenever supposed planned scheduled due set expected intended hoped decided agreed promised will won’t shall future
    """
)
"""English words beside which a past form need not tell of the past: `if it closed`, `it was due to`, `in future`."""
_REPORTS = listed(
    """
    said says told tells announced added warned explained thought believed knew hoped claimed confirmed stated felt
    suggested insisted argued noted reported wrote indicated predicted vowed pledged swore asked wondered meant
    """
)
"""Verbs behind which English sets a future into the past."""
_NARRATIVE = listed(
    """
    later eventually ultimately subsequently afterwards thereafter then finally soon never ever became went remained
    born died until century decade age next following after when where who which
    """
)
"""Words of stories, in which French may tell what followed in the future: `il mourra dix ans plus tard`."""
_YEAR = 4


class _WrongTime(NamedTuple):
    """A verb of the English and the verb of another time that renders it: places."""

    english: int
    french: int
    future: bool
    """Whether the English tells of the future, and the French of the past."""


def time_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check` for every verb of another time, with the place of the target's verb."""
    both = english_french(pair)
    if both is None:
        return
    for wrong in (*_lost_futures(both), *_lost_pasts(both)):
        times = ("tells of the future", "tells of the past")
        yield both.told(
            check,
            mqm,
            Severity.MINOR,
            (range(wrong.english, wrong.english + 1), range(wrong.french, wrong.french + 1)),
            times if wrong.future else times[::-1],
        )


def _lost_futures(both: EnglishFrench) -> Iterator[_WrongTime]:
    for verb in future_verbs(both.english):
        place = _rendered(both, verb)
        if place is None or not (past_form(both.french, place) or just_done(both.french, place)):
            continue
        if imperfect(both.french.keys[place]) and _called_for(both.french, place):
            continue
        yield _WrongTime(verb, place, future=True)


def _called_for(french: Side, place: int) -> bool:
    """Whether French sets a future into the imparfait: reported by a past verb, or behind `si`."""
    return behind_if(french, place) is not None or reported(french, place)


def _rendered(both: EnglishFrench, verb: int) -> int | None:
    """Place of the French word that is linked to an English verb, where each is the other's."""
    if not both.english.texts[verb].islower():
        return None  # a name
    link = both.counterpart(verb, _LOOSE)
    if link is None or (both.sure[verb] < _SURE and both.french.keys[link] not in BE_OR_HAVE):
        return None
    return link


def _lost_pasts(both: EnglishFrench) -> Iterator[_WrongTime]:
    english, french = both.english, both.french
    futures = future_forms(french)
    if not futures or _narrated(english) or not _SUPPOSING.isdisjoint(english.places):
        return
    for place in futures:
        verb = both.to_english[place]
        if verb is None or _rendered(both, verb) != place or not past_verb(english, verb):
            continue
        if not _REPORTS.isdisjoint(english.keys[:verb]):
            continue
        # What follows a past may be told in the future, as stories are.
        if not any(past_form(french, before) for before in range(place)):
            yield _WrongTime(verb, place, future=False)


def _narrated(english: Side) -> bool:
    """Whether the English tells a story, or of a year, whose future French may write for a past."""
    if not _NARRATIVE.isdisjoint(english.places):
        return True
    return any(len(key) == _YEAR and key.isdigit() for key in english.places)
