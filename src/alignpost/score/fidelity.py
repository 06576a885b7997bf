"""The 0–100 score of a pair, and what every reason took away.

Every signal of a pair (`alignpost.score.signals`) adds to its burden (`alignpost.score.blend`), and the score falls with
the burden. The loss is shared among the reasons in proportion to what each adds, so that the parts add up to the score
and a further finding can only lower it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from alignpost.model import Finding, Part, Score, Severity
from alignpost.score.blend import Blend, shipped_blend
from alignpost.score.check import PairText
from alignpost.score.checks.empty import Empty, Surplus, blank
from alignpost.score.signals import OF_FINDINGS, Signal, signals

__all__ = ["fidelity", "mean_of"]

_START = Part("start", 100.0, "A faithful translation.")
_WORST_PENALTY = 100.0
"""MQM penalty per hundred words of a pair whose other side is missing."""


def fidelity(pair: PairText, findings: Sequence[Finding]) -> Score:
    """Score a pair by its findings and its soft signals.

    Both sides empty give 100, one side empty gives 0. A target without a source renders nothing wrongly: it has a
    critical error only where its finding is said to be one.
    """
    if blank(pair.source.text) or blank(pair.target.text):
        return _empty(pair, findings)
    found = signals(pair, findings)
    blend = shipped_blend()
    return Score(
        *_shared(found, blend),
        tuple(findings),
        critical=blend.chance_of_critical(found),
        mqm_per_100=blend.mqm_per_100(found),
    )


def _shared(found: Sequence[Signal], blend: Blend) -> tuple[float, tuple[Part, ...]]:
    """The score and its parts; signals of one part are told together, with the reason of the heaviest."""
    loads = blend.loads(found)
    burden = math.fsum(loads)
    loss = 100 - blend.fidelity_of(burden)
    parts = [_START]
    merged: dict[str, tuple[float, float, str]] = {}
    for signal, load in zip(found, loads, strict=True):
        if load <= 0:
            continue
        if signal.name in OF_FINDINGS:
            parts.append(Part(signal.part, -loss * load / burden, signal.reason))
            continue
        total, heaviest, reason = merged.get(signal.part, (0.0, 0.0, ""))
        merged[signal.part] = (
            total + load,
            max(heaviest, load),
            signal.reason if load > heaviest else reason,
        )
    parts += [Part(name, -loss * total / burden, reason) for name, (total, _, reason) in merged.items()]
    return max(0.0, math.fsum(part.points for part in parts)), tuple(parts)


def _empty(pair: PairText, findings: Sequence[Finding]) -> Score:
    if blank(pair.source.text) and blank(pair.target.text):
        return Score(100.0, (_START,), tuple(findings), critical=0.0, mqm_per_100=0.0)
    surplus = blank(pair.source.text)
    parts = (_START, Part(Surplus.id if surplus else Empty.id, -100.0, "One side is empty."))
    critical = not surplus or any(finding.severity is Severity.CRITICAL for finding in findings)
    return Score(0.0, parts, tuple(findings), critical=float(critical), mqm_per_100=_WORST_PENALTY)


def mean_of(scores: Sequence[float], words: Sequence[int]) -> float:
    """Mean weighted by words, at least one a pair; 100 for no pairs at all."""
    weights = [max(1, count) for count in words]
    if not weights:
        return 100.0
    return math.fsum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)
