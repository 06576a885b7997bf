"""The 0–100 score of a pair: MQM penalties damped by length, and what every reason took away.

With Pᵢ the penalty of reason i, P their sum and n the words of the longer side, the score is
100·exp(−1.5·P / (n + 25)). The loss is shared among the reasons in proportion to their penalties, so that the parts
add up to the score and a further finding can only lower it. docs/scoring.md explains the constants.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from alignpost.model import Finding, Part, Score
from alignpost.score.check import PairText
from alignpost.score.checks.contrasting import doubt
from alignpost.score.checks.empty import blank
from alignpost.score.checks.length import surprise
from alignpost.score.evidence import uncovered_share

__all__ = ["fidelity", "mean_of", "penalty"]

STEEPNESS = 1.5
DAMPING_WORDS = 25
_PER_WORDS = 4
_GROWING = frozenset({"untranslated", "omission", "addition"})
"""Checks whose findings weigh more the more words they cover."""
_LENGTH_LIMIT = 4.0
_COVERAGE_LIMIT = 6.0
_DOUBT_LIMIT = 4.0


def fidelity(pair: PairText, findings: Sequence[Finding]) -> Score:
    """Score a pair by its findings, its length and the share of its words without counterpart.

    Both sides empty give 100, one side empty gives 0.
    """
    if blank(pair.source.text) or blank(pair.target.text):
        return _empty(pair, findings)
    reasons = [(finding.check, penalty(finding, pair), finding.message) for finding in findings]
    off = surprise(pair)
    if abs(off) > 1:
        weight = min(_LENGTH_LIMIT, (abs(off) - 1) ** 2 / 3)
        reasons.append(("length-ratio", weight, f"The length is {abs(off):.1f} standard deviations off."))
    loose = uncovered_share(pair)
    if loose > 0:
        weight = min(_COVERAGE_LIMIT, 8 * loose**1.5)
        reasons.append(
            ("coverage", weight, f"{loose:.0%} of the information has no counterpart word for word.")
        )
    doubted = doubt(pair)
    if doubted > 0:
        reasons.append(
            (
                "contrasts",
                min(_DOUBT_LIMIT, doubted / 2),
                "Some words have a contrasting one that fits the source better.",
            )
        )
    return _score([reason for reason in reasons if reason[1] > 0], pair, findings)


def penalty(finding: Finding, pair: PairText) -> float:
    """MQM penalty of a finding; what leaves words out, adds or leaves untranslated counts once for four words."""
    weight = float(finding.severity.penalty)
    if finding.check in _GROWING:
        words = max(
            sum(len(pair.source.words_in(span)) for span in finding.source_spans if span.end > span.start),
            sum(len(pair.target.words_in(span)) for span in finding.target_spans if span.end > span.start),
        )
        weight *= max(1.0, words / _PER_WORDS)
    return weight


def _score(reasons: list[tuple[str, float, str]], pair: PairText, findings: Sequence[Finding]) -> Score:
    total = math.fsum(weight for _, weight, _ in reasons)
    words = max(len(pair.source.words), len(pair.target.words))
    loss = -100 * math.expm1(-STEEPNESS * total / (words + DAMPING_WORDS))
    parts = [Part("start", 100.0, "A faithful translation.")]
    parts += [Part(name, -loss * weight / total, reason) for name, weight, reason in reasons]
    return Score(max(0.0, math.fsum(part.points for part in parts)), tuple(parts), tuple(findings))


def _empty(pair: PairText, findings: Sequence[Finding]) -> Score:
    start = Part("start", 100.0, "A faithful translation.")
    if blank(pair.source.text) and blank(pair.target.text):
        return Score(100.0, (start,), tuple(findings))
    name = findings[0].check if findings else "empty-side"
    return Score(0.0, (start, Part(name, -100.0, "One side is empty.")), tuple(findings))


def mean_of(scores: Sequence[float], words: Sequence[int]) -> float:
    """Mean weighted by words, at least one a pair; 100 for no pairs at all."""
    weights = [max(1, count) for count in words]
    if not weights:
        return 100.0
    return math.fsum(s * w for s, w in zip(scores, weights, strict=True)) / sum(weights)
