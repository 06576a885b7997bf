"""Names that changed places: who beat whom.

Both sides have the same two names, but the words around the one are rendered around the other. What speaks for a swap
is read as a few numbers, and a logistic regression, learnt from sentence pairs whose names were swapped on purpose
(benchmarks/learn_swapped_names.py), says how likely it is.
"""

from __future__ import annotations

import math
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.exchanged import exchanged
from alignpost.score.checks.repeated_names import turned_names
from alignpost.score.checks.titled import common_words_of_title
from alignpost.score.shipped import DATA
from alignpost.score.side import Side

__all__ = [
    "FEATURES",
    "Kept",
    "Swap",
    "features",
    "kept_names",
    "names_alike",
    "swap_doubt",
    "swapped_names",
    "swaps",
]

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
_MOST = 12
_OF = frozenset(["de", "du", "des", "d’", "au", "aux", "à", "chez", "of", "from", "for", "at", "’s"])
_CREDITING = frozenset(["selon", "après", "d’après"])
_CREDITED = frozenset(
    ["according", "reported", "reports", "said", "says", "told", "tells", "wrote", "writes"]
)
_NOUNS = 4
"""Words behind a name that it may describe, the nouns among which French puts it last."""
_TO_AGENT = 2
"""Words from `by` to the name of the agent, articles among them."""
_FRONT = 4
_MOST_STRAIGHT = 3
_BLANKS = " \u00a0\u202f"
_SURELY = 5.0
"""Doubt about two names of which each stands wherever the other should."""
_COUNTED = 6.0
"""The same where how often each of them comes says so too."""
_ARTICLES = frozenset(["the", "a", "an", "le", "la", "les", "l’", "un", "une", "des"])


class Kept(NamedTuple):
    """A name that stands in both texts, once in each: the places of its first word."""

    source: int
    target: int
    length: int = 1
    """Words in a row: `Ruth Feldman` is two where both texts keep them together."""
    more: int = 0
    """How many words more it has in the target: −1 for `États-Unis`."""

    @property
    def end(self) -> int:
        """The place behind it in the target."""
        return self.target + self.length + self.more


class Swap(NamedTuple):
    """Two names that seem to have changed places."""

    one: Kept
    other: Kept
    doubt: float
    """Natural logarithm of how much likelier it is that they did."""


def swapped_names(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A finding of `check` for two names of which each stands where the other's surroundings are rendered."""
    for swap, severity in told_swaps(pair):
        yield _finding(pair, swap, severity, check, mqm)


def told_swaps(pair: PairText) -> Iterator[tuple[Swap, Severity]]:
    """The names that seem to have changed places so surely that it is told, and how grave that is."""
    levels = _model().levels
    turned = {(ours[0], ours[2]) for ours, _ in exchanged(pair)} if swaps(pair) else set()
    for swap in swaps(pair):
        severity = next((severity for severity, least in levels if swap.doubt >= least), None)
        if (swap.one.source, swap.other.source) in turned:
            severity = Severity.MAJOR  # grammar says so too: subject and object of one verb
        if severity is not None:
            yield swap, severity


def swap_doubt(pair: PairText) -> float:
    """The doubts about all pairs of names, added up; 0 where every name seems to stand in its place.

    0 also without a lexicon: in German a right order often looks like a wrong one, where links are as unsure as then.
    """
    return sum(swap.doubt for swap in swaps(pair)) if pair.context.lexicon is not None else 0.0


@lru_cache(maxsize=128)  # a check and the score ask for the same pair
def swaps(pair: PairText) -> tuple[Swap, ...]:
    """Pairs of names that more likely changed places than not, the likeliest first, each name once."""
    kept = kept_names(pair)[:_MOST]
    if len(kept) < 2 and len(pair.source.places) == len(pair.source.keys):  # as in most sentences
        return ()
    weights = _model().weights
    found: list[Swap] = []
    for one, other in combinations(kept, 2):
        read = features(pair, one, other, kept)
        doubt = sum(weight * value for weight, value in zip(weights, read, strict=True))
        # No description tears a name apart: `Risa Kusuma` is not `Risa Palu, une mère`.
        torn = _broken(one, other, kept) or _broken(other, one, kept)
        if doubt > 0 and (torn or not _explained(pair, one, other)):
            found.append(Swap(one, other, doubt))
    found += _exchanged(pair)
    found += _turned_round(pair, kept)
    told: set[int] = set()
    best = []
    for swap in sorted(found, key=lambda swap: -swap.doubt):
        if told.isdisjoint((swap.one.source, swap.other.source)):
            told |= {swap.one.source, swap.other.source}
            best.append(swap)
    return tuple(best)


def kept_names(pair: PairText) -> list[Kept]:
    """Names written alike, or the same by the table of names, once on each side, in the order of the source.

    In a title in which every word has a capital, words that are usually written small are no names.
    """
    alike = names_alike(pair)
    taken = {place for name in alike for place in range(name.source, name.source + name.length)}
    taken_there = {place for name in alike for place in range(name.target, name.end)}
    listed = (
        name
        for name in _listed(pair)
        if taken.isdisjoint(range(name.source, name.source + name.length))
        and taken_there.isdisjoint(range(name.target, name.end))
    )
    kept = sorted([*alike, *listed])
    common = common_words_of_title(pair) if len(kept) > 1 else frozenset()
    return [name for name in kept if not common.issuperset(range(name.source, name.source + name.length))]


def _listed(pair: PairText) -> Iterator[Kept]:
    """Names of the table that both sides mention once, the French one by a noun: Moscow – Moscou, not `moscovite`."""
    if {m.group for m in pair.source.mentions}.isdisjoint([m.group for m in pair.target.mentions]):
        return
    ours, theirs = (
        Counter(m.group for m in pair.source.mentions),
        Counter(m.group for m in pair.target.mentions),
    )
    places = {mention.group: mention.places for mention in pair.target.mentions}
    seen: set[int] = set()
    for mention in pair.source.mentions:
        group, here = mention.group, mention.places
        if ours[group] == theirs[group] == 1 and here.start not in seen:
            there = places[group]
            if all(
                side.texts[at.start][0].isupper() for side, at in ((pair.source, here), (pair.target, there))
            ):
                seen.add(here.start)
                yield Kept(here.start, there.start, len(here), len(there) - len(here))


def names_alike(pair: PairText) -> list[Kept]:
    """Names written alike, once on each side, in the order of the source; the regression was learnt from these."""
    found: list[Kept] = []
    keys, ours, there = pair.source.keys, pair.source.places, pair.target.places
    for places in pair.source.name_places:
        for place in places:
            key = keys[place]
            theirs = there.get(key, ())
            if len(theirs) == 1 and len(ours[key]) == 1 and pair.target.words[theirs[0]].text[0].isupper():
                word = Kept(place, theirs[0])
                if found and place != places.start and _goes_on(found[-1], word):
                    found[-1] = found[-1]._replace(length=found[-1].length + 1)
                else:
                    found.append(word)
    return found


def _exchanged(pair: PairText) -> Iterator[Swap]:
    """Two names that come several times, where the target has each of them in the other's place."""
    for turned in turned_names(pair):
        yield Swap(Kept(*turned.one), Kept(*turned.other), _COUNTED if turned.counted else _SURELY)


def _turned_round(pair: PairText, kept: Sequence[Kept]) -> Iterator[Swap]:
    """Two words of one name in the other order, with nothing between them: `Grayson Mews` – `Mews Grayson`."""
    for one, other in pairwise(kept):
        beside = one.source + one.length == other.source and other.end == one.target
        if beside and not (
            pair.source.gaps[other.source - 1].strip(_BLANKS)
            or pair.target.gaps[one.target - 1].strip(_BLANKS)
        ):
            yield Swap(one, other, _SURELY)


def _goes_on(name: Kept, word: Kept) -> bool:
    return (name.source + name.length, name.target + name.length) == (word.source, word.target)


def features(pair: PairText, one: Kept, other: Kept, kept: Sequence[Kept]) -> tuple[float, ...]:
    """The numbers of `FEATURES` for two names, `one` before `other` in the source."""
    taken = {place for name in kept for place in range(name.source, name.source + name.length)}
    inverted = float(one.target > other.target)
    between = range(one.source + one.length, other.source)
    tied = _after_of(pair.target, one.target) and not _after_of(pair.source, one.source)
    fronted = other.target < _FRONT <= one.source
    genitive = pair.source.keys[one.source + one.length : one.source + one.length + 1] in (("’s",), ("of",))
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
        inverted * _straight(pair, between, one, other),
        inverted * _voices_differ(pair, between, one, other),
        inverted * (one.source == 0 and other.target == 0),
        float(_broken(one, other, kept) + _broken(other, one, kept)),
        near,
        order,
        _beside(pair, one, other, -1, taken) + _beside(pair, other, one, -1, taken),
        _beside(pair, one, other, 1, taken) + _beside(pair, other, one, 1, taken),
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


def _explained(pair: PairText, one: Kept, other: Kept) -> bool:
    """Whether French grammar explains that two names stand in another order.

    The description of a person follows the name (`Lakers coach Luke Walton` – `Luke Walton, l’entraîneur des Lakers`),
    and where news come from opens the sentence (`…, NBC reported` – `Selon NBC, …`).
    """
    if one.target < other.target:
        return False
    if _describes(pair, one, other) or _agent_first(pair, one, other):
        return True
    described = _described(pair.target, other.end)
    if described and not any(_described(pair.source, name.source + name.length) for name in (one, other)):
        return True
    after = other.source + other.length
    around = pair.source.keys[max(0, other.source - 3) : other.source] + pair.source.keys[after : after + 2]
    fronted = pair.target.keys[max(0, other.target - 3) : other.target]
    return not (_CREDITED.isdisjoint(around) or _CREDITING.isdisjoint(fronted))


def _agent_first(pair: PairText, one: Kept, other: Kept) -> bool:
    """Whether a passive became active: `Canada was beaten by Britain` – `La Grande-Bretagne a battu le Canada`."""
    agent = pair.source.keys[max(one.source + one.length, other.source - _TO_AGENT) : other.source]
    return "by" in agent and "par" not in pair.target.keys[other.end : one.target]


def _describes(pair: PairText, name: Kept, other: Kept) -> bool:
    """Whether a name before its noun became one behind it: `Florida Wildlife Commission` – `faune de Floride`."""
    place = name.target - 1
    while place > 0 and pair.target.keys[place] in _ARTICLES - _OF:
        place -= 1
    if place < 1 or pair.target.keys[place] not in _OF:
        return False
    noun, behind = pair.coverage.to_source[place - 1], name.source + name.length
    reach = _NOUNS if pair.target.keys[place].startswith("d") else 1
    return noun is not None and behind <= noun < min(behind + reach, other.source)


def _described(side: Side, place: int) -> bool:
    """Whether a comma and an article stand right before a word's place: `, l’entraîneur`."""
    if not 0 < place < len(side.words):
        return False
    gap = side.text[side.words[place - 1].end : side.words[place].start]
    return "," in gap and side.keys[place] in _ARTICLES


def _after_of(side: Side, place: int) -> bool:
    """Whether a preposition stands before a word, articles between them aside."""
    before = place - 1
    while before >= 0 and side.keys[before] in _ARTICLES - _OF:
        before -= 1
    return before >= 0 and side.keys[before] in _OF


def _broken(name: Kept, other: Kept, kept: Sequence[Kept]) -> bool:
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


class _Model(NamedTuple):
    weights: tuple[float, ...]
    levels: tuple[tuple[Severity, float], ...]
    """From which doubt a swap has which severity, gravest first."""


@cache
def _model() -> _Model:
    data = DATA / "swapped-names.toml"
    read = tomllib.loads(data.read_text(encoding="utf-8"))
    weights = tuple(float(read["weights"][name]) for name in FEATURES)
    levels = ((Severity(name), float(least)) for name, least in read["levels"].items())
    return _Model(weights, tuple(sorted(levels, key=lambda level: -level[1])))


def _finding(pair: PairText, swap: Swap, severity: Severity, check: str, mqm: str) -> Finding:
    names = (swap.one, swap.other)
    first, second = (_span(pair.source, name.source, name.length) for name in names)
    theirs = tuple(_span(pair.target, name.target, name.end - name.target) for name in names)
    message = (
        f"“{first.of(pair.source.text)}” and “{second.of(pair.source.text)}” seem to have changed places."
    )
    return Finding(check, mqm, severity, (first, second), theirs, message)


def _span(side: Side, place: int, length: int) -> Span:
    return Span(side.words[place].start, side.words[place + length - 1].end)
