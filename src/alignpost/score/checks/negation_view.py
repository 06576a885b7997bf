"""A pair seen from the side whose negation is looked for on the other."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from alignpost.score.check import PairText
from alignpost.score.checks.denial import Denial
from alignpost.score.checks.denying_words import Vocabulary, far_from_it, near_words, negative
from alignpost.score.checks.modulation import answered_otherwise, one_or_two, scope
from alignpost.score.negated_words import negated_word
from alignpost.score.opposites import Poles, alike, has_opposite, opposed, opposite_poles, poles
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["LINKED", "Paired", "View"]

LINKED = 0.3
"""How sure a link is from which a word has a counterpart."""
_NO_POLES: Poles = frozenset()
_SURELY = 0.8
"""How sure a link is from which a word that denies is rendered by the other, and not by its opposite."""
_SURELY_LINKED = 0.95
_NEAR_WORDS, _NEAR_SHARE = 5.0, 0.2
"""How far from its place a negation may be rendered."""
_FARTHEST = 30.0
_TO_CONTRARY = 10
"""Words from a negation to its contrary, which explains it, at most."""
_RESTRICTING = frozenset(
    {"only", "seul", "seule", "seuls", "seules", "seulement", "uniquement", "exclusivement"}
)
_OTHERS = frozenset({"autre", "autres"})
_TOO = frozenset({"too", "trop"})
_DENYING = frozenset({"peu", "sans", "non", "mal", "not", "without", "no"})
_TO_DENYING = 2
"""Words from one that denies to the word that it denies: `sans les papiers`."""


class Paired(NamedTuple):
    """Places of the negations on both sides that are each other's counterparts."""

    source: frozenset[int] = frozenset()
    target: frozenset[int] = frozenset()


class View(NamedTuple):
    """A pair seen from the side whose negation is looked for on the other."""

    here: Side
    there: Side
    links: Sequence[int | None]
    sure: Sequence[float]
    back: Sequence[int | None]
    back_sure: Sequence[float]
    words_here: Vocabulary
    words_there: Vocabulary
    taken: Collection[int]
    """Places over there of the negations that have their counterparts: they excuse nothing else."""
    asked: dict[int, int | None]
    """What `own_rendering` answered so far, by place."""

    @staticmethod
    def of(pair: PairText, from_source: bool, paired: Paired) -> View:
        """See a pair from its source, or from its target."""
        cover, lexicon = pair.coverage, pair.context.lexicon
        ours: Vocabulary = lexicon.source if lexicon else ()
        theirs: Vocabulary = lexicon.target if lexicon else ()
        if from_source:
            return View(
                pair.source, pair.target, cover.to_target, cover.source, cover.to_source, cover.target, ours, theirs,
                paired.target, {},
            )  # fmt: skip
        return View(
            pair.target, pair.source, cover.to_source, cover.target, cover.to_target, cover.source, theirs, ours,
            paired.source, {},
        )  # fmt: skip

    def excuses(self, denial: Denial) -> list[int]:
        """Places over there of words that may stand for the negation.

        A word that renders a word of this side says what that word says and denies nothing more: `arrêter` for `stop`
        in "We will not stop".
        """
        return [place for place in self.near_words() if not self._renders(place, denial)]

    def near_words(self) -> list[int]:
        """Places over there of words that deny, those of negations with a counterpart aside."""
        return [place for place in near_words(self.there, self.words_there) if place not in self.taken]

    def own_rendering(self, place: int) -> int | None:
        """Place over there of the word that the table of opposites knows to render a word: `renoncer` for `give up`.

        None where there is none, where it surely renders another word, or where it stands far from the word's place.
        """
        if place not in self.asked:
            self.asked[place] = self._own_rendering(place)
        return self.asked[place]

    def _own_rendering(self, place: int) -> int | None:
        if far_from_it(self.here, place):
            return None
        ours, theirs = base_language(self.here.lang), base_language(self.there.lang)
        words = [word for word in one_or_two(self.here.keys, place) if has_opposite(word, ours)]
        if not words:
            return None
        for other in self._around(*self.place_there(place), len(self.there.keys)):
            key = self.there.keys[other]
            if not any(alike(word, ours, key, theirs) for word in words) or far_from_it(self.there, other):
                continue
            if self.back[other] in (None, place, place + 1) or self.back_sure[other] < _SURELY:
                return other
        return None

    @staticmethod
    def _around(middle: float, reach: float, size: int) -> range:
        """The places of a side from which a word may render one, however long the texts are."""
        reach = min(reach, _FARTHEST)
        return range(max(0, math.ceil(middle - reach - 0.5)), min(size, math.floor(middle + reach + 0.5)))

    def place_there(self, place: int) -> tuple[float, float]:
        """Where on the other side what stands at a place here would stand, and how far from it it may be rendered."""
        size = len(self.there.words)
        return (place + 0.5) / len(self.here.words) * size, max(_NEAR_WORDS, _NEAR_SHARE * size)

    def surely_meant(self, place: int) -> bool:
        """Whether a word that denies has a sure counterpart, which may be no other word without its prefix."""
        lang = base_language(self.here.lang)
        return self.sure[place] >= _SURELY and not negated_word(self.here.keys[place], lang, self.words_here)

    def _is_own_rendering(self, place: int, denial: Denial) -> bool:
        """Whether a word over there is one that the table knows to render a word of this side."""
        if not has_opposite(self.there.keys[place], base_language(self.there.lang)):
            return False
        share = len(self.here.keys) / len(self.there.keys)
        around = self._around((place + 0.5) * share, _FARTHEST * max(1.0, share), len(self.here.keys))
        return any(self.own_rendering(i) == place for i in around if i not in denial.places)

    def _renders(self, place: int, denial: Denial) -> bool:
        other = self.there.keys[place] in _OTHERS  # « autre que » renders `other than`, not `any other … not`
        if other or self._is_own_rendering(place, denial):
            return not other or "than" in self.here.places
        link = self.back[place]
        if link is None or self.back_sure[place] < LINKED or link in denial.places:
            return False
        for alike_words in (_RESTRICTING, _TOO):
            if self.there.keys[place] in alike_words:
                return self.here.keys[link] in alike_words
        if not negative(self.there, place, self.words_there):
            return False
        # An antonym that stands for a negated word is linked too: `échoué` for "did not succeed".
        if negative(self.here, link, self.words_here):
            return True
        # Two words may say it: `peu probable` for "unlikely".
        before = range(max(0, link - _TO_DENYING), link)
        return any(self.here.keys[i] in _DENYING and i not in denial.places for i in before)

    def says_the_opposite(self, denial: Denial) -> bool:
        """Whether the other side affirms the contrary of what is denied here: `don’t leave` – `restez`."""
        keys, others = self.here.keys, self.there.keys
        ours, theirs = base_language(self.here.lang), base_language(self.there.lang)
        denied = {
            place: words
            for place in scope(self.here, denial)
            if (words := [word for word in one_or_two(keys, place) if has_opposite(word, ours)])
            and self.own_rendering(place) is None  # else what is denied stands there itself
        }
        contrary = _NO_POLES.union(
            *(opposite_poles(word, ours) for words in denied.values() for word in words)
        )
        for place in range(len(others)) if denied else ():
            link = self.back[place]
            sure = link is not None and self.back_sure[place] >= _SURELY_LINKED
            if sure and link not in denial.places and link not in denied:
                continue  # it renders another word
            if not all(contrary.isdisjoint(poles(word, theirs)) for word in one_or_two(others, place)):
                return True
        return self._explained(denial, denied) or answered_otherwise(self.here, denial, self.there)

    def _explained(self, denial: Denial, denied: Mapping[int, Sequence[str]]) -> bool:
        """Whether this side affirms the contrary of what it denies, and the other renders that.

        « n’affecte pas les autres, qui restent en vigueur » – `the others remain in force`.
        """
        lang, last = base_language(self.here.lang), denial.places[-1]
        after = range(last + 1, min(last + _TO_CONTRARY, len(self.here.keys))) if denied else ()
        return any(
            self.sure[place] >= LINKED
            and self.links[place] is not None
            and any(
                opposed(word, lang, self.here.keys[place], lang)
                for words in denied.values()
                for word in words
            )
            for place in after
        )
