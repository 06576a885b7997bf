"""Modulation: what one language denies the other may say by affirming the contrary.

Negations answer each other by more than negations: who may not leave `without permission` « doit demander
l’autorisation », what did not happen `until Monday` « a attendu lundi », who was `too tired to speak` « ne pouvait
parler ». Words that are contraries of each other stand in the table of opposites (`alignpost.score.opposites`).
"""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.score.checks.denials import Denial
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["answered_otherwise", "one_or_two", "scope"]

_SCOPE = 5
"""Words after the last of a negation among which stands what it denies."""
_SUBJECT_SCOPE = 10
"""The same where it denies a subject, whose verb follows: `neither the age nor the sex of the animals was known`."""
_OF_SUBJECTS = listed(
    "no none nobody no-one neither nor nothing nowhere aucun aucune nul nulle personne rien ni"
)
_NOT_ONE = frozenset({"a", "one"})
_OF_OBJECTS = listed("no none nobody no-one nothing anything nowhere")
_BEFORE = 2
"""Words before an English negation of an object among which its verb stands: `said nothing`, `see no one`."""
_STOPS = ",;:.!?»”"

_EXCEPTIONS = {
    "en": listed("unless without until except but before otherwise"),
    "fr": listed("sans sauf avant hormis autrement moins"),
}
"""What goes on after a negation that makes a condition: `no entry without`, `not valid unless`."""
_REQUIRED = {
    "en": (
        listed("must shall only needs need needed"),
        ("requir", "necess", "obligat", "condition", "subject"),
    ),
    "fr": (
        listed("doit doivent devra devront devez dois devrait devait faut faudra fallait fallut fallu"),
        (
            "exig",
            "requi",
            "requérir",
            "requier",
            "nécess",
            "soumis",
            "subordonn",
            "condition",
            "oblig",
            "seul",
            "impérati",
            "indispensab",
        ),
    ),
}
"""Words, and beginnings of words, that say such a condition without a negation."""
_CONDITION = 14
"""Words after a negation among which its condition stands."""
_DENY = listed("no not never nobody none nothing cannot ne n’ aucun aucune nul nulle")
_NOT_BEFORE = {"en": listed("until till before"), "fr": listed("avant")}
_WAITS = {
    "en": (listed("only first finally then"), ("wait", "delay", "late")),
    "fr": (listed("abord enfin seulement fallu"), ("attend", "patient", "tard")),
}
"""Words that say `not until` without a negation."""
_AS = listed("as so aussi autant si tant tellement")
_LESS = {"en": listed("less fewer"), "fr": listed("moins")}
"""`not as rich as he says` – « moins riche qu’il ne le dit »."""


def scope(side: Side, denial: Denial) -> range:
    """Places of the words among which stands what a negation denies, itself among them."""
    first, last = denial.places[0], denial.places[-1]
    keys = side.keys
    key = keys[first]
    subject = any(keys[place] in _OF_SUBJECTS for place in denial.places) or (
        key == "not" and keys[first + 1 : first + 2] in [(one,) for one in _NOT_ONE]
    )
    start = max(0, first - _BEFORE) if key in _OF_OBJECTS else first
    end = min(last + _SCOPE, len(keys))
    farthest = min(last + _SUBJECT_SCOPE, len(keys)) if subject else end
    while end < farthest and not _clause_ends(side, end):
        end += 1
    return range(start, end)


def one_or_two(keys: Sequence[str], place: int) -> tuple[str, str]:
    """A word, and it and the next, as the table of opposites holds them."""
    return keys[place], " ".join(keys[place : place + 2])


def answered_otherwise(here: Side, denial: Denial, there: Side) -> bool:
    """Whether the other side says without a negation what this one denies, by the way it is built.

    A condition (`not … without` – « il faut »), a time (`not until` – « attendre ») or a comparison (`not as … as` –
    « moins … que »).
    """
    ours, theirs = base_language(here.lang), base_language(there.lang)
    if ours not in _EXCEPTIONS or theirs not in _EXCEPTIONS:
        return False
    last = denial.places[-1]
    after = here.keys[last + 1 : last + 1 + _CONDITION]
    if not _NOT_BEFORE[ours].isdisjoint(after) and _any_of(there, _WAITS[theirs]):
        return True
    if _in_condition(here, denial) and _EXCEPTIONS[theirs].isdisjoint(there.places):
        return _any_of(there, _REQUIRED[theirs])
    return not _AS.isdisjoint(after[:1]) and not _LESS[theirs].isdisjoint(there.places)


def _in_condition(side: Side, denial: Denial) -> bool:
    """Whether a negation and a word that makes a condition of it stand together: `no one may … without`."""
    lang = base_language(side.lang)
    first, last = denial.places[0], denial.places[-1]
    if side.keys[last] not in _EXCEPTIONS[lang]:
        return not _EXCEPTIONS[lang].isdisjoint(side.keys[last + 1 : last + 1 + _CONDITION])
    before = side.keys[max(0, first - _CONDITION) : first]
    return any(key in _DENY or key.endswith("n’t") for key in before)


def _any_of(side: Side, words: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    whole, beginnings = words
    return any(key in whole or key.startswith(beginnings) for key in side.places)


def _clause_ends(side: Side, place: int) -> bool:
    gap = side.text[side.words[place - 1].end : side.words[place].start]
    return any(mark in gap for mark in _STOPS)
