"""The negations of a French text: `ne … pas`, `aucun`, `sans`, and what looks like one: `sans doute`, `avant qu’il ne`."""

from __future__ import annotations

from itertools import pairwise

from alignpost.score.checks.denial import Denial
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed
from alignpost.tokens.spaces import BLANKS

__all__ = ["FRENCH_SECOND_PARTS", "asks_assent", "french_denials", "in_pas_mal"]

FRENCH_SECOND_PARTS = listed(
    "pas point plus jamais rien personne aucun aucune guère nul nulle ni nullement nulle-part"
)
_ALONE = frozenset({"non", "ni", "pas", "sans", "aucun", "aucune", "nulle"})
"""French words that may deny without their `ne`."""
_FRENCH_DENIALS = _ALONE | {"ne", "n’"}
"""Every French negation holds one."""
_OPENING = (("rien",), ("jamais",))
"""What denies alone where a sentence without `ne` opens with it: « Rien de la part du gouvernement. »."""
_EXPLETIVE = tuple((word, that) for word in ("moins", "avant", "peur", "crainte") for that in ("que", "qu’"))
"""Conjunctions after which a lone `ne` denies nothing."""
_TO_EXPLETIVE = 4
"""Words from such a conjunction to its `ne` at most."""
_COMPARING = frozenset(
    {"plus", "moins", "meilleur", "meilleure", "mieux", "pire", "autre", "autrement", "davantage"}
)
_BEFORE_THAN = 6
"""Words before `que` among which a comparative stands."""
_PARALLEL = 8
_BEFORE_A_STEP = listed(
    "à un le au du ce premier de les des chaque grand grands petit petits nouveau nouveaux premiers bon second deuxième dernier"
)


def french_denials(side: Side) -> list[Denial]:
    """The explicit negations, in order."""
    keys = side.keys
    found: list[Denial] = []
    if _FRENCH_DENIALS.isdisjoint(side.places):  # as in most sentences
        return [Denial((side.words[0].span,), (0,))] if keys[:1] in _OPENING else found
    used: set[int] = set()
    for place, key in enumerate(keys):
        if key not in ("ne", "n’") or keys[place + 1 : place + 2] == ("importe",) or _tag(side, place, used):
            continue
        second = _second_part(side, place, used)
        if second is None:
            second = _denying_verb(keys, place)
        if second is None:
            second = _plus_of_one(keys, place, used)
        if second is None:
            continue
        used |= {place, second}
        if _compared(keys, place, second):
            continue
        if second > place and (_says_only(keys, second) or _only_between(keys, place, second)):
            continue
        places = (min(place, second), max(place, second))
        spans = tuple(side.words[i].span for i in places)
        found.append(Denial(spans, places, _affirms(keys, places)))
    found += [
        Denial((side.words[place].span,), (place,), _only_strengthens(keys, place))
        for place in range(len(keys))
        if keys[place] in _ALONE and place not in used and _denies_alone(keys, place)
    ]
    return sorted(found, key=lambda denial: denial.places[0])


def _tag(side: Side, place: int, used: set[int]) -> bool:
    """Whether a `ne` asks only for assent, `n’est-ce pas ?`, or stands behind `sans que`, which denies already."""
    keys = side.keys
    if asks_assent(side, place):
        used.update((place, place + 3))
        return True
    before = keys[max(0, place - _SUBJECT_AT_MOST) : place]
    return any(one == "sans" and other in _THAT for one, other in pairwise(before))


def asks_assent(side: Side, place: int) -> bool:
    """Whether `n’est-ce pas` begins at a place and nothing follows in its clause: « N’est-ce pas étrange ? » denies."""
    if side.keys[place : place + 4] != _TAG:
        return False
    return place + 4 == len(side.words) or not _ENDING.isdisjoint(side.gaps[place + 3])


_SUBJECT_AT_MOST = 6
"""Words from `sans que` to its `ne` at most."""


def _affirms(keys: tuple[str, ...], places: tuple[int, ...]) -> bool:
    """Whether a French negation affirms: `je n’ai pas pu m’empêcher de rire`, `il n’en est pas moins vrai`."""
    first, last = places[0], places[-1]
    if keys[max(0, first - 1) : last + 1] == _ON_NE_PEUT_PLUS:
        following = keys[last + 1] if last + 1 < len(keys) else ""
        return not following.endswith(_INFINITIVES) and following not in _BEFORE_INFINITIVES
    if keys[last + 1 : last + 2] == ("sans",):
        return True  # "ce n’est pas sans raison"
    if "en" in keys[first + 1 : first + 3] and keys[last + 1 : last + 2] == ("moins",):
        return True
    if _is_all_that_is_left(keys, first, last) or _is_looked_for(keys, first):
        return True
    if any(
        one == "qui" and other.startswith("manqu") for one, other in pairwise(keys[last : last + _TO_LACK])
    ):
        return True  # « ce ne sont pas les objectifs qui manquent »
    after = keys[first + 1 : last + _TO_PREVENT]
    return any(one in _REFLEXIVE and other.startswith("empêche") for one, other in pairwise(after))


def _is_all_that_is_left(keys: tuple[str, ...], first: int, last: int) -> bool:
    """Whether « ne … plus … que » tells what alone is left: « vous n’avez plus besoin que de l’adresse »."""
    if keys[last] != "plus" or _QUE.isdisjoint(keys[last + 1 : last + _TO_QUE]):
        return False
    return any(key.startswith(_LEFT) for key in keys[first : last + _TO_QUE])


def _is_looked_for(keys: tuple[str, ...], place: int) -> bool:
    """Whether « s’il n’y a pas » asks whether there is: « vérifiez s’il n’y a pas une nouvelle version »."""
    before = keys[max(0, place - _TO_LOOKING) : place]
    return (
        before[-2:] == ("s’", "il")
        and keys[place + 1 : place + 2] == ("y",)
        and any(key.startswith(_LOOKING) for key in before)
    )


_LOOKING = ("vérifi", "voir", "voyez", "regard", "demand", "cherch", "contrôl")
_TO_LOOKING = 5
"""Words from such a verb to the « ne » at most."""
_TO_LACK = 6
"""Words from « pas » to « qui manque » at most."""
_QUE = frozenset({"que", "qu’"})
_TO_QUE = 7
"""Words after « plus » among which it stands."""
_LEFT = ("besoin", "rest", "manqu")


def _only_strengthens(keys: tuple[str, ...], place: int) -> bool:
    """Whether `sans` stands in a phrase that affirms: `sans doute`, `sans cesse`."""
    after = [key for key in keys[place + 1 : place + 3] if key not in ("aucun", "aucune")]
    return keys[place] == "sans" and after[:1] in _WITHOUT


_WITHOUT = [
    [word]
    for word in (
        "doute", "cesse", "arrêt", "faute", "conteste", "relâche", "exception", "réserve", "encombre", "précédent",
        "pareil", "égal", "attendre", "tarder", "dire", "équivoque",
    )
]  # fmt: skip
_ON_NE_PEUT_PLUS = ("on", "ne", "peut", "plus")
"""It means `most` before an adjective: une crise on ne peut plus grave."""
_INFINITIVES = ("er", "ir", "re", "oir")
_BEFORE_INFINITIVES = frozenset(
    ("se", "s’", "le", "la", "les", "l’", "lui", "leur", "y", "en", "me", "te", "nous", "vous", "rien", "")
)
_REFLEXIVE = frozenset(("m’", "t’", "s’", "nous", "vous"))
_TO_PREVENT = 5
"""Words after a negation among which what it cannot prevent stands."""


def _second_part(side: Side, place: int, used: set[int]) -> int | None:
    """Where `pas`, `jamais`, `aucun` … of a `ne` stands: after it (`ne le lui a pas dit`), else before (`aucun ne`)."""
    keys = side.keys
    opening = keys[max(0, place - _TO_EXPLETIVE) : place]
    expletive = any(two in _EXPLETIVE for two in pairwise(opening))
    for after in range(place + 1, min(place + 9, len(keys))):
        if expletive and keys[after] == "plus":
            break  # « à moins qu’il n’y soit mis fin plus tôt »
        if keys[after] in FRENCH_SECOND_PARTS and after not in used and not _more_than(keys, after):
            return after
    nobody = _nobody(side, place)
    if nobody is not None and nobody not in used:
        return nobody
    for before in range(place - 1, max(place - 8, -1), -1):
        if keys[before : before + 2] in _EXPLETIVE:
            break  # « nul, à moins que … n’ait »: it denies nothing, and what stands before it neither
        beside = keys[before] in ("personne", "plus") and before == place - 1
        if before not in used and (
            beside or keys[before] in FRENCH_SECOND_PARTS - {"plus", "point", "personne"}
        ):
            return before
    return None


def _nobody(side: Side, place: int) -> int | None:
    """Where `personne` opens the clause of a `ne`, whatever stands between: « Personne, pas même le roi, ne l’a suivie »."""
    for before in range(place - 1, max(place - _SUBJECT, -1), -1):
        key = side.keys[before]
        if key in ("ne", "n’"):
            return None
        if key == "personne":
            opens = (
                not before or side.gaps[before - 1].strip(BLANKS) or side.keys[before - 1] in _BEFORE_NOBODY
            )
            return before if opens else None
    return None


_BEFORE_NOBODY = listed("que qu’ et mais car si puisque comme où quand lorsque parce donc presque quasiment")
"""Words between which and `ne` `personne` is nobody; behind others it may be a person."""


def _more_than(keys: tuple[str, ...], place: int) -> bool:
    """Whether a `plus` denies nothing: « ne peut en avoir plus d’un », « n’est lui non plus pas venu », « n’en est que plus belle »."""
    if keys[place] != "plus":
        return False
    if keys[place - 1] in _QUE and keys[place + 1 : place + 2] not in _NOBODY_MORE:
        return True
    of, one = keys[place + 1 : place + 2], keys[place + 2 : place + 3]
    counted = of in (("d’",), ("de",)) and (one in (("un",), ("une",), ("deux",)) or "".join(one).isdigit())
    return keys[place - 1] == "non" or counted


_NOBODY_MORE = (
    ("personne",),
    ("rien",),
    ("aucun",),
    ("aucune",),
    ("jamais",),
    ("de",),
    ("d’",),
    ("un",),
    ("une",),
)
"""What « que plus » denies with: « il semble que plus personne ne vienne »."""


def _plus_of_one(keys: tuple[str, ...], place: int, used: set[int]) -> int | None:
    """Where the `plus` of « il ne s’agit plus d’un recensement » stands, which is no "more than one" for once."""
    after = range(place + 1, min(place + _TO_PLUS, len(keys)))
    return next(
        (i for i in after if keys[i] == "plus" and keys[i - 1] not in _BESIDE_PLUS and i not in used), None
    )


_TO_PLUS = 5
_BESIDE_PLUS = frozenset({"non", "que", "qu’"})
"""Words from `ne` to such a `plus`, at most."""


def _denying_verb(keys: tuple[str, ...], place: int) -> int | None:
    """Where the verb stands that a bare `ne` denies: « ne peut céder », « ne saurait être »; None where `que` says only.

    After a comparison it denies nothing: « plus qu’il ne peut ».
    """
    verb = next((i for i in range(place + 1, min(place + 4, len(keys))) if keys[i] in _BARE), None)
    if verb is None or not _THAT.isdisjoint(keys[verb + 1 : verb + _PARALLEL]):
        return None
    before = keys[max(0, place - _BEFORE_THAN) : place]
    if not _DENYING_SUBJECTS.isdisjoint(keys[max(0, place - _SUBJECT) : place]):
        return None  # « aucune loi des États membres de l’Union ne peut » denies once
    return verb if _THAT.isdisjoint(before) or _COMPARING.isdisjoint(before) else None


_DENYING_SUBJECTS = frozenset({"aucun", "aucune", "nul", "nulle", "personne", "rien", "ni"})
_SUBJECT = 20
"""Words that a subject may have before its verb."""
_THAT = frozenset({"que", "qu’"})
_BARE = listed(
    """
    peut peuvent peux pouvons pouvez pouvait pouvaient pourra pourront pourrons pourrez pourrais pourrions pourriez pourrai pourrait pourraient puis puisse puissent puissions saurait sauraient saurions
    ose osent osait osaient cesse cessent cessait cessaient
    """
)
"""Verbs that `ne` denies without `pas`."""


def _compared(keys: tuple[str, ...], place: int, second: int) -> bool:
    """Whether `ne … jamais` stands behind a comparison and denies nothing: `meilleur que ne l’a jamais été`."""
    if keys[second] != "jamais" or second < place:
        return False
    that = next((i for i in range(place - 1, max(place - 3, -1), -1) if keys[i] in ("que", "qu’")), None)
    return that is not None and not _COMPARING.isdisjoint(keys[max(0, that - _BEFORE_THAN) : that])


def _says_only(keys: tuple[str, ...], second: int) -> bool:
    """`pas seulement`, `plus que`: nothing is denied."""
    following = keys[second + 1 : second + 2]
    return following in (("seulement",), ("uniquement",)) or (
        keys[second] in ("plus", "rien") and following in (("que",), ("qu’",))
    )


def _denies_alone(keys: tuple[str, ...], place: int) -> bool:
    """`sans`, `non`, `aucun` and a `pas` that is no step, without their `ne`."""
    key, before, after = keys[place], keys[place - 1 : place], keys[place + 1 : place + 2]
    if key == "non":
        return after not in (("seulement",), ("plus",))
    if key == "ni":  # "ni … ni" denies twice, as "no … no" does; a single one goes on denying
        return "ni" in keys[place + 1 : place + _PARALLEL] or "ni" in keys[max(0, place - _PARALLEL) : place]
    if key == "pas":
        return _BEFORE_A_STEP.isdisjoint(before) and not in_pas_mal(keys, place)
    if key in ("aucun", "aucune") and "sans" in keys[max(0, place - 2) : place]:
        return False  # "sans aucun bruit", "sans qu’aucun bruit" deny once
    if key in ("aucun", "aucune") and not _QUE.isdisjoint(before):
        return (
            "pas" not in keys[max(0, place - _TO_ANY) : place]
        )  # "je ne veux pas qu’aucun de vous" says "any"
    return key in ("sans", "aucun", "aucune", "nulle")


_TO_ANY = 4
"""Words from « pas » to an « aucun » that it denies already."""


def _only_between(keys: tuple[str, ...], start: int, second: int) -> bool:
    """`ne … que` with a `plus` further on says `only`."""
    return any(key in ("que", "qu’") for key in keys[start + 2 : second]) and second - start > 4


def in_pas_mal(keys: tuple[str, ...], place: int) -> bool:
    """Whether a `pas` stands in `pas mal de gens` or in the tag `pas vrai ?`, and not in `c’est pas vrai`."""
    tag = keys[place + 1 : place + 3] == ("vrai",) and keys[place - 1 : place] not in _IS
    return tag or keys[place + 1 : place + 2] == ("mal",)


_IS = (("est",), ("était",), ("sera",), ("serait",), ("soit",))
_TAG = ("n’", "est", "-ce", "pas")
_ENDING = frozenset(",?!")
