"""GitLab's code quality report: a JSON list that merge requests show beside the lines."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from alignpost.model import Finding, Pair, Severity
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.places import Place
from alignpost.report.sarif import fingerprint
from alignpost.report.words import said
from alignpost.visible import visible

__all__ = ["gitlab_report"]

_SEVERITIES: Final = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def gitlab_report(*assessments: Assessment, unscored: Sequence[Unscored] = ()) -> list[dict[str, Any]]:
    """One entry a finding; where its line is not known, line 1, which the format demands."""
    entries = [
        _entry(assessment.files.name, assessment.files.of_target(pair, finding), pair, finding)
        for assessment in assessments
        for pair, finding in assessment.findings()
    ]
    entries += map(_error, unscored)
    # GitLab drops all but one of the same fingerprint; a repeated sentence has its findings repeated.
    seen: Counter[str] = Counter()
    for entry in entries:
        mark = entry["fingerprint"]
        seen[mark] += 1
        if seen[mark] > 1:
            entry["fingerprint"] = f"{mark}-{seen[mark]}"
    return entries


def _entry(path: str, place: Place | None, pair: Pair, finding: Finding) -> dict[str, Any]:
    return {
        "description": f"Pair {pair.id}: {said(finding)}",
        "check_name": finding.check,
        "fingerprint": fingerprint(pair, finding),
        "severity": _SEVERITIES[finding.severity],
        "location": {
            "path": _in_project(path),
            "lines": {"begin": place.line if place else 1, "end": place.end_line if place else 1},
        },
    }


def _error(file: Unscored) -> dict[str, Any]:
    path = _in_project(file.name)
    return {
        "description": visible(file.error),
        "check_name": "unscored",
        "fingerprint": hashlib.sha256(path.encode("utf-8", "surrogatepass")).hexdigest()[:32],
        "severity": "blocker",
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }


def _in_project(name: str) -> str:
    """A path as GitLab takes it, from the top of the project, which is where its jobs work; others stay as given."""
    path = Path(name)
    if path.is_absolute() and path.is_relative_to(Path.cwd()):
        return path.relative_to(Path.cwd()).as_posix()
    return name
