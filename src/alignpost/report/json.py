"""The JSON of `alignpost score`, made for scripts: every key is always there. docs/score.schema.json describes it."""

from __future__ import annotations

from typing import Any, Final

from alignpost.gate import Judgement, Measures
from alignpost.model import Finding, Pair, Score, Span
from alignpost.report.assessment import Assessment
from alignpost.score import Metrics
from alignpost.score.dismissals import standing_of

__all__ = ["VERSION", "pair_row", "score_report"]

VERSION: Final = 1
"""Counts up when a key changes its meaning or goes; new keys may come without."""


def score_report(assessment: Assessment) -> dict[str, Any]:
    """Verdict, signature, mean fidelity, metrics (None without a reference) and every pair with its findings.

    Spans are `[start, end]` in code points of the pair's own text.
    """
    from alignpost.score.silence import half_blind_checks, silent_checks  # noqa: PLC0415 - loads all checks

    bitext, metrics = assessment.bitext, assessment.metrics
    measures = Measures(bitext)
    return {
        "format": "alignpost-score",
        "version": VERSION,
        "file": assessment.files.name,
        "outcome": assessment.verdict.outcome.value,
        "judgements": [_judgement(judgement) for judgement in assessment.verdict.judgements],
        "signature": bitext.signature,
        "silent_checks": list(silent_checks(bitext.source.lang, bitext.target.lang)),
        "half_blind_checks": half_blind_checks(bitext.source.lang, bitext.target.lang),
        "source_lang": bitext.source.lang,
        "target_lang": bitext.target.lang,
        "fidelity": measures.mean,
        "unaligned": measures.unaligned_share,
        "metrics": None
        if metrics is None
        else {m.name: {"score": m.score, "signature": m.signature} for m in metrics.corpus},
        "pairs": [pair_row(pair, metrics, index) for index, pair in enumerate(bitext.pairs)],
    }


def _judgement(judgement: Judgement) -> dict[str, Any]:
    return {
        "rule": judgement.rule,
        "outcome": judgement.outcome.value,
        "measured": judgement.measured,
        "limit": judgement.limit,
        "message": judgement.message,
        "pairs": list(judgement.pairs),
    }


_UNSCORED = Score(0.0)


def pair_row(pair: Pair, metrics: Metrics | None = None, index: int = 0) -> dict[str, Any]:
    """One pair; `metrics` of the whole file are asked for those of the pair at `index`."""
    score = pair.score or _UNSCORED
    standing = {id(finding) for finding in standing_of(pair)}
    return {
        "id": pair.id,
        "source": pair.source,
        "target": pair.target,
        "bead": pair.bead.kind,
        "confidence": pair.bead.confidence,
        "status": pair.status.value,
        "keep": pair.keep,
        "fidelity": score.fidelity,
        "critical": score.critical,
        "mqm_per_100": score.mqm_per_100,
        "parts": [{"name": part.name, "points": part.points, "reason": part.reason} for part in score.parts],
        "findings": [_finding(finding, id(finding) not in standing) for finding in score.findings],
        "metrics": None if metrics is None else metrics.of_pair(index),
    }


def _finding(finding: Finding, dismissed: bool) -> dict[str, Any]:
    return {
        "check": finding.check,
        "mqm": finding.mqm,
        "severity": finding.severity.value,
        "source_spans": _spans(finding.source_spans),
        "target_spans": _spans(finding.target_spans),
        "message": finding.message,
        "suggestion": finding.suggestion,
        "dismissed": dismissed,
    }


def _spans(spans: tuple[Span, ...]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
