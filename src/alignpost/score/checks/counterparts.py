"""Whether words of two sides stand for each other, and whether one of them alone is denied."""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.score.check import PairText
from alignpost.score.checks.denials import denials
from alignpost.score.checks.denying_words import Vocabulary, near_words
from alignpost.score.side import Side

__all__ = ["belongs", "denied_apart", "denied_in_source", "denied_in_target", "left_over", "linked", "surely"]

_LINKED = 0.3
"""How sure a link is from which a word has a counterpart."""
_ANCHORED = 0.5
_BESIDE = 3
"""Words around a word whose counterparts say where its own belongs, and how far from them it may stand."""
_SCOPE = 5
"""Words after a negation that it may deny."""
_GOING_ON = frozenset({"keep", "keeps", "kept", "remain", "remains", "remained", "yet", "since"})
"""Words that a negation may render and that deny nothing themselves: `keep out of reach`."""
_SAME_PART = 0.25
"""By how much of a side the places of two words may differ that are taken for each other's for want of others."""
_NEAR_BY = 3
"""The same in words, for short sentences."""
_MARKS = frozenset(",;:.!?()«»“”")


def belongs(pair: PairText, here: range, there: range) -> bool:
    """Whether nothing else is surely the counterpart of either, and the one stands where the other belongs."""
    cover = pair.coverage
    if _elsewhere(cover.source, (cover.to_target, cover.to_source), here, there, (pair.source, pair.target)):
        return False
    if _elsewhere(cover.target, (cover.to_source, cover.to_target), there, here, (pair.target, pair.source)):
        return False
    return linked(pair, here, there) or True in _beside(pair, here, there)


def _elsewhere(
    sure: Sequence[float],
    links: tuple[Sequence[int | None], Sequence[int | None]],
    places: range,
    others: range,
    sides: tuple[Side, Side],
) -> bool:
    """Whether a content word at `places` has its counterpart in another content word than those at `others`.

    One of a phrase may have it right beside them: `by Friday` – `après vendredi`. A counterpart that is rather one of
    the same word elsewhere is none: “hates tea and hates coffee”.
    """
    here, there = sides
    if len(places) > 1:
        others = range(others.start - 1, others.stop + 1)
    return any(
        (link := links[0][place]) is not None
        and sure[place] >= _LINKED
        and link not in others
        and not here.small[place]
        and not there.small[link]
        and not _of_the_same_word(here, place, links[1][link])
        for place in places
    )


def _of_the_same_word(side: Side, place: int, other: int | None) -> bool:
    """Whether another place of a side holds the same word."""
    return other is not None and other != place and side.keys[other] == side.keys[place]


def surely(pair: PairText, here: range, there: range) -> bool:
    """Whether the words are each other's counterparts, or those around the one are rendered around the other alone."""
    return linked(pair, here, there) or False not in _beside(pair, here, there)


def linked(pair: PairText, here: range, there: range) -> bool:
    """Whether the words are each other's likeliest counterparts, however little that says."""
    links, back = pair.coverage.to_target, pair.coverage.to_source
    return any((link := links[place]) is not None and link in there and back[link] in here for place in here)


def left_over(pair: PairText, here: range, there: range) -> bool:
    """Whether neither has any counterpart, and both stand at about the same part of their sides."""
    cover, (ours, theirs) = pair.coverage, (len(pair.source.keys), len(pair.target.keys))
    if any(cover.source[place] >= _LINKED for place in here):
        return False
    if any(cover.target[place] >= _LINKED for place in there):
        return False
    apart = abs(here.start / ours - there.start / theirs)
    return apart <= max(_SAME_PART, _NEAR_BY / max(ours, theirs))


def _beside(pair: PairText, here: range, there: range) -> tuple[bool | None, bool | None]:
    """Whether the nearest words with a sure counterpart, before and after, have it near the other place.

    None where there is no such word.
    """
    before = range(here.start - 1, max(-1, here.start - 1 - _BESIDE), -1)
    after = range(here.stop, min(len(pair.source.keys), here.stop + _BESIDE))
    return _near(pair, before, there), _near(pair, after, there)


def _near(pair: PairText, places: range, there: range) -> bool | None:
    cover = pair.coverage
    for place in places:
        link = cover.to_target[place]
        if link is not None and cover.source[place] >= _ANCHORED and not pair.source.small[place]:
            return there.start - _BESIDE <= link < there.stop + _BESIDE
    return None


def denied_apart(pair: PairText, here: range, there: range) -> bool:
    """Whether a negation, or a word that denies, stands near the one and none near the other."""
    return denied_in_source(pair, here) != denied_in_target(pair, there)


def denied_in_source(pair: PairText, places: range) -> bool:
    """Whether a negation, or a word that denies, stands near words of the source."""
    lexicon = pair.context.lexicon
    return _denying(pair.source, places, lexicon.source if lexicon else (), pair.coverage.source)


def denied_in_target(pair: PairText, places: range) -> bool:
    """The same of the target."""
    lexicon = pair.context.lexicon
    return _denying(pair.target, places, lexicon.target if lexicon else (), pair.coverage.target)


def _denying(side: Side, places: range, vocabulary: Vocabulary, sure: Sequence[float]) -> bool:
    """Whether a negation holds the words at `places`, or a word that denies stands shortly before them."""
    before = range(max(0, places.start - _SCOPE), places.start)
    for denial in denials(side):
        if any(place in places for place in denial.places):
            continue  # it is the word that is told
        first, last = denial.places[0], denial.places[-1]
        if first < places.start <= last + _SCOPE and _together(side, last, places.start):
            return True
        if places.stop <= first <= places.stop + 1:  # « personne ne », « fumer n’est pas »
            return True
    # A word that is rendered denies on both sides, if it does.
    return any(
        place in before
        and sure[place] < _ANCHORED
        and side.keys[place] not in _GOING_ON
        and _together(side, place, places.start)
        for place in near_words(side, vocabulary)
    )


def _together(side: Side, one: int, other: int) -> bool:
    """Whether no mark parts two words, the first of them before the second."""
    if other <= one:
        return True
    return _MARKS.isdisjoint(side.text[side.words[one].end : side.words[other].start])
