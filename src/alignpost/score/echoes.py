"""Findings that only say once more that words were left untranslated."""

from __future__ import annotations

from collections.abc import Sequence

from alignpost.model import Finding, Severity
from alignpost.score.check import PairText
from alignpost.score.checks.untranslated import Untranslated

__all__ = ["without_echoes_of_copies"]

_OF_MEANING = frozenset(
    {
        *("roles", "negation", "opposites", "quantities", "units", "modality", "tense", "persons"),
        *("conjunctions", "false-friends"),
    }
)
"""Checks that ask what words of the source became; those that were copied became nothing."""


def without_echoes_of_copies(pair: PairText, findings: Sequence[Finding]) -> Sequence[Finding]:
    """The findings, less those on the meaning of source words that stand in an untranslated stretch as they are."""
    stretches = [
        span
        for finding in findings
        if finding.check == Untranslated.id and finding.severity.rank >= Severity.MAJOR.rank
        for span in finding.target_spans
    ]
    if not stretches:
        return findings
    copied = {pair.target.keys[place] for span in stretches for place in pair.target.words_in(span)}
    return [
        finding
        for finding in findings
        if finding.check not in _OF_MEANING or not (about := _about(pair, finding)) or not about <= copied
    ]


def _about(pair: PairText, finding: Finding) -> set[str]:
    """The source words that a finding speaks of."""
    return {pair.source.keys[place] for span in finding.source_spans for place in pair.source.words_in(span)}
