"""The words of a side that the table of contraries knows, without those that say something else where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.score.contraries import Openings, Pole, openings, poles_in
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["poles_of", "standing"]

_MOST = 100
"""Words of families looked at on a side: more than most sentences have."""
_FEW_WORDS = 40
"""Words of a text that has less of them for certain."""
_ADDING, _THAT = ("add", "ajout"), frozenset({"that", "que", "qu’"})
_SPOKEN = frozenset(",:;.!?«“")
"""What stands behind `added` where it is said of speech."""
_DEGREES = frozenset({"plus", "more", "most"})
_NOT_FEW = listed(
    "a the quite these those last next past first some every his her its their our my your only"
)
"""Words before `few` with which it says some."""


def poles_of(source: Side, target: Side) -> tuple[list[Pole], list[Pole]]:
    """The poles of both sides, in order: in English and French, and of families that both may have forms of."""
    ours, theirs = (openings(side.keys, base_language(side.lang)) for side in (source, target))
    shared = ours.families & theirs.families
    return (_poles(source, ours, shared), _poles(target, theirs, shared)) if shared else ([], [])


def _poles(side: Side, opened: Openings, shared: int) -> list[Pole]:
    """The shared poles among the first of a side; a text of few words has no more than are looked at."""
    if len(side.keys) <= _FEW_WORDS:
        return poles_in(side.keys, opened, shared)
    return [pole for pole in poles_in(side.keys, opened)[:_MOST] if shared >> pole.family & 1]


def standing(side: Side, poles: Sequence[Pole]) -> list[Pole]:
    """Those of the poles of a side that say what the table says of them where they stand."""
    longer = [pole for pole in poles if len(pole.places) > 1]
    telling = {(pole.places.start, pole.family): pole.number for pole in poles if pole.telling}
    return [
        pole._replace(telling=False) if pole.telling and _a_few(side, pole) else pole
        for pole in poles
        if not (
            _of_speech(side, pole)
            or (longer and any(_within(pole, phrase) for phrase in longer))
            or (not pole.telling and _only_degree(side, pole, telling))
        )
    ]


def _within(pole: Pole, phrase: Pole) -> bool:
    """Whether a word is part of a phrase that says something else: the good of `less good`."""
    return (
        pole.family == phrase.family
        and pole.number != phrase.number
        and len(pole.places) < len(phrase.places)
        and pole.places.start in phrase.places
    )


def _only_degree(side: Side, pole: Pole, telling: dict[tuple[int, int], int]) -> bool:
    """Whether `plus`, which may render larger, only compares another word of the family: `la plus petite`."""
    if side.keys[pole.places.start] not in _DEGREES:
        return False
    return telling.get((pole.places.stop, pole.family), pole.number) != pole.number


def _of_speech(side: Side, pole: Pole) -> bool:
    """Whether `added` says that somebody went on to speak: He added that jobs would be cut."""
    key, after = side.keys[pole.places.start], pole.places.stop
    if not key.startswith(_ADDING):
        return False
    return after == len(side.keys) or side.keys[after] in _THAT or side.gaps[after - 1][:1] in _SPOKEN


def _a_few(side: Side, pole: Pole) -> bool:
    start = pole.places.start
    return side.keys[start] == "few" and start > 0 and side.keys[start - 1] in _NOT_FEW
