"""Pronouns of which each stands where the other should: `They invited us` – `Nous les avons invités`.

English tells who does it from whom it is done to by the order and the forms, French by clitics before the verb. Only
persons that differ can be told apart, so that `he saw them` is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from alignpost.score.check import PairText
from alignpost.score.checks.clauses import BE, active, objects
from alignpost.score.checks.english_french import EnglishFrench, english_french
from alignpost.score.checks.exchanged import MUTUAL, Places
from alignpost.score.checks.passives import REFLEXIVE, passives
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["turned_pronouns"]

_SURE = 0.3
_TO_VERB = 4
"""Words from a subject to its verb, among which auxiliaries and clitics stand."""
_SUBJECTS: Mapping[str, Mapping[str, str]] = {
    "en": {"i": "1", "we": "4", "you": "2", "he": "3", "she": "3", "they": "3"},
    "fr": {
        "je": "1", "j’": "1", "nous": "4", "tu": "2", "vous": "2", "il": "3", "elle": "3", "ils": "3", "elles": "3",
    },
}  # fmt: skip
"""The person of a subject; `you` is one with `tu` and `vous`."""
_OBJECTS: Mapping[str, Mapping[str, str]] = {
    "en": {"me": "1", "us": "4", "you": "2", "him": "3", "them": "3", "her": "3"},
    "fr": {
        "me": "1", "m’": "1", "nous": "4", "te": "2", "t’": "2", "vous": "2", "le": "3", "la": "3", "l’": "3",
        "les": "3", "lui": "3", "leur": "3",
    },
}  # fmt: skip
_AUXILIARIES = {
    "en": listed(
        "have has had did do does will would can could may might must should never always also just not only"
    ),
    "fr": listed(
        "ne n’ ai as a avons avez ont avais avait avions aviez avaient aurai aura auront peux peut pouvons pouvez peuvent vais"
        " va allons allez vont dois doit devons devez doivent veux veut voulons voulez veulent"
    ),
}
_FELT = (
    "miss", "like", "lik", "love", "enjoy", "pleas", "interest", "need", "lack", "want", "suit", "recall", "remember", "regret",
    "remind", "hear", "heard", "owe", "fail", "appeal", "afford", "bother", "wish", "mind",
)  # fmt: skip
"""Beginnings of verbs whose subject French makes an object, or the other way round: `they miss us` – `nous leur manquons`."""


def turned_pronouns(pair: PairText) -> Iterator[tuple[Places, Places]]:
    """Subject, verb and object in the source, and what stands in their places in the target."""
    both = english_french(pair)
    if both is None:
        return
    for ours, theirs in (*_exchanged(both), *_other_voice(both)):
        yield (ours, theirs) if both.english is pair.source else (theirs, ours)


def _exchanged(both: EnglishFrench) -> Iterator[tuple[Places, Places]]:
    """Two pronouns around or before one verb, of which each has the other's person."""
    english, french = both.english, both.french
    if english.different.isdisjoint(_OBJECTS["en"]) or english.different.isdisjoint(_SUBJECTS["en"]):
        return
    for thing in range(2, len(english.keys)):
        person = _OBJECTS["en"].get(english.keys[thing])
        verb = thing - 1
        if person is None or english.small[verb] or english.keys[verb].startswith((*_FELT, *MUTUAL["en"])):
            continue
        subject = _subject(english, verb)
        theirs = both.counterpart(verb, _SURE)
        if subject is None or theirs is None or _possessive(english, thing):
            continue
        doer = _SUBJECTS["en"][english.keys[subject]]
        found = _clitics(french, theirs)
        if found is None or doer == person:
            continue
        first, second = found
        if _SUBJECTS["fr"][french.keys[first]] == person and _OBJECTS["fr"][french.keys[second]] == doer:
            yield (subject, verb, thing), (first, theirs, second)


def _possessive(english: Side, place: int) -> bool:
    """Whether `her` has its noun behind it."""
    if english.keys[place] != "her" or place + 1 == len(english.keys):
        return False
    return not english.small[place + 1] and not english.gaps[place].strip(" \u00a0\u202f")


def _subject(side: Side, verb: int) -> int | None:
    """The pronoun that is the subject of a verb: right before it, auxiliaries aside."""
    lang = base_language(side.lang)
    for place in range(verb - 1, max(-1, verb - 1 - _TO_VERB), -1):
        if side.keys[place] in _SUBJECTS[lang]:
            return place
        if side.keys[place] not in _AUXILIARIES[lang] or side.gaps[place].strip(" \u00a0\u202f"):
            return None
    return None


def _clitics(french: Side, verb: int) -> tuple[int, int] | None:
    """Subject and object before a French verb, both pronouns and no more of them: `nous les avons invités`."""
    keys = french.keys
    first = second = None
    for place in range(verb - 1, max(-1, verb - 2 - _TO_VERB), -1):
        if keys[place] in _OBJECTS["fr"] and second is None:
            second = place
        elif second is not None and keys[place] in _SUBJECTS["fr"]:
            first = place
            break
        elif keys[place] not in _AUXILIARIES["fr"]:
            return None
    if first is None or second is None or keys[first] == keys[second]:
        return None
    # "Il vous nous …": a third pronoun, or the object of another verb.
    third = first and keys[first - 1] in (*_SUBJECTS["fr"], *_OBJECTS["fr"], "que", "qu’")
    return None if third else (first, second)


def _other_voice(both: EnglishFrench) -> Iterator[tuple[Places, Places]]:
    """Passives of pronouns whose agent an active clause makes its object: `she was paid by him` – `elle a payé`."""
    for side, other, links in (
        (both.english, both.french, both.to_french),
        (both.french, both.english, both.to_english),
    ):
        lang, theirs = base_language(side.lang), base_language(other.lang)
        for clause in passives(side):
            patient = _patient(side, clause.auxiliary)
            verb, agent = links[clause.verb], links[clause.agents[0]]
            if clause.patients or patient is None or verb is None or agent is None:
                continue
            subject = _subject(other, verb)
            if subject is None or not active(other, verb) or agent not in objects(other, verb)[:1]:
                continue
            if _SUBJECTS[theirs][other.keys[subject]] != _SUBJECTS[lang][side.keys[patient]]:
                continue
            if REFLEXIVE.isdisjoint(other.keys[subject:verb]):
                here, there = (patient, clause.verb, clause.agents[0]), (subject, verb, agent)
                yield (here, there) if side is both.english else (there, here)


def _patient(side: Side, auxiliary: int) -> int | None:
    """The pronoun before a form of `be`."""
    lang = base_language(side.lang)
    for place in range(auxiliary - 1, max(-1, auxiliary - 1 - _TO_VERB), -1):
        if side.keys[place] in _SUBJECTS[lang]:
            return place
        if side.keys[place] not in BE[lang] | _AUXILIARIES[lang]:
            return None
    return None
