"""The verdict in lines of plain text: every limit with its figure, and below a failed one the sentences to look at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from alignpost.gate import Judgement, Outcome
from alignpost.report.assessment import Assessment
from alignpost.report.words import OUTCOME_WORDS, excerpt, said
from alignpost.score.dismissals import standing_of
from alignpost.visible import visible

__all__ = ["failed_lines", "verdict_lines"]

_MARKS: Final = {Outcome.PASS: "✓", Outcome.INVESTIGATE: "!", Outcome.FAIL: "✕"}
_NAMED: Final = 10
"""Pairs that are quoted below one limit."""


def verdict_lines(assessment: Assessment) -> Iterator[str]:
    """Nothing where no limit was set."""
    verdict = assessment.verdict
    if not verdict.judgements:
        return
    for judgement in verdict.judgements:
        yield from _held(assessment, judgement, _NAMED)
    yield f"{visible(assessment.files.name)}: {OUTCOME_WORDS[verdict.outcome]}"


def failed_lines(assessment: Assessment, named: int) -> Iterator[str]:
    """The limits that are not kept, failures first, each with at most `named` of the sentences to look at."""
    for judgement in assessment.failed():
        yield from _held(assessment, judgement, named)


def _held(assessment: Assessment, judgement: Judgement, named: int) -> Iterator[str]:
    yield f"{_MARKS[judgement.outcome]} {visible(f'{judgement.rule}: {judgement.message}')}"
    if judgement.outcome is not Outcome.PASS:
        yield from _named(assessment, judgement, named)


def _named(assessment: Assessment, judgement: Judgement, most: int) -> Iterator[str]:
    for number in judgement.pairs[:most]:
        pair = assessment.pairs[number]
        fidelity = "" if pair.score is None else f" ({pair.score.fidelity:.0f})"
        place = assessment.files.of_target(pair)
        where = f", line {place.line}" if place else ""
        worst = max(standing_of(pair), key=lambda finding: finding.severity.rank, default=None)
        why = "" if worst is None else f" – {said(worst)}"
        yield f"    pair {number}{where}{fidelity}: “{excerpt(pair, 60)}”{why}"
    if len(judgement.pairs) > most:
        yield f"    … and {len(judgement.pairs) - most} more"
