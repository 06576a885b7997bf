"""Futures that became a past, and pasts that became a future: `will resign` – `a démissionné`.

Each English verb is read together with its auxiliaries and compared with the French verb that it is linked to, so that
one wrong time shows in a sentence that tells of both.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_times import future_verbs, past_verb
from alignpost.score.checks.french_times import BE_OR_HAVE, future_forms, imperfect, past_form
from alignpost.score.checks.grammatical import reported
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
_TO_IF = 4


class _WrongTime(NamedTuple):
    """A verb of the source and the verb of another time that renders it: places."""

    source: int
    target: int
    future: bool
    """Whether the source tells of the future, and the target of the past."""


def time_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check` for every verb of another time, with the place of the target's verb; English to French."""
    if pair.context.languages != ("en", "fr"):
        return
    for wrong in (*_lost_futures(pair), *_lost_pasts(pair)):
        source, target = pair.source.words[wrong.source], pair.target.words[wrong.target]
        ours, theirs = ("future", "past") if wrong.future else ("past", "future")
        yield wrong.target, Finding(
            check, mqm, Severity.MINOR, (source.span,), (target.span,),
            f"“{source.text}” tells of the {ours}, “{target.text}” of the {theirs}.",
        )  # fmt: skip


def _lost_futures(pair: PairText) -> Iterator[_WrongTime]:
    for verb in future_verbs(pair.source):
        place = _rendered(pair, verb)
        if place is None or not past_form(pair.target, place):
            continue
        if imperfect(pair.target.keys[place]) and _called_for(pair.target, place):
            continue
        yield _WrongTime(verb, place, future=True)


def _called_for(target: Side, place: int) -> bool:
    """Whether French sets a future into the imparfait: reported by a past verb, or behind `si`."""
    keys = target.keys
    supposed = any(
        keys[before] == "si" or (keys[before] == "s’" and keys[before + 1].startswith("il"))
        for before in range(max(0, place - _TO_IF), place)
    )
    return supposed or reported(target, place)


def _rendered(pair: PairText, verb: int) -> int | None:
    """Place of the target's word that is linked to a verb of the source, where each is the other's."""
    link = pair.coverage.to_target[verb]
    if not pair.source.texts[verb].islower():
        return None  # a name
    if link is None or pair.coverage.to_source[link] != verb:
        return None
    least = _LOOSE if pair.target.keys[link] in BE_OR_HAVE else _SURE
    return link if pair.coverage.source[verb] >= least else None


def _lost_pasts(pair: PairText) -> Iterator[_WrongTime]:
    futures = future_forms(pair.target)
    if not futures or _narrated(pair.source) or not _SUPPOSING.isdisjoint(pair.source.places):
        return
    for place in futures:
        verb = pair.coverage.to_source[place]
        if verb is None or _rendered(pair, verb) != place or not past_verb(pair.source, verb):
            continue
        if not _REPORTS.isdisjoint(pair.source.keys[:verb]):
            continue
        # What follows a past may be told in the future, as stories are.
        if not any(past_form(pair.target, before) for before in range(place)):
            yield _WrongTime(verb, place, future=False)


def _narrated(source: Side) -> bool:
    """Whether the source tells a story, or of a year, whose future French may write for a past."""
    if not _NARRATIVE.isdisjoint(source.places):
        return True
    return any(len(key) == _YEAR and key.isdigit() for key in source.places)
