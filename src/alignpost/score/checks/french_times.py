"""French verbs that tell of the future or of the past, by their forms and the auxiliaries before them."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

from alignpost.score.checks.times import composed_past
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens.function_words import listed
from alignpost.tokens.remembered import Remembered

__all__ = ["BE_OR_HAVE", "future_forms", "imperfect", "imperfects", "just_done", "past_form"]

_HAVE = listed("a ont ai as avons avez avait avaient avais avions aviez")
_BE = listed("est sont suis sommes êtes es était étaient étais étions étiez")
_FUTURE_AUXILIARIES = listed("sera seront serai seras serons serez aura auront aurai auras aurons aurez")
_BE_OR_HAVE_THEN = listed(
    "était étaient étais étions étiez avait avaient avais avions aviez fut furent eut eurent"
)
_COME = listed("vient viennent viens venons venez venait venaient")
BE_OR_HAVE = _BE_OR_HAVE_THEN | _FUTURE_AUXILIARIES
"""Past and future forms of `être` and `avoir`."""
_BETWEEN = listed(
    """
    pas plus jamais déjà toujours bien aussi encore rien tout tous toutes donc ensuite enfin été mal même beaucoup alors
    également souvent ne n’ vite il elle ils elles on -t t là aujourd’hui ainsi tant mieux trop
    """
)
"""Words that may stand between an auxiliary and its participle, beside those in -ment."""
_MOST_BETWEEN = 3

_FUTURE = re.compile(r".{2,}ront|.{2,}er(?:a|ai|as|ez)|.+(?:dr|ttr|îtr|ivr|evr|err|ourr|aur|ir)a|ira|aura")
_OTHER_RA = re.compile(
    r".*(?:engendra|cadra|poudra|effondra|livra|nivra|désira|laira|déchira|[sx]pira|oupira|dmira|serra|terra)"
    r"|(?:at|re|é|sou)?tira|(?:cha)?vira|.*f?front|caméra"
)
"""The passé simple of verbs in -rer, and nouns."""
_PARTICIPLE = re.compile(r".*(?:[éiu]e?s?|[aeiouy][st]e?s?|[rn]te?s?|ise?s?)")
_NO_IMPERFECT = listed(
    "fait sait hait plait tait parfait satisfait extrait soustrait distrait abstrait défait refait trait souhait lait"
    " imparfait contrefait surfait connait reconnait méconnait parait apparait disparait comparait transparait nait renait"
    " essaient paient balaient effraient délaient relaient bégaient déblaient égaient attrait portrait retrait"
)
_IMPERFECT = re.compile(r".{2,}(?:[^r]|ér|ntr)(?:ait|aient)")
"""Not the conditional: `montrait` and `opérait`, not `serait`."""
_SIMPLE = re.compile(
    r".{2,}èrent|.{3,}(?<![ru])a|.{2,}(?:nt|én|idé)ra|(?:f|d|pr|m|v|rev|repr|perm|prom)irent|(?:.*v)inrent"
    r"|.*(?:(?<!ré)part|sort|sent|serv|dorm|ffr|uvr|perd|vend|rend|tend|scend|pond|batt|criv|suiv)it"
)
"""Forms of the passé simple that are no present or future of another verb."""
_NO_SIMPLE = listed("cela déjà voilà delà extra ultra para visa")


def _is_future(key: str) -> bool:
    if key in _FUTURE_AUXILIARIES:
        return True
    return _FUTURE.fullmatch(key) is not None and _OTHER_RA.fullmatch(key) is None


def _is_simple_past(key: str) -> bool:
    return _SIMPLE.fullmatch(key) is not None and key not in _NO_SIMPLE and not _is_future(key)


def _is_imperfect(key: str) -> bool:
    return _IMPERFECT.fullmatch(key) is not None and key not in _NO_IMPERFECT


_IMPERFECTS = Remembered(_is_imperfect)
_SIMPLE_PASTS = Remembered(_is_simple_past)


def imperfect(key: str) -> bool:
    """Whether a word is an imparfait of the third person, or of `être` or `avoir`."""
    return key in _BE_OR_HAVE_THEN or _IMPERFECTS[key]


def imperfects(target: Side) -> list[int]:
    """Where such words stand in a French text."""
    return target.watched(_imperfect_bit())


@cache
def _imperfect_bit() -> int:
    return watch("fr", imperfect)


@cache
def _future_bit() -> int:
    return watch("fr", _is_future)


def past_form(target: Side, place: int) -> bool:
    """Whether a verb there is an imparfait, a passé simple, or the participle of a composed past."""
    key = target.keys[place]
    if imperfect(key) or _SIMPLE_PASTS[key]:
        return True
    auxiliary = _auxiliary(target, place)
    if auxiliary is None:
        return False
    return target.keys[auxiliary] in _HAVE or composed_past(target, auxiliary)


def just_done(target: Side, place: int) -> bool:
    """Whether a verb there was done right before: `viennent de construire`."""
    before, key = target.keys[max(0, place - _MOST_BETWEEN) : place], target.keys[place]
    if not key.endswith(("r", "re")) or key == "être":
        return False
    return any(come in _COME and of in ("de", "d’") for come, of in pairwise(before))


def future_forms(target: Side) -> list[int]:
    """Where a verb is a futur simple, or the participle behind `sera` or `aura`."""
    futures = target.watched(_future_bit())
    if _FUTURE_AUXILIARIES.isdisjoint(target.different):  # no participle can stand behind one
        return futures
    return [
        place
        for place in range(len(target.keys))
        if place in futures or _auxiliary(target, place, _FUTURE_AUXILIARIES) is not None
    ]


def _auxiliary(target: Side, place: int, among: frozenset[str] = _HAVE | _BE) -> int | None:
    """Where the auxiliary of a participle stands, if there is one right before it, small words aside."""
    keys = target.keys
    if _PARTICIPLE.fullmatch(keys[place]) is None or keys[place] in target.function_words:
        return None
    for before in range(place - 1, max(-1, place - 2 - _MOST_BETWEEN), -1):
        if keys[before] in among:
            return before
        if keys[before] not in _BETWEEN and not keys[before].endswith("ment"):
            return None
    return None
