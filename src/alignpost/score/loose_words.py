"""Which words have no counterpart: stretches of words that the links leave alone.

Every word's evidence is how little it and its neighbours are linked, beside how well the whole pair hangs together;
the stretches are those of the likeliest two-state sequence, whose change of state has a price (Viterbi 1967).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from alignpost.score.word_alignment import WordPosteriors

__all__ = ["uncovered_places"]

_REACH = (0.73, 0.40, 0.26)
"""Weights of the looseness of the words one, two and three places off."""
_OWN = 1.0
_RUN = 2.0
"""Weight of a word's looseness times that of its surroundings."""
_LENGTH = 1.2
_UNRELATED = 8.0
_BIAS = 4.0
_CHANGE = 3.0


def uncovered_places(found: WordPosteriors) -> tuple[list[int], list[int]]:
    """Places of the source and of the target words without a counterpart.

    None where hardly anything is linked: two texts that have nothing to do with each other leave out nothing.
    """
    ratio = math.log((len(found.source) + 3) / (len(found.target) + 3))
    ours, theirs = _mean(found.source), _mean(found.target)
    return (
        _places(found.source, ratio, min(ours, theirs)),
        _places(found.target, -ratio, min(ours, theirs)),
    )


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0


def _places(sure: Sequence[float], ratio: float, linked: float) -> list[int]:
    if not sure:
        return []
    constant = _LENGTH * ratio - _UNRELATED * max(0.0, 0.35 - linked) - _BIAS
    evidence = [constant + _looseness(sure, place) for place in range(len(sure))]
    return [place for place, state in enumerate(_states(evidence)) if state]


def _looseness(sure: Sequence[float], place: int) -> float:
    around = total = 0.0
    for distance, weight in enumerate(_REACH, 1):
        for other in (place - distance, place + distance):
            # Beyond the ends the text goes on as it ended.
            around += weight * (1 - sure[min(max(other, 0), len(sure) - 1)])
            total += weight
    own = 1 - sure[place]
    return _OWN * own + around + _RUN * own * around / total


def _states(evidence: Sequence[float]) -> list[bool]:
    covered, loose = 0.0, evidence[0] - _CHANGE
    back: list[tuple[bool, bool]] = []
    for value in evidence[1:]:
        back.append((loose > covered, loose >= covered - _CHANGE))
        covered, loose = max(covered, loose), max(loose, covered - _CHANGE) + value
    states = [loose > covered]
    for from_covered, from_loose in reversed(back):
        states.append(from_loose if states[-1] else from_covered)
    return states[::-1]
