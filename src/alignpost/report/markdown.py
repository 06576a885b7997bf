"""Markdown, as GitHub and GitLab show it: the verdict, the figures, and the pairs that need a look."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from alignpost.gate import Judgement, Measures, Outcome
from alignpost.model import Finding, Pair
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.words import OUTCOME_WORDS, said, silence
from alignpost.score.dismissals import standing_of
from alignpost.visible import counted, figure, visible

__all__ = ["markdown_report"]

_MARKS = {Outcome.PASS: "✅", Outcome.INVESTIGATE: "⚠️", Outcome.FAIL: "❌"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~!&@])")


def markdown_report(*assessments: Assessment, unscored: Sequence[Unscored] = ()) -> str:
    """The report of one file, or of several: then a table of all comes first; ends in a line feed."""
    several = len(assessments) + len(unscored) > 1
    parts = [_overview(assessments, unscored)] if several or unscored else []
    parts += [_lines(a) for a in assessments if not several or a.verdict.outcome is not Outcome.PASS]
    return "\n\n".join("\n".join(lines) for lines in parts) + "\n"


def _overview(assessments: Sequence[Assessment], unscored: Sequence[Unscored]) -> Iterator[str]:
    """All files in a table; below it come those alone that did not pass."""
    worst = max((a.verdict.outcome for a in assessments), key=lambda o: o.rank, default=Outcome.PASS)
    worst = Outcome.FAIL if unscored else worst
    yield f"## {_MARKS[worst]} {counted(len(assessments) + len(unscored), 'file')}: {OUTCOME_WORDS[worst]}"
    yield from ("", "| file | outcome | fidelity |", "|---|---|---|")
    for file in unscored:
        yield f"| {_plain(file.name)} | {_MARKS[Outcome.FAIL]} {_plain(file.error)} | – |"
    for assessment in assessments:
        outcome = assessment.verdict.outcome
        fidelity = Measures(assessment.bitext).mean
        yield f"| {_plain(assessment.files.name)} | {_MARKS[outcome]} {outcome.value} | {figure(fidelity, 1)} |"


def _lines(assessment: Assessment) -> Iterator[str]:
    bitext, verdict = assessment.bitext, assessment.verdict
    measures = Measures(bitext)
    yield f"## {_MARKS[verdict.outcome]} {_plain(assessment.files.name)}: {OUTCOME_WORDS[verdict.outcome]}"
    yield ""
    yield (
        f"Fidelity **{figure(measures.mean, 1)}**, {counted(len(measures.pairs), 'pair')}, "
        f"{measures.unaligned_share:.1%} of the words in unaligned sentences."
    )
    for metric in assessment.metrics.corpus if assessment.metrics else ():
        yield f"{_plain(metric.name)} **{metric.score:.1f}** ({_plain(metric.signature)})."
    if verdict.judgements:
        yield from ("", "| limit | outcome | what was measured | pairs |", "|---|---|---|---|")
        yield from map(_judgement, verdict.judgements)
    found = [(pair, list(standing_of(pair))) for pair in measures.pairs]
    if any(findings for _, findings in found):
        yield from ("", "| pair | fidelity | source | target | findings |", "|---|---|---|---|---|")
        yield from (_pair(pair, findings) for pair, findings in found if findings)
    if told := silence(bitext):
        yield from ("", _plain(told))
    if bitext.signature:
        yield from ("", f"<sub>{_plain(bitext.signature)}</sub>")


def _judgement(judgement: Judgement) -> str:
    pairs = ", ".join(map(str, judgement.pairs[:20])) + (" …" if len(judgement.pairs) > 20 else "")
    mark = f"{_MARKS[judgement.outcome]} {judgement.outcome.value}"
    return f"| {_plain(judgement.rule)} | {mark} | {_plain(judgement.message)} | {pairs} |"


def _pair(pair: Pair, findings: list[Finding]) -> str:
    fidelity = "–" if pair.score is None else figure(pair.score.fidelity, 0)
    said_all = "<br>".join(f"**{f.severity.value} {_plain(f.check)}**: {_plain(said(f))}" for f in findings)
    return f"| {pair.id} | {fidelity} | {_plain(pair.source)} | {_plain(pair.target)} | {said_all} |"


def _plain(text: str) -> str:
    """`text` with nothing in it that Markdown or HTML would take for more than text; one line."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", visible(text))
