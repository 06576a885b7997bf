"""What French grammar allows where learnt evidence would call for another word: the passé simple, `on`, `lui`.

The evidence behind contrasting words counts how often French writes a form. Rare forms that are right in their place
would look wrong by it.
"""

from __future__ import annotations

from alignpost.score.checks.asked import asks_instead_of_denying
from alignpost.score.checks.times import composed_past, supposed
from alignpost.score.contrasts import Contrast
from alignpost.score.equal_measures import alike
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["allowed", "reported"]


_HISTORIC = frozenset({"fut", "eut", "fit", "furent", "eurent", "firent", "*èrent"})
"""The passé simple, which any English past tense may become."""
_PAST = _HISTORIC | listed(
    """
    est était sont étaient suis étais sommes étions êtes étiez a avait ont avaient ai avais avons avions avez aviez
    fait faisait font faisaient *ait *aient
    """
)
"""Forms that tell of the past or help to: a past tense became one of them for another."""
_CONDITIONAL = listed(
    """
    serait seraient serais serions seriez aurait auraient aurais aurions auriez faudrait voudrait ferait feraient
    *erait *eraient
    """
)
_HYPOTHESES = listed(
    """
    would wouldn’t ’d should shouldn’t could couldn’t might may if unless were had reportedly allegedly apparently
    supposedly said suspected accused believed thought claims claimed claiming alleged rumoured rumored otherwise
    """
)
"""English words that call for a conditional, of hearsay too."""
_CONTESTS = listed(
    """
    against vs v versus over anti opposed opposing opponent opponents beat beats beating defeat defeats fight fights fighting
    fought battle sanctions sanction protest protests protesting war faces facing clash
    """
)
"""English words of which any calls for `contre`."""
_PREPOSITIONS = listed(
    """
    à avec chez contre d’ dans de derrière devant en entre envers et mais ni ou outre par parmi pour qu’ que sans sauf
    selon sous sur vers comme
    """
)


_IMPERFECT = frozenset(
    {"était", "étaient", "étais", "étions", "étiez", "avait", "avaient", "avais", "*ait", "*aient"}
)
"""What a present tense becomes behind a past verb that reports: `a dit qu’elle était prête` for `she said she is ready`."""
_REPORTING = (
    "déclar", "affirm", "ajout", "expliqu", "indiqu", "précis", "annonc", "estim", "assur", "confi", "racont", "dit",
    "disai", "répond", "rappel", "soulign", "reconn", "admis", "prétend", "souten", "pens", "cro", "cru", "sav", "su", "appri",
    "promi", "écri", "constat", "confirm", "révél", "signal", "averti", "prév", "jur", "jug",
)  # fmt: skip
"""Beginnings of verbs that report what was said or thought."""
_HELPING = frozenset({"a", "ont", "avait", "avaient", "ai", "avons", "avez", "eu"})
_MUST = listed("doit doivent dois devons devez devra devront devrait devraient")
_MAY = listed("may can")
_FORBIDDING = listed("may must shall can")
"""English words that forbid alike before `not`."""
_WANT = listed("veux veut voulez voulons")
"""What French asks where English denies that one can: « Comment veux-tu … ? »."""
_NONE = listed("no none nobody no-one neither only unless")
"""Words beside which what may be must be: “No member may leave without permission” – « Tout membre doit la demander »."""
_POUNDS = frozenset({"livre", "livres"})
_ALIKE = tuple(
    map(
        listed,
        ("each every any", "about nearly almost", "can may could", "may might could", "different other",
         "decades years", "decade years", "if when", "because when"),
    )
)  # fmt: skip
"""English words of one set that say nearly the same: « environ » is `about` and `almost`."""
_SEVERAL, _SOME = "plusieurs", listed("certains certaines quelques")
_ARTICLES, _ANY = listed("un une"), listed("tout toute")
_CONDITIONS = listed("if unless whether should when where")
"""English words beside which `any` is no more than an article: « si une disposition est nulle »."""
_MARKS = frozenset("«»“”.:;?!")
_TO_VERB = 14
"""Words from `que` to the verb of what is reported."""


def allowed(contrast: Contrast, source: Side, target: Side) -> bool:
    """Whether the word that stands there is right by grammar, however unlikely.

    So are words that say nearly the same, `contre` between two numbers and in contests, the passé simple for another
    past, the conditional where the source supposes or reports, the imparfait in what a past verb reports, `on` for any
    person, and `lui` before its verb, which is `to him` and `to her`. Nor is a unit wrong in a measure that agrees,
    `two weeks` – `quinze jours`, nor pounds beside a £.
    """
    members = contrast.set.members
    stands, best = members[contrast.member], members[contrast.best]
    if _nearly_alike(stands, best, source) or _by_grammar(contrast, source, target):
        return True
    if stands in _ARTICLES and best in _ANY and "any" in source.places:
        return not _CONDITIONS.isdisjoint(source.different)
    if {stands, best} <= _FORBIDDING:
        return target.keys[contrast.place + 1 : contrast.place + 2] == ("not",)
    return stands in _WANT and asks_instead_of_denying(target, source)


def _by_grammar(contrast: Contrast, source: Side, target: Side) -> bool:
    members = contrast.set.members
    stands, best = members[contrast.member], members[contrast.best]
    if contrast.set.check == "tense":
        return _time_allowed(stands, best, contrast.place, source, target)
    if contrast.set.check == "units":
        return contrast.place in alike(source, target) or (stands in _POUNDS and "£" in source.text)
    if contrast.set.check == "persons":
        if stands == "lui":
            before = target.keys[contrast.place - 1] if contrast.place else ""
            return before not in _PREPOSITIONS
        return stands == "on"
    return _bound(stands, source) or (stands == "contre" and _contested(contrast, source, target))


def _time_allowed(stands: str, best: str, place: int, source: Side, target: Side) -> bool:
    """Whether French may tell so of another time: in stories, of hearsay, and behind `que` and `si`."""
    if stands in _HISTORIC or composed_past(target, place):
        return best in _PAST
    if stands in _IMPERFECT:
        return reported(target, place) or supposed(target, place)
    return stands in _CONDITIONAL and not _HYPOTHESES.isdisjoint(source.places)


def _nearly_alike(stands: str, best: str, source: Side) -> bool:
    """Whether both words may stand for the same: each – every, plusieurs – certains for `some`."""
    if stands == _SEVERAL and best in _SOME:
        return "some" in source.places
    return any(stands in words and best in words for words in _ALIKE)


def _bound(stands: str, source: Side) -> bool:
    """Whether what may be only under a condition must be: “No member may leave without permission”."""
    return stands in _MUST and not (_MAY.isdisjoint(source.places) or _NONE.isdisjoint(source.places))


def reported(target: Side, place: int) -> bool:
    """Whether a verb stands in what a past verb reports: `a déclaré que ses membres étaient inquiets`."""
    keys = target.keys
    for that in range(place - 1, max(0, place - _TO_VERB), -1):
        if keys[that] in ("que", "qu’") and keys[that - 1].startswith(_REPORTING):
            past = keys[that - 1].endswith(("ait", "aient")) or not _HELPING.isdisjoint(
                keys[max(0, that - 4) : that - 1]
            )
            between = target.text[target.words[that].end : target.words[place].start]
            return past and _MARKS.isdisjoint(between)
    return False


def _contested(contrast: Contrast, source: Side, target: Side) -> bool:
    return _of_two_numbers(target, contrast.place) or not _CONTESTS.isdisjoint(source.places)


def _of_two_numbers(side: Side, place: int) -> bool:
    """Whether a word stands between two numbers: `218 voix contre 212`."""
    after = side.keys[place + 1 : place + 2]
    return any(key[0].isdigit() for key in after) and any(
        key[0].isdigit() for key in side.keys[max(0, place - 3) : place]
    )
