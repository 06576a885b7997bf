"""Modulation: what one language denies the other may say by affirming the contrary.

Negations answer each other by more than negations: who may not leave `without permission` « doit demander
l’autorisation », what did not happen `until Monday` « a attendu lundi », who was `too tired to speak` « ne pouvait
parler ». Words that are contraries of each other stand in the table of opposites (`alignpost.score.opposites`).
"""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.score.checks.asked import asks_instead_of_denying
from alignpost.score.checks.bounds import bounded_alike
from alignpost.score.checks.denial import Denial
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["answered_otherwise", "clause_ends", "one_or_two", "scope"]

_SCOPE = 5
"""Words after the last of a negation among which stands what it denies."""
_SUBJECT_SCOPE = 14
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
    "en": listed("unless without except"),
    "fr": listed("sans sauf hormis"),
}
"""What goes on after a negation that makes a condition: `no entry without`, `not valid unless`."""
_REQUIRED = {
    "en": (
        listed("must shall only needs need needed"),
        ("requir", "necess", "obligat", "condition", "subject"),
    ),
    "fr": (
        listed(
            "doit doivent devra devront devez dois devrait devait faut faudra fallait fallut fallu tenu tenue tenus tenues"
        ),
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
_WHY = (("why",), ("pourquoi",))
_JOINS = listed("et ou ni")
_TO_JOIN = 2
"""Words from `et` to the `ne` of a second negation, at most."""
_OR = listed("or nor neither")
_ONLY = listed("only until unless except")
_NO_VERB = listed(
    "pas point plus jamais rien personne aucun aucune guère nul nulle ni nullement sans non ne n’ nulle-part"
)
"""Ends of French negations that have a second word; others end with their verb: « ne peut »."""
_NOT_BEFORE = {"en": listed("until till before"), "fr": listed("avant")}
_WAITS = {
    "en": (listed("only first finally then"), ("wait", "delay")),
    "fr": (listed("abord enfin seulement fallu"), ("attend", "patient")),
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
    while end < farthest and not clause_ends(side, end):
        end += 1
    return range(start, end)


def one_or_two(keys: Sequence[str], place: int) -> tuple[str, str]:
    """A word, and it and the next, as the table of opposites holds them."""
    return keys[place], " ".join(keys[place : place + 2])


def answered_otherwise(here: Side, denial: Denial, there: Side) -> bool:
    """Whether the other side says without a negation what this one denies, by the way it is built.

    A condition (`not … without` – « il faut »), a time (`not until` – « attendre »), a comparison (`not as … as` –
    « moins … que ») and the like.
    """
    if {base_language(here.lang), base_language(there.lang)} != {"en", "fr"}:
        return False
    return any(answers(here, denial, there) for answers in _ANSWERS)


def _waits(here: Side, denial: Denial, there: Side) -> bool:
    """`did not answer until Monday` – « a attendu lundi pour répondre »."""
    ours, theirs = base_language(here.lang), base_language(there.lang)
    if _NOT_BEFORE[ours].isdisjoint(_after(here, denial)) or _any_of(here, _WAITS[ours]):
        return False
    return _any_of(there, _WAITS[theirs])


def _requires(here: Side, denial: Denial, there: Side) -> bool:
    """`No one may leave without permission.` – « Tout membre doit demander l’autorisation. »."""
    lang = base_language(there.lang)
    if not _in_condition(here, denial) or not _EXCEPTIONS[lang].isdisjoint(there.places):
        return False
    return _any_of(there, _REQUIRED[lang])


def _compares(here: Side, denial: Denial, there: Side) -> bool:
    """`not as rich as he says` – « moins riche qu’il ne le dit »."""
    less = _LESS[base_language(there.lang)]
    return not _AS.isdisjoint(_after(here, denial)[:1]) and not less.isdisjoint(there.places)


def _restricts(here: Side, denial: Denial, there: Side) -> bool:
    """« ne peut être prise qu’à l’expiration » – `may be taken only after the end`."""
    bare = base_language(here.lang) == "fr" and here.keys[denial.places[-1]] not in _NO_VERB
    return bare and not _ONLY.isdisjoint(there.places)


def _is_without(here: Side, denial: Denial, there: Side) -> bool:
    """« sans espoir » – `hopeless`."""
    return here.keys[denial.places[-1]] == "sans" and any(map(_lacks, there.places))


def _after(side: Side, denial: Denial) -> tuple[str, ...]:
    last = denial.places[-1]
    return side.keys[last + 1 : last + 1 + _CONDITION]


def _lacks(key: str) -> bool:
    """Whether an English word says by its end what is lacking: hopeless, endlessly, gluten-free."""
    return key.endswith(("less", "lessly", "-free")) and key not in _NOT_LACKING


_NOT_LACKING = listed("less unless bless nevertheless nonetheless")


def _asks_only(here: Side, denial: Denial, there: Side) -> bool:
    """Whether a negation only asks, as one that affirms would: “Won’t you come?”, “Why don’t you …?”, “…, don’t you?”."""
    if "?" not in here.text or "?" not in there.text:
        return False
    first = denial.places[0]
    keys = here.keys
    asks_why = keys[max(0, first - 1) : first] == ("why",) and there.keys[:1] not in _WHY
    tag = keys[first].endswith("n’t") and first == len(keys) - 2 and keys[-1] in _ASKED
    opens = first == 0 and (len(denial.places) > 1 or keys[first].endswith("n’t"))
    opens = opens or (keys[0] in _AUXILIARIES and keys[first] == "not" and first <= _TO_NOT)
    return asks_why or tag or (opens and there.keys[:1] not in _WHY)


_AUXILIARIES = listed("is are was were do does did has have had can could will would shall should must")
_TO_NOT = 3
"""Words before the `not` of a question at most: “Is that not …?”."""
_ASKED = listed("i you he she it we they there")


def _goes_on(here: Side, denial: Denial, there: Side) -> bool:
    """Whether `nor`, `ni` only goes on with a negation that the other side has: `nor` – « ni », « ni … ni » – "or"."""
    if base_language(here.lang) == "en":
        return here.keys[denial.places[0]] == "nor" and "ni" in there.places
    going_on = "ni" in (here.keys[place] for place in denial.places) or _second(here, denial)
    denies = not _DENY.isdisjoint(map(_negation, there.places))
    return going_on and denies and not _OR.isdisjoint(there.places)


def _second(side: Side, denial: Denial) -> bool:
    """Whether a French negation stands behind `et`, `ou` or `ni` with another before: « n’est pas … et n’a pas »."""
    first = denial.places[0]
    before = side.keys[max(0, first - _CONDITION) : first]
    joined = not _JOINS.isdisjoint(before[-_TO_JOIN:])
    return joined and not _DENY.isdisjoint(before)


def _negation(key: str) -> str:
    return "not" if key.endswith("n’t") else key


def _in_condition(side: Side, denial: Denial) -> bool:
    """Whether a negation and a word that makes a condition of it stand together: `no one may … without`."""
    lang = base_language(side.lang)
    first, last = denial.places[0], denial.places[-1]
    if side.keys[last] not in _EXCEPTIONS[lang]:
        return not _EXCEPTIONS[lang].isdisjoint(_after(side, denial))
    before = side.keys[max(0, first - _CONDITION) : first]
    return any(key in _DENY or key.endswith("n’t") for key in before)


def _bounds(here: Side, denial: Denial, there: Side) -> bool:
    """`must not exceed €50` – « 50 € au plus »."""
    return bounded_alike(here, denial.text_span, there)


def _asks_instead(here: Side, _: Denial, there: Side) -> bool:
    """“You can’t argue with that.” – « Que répondre à ça ? »."""
    return asks_instead_of_denying(there, here)


def _leaves_out(here: Side, denial: Denial, there: Side) -> bool:
    """`but not the upkeep` – « à l’exclusion de l’entretien »."""
    first = denial.places[0]
    aside = here.keys[first - 1] in _ASIDE if first else False
    return aside and _any_of(there, _LEFT_OUT[base_language(there.lang)])


_ASIDE = listed("but and though mais et")
_LEFT_OUT = {
    "en": (listed("except excepting save bar barring"), ("exclu", "except")),
    "fr": (listed("hors hormis sauf excepté"), ("exclu", "exception")),
}
"""Words that say `but not` without a negation."""


_ANSWERS = (
    _asks_only,
    _goes_on,
    _is_without,
    _restricts,
    _waits,
    _requires,
    _compares,
    _bounds,
    _asks_instead,
    _leaves_out,
)


def _any_of(side: Side, words: tuple[frozenset[str], tuple[str, ...]]) -> bool:
    whole, beginnings = words
    return any(key in whole or key.startswith(beginnings) for key in side.places)


def clause_ends(side: Side, place: int) -> bool:
    """Whether a mark that ends a clause stands right before a word, which is not the first."""
    gap = side.gaps[place - 1]
    return gap != " " and any(mark in gap for mark in _STOPS)
