"""Omission and addition: stretches of words that nothing on the other side renders.

The evidence for a stretch is the information of its content words without a counterpart, less what speaks against it:
content words inside the stretch that are rendered, words without counterpart at the corresponding place of the other
side (then the passage is translated freely, not left out), and a total length that leaves no room for the loss.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import Context, PairText
from alignpost.score.checks.list_items import lost_items
from alignpost.score.checks.set_off import set_off
from alignpost.score.cognates import likeness
from alignpost.score.lexicon import Facts, Lexicon
from alignpost.score.side import Side
from alignpost.tokens import base_language
from alignpost.tokens.remembered import Remembered

__all__ = ["Addition", "Omission", "Stretch", "stretches"]

_COVERED = 0.15
_NEIGHBOURS, _SURE = 2, 0.9
"""Words so near may share a counterpart, and so may words that are so sure of it."""
_RENDERED = -1.6
"""What a rendered content word inside a stretch speaks against it, in units of an unrendered one of ten bits."""
_THRESHOLD, _MINOR, _MAJOR = 3.0, 7.0, 7.5
"""Evidence from which a stretch is remarked, and from which it is a minor and a major finding."""
_LIKELY, _RATHER_LIKELY = (6.0, 0.75), (5.0, 0.6)
"""Evidence and learnt chance from which a stretch is a minor finding all the same: any, and one that `and` joins."""
_JOINING = frozenset({"and", "then", "but", "et", "puis", "mais"})
_NO_MORE = float("-inf")
_GROWTH, _OF_A_WORD = 1.16, 6
"""Usual ratio of lengths, French over English, and characters of a word with its space."""
_BELIEF, _EVEN = 5.0, 0.08
"""What the learnt chance of a stretch speaks for or against it, and the chance that says nothing."""


class Stretch(NamedTuple):
    """Words in a row without a counterpart."""

    places: range
    evidence: float
    chance: float = 0.0
    """How likely its telling words have no counterpart, by what was learnt of such words."""
    joined: bool = False
    """Whether `and` or the like joins it to what is rendered."""


def stretches(pair: PairText, of_source: bool) -> list[Stretch]:
    """Stretches of one side that the other leaves out, the evidence already weighed both ways."""
    lexicon = pair.context.lexicon
    if lexicon is None:
        return []
    here, there = (pair.source, pair.target) if of_source else (pair.target, pair.source)
    cover, other = pair.coverage.source, pair.coverage.target
    links = pair.coverage.to_target if of_source else pair.coverage.to_source
    facts, their_facts = lexicon.source, lexicon.target
    if not of_source:
        cover, other, facts, their_facts = other, cover, their_facts, facts
    if not here.words or not there.words:
        return []
    chances = (pair.coverage.source_loose if of_source else pair.coverage.target_loose).chances
    cover = _own(here, there, cover, links)
    weights = _weights(here, cover, facts)
    if max(weights) <= 0:
        return []  # all is rendered
    room = 0.25 * max(-6.0, min(_room(here, there), 3.0))
    found = []
    for run, evidence in _heaviest(weights):
        chance = _likely(run, weights, chances)
        belief = _BELIEF * (chance - _EVEN)
        if evidence + room + belief < _THRESHOLD:  # whatever the other side says against it
            continue
        low, high = _window(run, links, cover, here, len(there.words))
        against = _weights(there, other, their_facts)
        free = sum(max(0.0, weight) for weight in against[max(0, low - 2) : high + 2])
        weighed = evidence + room - free + belief
        if weighed >= _THRESHOLD:
            places = _trimmed(run, here, weights, cover)
            found.append(Stretch(places, weighed, chance, here.keys[places.start] in _JOINING))
    return found


def _likely(run: range, weights: Sequence[float], chances: Sequence[float]) -> float:
    """The mean learnt chance that the telling words of a run have no counterpart."""
    telling = [chances[place] for place in run if weights[place] > 0]
    return sum(telling) / max(1, len(telling))


def _own(here: Side, there: Side, cover: Sequence[float], links: Sequence[int | None]) -> tuple[float, ...]:
    """How well each word is rendered by a word that does not render another, distant word better.

    In "energy … and the power of the dollar" – `l’énergie` the one word stands for `energy` and cannot stand for
    `power` too. Words said twice and neighbours (`Middle East`) may share one.
    """
    claims = enumerate(zip(links, here.small, cover, strict=True))
    claimed = [
        (link, place)
        for place, (link, small, value) in claims
        if value >= _COVERED and link is not None and not small
    ]
    claimants: dict[int, list[int]] = {}
    for link, place in claimed:
        claimants.setdefault(link, []).append(place)
    if len(claimants) == len(claimed):
        return tuple(cover)
    own = list(cover)
    for link, places in claimants.items():
        if len(places) < 2:
            continue
        strength = {i: cover[i] + likeness(here.keys[i], there.keys[link]) for i in places}
        owner = max(places, key=strength.__getitem__)
        for place in places:
            shared = abs(owner - place) <= _NEIGHBOURS or here.keys[owner] == here.keys[place]
            if not shared and cover[place] < _SURE:
                own[place] = 0.0
    return tuple(own)


@lru_cache(maxsize=256)  # omissions and additions weigh the same words, one side against the other
def _weights(side: Side, cover: tuple[float, ...], facts: Facts) -> list[float]:
    weights = _of_facts(facts)
    return [
        0.0 if not telling else _RENDERED if value >= _COVERED else weights[key]
        for key, telling, value in zip(side.keys, side.telling, cover, strict=True)
    ]


@lru_cache(maxsize=8)
def _of_facts(facts: Facts) -> Remembered[str, float]:
    """What every word weighs that is not rendered."""
    return Remembered(lambda key: min(Lexicon.information(facts.get(key)), 14.0) / 10)


def _heaviest(weights: Sequence[float]) -> list[tuple[range, float]]:
    """Disjoint runs whose sums cannot be raised by a longer or shorter run, positive ones only."""
    runs: list[tuple[range, float]] = []
    total, start, best, best_end = 0.0, 0, 0.0, 0
    for place, weight in enumerate([*weights, _NO_MORE]):
        if total == 0.0:
            if weight <= 0:
                continue  # nothing begins here, as at most places
            start = place
        total += weight
        if total <= 0:
            runs.append((range(start, best_end), best))
            total = best = 0.0
        elif total > best:
            best, best_end = total, place + 1
    return runs


def _window(
    run: range, links: Sequence[int | None], cover: Sequence[float], here: Side, size: int
) -> tuple[int, int]:
    """The places of the other side between the counterparts of the run's neighbours."""

    def anchor(places: Iterable[int]) -> int | None:
        for i in places:
            if cover[i] >= _COVERED and here.keys[i] not in here.function_words and links[i] is not None:
                return links[i]
        return None

    before = anchor(range(run.start - 1, -1, -1))
    after = anchor(range(run.stop, len(links)))
    low = 0 if before is None else before
    high = size if after is None else after + 1
    return (low, high) if low <= high else (high - 1, low + 1)


def _room(here: Side, there: Side) -> float:
    """Words by which the other side is shorter than usual; negative where it is longer."""
    usual = 1 / _GROWTH if base_language(here.lang) == "fr" else _GROWTH
    return (usual * len(here.text) - len(there.text)) / _OF_A_WORD


def _trimmed(run: range, side: Side, weights: Sequence[float], cover: Sequence[float]) -> range:
    """The run from its first to its last telling word, with the small words around it."""
    start, stop = run.start, run.stop
    while start < stop and weights[start] <= 0:
        start += 1
    while stop > start and weights[stop - 1] <= 0:
        stop -= 1
    while start > 0 and weights[start - 1] == 0.0 and _beside(side, start):
        start -= 1
    while stop < len(weights) and weights[stop] == 0.0 and cover[stop] < _COVERED and _beside(side, stop):
        stop += 1
    return range(start, stop)


def _beside(side: Side, place: int) -> bool:
    gap = side.text[side.words[place - 1].end : side.words[place].start]
    return not gap.strip(" \u00a0\u202f’'")


class Omission:
    """Finds passages of the source that the target leaves out."""

    id = "omission"
    mqm = "accuracy/omission"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding for every stretch of source words without a counterpart."""
        for span, severity in _told(pair, True):
            yield Finding(
                self.id, self.mqm, severity, (span,), (pair.opposite(span),),
                f"Nothing in the target renders “{span.of(pair.source.text)}”.",
            )  # fmt: skip


class Addition:
    """Finds passages of the target that nothing in the source calls for."""

    id = "addition"
    mqm = "accuracy/addition"

    def __call__(self, pair: PairText, _: Context) -> Iterable[Finding]:
        """One finding for every stretch of target words without a counterpart."""
        for span, severity in _told(pair, False):
            yield Finding(
                self.id, self.mqm, severity, (pair.opposite_in_source(span),), (span,),
                f"Nothing in the source calls for “{span.of(pair.target.text)}”.",
            )  # fmt: skip


def _told(pair: PairText, of_source: bool) -> Iterator[tuple[Span, Severity]]:
    """Every stretch of one side, and every item of its lists, that the other side leaves out, in the order of the text."""
    here, there = (pair.source, pair.target) if of_source else (pair.target, pair.source)
    told: dict[Span, Severity] = {}
    for stretch in stretches(pair, of_source):
        span = here.span_of(stretch.places)
        told[span] = _severity(stretch, span, here, there)
    for item in lost_items(pair, of_source):
        places = here.span_of(item)
        shared = [span for span in told if span.start < places.end and places.start < span.end]
        for span in shared or [places]:
            told[span] = max(told.get(span, Severity.MINOR), Severity.MINOR, key=lambda one: one.rank)
    yield from sorted(told.items())


def _severity(stretch: Stretch, span: Span, here: Side, there: Side) -> Severity:
    if stretch.evidence >= _MAJOR:
        return Severity.MAJOR
    least, chance = _RATHER_LIKELY if stretch.joined else _LIKELY
    likely = stretch.evidence >= least and stretch.chance >= chance
    counts = likely or stretch.evidence >= _MINOR or set_off(span, here, there)
    return Severity.MINOR if counts else Severity.NEUTRAL
