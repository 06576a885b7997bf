"""GitLab's code quality report: a JSON list that merge requests show beside the lines."""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from alignpost.model import Severity
from alignpost.report.assessment import Assessment
from alignpost.report.sarif import fingerprint
from alignpost.report.words import said

__all__ = ["gitlab_report"]

_SEVERITIES: Final = {
    Severity.CRITICAL: "critical",
    Severity.MAJOR: "major",
    Severity.MINOR: "minor",
    Severity.NEUTRAL: "info",
}


def gitlab_report(assessment: Assessment) -> list[dict[str, Any]]:
    """One entry a finding; where its line is not known, line 1, which the format demands."""
    seen: Counter[str] = Counter()
    entries = []
    for pair, finding in assessment.findings():
        print_ = fingerprint(pair, finding)
        seen[print_] += 1
        place = assessment.files.of_target(pair, finding)
        entries.append(
            {
                "description": f"Pair {pair.id}: {said(finding)}",
                "check_name": finding.check,
                # GitLab drops all but one of the same fingerprint; a repeated sentence has its findings repeated.
                "fingerprint": print_ if seen[print_] == 1 else f"{print_}-{seen[print_]}",
                "severity": _SEVERITIES[finding.severity],
                "location": {
                    "path": assessment.files.name,
                    "lines": {
                        "begin": place.line if place else 1,
                        "end": place.end_line if place else 1,
                    },
                },
            }
        )
    return entries
