"""Markdown, as GitHub and GitLab show it: the verdict, the figures, and the pairs that need a look.

Servers refuse a text that is too long, all of it; so a report that would be keeps its figures and its gravest pairs,
and says how many it left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from alignpost.gate import Judgement, Measures, Outcome
from alignpost.model import Finding, Pair
from alignpost.report.assessment import Assessment, Unscored
from alignpost.report.words import OUTCOME_WORDS, said, silence
from alignpost.score.dismissals import standing_of
from alignpost.visible import counted, figure, visible

__all__ = ["COMMENT_BYTES", "SUMMARY_BYTES", "markdown_report"]

COMMENT_BYTES: Final = 65_000
"""What fits into a comment on a pull request: GitHub takes 65,536 characters."""
SUMMARY_BYTES: Final = 1_000_000
"""What fits into a step's summary: GitHub Actions takes 1,024 KiB, and drops a longer one whole."""

_CUT: Final = "{} did not fit in here; the JSON report has everything."
_MARKS = {Outcome.PASS: "✅", Outcome.INVESTIGATE: "⚠️", Outcome.FAIL: "❌"}
_SPECIAL = re.compile(r"([\\`*_{}\[\]<>|#~!&@])")


class _Line(NamedTuple):
    text: str
    weight: int = 5
    """Where not all fit, the heaviest are kept, of equal ones the first."""


def markdown_report(
    *assessments: Assessment, unscored: Sequence[Unscored] = (), most_bytes: int = COMMENT_BYTES
) -> str:
    """The report of one file, or of several: then a table of all comes first; ends in a line feed.

    Args:
        assessments: of each file.
        unscored: files that could not be scored.
        most_bytes: of UTF-8 that the report may have.
    """
    several = len(assessments) + len(unscored) > 1
    parts = [_overview(assessments, unscored)] if several or unscored else []
    parts += [_lines(a) for a in assessments if not several or a.verdict.outcome is not Outcome.PASS]
    lines = [line for part in parts for line in (*part, _Line(""))]
    return "".join(f"{line}\n" for line in _fitting(lines[:-1], most_bytes))


def _fitting(lines: Sequence[_Line], most_bytes: int) -> Iterator[str]:
    sizes = [len(line.text.encode("utf-8", "backslashreplace")) + 1 for line in lines]
    if sum(sizes) <= most_bytes:
        yield from (line.text for line in lines)
        return
    room = most_bytes - len(_CUT.encode()) - 20
    kept = set()
    for number in sorted(range(len(lines)), key=lambda n: (-lines[n].weight, n)):
        if sizes[number] <= room:
            kept.add(number)
            room -= sizes[number]
    yield from (lines[number].text for number in sorted(kept))
    yield from ("", _CUT.format(counted(len(lines) - len(kept), "line")))


def _overview(assessments: Sequence[Assessment], unscored: Sequence[Unscored]) -> Iterator[_Line]:
    """All files in a table; below it come those alone that did not pass."""
    worst = max((a.verdict.outcome for a in assessments), key=lambda o: o.rank, default=Outcome.PASS)
    worst = Outcome.FAIL if unscored else worst
    title = f"## {_MARKS[worst]} {counted(len(assessments) + len(unscored), 'file')}: {OUTCOME_WORDS[worst]}"
    yield from map(_Line, (title, "", "| file | outcome | fidelity |", "|---|---|---|"))
    for file in unscored:
        yield _Line(f"| {_plain(file.name)} | {_MARKS[Outcome.FAIL]} {_plain(file.error)} | – |")
    for assessment in assessments:
        outcome = assessment.verdict.outcome
        fidelity = Measures(assessment.bitext).mean
        row = (
            f"| {_plain(assessment.files.name)} | {_MARKS[outcome]} {outcome.value} | {figure(fidelity, 1)} |"
        )
        yield _Line(row, 0 if outcome is Outcome.PASS else 4)


def _lines(assessment: Assessment) -> Iterator[_Line]:
    verdict = assessment.verdict
    yield from map(_Line, _head(assessment))
    if verdict.judgements:
        yield from map(_Line, ("", "| limit | outcome | what was measured | pairs |", "|---|---|---|---|"))
        yield from map(_Line, map(_judgement, verdict.judgements))
    found = [(pair, list(standing_of(pair))) for pair in assessment.bitext.pairs if pair.keep]
    if any(findings for _, findings in found):
        head = ("", "| pair | fidelity | source | target | findings |", "|---|---|---|---|---|")
        yield from map(_Line, head)
        yield from (_pair(pair, findings) for pair, findings in found if findings)
    for told in (silence(assessment.bitext), assessment.bitext.signature):
        if told:
            yield from map(_Line, ("", f"<sub>{_plain(told)}</sub>"))


def _head(assessment: Assessment) -> Iterator[str]:
    outcome, measures = assessment.verdict.outcome, Measures(assessment.bitext)
    yield f"## {_MARKS[outcome]} {_plain(assessment.files.name)}: {OUTCOME_WORDS[outcome]}"
    yield ""
    yield (
        f"Fidelity **{figure(measures.mean, 1)}**, {counted(len(measures.pairs), 'pair')}, "
        f"{measures.unaligned_share:.1%} of the words in unaligned sentences."
    )
    for metric in assessment.metrics.corpus if assessment.metrics else ():
        yield f"{_plain(metric.name)} **{metric.shown}** ({_plain(metric.signature)})."


def _judgement(judgement: Judgement) -> str:
    pairs = ", ".join(map(str, judgement.pairs[:20])) + (" …" if len(judgement.pairs) > 20 else "")
    mark = f"{_MARKS[judgement.outcome]} {judgement.outcome.value}"
    return f"| {_plain(judgement.rule)} | {mark} | {_plain(judgement.message)} | {pairs} |"


def _pair(pair: Pair, findings: list[Finding]) -> _Line:
    fidelity = "–" if pair.score is None else figure(pair.score.fidelity, 0)
    said_all = "<br>".join(f"**{f.severity.value} {_plain(f.check)}**: {_plain(said(f))}" for f in findings)
    row = f"| {pair.id} | {fidelity} | {_plain(pair.source)} | {_plain(pair.target)} | {said_all} |"
    return _Line(row, max(finding.severity.rank for finding in findings))


def _plain(text: str) -> str:
    """`text` with nothing in it that Markdown or HTML would take for more than text; one line."""
    return _SPECIAL.sub(lambda match: f"&#{ord(match[0])};", visible(text))
