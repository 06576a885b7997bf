"""The JSON of `alignpost score`, made for scripts: every key is always there."""

from __future__ import annotations

from typing import Any

from alignpost.model import Bitext, Finding, Pair, Score, Span
from alignpost.score import Metrics, mean_fidelity

__all__ = ["score_report"]


def score_report(bitext: Bitext, metrics: Metrics | None = None) -> dict[str, Any]:
    """Signature, mean fidelity, metrics (None without a reference) and every pair with its findings.

    Spans are `[start, end]` in code points of the pair's own text.
    """
    return {
        "signature": bitext.signature,
        "fidelity": mean_fidelity(bitext.pairs),
        "metrics": None
        if metrics is None
        else {m.name: {"score": m.score, "signature": m.signature} for m in metrics.corpus},
        "pairs": [
            _pair(pair, None if metrics is None else metrics.of_pair(index))
            for index, pair in enumerate(bitext.pairs)
        ],
    }


_UNSCORED = Score(0.0)


def _pair(pair: Pair, metrics: dict[str, float] | None) -> dict[str, Any]:
    score = pair.score or _UNSCORED
    row: dict[str, Any] = {
        "id": pair.id,
        "source": pair.source,
        "target": pair.target,
        "bead": pair.bead.kind,
        "confidence": pair.bead.confidence,
        "status": pair.status.value,
        "fidelity": score.fidelity,
        "parts": [{"name": part.name, "points": part.points, "reason": part.reason} for part in score.parts],
        "findings": [_finding(finding) for finding in score.findings],
    }
    if metrics is not None:
        row["metrics"] = metrics
    return row


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "check": finding.check,
        "mqm": finding.mqm,
        "severity": finding.severity.value,
        "source_spans": _spans(finding.source_spans),
        "target_spans": _spans(finding.target_spans),
        "message": finding.message,
        "suggestion": finding.suggestion,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
