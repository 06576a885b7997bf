"""Times of verbs by rule: a French future or past needs some word in the English source that tells of such a time.

What is learnt about tenses (`alignpost.score.contrasts`) reads words near a verb. That no word of the whole sentence
tells of the past or of the future is evidence that a sum over single words cannot see.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

from alignpost.score.checks.passives import REFLEXIVE
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["behind_if", "composed_past", "supposed", "tells_of_past", "time_doubts"]

_OF_PAST = listed(
    """
    was wasn’t were weren’t had hadn’t ’d did didn’t been used ago yesterday former formerly once earlier previously
    became began broke brought built bought came caught chose could couldn’t dealt died drank drew drove ate fell felt
    fought found flew forgot froze gave got went grew heard held hid hurt kept knew laid lay led left lent lost made
    meant met might paid ran rang rose said sang sank sat saw sold sent shook shone shot should shouldn’t showed shut
    slept spent spoke spread stood stole struck swam swore swept swung taught told tore thought threw took understood
    woke won wore would wouldn’t wrote cut hit let put set cost beat bet burst cast split quit hung sought sprang spun
    stuck slid bent bound bred crept dug fed fled bit blew bore dreamt leapt leant learnt burnt spelt wept withdrew
    overcame undertook underwent last then late having if whether as though
    """
)
"""English words that tell of the past or call for a French past: conditions take the imparfait, reports a past too."""
_OF_FUTURE = listed(
    """
    will ’ll won’t shall shan’t going gonna due about set expected expects expect tomorrow next soon upcoming
    coming plans plan planned planning scheduled hopes hope hopefully when once until till before after if
    whenever likely may can should must later future ahead eventually forthcoming intends intend aims aim promises
    promise unless whoever whatever year years month months week weeks day days
    """
)
"""English words that tell of the future, and those that begin clauses in which French has the future for a present."""
_FUTURES = listed(
    """
    sera seront serai serons serez seras aura auront aurai aurons aurez auras fera feront pourra pourront devra devront
    ira iront viendra viendront faudra verra verront saura sauront voudra voudront
    """
)
_PASTS = listed("était étaient étais étions étiez avait avaient avais avions aviez fut furent eut eurent")
_MOVING = (
    "allé", "arrivé", "descendu", "devenu", "décédé", "entré", "monté", "mort", "né", "parti", "parvenu", "passé",
    "rentré", "resté", "retourné", "revenu", "sorti", "tombé", "venu", "intervenu", "survenu",
)  # fmt: skip
"""Participles whose past is made with `être`, without their endings."""
_MOVED = frozenset(stem + ending for stem in _MOVING for ending in ("", "e", "s", "es"))
_CLITICS = REFLEXIVE | {"nous", "vous", "en", "y"}
"""Pronouns right before a verb that may be reflexive."""
_BE_NOW = frozenset({"est", "sont", "suis", "sommes", "êtes", "es"})
_BE_THEN = frozenset({"était", "étaient", "étais", "étions", "étiez"})
_EARLIER = listed("had hadn’t ’d having been already earlier previously")
_NO_SUCH_TIME, _NOT_EARLIER = 2.0, 1.0
"""How much (natural logarithm) a form is doubted that nothing in the source calls for."""
_ADVERBS = 2
_TO_IF = 4
"""Words before a French verb among which the `si` stands that it depends on."""
_WOULD = ("rait", "raient", "rais", "rions", "riez")
"""How conditionals end."""


@lru_cache(maxsize=256)  # a pair's doubts and its findings ask for the same sides
def time_doubts(source: Side, target: Side) -> Mapping[int, float]:
    """For places of the target's verbs how much their time is doubted; English to French only."""
    if (base_language(source.lang), base_language(target.lang)) != ("en", "fr"):
        return {}
    found: dict[int, float] = {}
    futures = [place for place, key in enumerate(target.keys) if key in _FUTURES]
    if futures and not _tells_of_future(source) and not _ends(source.places, "’ll", "’d"):
        found.update(dict.fromkeys(futures, _NO_SUCH_TIME))
    pasts = [place for place, key in enumerate(target.keys) if key in _PASTS]
    if pasts and not tells_of_past(source.places):
        found.update(dict.fromkeys(pasts, _NO_SUCH_TIME))
    elif pasts and _EARLIER.isdisjoint(source.places) and not _ends(source.places, "’d"):
        earlier = [place for place in pasts if target.keys[place] in _BE_THEN and _moves(target.keys, place)]
        found.update(dict.fromkeys(earlier, _NOT_EARLIER))
    return found


def _tells_of_future(source: Side) -> bool:
    """Whether a word of the source does; Will and May do not, where they are a person's and a month's name."""
    told = _OF_FUTURE & source.different
    if told - _NAMES:
        return True
    return any(not _named(source, place) for key in told for place in source.places[key])


def _named(source: Side, place: int) -> bool:
    """Whether a word is a name by its capital: behind a small word, or before another capital."""
    if not source.texts[place].istitle():
        return False
    behind = (
        place > 0 and source.texts[place - 1].islower() and not source.gaps[place - 1].strip(" \u00a0\u202f")
    )
    return behind or (place + 1 < len(source.texts) and source.texts[place + 1].istitle())


_NAMES = frozenset({"will", "may"})


def tells_of_past(english: Collection[str]) -> bool:
    """Whether any of some English words tells of the past, or calls for a past in French."""
    return not _OF_PAST.isdisjoint(english) or _ends(english, "ed", "’d")


def _ends(keys: Iterable[str], *endings: str) -> bool:
    return any(key.endswith(endings) for key in keys)


def composed_past(target: Side, place: int) -> bool:
    """Whether a form of `être` there makes a past: `est arrivé`, `s’est dit`, however present it looks."""
    return target.keys[place] in _BE_NOW and _moves(target.keys, place)


def behind_if(french: Side, place: int) -> int | None:
    """Where the `si` stands that a French verb depends on: `si j’avais`, `s’il était`; None without one."""
    keys = french.keys
    for before in range(place - 1, max(-1, place - 1 - _TO_IF), -1):
        if keys[before] == "si" or (keys[before] == "s’" and keys[before + 1].startswith("il")):
            return before
    return None


def supposed(french: Side, place: int) -> bool:
    """Whether a French verb says what is only supposed, which French sets into a past: `comme si`, `il viendrait si`."""
    condition = behind_if(french, place)
    if condition is None:
        return False
    return french.keys[condition - 1 : condition] == ("comme",) or _ends(french.different, *_WOULD)


def _moves(keys: tuple[str, ...], place: int) -> bool:
    if place and keys[place - 1] in _CLITICS and _reflexive(keys, place):
        return True
    return not _MOVED.isdisjoint(keys[place + 1 : place + 2 + _ADVERBS])


def _reflexive(keys: tuple[str, ...], place: int) -> bool:
    """Whether the pronouns before a verb hold one that is the subject itself: `s’en est`, not `il y est`."""
    return not REFLEXIVE.isdisjoint(keys[max(0, place - 2) : place])
