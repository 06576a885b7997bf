"""Names that changed places: who beat whom.

Both sides have the same two names, but the words around the one are rendered around the other. What speaks for a swap
is read as a few numbers (`swapped_features`), and a logistic regression, learnt from sentence pairs whose names were
swapped on purpose (benchmarks/learn_swapped_names.py), says how likely it is.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from typing import NamedTuple

from alignpost.model import Finding, Severity, Span
from alignpost.score.check import PairText
from alignpost.score.checks.exchanged import exchanged
from alignpost.score.checks.kept_names import Kept, kept_names
from alignpost.score.checks.repeated_names import turned_names
from alignpost.score.checks.swapped_features import FEATURES, broken, features
from alignpost.score.checks.swapped_order import explained
from alignpost.score.shipped import DATA
from alignpost.score.side import Side
from alignpost.tokens.spaces import BLANKS

__all__ = ["Swap", "swap_doubt", "swapped_names", "swaps", "told_swaps"]

_MOST = 12
_SURELY = 5.0
"""Doubt about two names of which each stands wherever the other should."""
_COUNTED = 6.0
"""The same where how often each of them comes says so too."""


class Swap(NamedTuple):
    """Two names that seem to have changed places."""

    one: Kept
    other: Kept
    doubt: float
    """Natural logarithm of how much likelier it is that they did."""

    @property
    def turned(self) -> Swap:
        """The same of the pair with its sides exchanged."""
        one, other = sorted((self.one.turned, self.other.turned))
        return Swap(one, other, self.doubt)


def swapped_names(pair: PairText, check: str, mqm: str) -> Iterator[Finding]:
    """A finding of `check` for two names of which each stands where the other's surroundings are rendered."""
    for swap, severity in told_swaps(pair):
        yield _finding(pair, swap, severity, check, mqm)


def told_swaps(pair: PairText) -> Iterator[tuple[Swap, Severity]]:
    """The names that seem to have changed places so surely that it is told, and how grave that is."""
    if _from_french(pair):
        yield from ((swap.turned, severity) for swap, severity in told_swaps(pair.turned))
        return
    levels = _model().levels
    turned = {(ours[0], ours[2]) for ours, _ in exchanged(pair)} if swaps(pair) else set()
    for swap in swaps(pair):
        severity = next((severity for severity, least in levels if swap.doubt >= least), None)
        if (swap.one.source, swap.other.source) in turned:
            severity = Severity.MAJOR  # grammar says so too: subject and object of one verb
        if severity is not None:
            yield swap, severity


def _from_french(pair: PairText) -> bool:
    """Whether a pair is to be read the other way round: where French puts names is known of its renderings of English."""
    return pair.context.languages == ("fr", "en")


def swap_doubt(pair: PairText) -> float:
    """The doubts about all pairs of names, added up; 0 where every name seems to stand in its place.

    0 also without a lexicon: in German a right order often looks like a wrong one, where links are as unsure as then.
    """
    return sum(swap.doubt for swap in swaps(pair)) if pair.context.lexicon is not None else 0.0


@lru_cache(maxsize=128)  # a check and the score ask for the same pair
def swaps(pair: PairText) -> tuple[Swap, ...]:
    """Pairs of names that more likely changed places than not, the likeliest first, each name once."""
    if _from_french(pair):
        return tuple(swap.turned for swap in swaps(pair.turned))
    kept = kept_names(pair)[:_MOST]
    if len(kept) < 2 and len(pair.source.places) == len(pair.source.keys):  # as in most sentences
        return ()
    weights = _model().weights
    found: list[Swap] = []
    for one, other in combinations(kept, 2):
        read = features(pair, one, other, kept)
        doubt = sum(weight * value for weight, value in zip(weights, read, strict=True))
        # No description tears a name apart: `Risa Kusuma` is not `Risa Palu, une mère`.
        torn = broken(one, other, kept) or broken(other, one, kept)
        if doubt > 0 and (torn or not explained(pair, one, other)):
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


def _exchanged(pair: PairText) -> Iterator[Swap]:
    """Two names that come several times, where the target has each of them in the other's place."""
    for turned in turned_names(pair):
        yield Swap(Kept(*turned.one), Kept(*turned.other), _COUNTED if turned.counted else _SURELY)


def _turned_round(pair: PairText, kept: Sequence[Kept]) -> Iterator[Swap]:
    """Two words of one name in the other order, with nothing between them: `Grayson Mews` – `Mews Grayson`."""
    for one, other in pairwise(kept):
        beside = one.source + one.length == other.source and other.end == one.target
        if beside and not (
            pair.source.gaps[other.source - 1].strip(BLANKS) or pair.target.gaps[one.target - 1].strip(BLANKS)
        ):
            yield Swap(one, other, _SURELY)


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
