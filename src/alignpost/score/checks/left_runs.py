"""Runs of words left in the source language: where they begin and end, and where they stand in the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from alignpost.model import Span
from alignpost.score.check import PairText
from alignpost.score.checks.foreign import COPIED, DOUBTFUL, FOREIGN, HINTED, OWN

__all__ = ["copied_from", "densest", "runs_of", "telling", "widened"]

_BLANKS = " \u00a0\u202f,"
_MOST_PLACES = 20
"""Places of a word in the source that are looked at; a text of one word must not take the square of its length."""


def runs_of(marks: list[str]) -> list[range]:
    """Stretches of foreign words; neutral words inside a stretch belong to it, those at its ends do not."""
    runs = []
    start = last = -1
    for place, mark in enumerate([*marks, OWN]):
        if mark in (COPIED, DOUBTFUL, HINTED, FOREIGN):
            start = place if start < 0 else start
            last = place
        elif mark == OWN and start >= 0:
            runs.append(range(start, last + 1))
            start = -1
    return runs


def widened(pair: PairText, runs: list[range]) -> Iterator[range]:
    """The runs with the words before and after that stand so in the source too: “Either Party may terminate this”.

    Both languages may have such a word; that small words of the source alone stand among them tells that they were left.
    """
    ours, theirs = pair.source.function_words, pair.target.function_words
    told = 0
    for run in runs:
        if run.start < told:
            continue  # the one before reaches over it
        wide = _as_in_source(pair, run, told)
        ends = [
            i for i in wide if i in run or (pair.target.keys[i] in ours and pair.target.keys[i] not in theirs)
        ]
        told = ends[-1] + 1
        yield range(ends[0], told)


def _as_in_source(pair: PairText, run: range, least: int) -> range:
    """The longest stretch around a run, from place `least` on, whose words stand in the source in the same order."""
    keys, source = pair.target.keys, pair.source.keys
    longest = run

    def beside(place: int) -> bool:
        return not pair.target.gaps[place - 1].strip(_BLANKS)

    for first in pair.source.places.get(keys[run.start], ())[:_MOST_PLACES]:
        if source[first : first + len(run)] != keys[run.start : run.stop]:
            continue
        start, stop, shift = run.start, run.stop, first - run.start
        while (
            start > least
            and start + shift > 0
            and keys[start - 1] == source[start + shift - 1]
            and beside(start)
        ):
            start -= 1
        while (
            stop < len(keys)
            and source[stop + shift : stop + shift + 1] == keys[stop : stop + 1]
            and beside(stop)
        ):
            stop += 1
        if stop - start > len(longest):
            longest = range(start, stop)
    return longest


def telling(pair: PairText, run: range, marks: list[str]) -> bool:
    """One copied word is enough; words that are foreign but not copied must be several, some of them small."""
    here = [marks[place] for place in run]
    if len(run) == 1 and pair.target.keys[run.start] in pair.source.function_words:
        # "an", "on" and "as" are too short to tell.
        return here == [COPIED] and len(pair.target.keys[run.start]) > 2
    if not {COPIED, DOUBTFUL, HINTED}.isdisjoint(here):
        return True
    small = sum(pair.target.words[place].text[0].islower() for place in run if marks[place] == FOREIGN)
    return here.count(FOREIGN) >= 3 and small >= 2


def copied_from(pair: PairText, run: range) -> tuple[Span, ...]:
    """The source words that stand untranslated in the target."""
    keys = {pair.target.keys[place] for place in run}
    places = [place for place, key in enumerate(pair.source.keys) if key in keys]
    if not places:
        return ()
    # The densest stretch as long as the run: "the" further off is another word.
    best, stop = densest(places, len(run))
    if stop < len(places) and places[stop] == places[best] + len(run):
        stop += 1
    return (Span(pair.source.words[places[best]].start, pair.source.words[places[stop - 1]].end),)


def densest(places: Sequence[int], length: int) -> tuple[int, int]:
    """Start and stop in `places` (ascending) of the first window of `length` places that holds most of them.

    Both ends of the window only ever move forward, so that a text of thousands of equal words is no trouble.
    """
    best, best_stop, stop = 0, 0, 0
    for start, first in enumerate(places):
        while stop < len(places) and places[stop] < first + length:
            stop += 1
        if stop - start > best_stop - best:
            best, best_stop = start, stop
    return best, best_stop
