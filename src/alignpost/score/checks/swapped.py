"""Names that changed places: who beat whom.

Both sides have the same two names, but the words around the one are rendered around the other. A name's surroundings
are the words of its clause that have a sure counterpart; each name should stand nearer to the counterparts of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.side import Side

__all__ = ["swapped_names"]

_SURE = 0.5
_REACH = 8
_CLEARLY = 2.0
_MINOR, _MAJOR = 1.4, 2.4
"""How much farther from its own surroundings than from the other's a name stands."""
_MOST = 12


@dataclass(frozen=True, slots=True)
class _Kept:
    """A name that stands in both texts, once in each."""

    source: range
    target: range


def swapped_names(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A finding of `check` for two names of which each stands where the other's surroundings are rendered."""
    kept = _kept(pair)
    if len(kept) < 2:
        return
    taken = {place for name in kept for place in name.source}
    told: set[int] = set()
    for one, other in combinations(kept[:_MOST], 2):
        if one.source.start in told or other.source.start in told:
            continue
        crossing = _crossing(pair, one, other, taken)
        if crossing >= _MINOR:
            told |= {one.source.start, other.source.start}
            severity = Severity.MAJOR if crossing >= _MAJOR else Severity.MINOR
            yield _finding(pair, one, other, severity, check, mqm)


def _kept(pair: PairText) -> list[_Kept]:
    """Names written alike, once on each side, in the order of the source."""
    found = []
    for name in pair.source.names:
        inside = pair.source.words_in(name.span)
        for place in inside:
            key = pair.source.keys[place]
            theirs = pair.target.places.get(key, [])
            if (
                len(theirs) == 1
                and len(pair.source.places[key]) == 1
                and pair.target.words[theirs[0]].text[0].isupper()
            ):
                found.append(_Kept(range(place, place + 1), range(theirs[0], theirs[0] + 1)))
    return found


def _crossing(pair: PairText, one: _Kept, other: _Kept, taken: set[int]) -> float:
    """How many times nearer the names would be to their surroundings if they changed places; 0 where not clearly."""
    ours, theirs = _surroundings(pair, one, other, taken), _surroundings(pair, other, one, taken)
    if not ours or not theirs:
        return 0.0
    straight = _distance(one.target, ours) + _distance(other.target, theirs)
    crossed = _distance(other.target, ours) + _distance(one.target, theirs)
    return straight / max(crossed, 1.0) if straight > crossed + _CLEARLY else 0.0


def _surroundings(pair: PairText, name: _Kept, other: _Kept, taken: set[int]) -> list[int]:
    """Target places of the words around a name that lie nearer to it than to the other."""
    links, sure = pair.coverage.to_target, pair.coverage.source
    found = []
    low, high = max(0, name.source.start - _REACH), min(len(links), name.source.stop + _REACH)
    for place in range(low, high):
        link = links[place]
        if (
            place in taken
            or link is None
            or sure[place] < _SURE
            or pair.source.keys[place] in pair.source.function_words
        ):
            continue
        if abs(place - name.source.start) < abs(place - other.source.start):
            found.append(link)
    return found


def _distance(name: range, links: Sequence[int]) -> float:
    return sum(abs(name.start - link) for link in links) / len(links)


def _finding(pair: PairText, one: _Kept, other: _Kept, severity: Severity, check: str, mqm: str) -> Finding:
    first, second = (_span(pair.source, name.source) for name in (one, other))
    theirs = tuple(_span(pair.target, name.target) for name in (one, other))
    words = [span.of(pair.source.text) for span in (first, second)]
    message = f"“{words[0]}” and “{words[1]}” seem to have changed places."
    return Finding(check, mqm, severity, (first, second), theirs, message, theirs[1].of(pair.target.text))


def _span(side: Side, places: range) -> Span:
    return Span(side.words[places.start].start, side.words[places.stop - 1].end)
