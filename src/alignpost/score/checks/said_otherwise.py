"""French words of quantity that are right though the English words call for another by their number.

`A user may cancel` is said of every user: « chaque utilisateur ». What is `not as cold` is « moins froid », and where
`not everyone` agrees, « certains ne sont pas d’accord ».
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from alignpost.score.check import PairText
from alignpost.score.checks.denial import Denial
from alignpost.score.checks.denials import denials
from alignpost.score.checks.poles import poles_of
from alignpost.score.side import Side
from alignpost.tokens.function_words import listed

__all__ = ["said_otherwise"]

_ARTICLES = listed("a an any")
_OF_RULES = listed(
    "may must shall can cannot should will might need needs has have is are who whose which whoever"
)
"""Words in a sentence that says what holds for all: `a notice is deemed received`."""
_PAST = listed("was were had did said came went took")
_REACH = 10
_DETERMINERS = listed(
    "the this that these those some many few several two three four five both all every each no our my your his her "
    "its their most certain another"
)
_LINKED = 0.3
_BUT = listed("but only sole except save nothing besides other")
"""What `pour tout bagage` says: no luggage but that."""
_ALL = listed("all every everyone everybody everything each entirely always")
_EQUAL = listed("as so quite nearly such that")
_LESS = listed("less fewer too")
_FIXED = {
    ("fin", "fond"),
    ("fin", "mot"),
    ("fin", "prêt"),
    ("fin", "prête"),
    ("fin", "prêts"),
    ("fin", "gourmet"),
}
"""Where `fin` is no end: « au fin fond de la campagne »."""
_NEAR = 5


def said_otherwise(pair: PairText, place: int) -> bool:
    """Whether a French word is right where English says the same in another way.

    Args:
        pair: English and French.
        place: of the word in the target.
    """
    key = pair.target.keys[place]
    rule = _RULES.get(key)
    return rule is not None and pair.context.languages == ("en", "fr") and rule(pair, place)


def _of_any(pair: PairText, place: int) -> bool:
    """`chaque`, `tout`: an article or a bare plural that stands for all of a kind, or the only one that there is."""
    keys = pair.target.keys
    if place and keys[place - 1] == "pour" and not _BUT.isdisjoint(pair.source.places):
        return True
    cover = pair.coverage
    for noun in range(place + 1, min(place + 3, len(keys))):
        link = cover.to_source[noun]
        if link is not None and cover.target[noun] >= _LINKED:
            return _generic(pair.source, link)
    return False


def _generic(side: Side, noun: int) -> bool:
    before = side.keys[max(0, noun - 2) : noun]
    after = side.keys[noun + 1 : noun + _REACH]
    if not _ARTICLES.isdisjoint(before):
        return not _OF_RULES.isdisjoint(after) and _PAST.isdisjoint(after)
    bare = _DETERMINERS.isdisjoint(before) and not any(key[0].isdigit() for key in before)
    return bare and side.keys[noun].endswith("s")


def _less(pair: PairText, place: int) -> bool:
    """`moins` for `not as`, and `moins grande` for `smaller`."""
    if _denied_before(pair.source, _EQUAL) and len(denials(pair.target)) < len(denials(pair.source)):
        return True
    ours, theirs = poles_of(pair.source, pair.target)
    compared = {pole.family: pole.number for pole in theirs if pole.places.start == place + 1}
    return any(pole.telling and compared.get(pole.family, pole.number) != pole.number for pole in ours)


def _some(pair: PairText, _: int) -> bool:
    """`certains ne … pas` for `not all`."""
    return _denied_before(pair.source, _ALL)


def _as_much(pair: PairText, place: int) -> bool:
    """`pas aussi`, `pas assez` for `less` and `too`."""
    denied = any(0 < place - one.places[0] <= _NEAR for one in denials(pair.target))
    return denied and not _LESS.isdisjoint(pair.source.places)


def _fixed(pair: PairText, place: int) -> bool:
    return pair.target.keys[place : place + 2] in _FIXED


def _denied_before(side: Side, words: frozenset[str]) -> bool:
    """Whether a negation stands right before one of some words."""

    def before(denial: Denial) -> bool:
        last = denial.places[-1]
        return not words.isdisjoint(side.keys[last + 1 : last + 3])

    return any(map(before, denials(side)))


_RULES: Mapping[str, Callable[[PairText, int], bool]] = {
    **dict.fromkeys(("chaque", "tout", "toute"), _of_any),
    **dict.fromkeys(("certains", "certaines"), _some),
    **dict.fromkeys(("aussi", "autant", "assez", "si"), _as_much),
    "moins": _less,
    "fin": _fixed,
}
