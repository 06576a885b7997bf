"""The JSON of `alignpost score` read again, so that other reports can be made of what an earlier run measured."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from alignpost.formats.assembly import bitext_of_records
from alignpost.formats.record import Record, Records
from alignpost.gate import Judgement, Outcome, Verdict
from alignpost.model import Finding, Part, Score, Severity, Span, Status
from alignpost.report.assessment import Assessment
from alignpost.report.places import Files
from alignpost.score import Metric, Metrics

__all__ = ["assessment_of"]


def assessment_of(report: Mapping[str, Any], source: Path, target: Path) -> Assessment:
    """The assessment that `alignpost.report.json.score_report` wrote.

    Findings that a person dismissed are left out, and segments are not told apart; no report but that JSON shows
    them.

    Args:
        report: the JSON, of today's version.
        source: the file that it is about, or that of the source text.
        target: the same file, or that of the target text.
    """
    records = Records(
        report["source_lang"],
        report["target_lang"],
        map(_record, report["pairs"]),
        signature=report["signature"],
    )
    bitext = bitext_of_records(records)
    verdict = Verdict(tuple(map(_judgement, report["judgements"])))
    return Assessment(bitext, Files(source, target, bitext), verdict, _metrics(report))


def _metrics(report: Mapping[str, Any]) -> Metrics | None:
    if report["metrics"] is None:
        return None
    corpus = (Metric(name, row["score"], row["signature"]) for name, row in report["metrics"].items())
    return Metrics(tuple(corpus), tuple(pair["metrics"] for pair in report["pairs"]))


def _judgement(row: Mapping[str, Any]) -> Judgement:
    return Judgement(
        row["rule"],
        Outcome(row["outcome"]),
        row["message"],
        row["measured"],
        row["limit"],
        tuple(row["pairs"]),
    )


def _record(row: Mapping[str, Any]) -> Record:
    return Record(
        source=row["source"],
        target=row["target"],
        id=row["id"],
        status=Status(row["status"]),
        keep=row["keep"],
        confidence=row["confidence"],
        score=Score(
            row["fidelity"],
            tuple(Part(part["name"], part["points"], part["reason"]) for part in row["parts"]),
            tuple(_finding(finding) for finding in row["findings"] if not finding["dismissed"]),
            row["critical"],
            row["mqm_per_100"],
        ),
    )


def _finding(row: Mapping[str, Any]) -> Finding:
    return Finding(
        row["check"],
        row["mqm"],
        Severity(row["severity"]),
        _spans(row["source_spans"]),
        _spans(row["target_spans"]),
        row["message"],
        row["suggestion"],
    )


def _spans(rows: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in rows)
