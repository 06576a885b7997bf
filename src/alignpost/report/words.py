"""How reports put findings and pairs into words that all of them share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from alignpost.gate import Outcome
from alignpost.model import Bitext, Finding, Pair, Severity, Status
from alignpost.visible import one_line, visible

__all__ = ["LEVELS", "OUTCOME_WORDS", "STATUS_MARKS", "excerpt", "gravest", "said", "silence", "titled"]

OUTCOME_WORDS: Final = {
    Outcome.PASS: "passed",
    Outcome.INVESTIGATE: "passed, but look at it",
    Outcome.FAIL: "failed",
}

STATUS_MARKS: Final = {
    Status.UNREVIEWED: "○",
    Status.ACCEPTED: "●",
    Status.NEEDS_WORK: "◐",
    Status.REJECTED: "✕",
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


def gravest(findings: Iterable[Finding]) -> Finding | None:
    """The first finding of the highest severity; None where there is none."""
    return max(findings, key=lambda finding: finding.severity.rank, default=None)


def said(finding: Finding) -> str:
    """The finding's message, with what it proposes."""
    message = visible(finding.message)
    if finding.suggestion is None:
        return message
    proposed = f"“{visible(finding.suggestion)}”" if finding.suggestion else "leave it out"
    return f"{message} Suggestion: {proposed}."


def titled(pair: Pair, finding: Finding) -> str:
    """`major numbers, pair 3`."""
    return visible(f"{finding.severity.value} {finding.check}, pair {pair.id}")


def silence(bitext: Bitext) -> str | None:
    """One sentence that names the checks which are silent for the languages of a bitext, or see only a part of it.

    None where all speak.
    """
    from alignpost.score.silence import half_blind_checks, silent_checks  # noqa: PLC0415 - loads all checks

    langs = bitext.source.lang, bitext.target.lang
    silent = silent_checks(*langs)
    if not silent:
        return None
    partly = [f"{check} ({limit})" for check, limit in half_blind_checks(*langs).items()]
    told = f"{', '.join(silent)}; partly: {', '.join(partly)}" if partly else ", ".join(silent)
    return (
        f"Checks that are silent from {langs[0]} to {langs[1]}: {told}; "
        "a high fidelity says only that the others found nothing."
    )
