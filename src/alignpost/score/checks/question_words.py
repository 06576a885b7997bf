"""Another question word: where did they find it – quand l’ont-ils trouvé.

An English word counts where it asks: at the beginning of a question, or behind a verb of asking or knowing. The same words
join clauses elsewhere, and then the other language often joins them otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_french import EnglishFrench, english_french
from alignpost.score.side import Side
from alignpost.score.word_classes import breaks
from alignpost.tokens.function_words import listed

__all__ = ["question_word_findings"]


class _Asked(NamedTuple):
    """What an English question word asks for."""

    what: str
    rendered: frozenset[str]
    """French words of which any may be its rendering."""
    not_before: frozenset[str] = frozenset()
    """Words behind it with which it asks for something else: `how far`, `how about`."""
    may_be: frozenset[str] = frozenset()
    """French question words that often ask the same in another way."""


class _Asking(NamedTuple):
    """A French question word."""

    what: str
    called_for: frozenset[str]
    """English words of which any may call for it."""


_WHICH = listed("quel quelle quels quelles lequel laquelle lesquels lesquelles auquel duquel desquels")
_PERSON, _PLACE, _TIME, _REASON, _MANNER = "a person", "a place", "a time", "a reason", "a manner"
_WHO = _Asked(_PERSON, _WHICH | listed("qui dont quiconque personne"))
_ENGLISH = {
    "who": _WHO,
    "whom": _WHO,
    "whose": _WHO,
    "where": _Asked(_PLACE, _WHICH | listed("où lieu endroit là"), may_be=listed("comment")),
    "when": _Asked(
        _TIME,
        _WHICH | listed("quand lorsque lorsqu’ où moment moments date heure tard longtemps jour dès depuis combien"),
    ),
    "why": _Asked(
        _REASON,
        _WHICH | listed("pourquoi raison raisons motif motifs cause quoi qu’est-ce"),
        may_be=listed("comment"),
    ),
    "how": _Asked(
        _MANNER,
        _WHICH | listed("comment combien comme manière façon moyen moyens mesure point quoi"),
        listed("far come about old bad long is"),
    ),
}  # fmt: skip
_FRENCH = {
    "qui": _Asking(_PERSON, listed("who whom whose who’s that which what what’s whoever anyone those")),
    "où": _Asking(_PLACE, listed("where where’s when which that wherever whence whom what in place")),
    "quand": _Asking(
        _TIME,
        listed(
            "when whenever if as while once even still though although until since time soon anyway date yet long"
        ),
    ),
    "pourquoi": _Asking(
        _REASON, listed("why why’s reason reasons so therefore what because thus which hence come for")
    ),
    "comment": _Asking(
        _MANNER, listed("how how’s what what’s way ways as like why means come possible ever")
    ),
    "combien": _Asking("a number", listed("how many much what so number far extent long when")),
}  # fmt: skip
_ASKING = listed(
    "know knows knew known ask asks asked asking wonder wonders wondered wondering tell tells told telling explain explains"
    " explained explaining see understand understands understood remember remembers remembered decide decided decides"
    " deciding learn learned learnt discover discovered determine determined matter idea sure exactly question out say"
    " said clear reveal reveals revealed show shows showed shown describe describes described find"
)


def question_word_findings(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A finding of `check`, with its place in the target, for every English question word that became another one.

    It is major where both open a question, else minor.
    """
    both = english_french(pair)
    if both is None or _ENGLISH.keys().isdisjoint(both.english.different):
        return
    french = both.french
    words = [word for word in _FRENCH if word in french.different]
    if not words:
        return
    opening = breaks(french)
    asking = [place for word in words if _asks(french.keys, place := french.places[word][0], opening)]
    for place, opens in _questions(both.english):
        there = _another(both, place, asking)
        if there is None:
            continue
        grave = opens and opening[there] > 1
        says = (
            f"asks for {_ENGLISH[both.english.keys[place]].what}",
            f"for {_FRENCH[french.keys[there]].what}",
        )
        places = range(place, place + 1), range(there, there + 1)
        yield both.told(check, mqm, Severity.MAJOR if grave else Severity.MINOR, places, says)


def _questions(english: Side) -> Iterator[tuple[int, bool]]:
    """Places of the words that ask, and whether each opens a question."""
    opening = breaks(english)
    for word in sorted(_ENGLISH.keys() & english.different):
        for place in english.places[word]:
            if opening[place] > 1:
                if "?" in english.text:
                    yield place, True
            elif place and english.keys[place - 1] in _ASKING:
                yield place, False


def _asks(keys: tuple[str, ...], place: int, opening: Sequence[int]) -> bool:
    """Whether a French word asks: not `qui` inside a sentence, `quand même`, or `d’où`, which may say how."""
    match keys[place]:
        case "qui":
            return opening[place] > 1
        case "quand":
            return keys[place + 1 : place + 2] != ("même",)
        case "où":
            return keys[max(0, place - 1) : place] != ("d’",)
        case _:
            return True


def _another(both: EnglishFrench, place: int, asking: Sequence[int]) -> int | None:
    """Place of the French word that asks for something else, where nothing renders the English one or calls for the other.

    Args:
        both: the pair.
        place: of the English word.
        asking: places of French words that ask.
    """
    english, french = both.english, both.french
    asked = _ENGLISH[english.keys[place]]
    if not asked.rendered.isdisjoint(french.different):
        return None
    if not asked.not_before.isdisjoint(english.keys[place + 1 : place + 2]):
        return None
    for there in asking:
        word = french.keys[there]
        if word not in asked.may_be and _FRENCH[word].called_for.isdisjoint(english.different):
            return there
    return None
