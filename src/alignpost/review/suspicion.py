"""Where the reviewer should look first, and why, in words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from alignpost.model import Pair, Severity, Status
from alignpost.review.marks import percent, worst
from alignpost.score.dismissals import standing_of
from alignpost.visible import figure

__all__ = ["LOW_CONFIDENCE", "LOW_FIDELITY", "Suspicion", "suspicion", "weight"]

LOW_FIDELITY = 70.0
"""Below this a pair is worth a look even where no check names a fault."""

LOW_CONFIDENCE = 0.80
"""Below this the aligner itself saw another grouping that was nearly as good."""


@dataclass(frozen=True, slots=True)
class Suspicion:
    """How much a pair wants to be looked at; the higher the sooner."""

    weight: float
    reason: str
    """One short clause: `no French text`, `a number differs`, `fidelity 41`."""


def suspicion(pair: Pair) -> Suspicion | None:
    """Why `pair` should be looked at, or None where nothing speaks against it or a person has decided."""
    grounds = _grounds(pair)
    if not grounds:
        return None
    _, strongest = max(grounds, key=lambda ground: ground[0])
    return Suspicion(sum(points for points, _ in grounds), strongest(pair))


def weight(pair: Pair) -> float:
    """The weight of `suspicion(pair)` without its words, for many pairs at once; 0 where there is none.

    The weights order the queue: an empty side before a critical finding, that before a major one, then low
    fidelity, an uncertain pairing, and minor findings.
    """
    grounds = _grounds(pair)
    return sum([points for points, _ in grounds]) if grounds else 0.0


def _grounds(pair: Pair) -> list[tuple[float, Callable[[Pair], str]]]:
    """What speaks against a pair that nobody has decided: how much, and what says it in words."""
    grounds: list[tuple[float, Callable[[Pair], str]]] = []
    if pair.status is not Status.UNREVIEWED:
        return grounds
    bead, score = pair.bead, pair.score
    # A text typed into a side without sentences fills it, one that was deleted leaves it empty.
    if not pair.source or not pair.target:
        grounds.append((300.0, _empty))
    if score is not None:
        severity = worst(standing_of(pair)) if score.findings else None
        if severity is not None and severity is not Severity.NEUTRAL:
            grounds.append((10.0 * severity.penalty, _found))
        if score.fidelity < LOW_FIDELITY:
            grounds.append((20.0 + LOW_FIDELITY - score.fidelity, _unfaithful))
    if bead.confidence is not None and bead.confidence < LOW_CONFIDENCE:
        grounds.append((20.0 + 60.0 * (LOW_CONFIDENCE - bead.confidence), _uncertain))
    return grounds


def _empty(_: Pair) -> str:
    return "one side is empty"


def _found(pair: Pair) -> str:
    return max(standing_of(pair), key=lambda finding: finding.severity.rank).message


def _unfaithful(pair: Pair) -> str:
    assert pair.score is not None
    return f"fidelity {figure(pair.score.fidelity, 0)}"


def _uncertain(pair: Pair) -> str:
    assert pair.bead.confidence is not None
    return f"uncertain pairing ({percent(pair.bead.confidence)})"
