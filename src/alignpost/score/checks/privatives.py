"""Words that a prefix turns into their contrary, on one side alone: unreliable – fiables, complete – incomplet.

In French « non » before an adjective does so, too: « non remboursable ».

No table of pairs: the lexicon knows the word with its prefix and the word without, and which of them a word of the
other side renders.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple, TypeAlias

from alignpost.score.check import PairText
from alignpost.score.checks.counterparts import belongs, denied_apart, denied_in_source
from alignpost.score.checks.denials import denials
from alignpost.score.checks.denying_words import near_words
from alignpost.score.lexicon import Facts
from alignpost.score.negated_words import EVERY_WORD, negated_word, without_prefix
from alignpost.score.side import Side
from alignpost.score.watched import watch
from alignpost.tokens import base_language
from alignpost.tokens.function_words import listed
from alignpost.tokens.spaces import BLANKS

__all__ = ["Turned", "turned_by_a_prefix"]

_RENDERS = 0.1
"""Probability from which a word renders another."""
_SURELY_RENDERS = 0.5
"""The same beside « non », which is part of many a rendering: « sommes non remboursées » for `outstanding`."""
_EXPLAINS = 0.04
"""Probability from which another word of the pair may be what a word renders, or what renders it."""
_QUALIFYING = listed(
    """
    peu mal moins non guère loin trop dénué dénuée dénués dénuées libre libres low poor poorly hardly less little lack ill
    under free badly worse imaginable ne n’ pas not
    """
)
"""Words near a word that may do what a prefix does on the other side: `peu fiables`."""
_YET_TO = "à"
"""The same right before it: `à naître` for `unborn`."""
_NON = "non"
_JOINTS = listed("ou et mais oui que sinon si ni pourquoi a dit dire répondre")
"""Words behind which it denies what was said, or sets one thing against another: « ou non », « et non économiques »."""
_USUAL = ("néglig", "pollu", "répart", "lucrat")
"""Beginnings of words that it denies where English denies nothing: « non négligeable » for `considerable`."""
_SETTING_APART = listed("other but until remain remains remained only except")
"""Words of the source that it may render: “other than solid wastes”."""
_DENYING, _FREE = ("non-", "not-", "de-", "sub-"), "-free"
"""How words of the source begin or end that may be what « non » renders, beside those with a prefix."""
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

    source: range
    """Places of the words, « non » included."""
    target: range


def turned_by_a_prefix(pair: PairText) -> Iterator[Turned]:
    """Words of the target that say the contrary of the source's by a prefix that one of the two has alone."""
    lexicon = pair.context.lexicon
    if lexicon is None:
        return
    ahead = lexicon.probability

    def back(one: str, other: str) -> float:
        return ahead(other, one)

    for place, bare in islice(_privatives(pair.source, lexicon.source), _MOST):
        there = _without(pair.source, pair.target, place, bare, ahead, lexicon.target)
        if there is not None and _contrary(pair, place, there):
            yield Turned(_one(place), _one(there))
    for place, bare in islice(_privatives(pair.target, lexicon.target), _MOST):
        here = _without(pair.target, pair.source, place, bare, back, lexicon.source)
        if here is not None and _contrary(pair, here, place):
            yield Turned(_one(here), _one(place))
    for place in islice(_behind_non(pair.target), _MOST):
        bare = pair.target.keys[place]
        here = _without(pair.target, pair.source, place, bare, back, lexicon.source)
        sure = here is not None and back(bare, pair.source.keys[here]) >= _SURELY_RENDERS
        if here is not None and sure and _denied_alone(pair, here, place, lexicon.source):
            yield Turned(_one(here), range(place - 1, place + 1))


def _one(place: int) -> range:
    return range(place, place + 1)


def _behind_non(side: Side) -> Iterator[int]:
    """Places of the words that « non » denies, as a prefix does: « non remboursable »."""
    for place in side.places.get(_NON, ()):
        denied = place + 1
        if denied == len(side.keys) or side.gaps[place].strip(BLANKS + "-") or side.small[denied]:
            continue
        told_apart = place > 0 and side.keys[place - 1] in _JOINTS
        usual = side.keys[denied].endswith(_NOUNS) or side.keys[denied].startswith(_USUAL)
        if not told_apart and not usual:
            yield denied


def _denied_alone(pair: PairText, here: int, there: int, vocabulary: Facts) -> bool:
    """Whether nothing in the source does what « non » does, and the two words belong together."""
    keys, lang = pair.source.keys, base_language(pair.source.lang)
    others = [denial for denial in denials(pair.target) if there - 1 not in denial.places]
    if denied_in_source(pair, _one(here)) or len(denials(pair.source)) > len(others):
        return False
    near = keys[max(0, here - _BEFORE) : here + _AFTER]
    if pair.source.texts[here].isupper() or keys[here].startswith(_LOOKS[lang]):
        return False
    if any(negated_word(key, lang, vocabulary) or key in _QUALIFYING for key in near):
        return False
    if any(key.startswith(_DENYING) or key.endswith(_FREE) or key in _SETTING_APART for key in keys):
        return False
    return belongs(pair, _one(here), _one(there))


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
    ours, theirs = _one(here), _one(there)
    qualified = any(
        not _QUALIFYING.isdisjoint(side.keys[max(0, place - _BEFORE) : place + _AFTER])
        or (place > 0 and side.keys[place - 1] == _YET_TO)
        for side, place in ((pair.source, here), (pair.target, there))
    )
    return not qualified and belongs(pair, ours, theirs) and not denied_apart(pair, ours, theirs)
