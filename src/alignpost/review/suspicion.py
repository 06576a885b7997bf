"""Where the reviewer should look first, and why, in words."""

from __future__ import annotations

from dataclasses import dataclass

from alignpost.model import Pair, Severity, Status
from alignpost.review.marks import percent, worst
from alignpost.score.dismissals import standing_of

__all__ = ["LOW_CONFIDENCE", "LOW_FIDELITY", "Suspicion", "suspicion"]

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
    """Why `pair` should be looked at, or None where nothing speaks against it or a person has decided.

    The weights order the queue: an empty side before a critical finding, that before a major one, then low
    fidelity, an uncertain pairing, and minor findings.
    """
    if pair.status is not Status.UNREVIEWED:
        return None
    grounds = _grounds(pair)
    if not grounds:
        return None
    weight = sum(ground.weight for ground in grounds)
    return Suspicion(weight, max(grounds, key=lambda ground: ground.weight).reason)


def _grounds(pair: Pair) -> list[Suspicion]:
    grounds: list[Suspicion] = []
    if not pair.bead.source or not pair.bead.target:
        grounds.append(Suspicion(300.0, "one side is empty"))
    if pair.score is not None:
        findings = standing_of(pair)
        severity = worst(findings)
        if severity is not None and severity is not Severity.NEUTRAL:
            first = next(f for f in findings if f.severity is severity)
            grounds.append(Suspicion(10.0 * severity.penalty, first.message))
        if pair.score.fidelity < LOW_FIDELITY:
            short = LOW_FIDELITY - pair.score.fidelity
            grounds.append(Suspicion(20.0 + short, f"fidelity {pair.score.fidelity:.0f}"))
    confidence = pair.bead.confidence
    if confidence is not None and confidence < LOW_CONFIDENCE:
        reason = f"uncertain pairing ({percent(confidence)})"
        grounds.append(Suspicion(20.0 + 60.0 * (LOW_CONFIDENCE - confidence), reason))
    return grounds
