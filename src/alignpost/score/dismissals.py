"""Findings that a person has dismissed: they stay visible and weigh nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from alignpost.model import Dismissal, Finding, Pair

__all__ = ["dismissal_of", "standing", "standing_of"]


def dismissal_of(
    finding: Finding, source: str, target: str, dismissals: Iterable[Dismissal]
) -> Dismissal | None:
    """The first dismissal that covers a finding on a pair of these texts, None where it stands."""
    return next((dismissal for dismissal in dismissals if dismissal.covers(finding, source, target)), None)


def standing(
    findings: Iterable[Finding], source: str, target: str, dismissals: Sequence[Dismissal]
) -> list[Finding]:
    """The findings that nobody has dismissed."""
    return [finding for finding in findings if dismissal_of(finding, source, target, dismissals) is None]


def standing_of(pair: Pair) -> list[Finding]:
    """The findings of a scored pair that nobody has dismissed; none where it has no score."""
    findings = pair.score.findings if pair.score else ()
    return standing(findings, pair.source, pair.target, pair.dismissals)
