"""Conjunctions of another sense: `although` – `parce que`, `unless` – `si`, `until` – `depuis`.

What is learnt of conjunctions (`alignpost.score.contrasts`) is unsure, since clauses are linked in many ways. These pairs
exclude each other, and are told where no other word of either side says what is missing on the other.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_french import EnglishFrench, english_french
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["linking_findings"]

_CAUSE_EN = listed(
    "because since as for due owing reason reasons cause causes caused why so therefore thanks result given seeing account"
)
_CAUSE_FR = listed(
    "parce car puisque puisqu’ cause raison raisons comme fait grâce pour faute étant effet dès c’est c’ par devant en"
)
_CONCESSION_EN = listed(
    "although though despite even spite while whilst but however yet notwithstanding albeit regardless nevertheless still"
)
_CONCESSION_FR = listed(
    "bien quoique quoiqu’ quoi malgré même pourtant cependant toutefois mais or encore certes néanmoins si alors tout beau"
)


_NO_CONTRAST_EN = listed("and not no nothing all anything only also last none cannot never")
"""English words beside which `but` may not contrast: `nothing but`, `not only … but also`, `last but one`."""
_CONTRAST_FR = listed(
    "mais cependant pourtant toutefois or néanmoins sauf que qu’ ne n’ tandis alors bien seulement contre revanche quand"
    " malgré autant"
)
_SURE = 0.5
_BESIDE = 4
"""How near to a conjunction the words stand that it links."""


class _Contradiction(NamedTuple):
    """An English conjunction and a French one that says another thing."""

    english: frozenset[str]
    french: tuple[tuple[str, ...], ...]
    """Each of one word or two."""
    called_for: frozenset[str]
    """English words that call for the French conjunction."""
    rendered: frozenset[str]
    """French words that render the English one."""
    says: tuple[str, str]
    """What either does."""


_BECAUSE = (
    ("parce", "que"), ("parce", "qu’"), ("puisque",), ("puisqu’",), ("car",), ("étant", "donné"),
)  # fmt: skip
_ALTHOUGH = (
    ("bien", "que"), ("bien", "qu’"), ("quoique",), ("quoiqu’",), ("malgré",), ("même", "si"), ("même", "s’"),
)  # fmt: skip
_CONTRADICTIONS = (
    _Contradiction(listed("although though"), _BECAUSE, _CAUSE_EN, _CONCESSION_FR, ("concedes", "gives a reason")),
    _Contradiction(listed("because"), _ALTHOUGH, _CONCESSION_EN, _CAUSE_FR, ("gives a reason", "concedes")),
    _Contradiction(
        listed("unless"), (("si",), ("s’", "il"), ("s’", "ils")), listed("if whether so were provided even"),
        listed("moins sauf sinon pas sans ne n’ aucun aucune rien excepté exception contraire seul seule seulement que jamais"),
        ("makes an exception", "sets a condition"),
    ),
    _Contradiction(
        listed("until till"), (("depuis",),), listed("since from ago been for after over past"),
        listed("jusque jusqu’ avant tant attendant attendre date ici longtemps fin terme ne n’ à aussi"),
        ("says how long", "says since when"),
    ),
    _Contradiction(
        listed("if"), (("parce", "que"), ("parce", "qu’")), _CAUSE_EN, listed("si s’ lorsque lorsqu’ quand cas condition"),
        ("sets a condition", "gives a reason"),
    ),
)  # fmt: skip


def linking_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check`, with its place in the target, for every conjunction of another sense."""
    both = english_french(pair)
    if both is None:
        return
    for one in _CONTRADICTIONS:
        found = _contradiction(both, one)
        if found is not None:
            yield both.told(check, mqm, Severity.MINOR, found, one.says)
    joined = _joined(both)
    if joined is not None:
        yield both.told(check, mqm, Severity.MINOR, joined, ("sets against", "adds"))


def _contradiction(both: EnglishFrench, one: _Contradiction) -> tuple[range, range] | None:
    english, french = both.english, both.french
    if one.english.isdisjoint(english.different):
        return None
    there = next((place for phrase in one.french for place in _phrases(french, phrase)), None)
    if there is None or not one.called_for.isdisjoint(english.different):
        return None
    rest = (*french.keys[: there.start], *french.keys[there.stop :])
    if not one.rendered.isdisjoint(rest):
        return None
    here = min(place for key in one.english for place in english.places.get(key, ()))
    return range(here, here + 1), there


def _phrases(side: Side, phrase: tuple[str, ...]) -> Iterator[range]:
    for place in side.places.get(phrase[0], ()):
        if side.keys[place : place + len(phrase)] == phrase:
            yield range(place, place + len(phrase))


def _joined(both: EnglishFrench) -> tuple[range, range] | None:
    """A lone `but` that became a lone `et`: what stands before and after it is rendered before and after that."""
    english, french = both.english, both.french
    but, et = english.places.get("but", ()), french.places.get("et", ())
    if len(but) != 1 or len(et) != 1 or not _NO_CONTRAST_EN.isdisjoint(english.different):
        return None
    if not _CONTRAST_FR.isdisjoint(french.different) or any(key.endswith("n’t") for key in english.keys):
        return None
    place, there = but[0], et[0]
    before = next((i for i in range(place - 1, max(-1, place - _BESIDE), -1) if not english.small[i]), None)
    after = next(
        (i for i in range(place + 1, min(len(english.keys), place + _BESIDE)) if not english.small[i]), None
    )
    if before is None or after is None or min(both.sure[before], both.sure[after]) < _SURE:
        return None
    first, last = both.to_french[before], both.to_french[after]
    if first is None or last is None or not there - _BESIDE <= first < there < last <= there + _BESIDE:
        return None
    return range(place, place + 1), range(there, there + 1)
