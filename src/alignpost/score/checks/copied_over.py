"""A sentence of the target that stands again in the next pair, where the source has nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from alignpost.model import Finding, Pair, Severity, Span
from alignpost.score.checks.empty import blank
from alignpost.score.checks.repetition import REPETITION, Repetition
from alignpost.score.side import Side

__all__ = ["copied_over"]

_FEWEST = 2
"""Words of a sentence that is no cry."""


def copied_over(pairs: Sequence[Pair], lang: str) -> dict[int, list[Finding]]:
    """By the id of its pair a major finding for every target without a source that its neighbour says too.

    Args:
        pairs: in the order of the document.
        lang: BCP 47 tag of the targets.
    """
    found: dict[int, list[Finding]] = {}
    for one, other in pairwise(pairs):
        for pair, neighbour in ((one, other), (other, one)):
            if not pair.target or not blank(pair.source) or blank(neighbour.source) or pair.id in found:
                continue
            here, there = (Side(side.target, lang).keys for side in (pair, neighbour))
            says = there[-len(here) :] == here or there[: len(here)] == here
            if len(here) >= _FEWEST and says:
                message = f"The target says again what pair {neighbour.id} says, and the source says it once."
                whole = (Span(0, len(pair.target)),)
                found[pair.id] = [Finding(REPETITION, Repetition.mqm, Severity.MAJOR, (), whole, message, "")]
    return found
