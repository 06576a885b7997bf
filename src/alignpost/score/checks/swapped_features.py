"""What speaks for two names having changed places, as the numbers that a logistic regression reads."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from alignpost.score.check import PairText
from alignpost.score.checks.kept_names import Kept
from alignpost.score.checks.swapped_order import ARTICLES, after_of

__all__ = ["FEATURES", "Crossing", "broken", "crossing", "features"]

FEATURES = (
    "bias",
    "inverted",
    "inverted-genitive",
    "inverted-beside",
    "inverted-far",
    "inverted-of",
    "inverted-fronted",
    "inverted-straight",
    "inverted-voice",
    "inverted-first",
    "broken",
    "surroundings",
    "surroundings-order",
    "left",
    "right",
)
"""Names of what the regression reads:

- `inverted`: the names stand in another order than in the source, and `-genitive` one belongs to the other there
  (`Toyota’s Auris`), `-beside` nothing stands between them, `-far` logarithm of the words between them, `-of` a
  preposition ties the one to the other in the target alone (`Luke Walton, l’entraîneur des Lakers`), `-fronted` the
  later one now opens the target (`Selon le Guardian, …`), `-straight` how many words between them are rendered between
  them, less the others, −3 to 3, `-voice` an agent is told by `by` or `par` on one side alone, `-first` the one
  opens the source and the other the target;
- `broken`: how many of the two stand apart from a name that they stand beside in the source;
- `surroundings`: how much nearer, −1 to 1, the words around each name are rendered to the other name than to it;
- `surroundings-order`: 1 where these words are rendered in another order than the names, −1 where in the same;
- `left`, `right`: for how many of the two names, less the others, the word beside it is rendered beside the other.
"""
_SURE = 0.5
_REACH = 8
_FRONT = 4
_MOST_STRAIGHT = 3


def features(pair: PairText, one: Kept, other: Kept, kept: Sequence[Kept]) -> tuple[float, ...]:
    """The numbers of `FEATURES` for two names, `one` before `other` in the source."""
    taken = {place for name in kept for place in range(name.source, name.source + name.length)}
    inverted = float(one.target > other.target)
    between = range(one.source + one.length, other.source)
    tied = after_of(pair.target, one.target) and not after_of(pair.source, one.source)
    fronted = other.target < _FRONT <= one.source
    genitive = pair.source.keys[one.source + one.length : one.source + one.length + 1] in (("’s",), ("of",))
    near, order = crossing(pair, one, other, taken) or _NO_CROSSING
    return (
        1.0,
        inverted,
        inverted * genitive,
        inverted * (not between),
        inverted * math.log1p(len(between)),
        inverted * tied,
        inverted * fronted,
        inverted * _straight(pair, between, one, other),
        inverted * _voices_differ(pair, between, one, other),
        inverted * (one.source == 0 and other.target == 0),
        float(broken(one, other, kept) + broken(other, one, kept)),
        near,
        order,
        _beside(pair, one, other, -1, taken) + _beside(pair, other, one, -1, taken),
        _beside(pair, one, other, 1, taken) + _beside(pair, other, one, 1, taken),
    )


class Crossing(NamedTuple):
    """Where the words around two places of the source are rendered."""

    nearer: float
    """How much nearer, −1 to 1, they are to the other place's counterpart than to its own."""
    order: float
    """1 where they are rendered in another order than the two places, −1 where in the same."""


_NO_CROSSING = Crossing(0.0, 0.0)


def crossing(pair: PairText, one: Kept, other: Kept, taken: set[int]) -> Crossing | None:
    """What the words around two places say of their change; None where one of them has none that is surely rendered.

    Args:
        pair: both sides.
        one: a place, and its counterpart.
        other: the other one.
        taken: places of the source that say nothing of it.
    """
    ours, theirs = _surroundings(pair, one, other, taken), _surroundings(pair, other, one, taken)
    if not ours or not theirs:
        return None
    straight = _distance(one.target, ours) + _distance(other.target, theirs)
    crossed = _distance(other.target, ours) + _distance(one.target, theirs)
    return Crossing(
        (straight - crossed) / (straight + crossed + 2),
        _sign(_mean(ours) - _mean(theirs)) * _sign(other.target - one.target),
    )


def _straight(pair: PairText, between: range, one: Kept, other: Kept) -> float:
    """How many words between two names are rendered between them, less those rendered elsewhere, −3 to 3."""
    count = 0
    for place in between:
        link = pair.coverage.to_target[place]
        if link is not None and pair.coverage.source[place] >= _SURE:
            count += 1 if other.target < link < one.target else -1
    return float(max(-_MOST_STRAIGHT, min(_MOST_STRAIGHT, count)))


def _voices_differ(pair: PairText, between: range, one: Kept, other: Kept) -> bool:
    """Whether one side alone is passive, by its agent: `Daniel was hit by Ruth` – `Ruth frappa Daniel`."""
    there = pair.target.keys[other.target : one.target]
    return ("by" in pair.source.keys[between.start : between.stop]) != ("par" in there)


def broken(name: Kept, other: Kept, kept: Sequence[Kept]) -> bool:
    """Whether a name beside this one in the source stands elsewhere in the target: `Michael NBC`."""
    return any(
        third.source in (name.source + name.length, name.source - third.length)
        and third.source != other.source
        and third.target - name.target != third.source - name.source
        for third in kept
    )


def _surroundings(pair: PairText, name: Kept, other: Kept, taken: set[int]) -> list[int]:
    """Target places of the words around a name that lie nearer to it than to the other."""
    low, high = name.source - _REACH, name.source + name.length + _REACH
    return [
        link
        for place, link in _fixed(pair)
        if low <= place < high and abs(place - name.source) < abs(place - other.source) and place not in taken
    ]


@lru_cache(maxsize=4)  # every two names ask for the same pair
def _fixed(pair: PairText) -> list[tuple[int, int]]:
    """Places of the content words of the source that surely have a counterpart, with its place."""
    keys, small = pair.source.keys, pair.source.function_words
    links = zip(pair.coverage.to_target, pair.coverage.source, strict=True)
    return [
        (place, link)
        for place, (link, sure) in enumerate(links)
        if link is not None and sure >= _SURE and keys[place] not in small
    ]


def _beside(pair: PairText, name: Kept, other: Kept, step: int, taken: set[int]) -> float:
    """1 where the word beside a name, articles aside, is rendered nearer to the other name, −1 nearer to it, else 0."""
    place = name.source + (name.length if step > 0 else -1)
    while 0 <= place < len(pair.source.keys) and pair.source.keys[place] in ARTICLES:
        place += step
    if not 0 <= place < len(pair.source.keys) or place in taken:
        return 0.0
    link = pair.coverage.to_target[place]
    if link is None or pair.coverage.source[place] < _SURE:
        return 0.0
    return _sign(abs(link - name.target) - abs(link - other.target))


def _distance(place: int, links: Sequence[int]) -> float:
    return sum(abs(place - link) for link in links) / len(links)


def _mean(links: Sequence[int]) -> float:
    return sum(links) / len(links)


def _sign(value: float) -> float:
    return (value > 0) - (value < 0)
