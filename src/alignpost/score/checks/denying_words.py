"""Words of English and French that deny without a negation: refuse, lack, few, impossible, unhappy."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import cache, lru_cache
from typing import TypeAlias

from alignpost.score.checks.english_denials import ENGLISH_DENIALS
from alignpost.score.checks.french_denials import FRENCH_SECOND_PARTS, asks_assent, in_pas_mal
from alignpost.score.lexicon import Facts
from alignpost.score.negated_words import EVERY_WORD, negated_word
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.remembered import Remembered

__all__ = ["Vocabulary", "far_from_it", "near_words", "negative"]

Vocabulary: TypeAlias = Facts | tuple[()]
"""The words of a language; empty where none are known."""
_ENGLISH_NEAR = listed(
    """
    hardly barely scarcely seldom rarely few little fail fails failed failing failure refuse refuses refused refusing
    lack lacks lacked lacking deny denies denied denying prevent prevents prevented preventing avoid avoids avoided
    stop stops stopped stopping unable reject rejects rejected ban banned bans unless until only except absent absence
    impossible forbid forbidden prohibit prohibited prohibits decline declined cease ceased anymore miss missed missing
    exclude excluded unaware ignore ignores ignored ignorant abandon abandoned yet keep keeps kept remain remains
    remained instead rather trouble ineligible away since gone surprise surprised surprising surprisingly unexpected
    unexpectedly escape escapes escaped escaping omit omits omitted omitting omission otherwise outside beyond unprecedented reluctant barred shielded spared reneges reneged abstain abstained abstention inability reluctance reluctantly stall stalls stalled stalling stagnant halted
    """
)
_ENGLISH_NEGATIVE = _ENGLISH_NEAR | listed("false wrong far less contrary against lose loses lost")
"""Words that are negative themselves, though they seldom stand for a negation."""
_FRENCH_NEAR = listed(
    """
    refus peu rarement contre sauf hormis nier nié nie nient niait niant nia défaut privé privée privés privées aussitôt
    seulement loin garderai gardons plutôt moins faux difficilement sinon hors exempté exemptée exemptés exemptées exonéré exonérée exonérés exonérées exception fout fous foutent arrête arrêtez arrêtons peinent peinait peinaient pénurie
    """
)
_FRENCH_NEAR_BEGINNINGS = tuple(
    listed(
        """
        absen abandon abstien absten abstin arrêter cess contraire déconseill démen désintéress dépourv dispens empêch échapp échou échec épargn épuis évit
        exclu fich ignor impossi incapa inconnu interdi introuv lacun manqu moqu néglig omet omis prohib proscri refus rejet renonc réticen
        """
    )
)
_FRENCH_LOOKING_NEAR = ("fichier", "exclusi", "cession", "moquet", "dispensai")
"""Beginnings of words that deny nothing: `le fichier`, `exclusif`."""
_FAR_FROM_IT = ("loin", "de", "là")
_GRADED = frozenset({"few", "little", "peu", "mal"})
_NEAR_TWO = (
    *((form, "grâce") for form in ("fais", "fait", "faire", "ferai", "faisons", "faites", "ferons")),
    ("faute", "de"),
    ("faute", "d’"),
    ("faute", "par"),
    ("still", "to"),
    ("au", "lieu"),
    ("au", "mépris"),
    *((form, "à") for form in ("peine", "peinent", "peinait", "mal")),
    ("short", "of"),
    ("far", "from"),
    ("anything", "but"),
    ("free", "of"),
    ("but", "for"),
    ("free", "from"),
    ("other", "than"),
    ("or", "else"),
    ("off", "duty"),
    *(
        (form, "beau")
        for form in ("ai", "as", "a", "avons", "avez", "ont", "avais", "avait", "avaient", "eu", "aura")
    ),
    *((form, "better") for form in ("know", "knows", "knew", "known")),
    *((form, than) for form in ("autre", "autres") for than in ("que", "qu’")),
    *(
        (form, of)
        for form in ("passe", "passer", "passons", "passez", "dégagé", "dégagés")
        for of in ("de", "d’")
    ),
    ("à", "tort"),
    ("plus", "maintenant"),
    *((form, aside) for form in ("stay", "keep", "kept", "stayed") for aside in ("out", "off", "clear")),
    ("exempt", "from"),
    *((form, "out") for form in ("run", "runs", "ran", "running")),
)
_TOO = {"too": "to", "trop": "pour"}
"""`too tired to speak` denies that he spoke."""
_OF_A_PLACE = listed("the a an this that these those my your his her its our their every ten")
"""Words behind which `out of` says where from; `out of stock` denies."""
_TO_RESULT = 6
"""Words from `too` to what it hinders, at most."""
_FIRST_OF_TWO = frozenset(first for first, _ in _NEAR_TWO).union(_TOO, ("out",))
_FRENCH_EXPLICIT = FRENCH_SECOND_PARTS - {"plus", "point", "personne", "ni"} | {"sans", "non", "ne", "n’"}


def near_words(side: Side, vocabulary: Vocabulary) -> list[int]:
    """Places of words that deny without a negation: refuse, lack, few, impossible, unhappy."""
    lang = base_language(side.lang)
    places = side.watched(_watches(lang))
    if not places:
        return places
    keys, near = side.keys, _near(lang == "en", vocabulary)
    return [
        place
        for place in places
        if (denies := near[keys[place]])
        and not _in_tag(side, place)
        and (
            denies is _SURELY_NEAR
            or (not _some(keys, place) if denies is _UNLESS_SOME else _with_another(keys, place))
        )
    ]


def _in_tag(side: Side, place: int) -> bool:
    """Whether a word stands in `n’est-ce pas`, `pas vrai` or `pas mal`, which deny nothing."""
    if side.keys[place] == "pas":
        return (place > 2 and asks_assent(side, place - 3)) or in_pas_mal(side.keys, place)
    return side.keys[place] == "n’" and asks_assent(side, place)


def _with_another(keys: tuple[str, ...], place: int) -> bool:
    """Whether a word denies with the next, `free of`, or with one further on: `too tired to speak`."""
    if keys[place : place + 2] == ("out", "of"):
        return place + 2 < len(keys) and keys[place + 2] not in _OF_A_PLACE
    result = _TOO.get(keys[place])
    if result is not None:
        return result in keys[place + 2 : place + _TO_RESULT]
    return keys[place : place + 2] in _NEAR_TWO


_SURELY_NEAR, _PERHAPS_NEAR, _UNLESS_SOME, _NOT_NEAR = "surely", "perhaps", "unless some", ""
"""Whether a word denies by itself, only before another, or only without an article."""


def _some(keys: tuple[str, ...], place: int) -> bool:
    """Whether `few`, `little` or `peu` stands behind an article, and denies nothing: a few, un peu."""
    aching = keys[place] == "mal" and keys[place + 1 : place + 2] in _ACHING
    return aching or (place > 0 and keys[place - 1] in _BEFORE_SOME)


_ACHING = (("à",), ("au",), ("aux",))
_BEFORE_SOME = listed("a un every le du au pas de")
"""What stands before words that then deny nothing: `a few`, `un peu`, `le mal`, `pas mal`."""


@lru_cache(maxsize=16)
def _near(english: bool, vocabulary: Vocabulary) -> Remembered[str, str]:
    """For every word whether it denies without a negation, by the words of its language."""
    return Remembered(_denying(english, vocabulary))


def _denying(english: bool, vocabulary: Container[str]) -> Callable[[str], str]:
    known = _ENGLISH_NEAR | ENGLISH_DENIALS if english else _FRENCH_NEAR | _FRENCH_EXPLICIT
    lang = "en" if english else "fr"

    def near(key: str) -> str:
        if key in _GRADED:
            return _UNLESS_SOME
        if key in known or (not english and _begins_near(key)) or negated_word(key, lang, vocabulary):
            return _SURELY_NEAR
        return _PERHAPS_NEAR if key in _FIRST_OF_TWO else _NOT_NEAR

    return near


@cache
def _watches(lang: str) -> int:
    """The bit of the words that may deny, whichever words the language has."""
    return watch(lang, _denying(lang == "en", EVERY_WORD))


def negative(side: Side, place: int, vocabulary: Vocabulary) -> bool:
    """Whether a word has a negative sense of its own, so that its negation affirms: unhappy, impossible, stop."""
    key = side.keys[place]
    lang = base_language(side.lang)
    if lang == "en":
        return key in _ENGLISH_NEGATIVE or negated_word(key, lang, vocabulary)
    if far_from_it(side, place):
        return False
    return key in _FRENCH_NEAR or _begins_near(key) or negated_word(key, lang, vocabulary)


def far_from_it(side: Side, place: int) -> bool:
    """Whether `loin de là` stands there, which only strengthens another negation: il n’est pas parfait, loin de là."""
    return side.keys[place : place + 3] == _FAR_FROM_IT


def _begins_near(key: str) -> bool:
    """Whether a French word begins like one that denies, and is not one that only looks like it: `fichier`."""
    return key.startswith(_FRENCH_NEAR_BEGINNINGS) and not key.startswith(_FRENCH_LOOKING_NEAR)
