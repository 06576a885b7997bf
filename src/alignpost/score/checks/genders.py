"""A woman who became a man, or the other way round: `she sold it` – `il l’a vendu`.

French gives its pronouns the gender of the noun, so that `il` may be `it` and `elle` a `person`. A sentence is judged
only where `she` or `he` is the only one of whom English speaks, and no French word has the right gender.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_french import english_french
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["gender_findings"]


class _Gender(NamedTuple):
    """A pronoun of English, the French one of the other gender, and the words that leave both in doubt."""

    english: str
    french: str
    english_others: frozenset[str]
    french_others: frozenset[str]
    says: tuple[str, str]


_ANYONE = listed(
    "it its there they them that this these those who whom what one everyone anyone someone ship boat vessel car"
)
_GENDERS = (
    _Gender(
        "she", "il", _ANYONE | listed("he him his himself"),
        listed("elle elles fille femme mère madame mme sœur personne -elle celle"), ("is a woman", "is not"),
    ),
    _Gender(
        "he", "elle", _ANYONE | listed("she her hers herself"),
        listed("il ils on celui homme lui -il -t-il personne partie victime société entreprise recrue vedette star"),
        ("is a man", "is not"),
    ),
)  # fmt: skip
_IMPERSONAL = listed(
    """
    y en faut fallait faudra faudrait faille est était sera serait fut semble semblait pleut pleuvait pleuvra fait faisait
    convient importe suffit suffisait reste restait existe existait vaut valait arrive arrivait s’agit s’agissait paraît a
    avait aura
    """
)
"""Words after an `il` that may be nobody; `il a fallu` too, unless its participle tells."""
_CLITICS = listed("ne n’ s’ se me m’ te t’ lui leur nous vous le la l’ les")
_IMPERSONAL_PARTICIPLES = ("fallu", "plu", "suffi", "semblé", "paru", "convenu", "été", "neigé", "fait")


def gender_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check`, with its place in the target, for a pronoun of the other gender."""
    both = english_french(pair)
    if both is None:
        return
    for one in _GENDERS:
        here, there = both.english.places.get(one.english), both.french.places.get(one.french)
        if not here or not there or not one.english_others.isdisjoint(both.english.different):
            continue
        if not one.french_others.isdisjoint(both.french.different):
            continue
        told = next((place for place in there if one.french != "il" or _somebody(both.french, place)), None)
        if told is not None:
            places = range(here[0], here[0] + 1), range(told, told + 1)
            yield both.told(check, mqm, Severity.MINOR, places, one.says)


def _somebody(french: Side, place: int) -> bool:
    """Whether an `il` is no impersonal one: `il vend`, `il a vendu`, not `il faut` or `il a fallu`."""
    rest = [key for key in french.keys[place + 1 : place + 6] if key not in _CLITICS]
    if rest[:1] == ["a"] or rest[:1] == ["avait"]:
        return not any(key in _IMPERSONAL_PARTICIPLES for key in rest[1:3])
    return bool(rest) and rest[0] not in _IMPERSONAL
