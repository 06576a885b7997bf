"""Which pairs of a large file a reader should see first, and how the others stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from alignpost.gate.measures import Measures, fidelity_of
from alignpost.model import Bitext, Pair, Severity
from alignpost.report.words import gravest
from alignpost.score.dismissals import standing_of
from alignpost.visible import counted

__all__ = ["most_shown", "said_of_others", "worst_first"]

_MOST_IN_ORDER = 1000
"""Pairs that somebody may still read from the first to the last."""
_OF_MORE = 100


def most_shown(pairs: int, asked: int | None) -> int | None:
    """How many of the worst pairs are shown; None for all, in their order.

    Args:
        pairs: how many there are.
        asked: by the user; 0 asks for all, None leaves it to us.
    """
    if asked is None:
        return _OF_MORE if pairs > _MOST_IN_ORDER else None
    return asked or None


def worst_first(bitext: Bitext, most: int) -> tuple[tuple[Pair, ...], tuple[Pair, ...]]:
    """The pairs to look at, lowest fidelity first and in their order where it is equal, and the others.

    Pairs that a gate passes over come last: a sentence that only the target has, as in an article around the
    translation, one that a reviewer dropped, and one without a score.

    Args:
        bitext: scored.
        most: pairs to look at.
    """
    place = {pair.id: place for place, pair in enumerate(bitext.pairs)}
    # rounded, so that equal pairs stay in their order whatever a sum of floats ends in
    counting = sorted(
        Measures(bitext).of_source, key=lambda pair: (round(fidelity_of(pair), 1), place[pair.id])
    )
    counted_ones = {pair.id for pair in counting}
    ranked = [*counting, *(pair for pair in bitext.pairs if pair.id not in counted_ones)]
    return tuple(ranked[:most]), tuple(ranked[most:])


def said_of_others(others: Sequence[Pair]) -> str:
    """One line: how many other pairs there are, by the gravest finding of each."""
    worst = (gravest(standing_of(pair)) for pair in others)
    numbers = Counter(None if finding is None else finding.severity for finding in worst)
    named = [
        f"{numbers[severity]:,} {severity.value}" for severity in reversed(Severity) if numbers[severity]
    ]
    clean = [f"{numbers[None]:,} without a finding"] if numbers[None] else []
    return f"{counted(len(others), 'other pair')}: {', '.join([*named, *clean])}"
