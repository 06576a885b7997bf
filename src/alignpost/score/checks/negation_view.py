"""A pair seen from the side whose negation is looked for on the other."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from alignpost.score.check import PairText
from alignpost.score.checks.denials import Denial, Vocabulary, far_from_it, near_words, negative
from alignpost.score.negated_words import negated_word
from alignpost.score.opposites import alike, opposed
from alignpost.score.side import Side
from alignpost.tokens import base_language

__all__ = ["LINKED", "Paired", "View"]

LINKED = 0.3
"""How sure a link is from which a word has a counterpart."""
_SURELY = 0.8
"""How sure a link is from which a word that denies is rendered by the other, and not by its opposite."""
_SURELY_LINKED = 0.95
_NEAR_WORDS, _NEAR_SHARE = 5.0, 0.2
"""How far from its place a negation may be rendered."""
_RESTRICTING = frozenset(
    {"only", "seul", "seule", "seuls", "seules", "seulement", "uniquement", "exclusivement"}
)
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

    @staticmethod
    def of(pair: PairText, from_source: bool, paired: Paired) -> View:
        """See a pair from its source, or from its target."""
        cover, lexicon = pair.coverage, pair.context.lexicon
        ours: Vocabulary = lexicon.source if lexicon else ()
        theirs: Vocabulary = lexicon.target if lexicon else ()
        if from_source:
            return View(
                pair.source, pair.target, cover.to_target, cover.source, cover.to_source, cover.target, ours, theirs,
                paired.target,
            )  # fmt: skip
        return View(
            pair.target, pair.source, cover.to_source, cover.target, cover.to_target, cover.source, theirs, ours,
            paired.source,
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
        if far_from_it(self.here, place):
            return None
        middle, reach = self.place_there(place)
        ours, theirs = base_language(self.here.lang), base_language(self.there.lang)
        words = (self.here.keys[place], " ".join(self.here.keys[place : place + 2]))
        for other, key in enumerate(self.there.keys):
            if not any(alike(word, ours, key, theirs) for word in words) or far_from_it(self.there, other):
                continue
            elsewhere = self.back[other] not in (None, place, place + 1) and self.back_sure[other] >= _SURELY
            if not elsewhere and abs(other + 0.5 - middle) <= reach:
                return other
        return None

    def place_there(self, place: int) -> tuple[float, float]:
        """Where on the other side what stands at a place here would stand, and how far from it it may be rendered."""
        size = len(self.there.words)
        return (place + 0.5) / len(self.here.words) * size, max(_NEAR_WORDS, _NEAR_SHARE * size)

    def surely_meant(self, place: int) -> bool:
        """Whether a word that denies has a sure counterpart, which may be no other word without its prefix."""
        lang = base_language(self.here.lang)
        return self.sure[place] >= _SURELY and not negated_word(self.here.keys[place], lang, self.words_here)

    def _renders(self, place: int, denial: Denial) -> bool:
        if any(self.own_rendering(i) == place for i in range(len(self.here.keys)) if i not in denial.places):
            return True
        link = self.back[place]
        if link is None or self.back_sure[place] < LINKED or link in denial.places:
            return False
        if self.there.keys[place] in _RESTRICTING:
            return self.here.keys[link] in _RESTRICTING
        if not negative(self.there, place, self.words_there):
            return False
        # An antonym that stands for a negated word is linked too: `échoué` for "did not succeed".
        if negative(self.here, link, self.words_here):
            return True
        # Two words may say it: `peu probable` for "unlikely".
        before = range(max(0, link - _TO_DENYING), link)
        return any(self.here.keys[i] in _DENYING and i not in denial.places for i in before)

    def says_the_opposite(self, denial: Denial) -> bool:
        """Whether the other side affirms the opposite of what is denied here: `don’t leave` – `restez`."""
        first, last = denial.places[0], denial.places[-1]
        keys = self.here.keys
        denied = [
            word
            for i in range(first + 1, min(last + 5, len(keys)))
            if self.own_rendering(i) is None  # else what is denied stands there itself
            for word in (keys[i], " ".join(keys[i : i + 2]))
        ]
        ours, theirs = base_language(self.here.lang), base_language(self.there.lang)
        for place, key in enumerate(self.there.keys):
            link = self.back[place]
            if link is not None and self.back_sure[place] >= _SURELY_LINKED and link not in denial.places:
                continue  # it renders another word
            if any(opposed(word, ours, key, theirs) for word in denied):
                return True
        return False
