"""How reports put findings and pairs into words that all of them share."""

from __future__ import annotations

from typing import Final

from alignpost.gate import Outcome
from alignpost.model import Finding, Pair, Severity
from alignpost.visible import one_line, visible

__all__ = ["LEVELS", "OUTCOME_WORDS", "excerpt", "said", "titled"]

OUTCOME_WORDS: Final = {
    Outcome.PASS: "passed",
    Outcome.INVESTIGATE: "passed, but look at it",
    Outcome.FAIL: "failed",
}

LEVELS: Final = {
    Severity.CRITICAL: "error",
    Severity.MAJOR: "error",
    Severity.MINOR: "warning",
    Severity.NEUTRAL: "note",
}
"""Severities in the three levels that compilers and build servers know."""


def excerpt(pair: Pair, limit: int = 80) -> str:
    """The pair's target, or its source where it has none, in one short line."""
    return one_line(pair.target or pair.source, limit)


def said(finding: Finding) -> str:
    """The finding's message, with what it proposes."""
    message = visible(finding.message)
    return (
        message if finding.suggestion is None else f"{message} Suggestion: “{visible(finding.suggestion)}”."
    )


def titled(pair: Pair, finding: Finding) -> str:
    """`major numbers, pair 3`."""
    return visible(f"{finding.severity.value} {finding.check}, pair {pair.id}")
