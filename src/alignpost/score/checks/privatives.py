"""Words that a prefix turns into their contrary, on one side alone: unreliable – fiables, complete – incomplet.

No table of pairs: the lexicon knows the word with its prefix and the word without, and which of them a word of the
other side renders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from alignpost.score.check import PairText
from alignpost.score.checks.counterparts import belongs, denied_apart
from alignpost.score.checks.denying_words import near_words
from alignpost.score.lexicon import Facts
from alignpost.score.negated_words import EVERY_WORD, negated_word, without_prefix
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed

__all__ = ["Turned", "turned_by_a_prefix"]

_RENDERS = 0.1
"""Probability from which a word renders another."""
_EXPLAINS = 0.04
"""Probability from which another word of the pair may be what a word renders, or what renders it."""
_QUALIFYING = listed(
    """
    peu mal moins non guère loin trop dénué dénuée dénués dénuées libre libres low poor poorly hardly less little lack ill
    under free badly worse imaginable ne n’ pas not à
    """
)
"""Words that may do what a prefix does on the other side: `peu fiables`, `à naître`."""
_OF_DOING = "non-"
"""Prefix of nouns that other words say at length: `non-utilisation` for `failure to make use`."""
_NOUNS = ("ion", "ions", "ance", "ence", "ure", "ment", "ty", "cy", "té", "loi", "sense")
"""Endings of nouns, which deny in other ways than adjectives do: `dénué d’imagination`, `unemployment` – `l’emploi`."""
_BEFORE, _AFTER = 3, 4
"""How far from a word these may stand."""
_MOST = 40
"""Words with a prefix looked at on a side: more than any sentence has, few enough for a text of thousands."""

_LOOKS = {
    "en": ("un", "in", "im", "il", "ir", "dis", "non", "mis"),
    "fr": ("in", "im", "il", "ir", "dé", "mal", "mé", "dis", "non", "anti"),
}
"""How words begin that may deny by a prefix, whatever else they are."""

_Probability: TypeAlias = Callable[[str, str], float]


class Turned(NamedTuple):
    """A word with a negative prefix and one without, where both should say the same."""

    source: int
    """Places of the words."""
    target: int


def turned_by_a_prefix(pair: PairText) -> Iterator[Turned]:
    """Words of the target that say the contrary of the source's by a prefix that one of the two has alone."""
    lexicon = pair.context.lexicon
    if lexicon is None:
        return
    ahead = lexicon.probability
    for place, bare in islice(_privatives(pair.source, lexicon.source), _MOST):
        there = _without(pair.source, pair.target, place, bare, ahead, lexicon.target)
        if there is not None and _contrary(pair, place, there):
            yield Turned(place, there)
    for place, bare in islice(_privatives(pair.target, lexicon.target), _MOST):
        here = _without(
            pair.target, pair.source, place, bare, lambda one, other: ahead(other, one), lexicon.source
        )
        if here is not None and _contrary(pair, here, place):
            yield Turned(here, place)


def _privatives(side: Side, vocabulary: Facts) -> Iterator[tuple[int, str]]:
    """Places of the words with a negative prefix, each with the word that it denies."""
    lang = base_language(side.lang)
    for place in side.watched(_watches(lang)):
        bare = without_prefix(side.keys[place], lang, vocabulary)
        if bare is not None:
            yield place, bare


@cache
def _watches(lang: str) -> int:
    """The bit of the words that begin with such a prefix, whichever words the language has."""
    return watch(lang, lambda key: negated_word(key, lang, EVERY_WORD))


def _without(
    here: Side, there: Side, place: int, bare: str, likely: _Probability, vocabulary: Facts
) -> int | None:
    """The place of a word of the other side that renders `bare`, where none renders the word itself.

    None too where another word here may be what it renders.

    Args:
        here: the side of the word with a prefix.
        there: the other side.
        place: of that word.
        bare: what it denies.
        likely: how likely a word of the one side renders one of the other.
        vocabulary: the words of the other side's language.
    """
    word, found = here.keys[place], None
    if word.startswith(_OF_DOING) and near_words(there, vocabulary):
        return None
    lang = base_language(there.lang)
    for other, key in enumerate(there.keys):
        if there.small[other] or max(likely(bare, key), likely(word, key)) < _EXPLAINS:
            continue
        looks = key.startswith(_LOOKS[lang]) and not bare.startswith(_LOOKS[base_language(here.lang)])
        if looks or negated_word(key, lang, vocabulary):
            return None
        if found is None and likely(bare, key) >= _RENDERS and not key.endswith(_NOUNS):
            found = other
        elif likely(bare, key) < _RENDERS:
            return None
    if found is None:
        return None
    called = (likely(key, there.keys[found]) for at, key in enumerate(here.keys) if at != place)
    return None if any(share >= _EXPLAINS for share in called) else found


def _contrary(pair: PairText, here: int, there: int) -> bool:
    """Whether two words belong together, nothing beside either does what the prefix of the other does."""
    ours, theirs = range(here, here + 1), range(there, there + 1)
    qualified = any(
        not _QUALIFYING.isdisjoint(side.keys[max(0, place - _BEFORE) : place + _AFTER])
        for side, place in ((pair.source, here), (pair.target, there))
    )
    return not qualified and belongs(pair, ours, theirs) and not denied_apart(pair, ours, theirs)
