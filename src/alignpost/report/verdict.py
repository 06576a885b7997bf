"""The verdict in lines of plain text: every limit with its figure, and below a failed one the sentences to look at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import Final

from alignpost.gate import Judgement, Outcome
from alignpost.report.assessment import Assessment
from alignpost.report.words import OUTCOME_WORDS, excerpt, gravest, said
from alignpost.score.dismissals import standing_of
from alignpost.visible import counted, figure, visible

__all__ = ["failed_lines", "verdict_lines"]

_MARKS: Final = {Outcome.PASS: "✓", Outcome.INVESTIGATE: "!", Outcome.FAIL: "✕"}
_NAMED: Final = 10
"""Pairs that are quoted below one limit."""


def verdict_lines(assessment: Assessment) -> Iterator[str]:
    """Nothing where no limit was set."""
    verdict = assessment.verdict
    if not verdict.judgements:
        return
    yield from _held(assessment, verdict.judgements, _NAMED)
    yield f"{visible(assessment.files.name)}: {OUTCOME_WORDS[verdict.outcome]}"


def failed_lines(assessment: Assessment, named: int) -> Iterator[str]:
    """The limits that are not kept, failures first, each with at most `named` of the sentences to look at."""
    yield from _held(assessment, assessment.failed(), named)


def _held(assessment: Assessment, judgements: Iterable[Judgement], named: int) -> Iterator[str]:
    known: set[int] = set()
    for judgement in judgements:
        yield f"{_MARKS[judgement.outcome]} {visible(f'{judgement.rule}: {judgement.message}')}"
        if judgement.outcome is not Outcome.PASS:
            yield from _named(assessment, judgement, named, known)
            known.update(judgement.pairs)


def _named(assessment: Assessment, judgement: Judgement, most: int, known: Set[int]) -> Iterator[str]:
    """The sentences that no limit before has told of, and how many are left."""
    fresh = [number for number in judgement.pairs if number not in known]
    if len(fresh) < len(judgement.pairs):
        yield f"    {counted(len(judgement.pairs) - len(fresh), 'pair')} told of above"
    for number in fresh[:most]:
        pair = assessment.pairs[number]
        fidelity = "" if pair.score is None else f", fidelity {figure(pair.score.fidelity, 0)}"
        place = assessment.files.of_target(pair)
        where = f", line {place.line}" if place else ""
        worst = gravest(standing_of(pair))
        why = "" if worst is None else f" – {said(worst)}"
        yield f"    pair {number}{where}{fidelity}: “{excerpt(pair, 60)}”{why}"
    if len(fresh) > most:
        yield f"    … and {len(fresh) - most} more"
