"""Verbs whose time or mood was lost: `is` – `était`, `used to live` – `vit`, `would have come` – `est venu`, `may rise` – `augmentera`.

French may change a time for many reasons of its own, so that each rule wants a sentence in which none of them is given.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from alignpost.lazily import later
from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.english_french import EnglishFrench, english_french
from alignpost.score.checks.french_times import future_forms, imperfect, imperfects, past_form
from alignpost.score.checks.times import tells_of_past
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["lost_possibilities", "lost_times"]

_SURE = 0.3
_SURELY = 0.6
"""How sure a link is of a verb that is known by its `s` alone."""
_BE_NOW = listed("is are am isn’t aren’t")
_BEFORE_IS = listed("it he she that there here what who this")
_SHORT = ("’re", "’m")
_BE_NOW_FRENCH = listed("est sont suis sommes êtes es")
_SUPPOSING = listed("si s’ comme quand lorsque que qu’")
_PAST_ELSEWHERE = listed("hier autrefois jadis naguère alors époque ancien ancienne anciens anciennes ex")
_WERE = listed("était étaient étais étions étiez")
_QUOTES = {"en": ("“", "”"), "fr": ("«", "»")}
_USUAL = listed(
    "ancien ancienne anciens anciennes autrefois jadis naguère auparavant avant habitude plus passé"
)
_PAST_ENDINGS = ("ais", "ait", "ions", "iez", "aient")
_CONDITIONAL = later(
    re.compile,
    r".*(?:rai[st]|raient|rions|riez)|eût|fût|eussent|fussent|ait|aient|soit|soient|puisse|puissent",
)
_MAY = listed("may might")
_POSSIBLE = later(
    re.compile,
    r"p(?:eu|o)[uv].*|pu|peut-être|puiss.*|(?:im)?possib.*|risqu.*|éventuel.*|suscepti.*|voire|parfois|probab.*|hypothès.*"
    r"|potenti.*|sembl.*|doute|chances|soit|.*(?:rait|raient|rais|rions|riez)",
)
_BETWEEN = listed("not also well even still never only always be then soon further")


def lost_times(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check` for every verb whose time or mood was lost, with the place of the target's verb."""
    both = english_french(pair)
    if both is None:
        return
    for rule, says in (
        (_lost_presents, ("tells of the present", "tells of the past")),
        (_lost_habits, ("tells of the past", "tells of the present")),
        (_unreal, ("tells of what did not happen", "tells of what happened")),
    ):
        for here, there in rule(both):
            yield both.told(check, mqm, Severity.MINOR, (here, range(there, there + 1)), says)


def lost_possibilities(pair: PairText, check: str, mqm: str) -> Iterator[tuple[int, Finding]]:
    """A minor finding of `check` for every `may` or `might` that became a plain future."""
    both = english_french(pair)
    if both is None or both.english.different.isdisjoint(_MAY):
        return
    if any(map(_POSSIBLE.fullmatch, both.french.different)):
        return
    futures = frozenset(future_forms(both.french))
    for may in _places(both.english, _MAY) if futures else ():
        for verb in range(may + 1, min(may + 4, len(both.english.keys))):
            there = both.counterpart(verb, _SURE)
            if there is not None and there in futures:
                places = range(may, may + 1), range(there, there + 1)
                yield both.told(check, mqm, Severity.MINOR, places, ("leaves it open", "states it"))
                break
            if both.english.keys[verb] not in _BETWEEN:
                break


def _places(side: Side, wanted: frozenset[str]) -> list[int]:
    return sorted(place for key in wanted for place in side.places.get(key, ()))


def _lost_presents(both: EnglishFrench) -> Iterator[tuple[range, int]]:
    """Presents that became an imparfait, in a sentence or a quotation that tells of no past."""
    english, french = both.english, both.french
    for then in imperfects(french):
        dit = _quoted(french, then)
        if not _SUPPOSING.isdisjoint(french.keys[dit.start : then]) or any(
            french.keys[place] in _PAST_ELSEWHERE or (place != then and past_form(french, place))
            for place in dit
        ):
            continue
        for now in _presents(both, then, dit):
            said = _quoted(english, now)
            within = len(said) < len(english.keys), len(dit) < len(french.keys)
            if within[0] is within[1] and not tells_of_past(_without_passives(english, said)):
                yield range(now, now + 1), then
                break


def _without_passives(english: Side, said: range) -> list[str]:
    """Words without participles of the present: `are closed` tells of no past."""
    keys = english.keys
    return [
        keys[place]
        for place in said
        if place == 0 or not (keys[place].endswith("ed") and _is_now(english, place - 1))
    ]


def _is_now(english: Side, place: int) -> bool:
    key = english.keys[place]
    return key in _BE_NOW or key.endswith(_SHORT) or (key == "’s" and english.keys[place - 1] in _BEFORE_IS)


def _presents(both: EnglishFrench, then: int, dit: range) -> list[int]:
    """English verbs in the present that an imparfait may render; a small one needs no link, if French has none of its own."""
    if both.french.keys[then] in _WERE:
        if not _BE_NOW_FRENCH.isdisjoint(both.french.keys[dit.start : dit.stop]):
            return []
        return [place for place in range(len(both.english.keys)) if _is_now(both.english, place)]
    if both.french.keys[then] == "avions" and "nous" not in both.french.places:
        return []  # planes
    now = both.to_english[then]
    if now is None or both.counterpart(now, _SURELY) != then or both.english.texts[now][0].isupper():
        return []
    key = both.english.keys[now]
    return [now] if key == "have" or (key.endswith("s") and not key.endswith("ss")) else []


def _quoted(side: Side, place: int) -> range:
    """The words of the quotation in which a word stands; all words where it stands in none."""
    opening, closing = _QUOTES[base_language(side.lang)]
    word = side.words[place]
    start, end = side.text.rfind(opening, 0, word.start), side.text.find(closing, word.end)
    if start < 0 or end < 0 or side.text.find(closing, start, word.start) >= 0:
        return range(len(side.keys))
    return range(
        next(i for i, one in enumerate(side.words) if one.start > start),
        next((i for i, one in enumerate(side.words) if one.start > end), len(side.words)),
    )


def _lost_habits(both: EnglishFrench) -> Iterator[tuple[range, int]]:
    """What `used to` be, in a French sentence that tells of no past."""
    english, french = both.english, both.french
    for used in english.places.get("used", ()):
        if english.keys[used + 1 : used + 2] != ("to",) or used + 2 >= len(english.keys):
            continue
        if not used or english.keys[used - 1] not in _SUBJECTS:  # "the method used to set"
            continue
        link = both.counterpart(used + 2, _SURE)
        if link is None or french.keys[link].endswith(_INFINITIVE):
            continue
        if any(key in _USUAL or key.endswith(_PAST_ENDINGS) for key in french.keys):
            continue
        if not any(past_form(french, place) for place in range(len(french.keys))):
            yield range(used, used + 3), link


_SUBJECTS = listed("i you he she it we they there who people everyone everybody nobody always never")
_INFINITIVE = ("er", "ir", "re", "oir")


def _unreal(both: EnglishFrench) -> Iterator[tuple[range, int]]:
    """What would have been and French says was: no conditional, and no subjunctive, in the whole sentence."""
    english, french = both.english, both.french
    for have in english.places.get("have", ()):
        if english.keys[have - 1 : have] not in _WOULD or have + 1 >= len(english.keys):
            continue
        link = both.counterpart(have + 1, _SURE)
        if link is None or not past_form(french, link) or imperfect(french.keys[link]):
            continue
        if not any(map(_CONDITIONAL.fullmatch, french.different)) and "si" not in french.different:
            yield range(have - 1, have + 2), link


_WOULD = (("would",), ("wouldn’t",), ("could",))
