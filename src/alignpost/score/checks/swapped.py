"""Names that changed places: who beat whom.

Both sides have the same two names, but the words around the one are rendered around the other. What speaks for a swap
is read as a few numbers, and a logistic regression, learnt from sentence pairs whose names were swapped on purpose
(benchmarks/learn_swapped_names.py), says how likely it is.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from itertools import combinations

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side

__all__ = ["FEATURES", "Kept", "Swap", "features", "kept_names", "swap_doubt", "swapped_names", "swaps"]

FEATURES = (
    "bias",
    "inverted",
    "inverted-genitive",
    "inverted-beside",
    "inverted-far",
    "inverted-of",
    "inverted-fronted",
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
  later one now opens the target (`Selon le Guardian, …`);
- `broken`: how many of the two stand apart from a name that they stand beside in the source;
- `surroundings`: how much nearer, −1 to 1, the words around each name are rendered to the other name than to it;
- `surroundings-order`: 1 where these words are rendered in another order than the names, −1 where in the same;
- `left`, `right`: for how many of the two names, less the others, the word beside it is rendered beside the other.
"""
_SURE = 0.5
_REACH = 8
_MOST = 12
_OF = frozenset(["de", "du", "des", "d’", "au", "aux", "à", "chez", "of", "from", "for", "at", "’s"])
_FRONT = 4
_ARTICLES = frozenset(["the", "a", "an", "le", "la", "les", "l’", "un", "une", "des"])


@dataclass(frozen=True, slots=True)
class Kept:
    """A name that stands in both texts, once in each: the places of its word."""

    source: int
    target: int


@dataclass(frozen=True, slots=True)
class Swap:
    """Two names that seem to have changed places."""

    one: Kept
    other: Kept
    doubt: float
    """Natural logarithm of how much likelier it is that they did."""


def swapped_names(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A finding of `check` for two names of which each stands where the other's surroundings are rendered."""
    levels = _model().levels
    for swap in swaps(pair):
        severity = next((severity for severity, least in levels if swap.doubt >= least), None)
        if severity is not None:
            yield _finding(pair, swap, severity, check, mqm)


def swap_doubt(pair: PairText) -> float:
    """The doubts about all pairs of names, added up; 0 where every name seems to stand in its place."""
    return sum(swap.doubt for swap in swaps(pair))


@lru_cache(maxsize=4)  # a check and the score ask for the same pair
def swaps(pair: PairText) -> tuple[Swap, ...]:
    """Pairs of names that more likely changed places than not, the likeliest first, each name once."""
    kept = kept_names(pair)[:_MOST]
    weights = _model().weights
    found = []
    for one, other in combinations(kept, 2):
        read = features(pair, one, other, kept)
        doubt = sum(weight * value for weight, value in zip(weights, read, strict=True))
        if doubt > 0:
            found.append(Swap(one, other, doubt))
    told: set[int] = set()
    best = []
    for swap in sorted(found, key=lambda swap: -swap.doubt):
        if told.isdisjoint((swap.one.source, swap.other.source)):
            told |= {swap.one.source, swap.other.source}
            best.append(swap)
    return tuple(best)


def kept_names(pair: PairText) -> list[Kept]:
    """Names written alike, once on each side, in the order of the source."""
    found = []
    for name in pair.source.names:
        for place in pair.source.words_in(name.span):
            key = pair.source.keys[place]
            theirs = pair.target.places.get(key, [])
            if (
                len(theirs) == 1
                and len(pair.source.places[key]) == 1
                and pair.target.words[theirs[0]].text[0].isupper()
            ):
                found.append(Kept(place, theirs[0]))
    return found


def features(pair: PairText, one: Kept, other: Kept, kept: Sequence[Kept]) -> tuple[float, ...]:
    """The numbers of `FEATURES` for two names, `one` before `other` in the source."""
    taken = {name.source for name in kept}
    inverted = float(one.target > other.target)
    between = range(one.source + 1, other.source)
    tied = _after_of(pair.target, one.target) and not _after_of(pair.source, one.source)
    fronted = other.target < _FRONT <= one.source
    genitive = pair.source.keys[one.source + 1 : one.source + 2] in (("’s",), ("of",))
    ours, theirs = _surroundings(pair, one, other, taken), _surroundings(pair, other, one, taken)
    near, order = 0.0, 0.0
    if ours and theirs:
        straight = _distance(one.target, ours) + _distance(other.target, theirs)
        crossed = _distance(other.target, ours) + _distance(one.target, theirs)
        near = (straight - crossed) / (straight + crossed + 2)
        order = _sign(_mean(ours) - _mean(theirs)) * _sign(other.target - one.target)
    return (
        1.0,
        inverted,
        inverted * genitive,
        inverted * (not between),
        inverted * math.log1p(len(between)),
        inverted * tied,
        inverted * fronted,
        float(_broken(one, other, kept) + _broken(other, one, kept)),
        near,
        order,
        _beside(pair, one, other, -1, taken) + _beside(pair, other, one, -1, taken),
        _beside(pair, one, other, 1, taken) + _beside(pair, other, one, 1, taken),
    )


def _after_of(side: Side, place: int) -> bool:
    """Whether a preposition stands before a word, articles between them aside."""
    before = place - 1
    while before >= 0 and side.keys[before] in _ARTICLES - _OF:
        before -= 1
    return before >= 0 and side.keys[before] in _OF


def _broken(name: Kept, other: Kept, kept: Sequence[Kept]) -> bool:
    """Whether a name beside this one in the source stands elsewhere in the target: `Michael NBC`."""
    return any(
        abs(third.source - name.source) == 1
        and third.source != other.source
        and third.target - name.target != third.source - name.source
        for third in kept
    )


def _surroundings(pair: PairText, name: Kept, other: Kept, taken: set[int]) -> list[int]:
    """Target places of the words around a name that lie nearer to it than to the other."""
    links, sure = pair.coverage.to_target, pair.coverage.source
    found = []
    for place in range(max(0, name.source - _REACH), min(len(links), name.source + 1 + _REACH)):
        link = links[place]
        if (
            place not in taken
            and link is not None
            and sure[place] >= _SURE
            and pair.source.keys[place] not in pair.source.function_words
            and abs(place - name.source) < abs(place - other.source)
        ):
            found.append(link)
    return found


def _beside(pair: PairText, name: Kept, other: Kept, step: int, taken: set[int]) -> float:
    """1 where the word beside a name, articles aside, is rendered nearer to the other name, −1 nearer to it, else 0."""
    place = name.source + step
    while 0 <= place < len(pair.source.keys) and pair.source.keys[place] in _ARTICLES:
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


@dataclass(frozen=True, slots=True)
class _Model:
    weights: tuple[float, ...]
    levels: tuple[tuple[Severity, float], ...]
    """From which doubt a swap has which severity, gravest first."""


@cache
def _model() -> _Model:
    data = resources.files("alignpost.score") / "data" / "swapped-names.toml"
    read = tomllib.loads(data.read_text(encoding="utf-8"))
    weights = tuple(float(read["weights"][name]) for name in FEATURES)
    levels = ((Severity(name), float(least)) for name, least in read["levels"].items())
    return _Model(weights, tuple(sorted(levels, key=lambda level: -level[1])))


def _finding(pair: PairText, swap: Swap, severity: Severity, check: str, mqm: str) -> Finding:
    names = (swap.one, swap.other)
    first, second = (_span(pair.source, name.source) for name in names)
    theirs = tuple(_span(pair.target, name.target) for name in names)
    message = (
        f"“{first.of(pair.source.text)}” and “{second.of(pair.source.text)}” seem to have changed places."
    )
    return Finding(check, mqm, severity, (first, second), theirs, message, theirs[1].of(pair.target.text))


def _span(side: Side, place: int) -> Span:
    return side.words[place].span
