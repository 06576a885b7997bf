"""The pairs side by side as plain text, for pipes, logs and terminals without a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from itertools import zip_longest

from alignpost.model import Bitext, Finding, Pair, Severity, Status
from alignpost.report.columns import cell_width, wrap
from alignpost.score import Metrics, mean_fidelity
from alignpost.visible import counted, visible

__all__ = ["table"]

MARKS = {Status.UNREVIEWED: "○", Status.ACCEPTED: "●", Status.NEEDS_WORK: "◐", Status.REJECTED: "✕"}
_PREFIX = len("1234 ○  100  1.00  ")


def table(bitext: Bitext, metrics: Metrics | None = None, width: int | None = None) -> str:
    """Every pair with its status, fidelity, confidence and findings, then the mean and the signature.

    Args:
        bitext: the pairs; those without a score show a dash.
        metrics: figures against a reference, added below.
        width: cells a line; by default the terminal's, 120 where there is none.
    """
    width = width or shutil.get_terminal_size((120, 24)).columns
    column = max(20, (width - _PREFIX - 3) // 2)
    lines = [f"{'':>4}    fid  conf  {bitext.source.lang:<{column}} │ {bitext.target.lang}"]
    for pair in bitext.pairs:
        lines += _row(pair, column)
    return "\n".join([*lines, "", *_summary(bitext, metrics)])


def _row(pair: Pair, column: int) -> Iterator[str]:
    fidelity = f"{pair.score.fidelity:4.0f}" if pair.score else "   –"
    confidence = f"{pair.bead.confidence:5.2f}" if pair.bead.confidence is not None else "    –"
    prefix = f"{pair.id:>4} {MARKS[pair.status]} {fidelity} {confidence}  "
    sides = (wrap(visible(pair.source), column), wrap(visible(pair.target), column))
    for left, right in zip_longest(*sides, fillvalue=""):
        yield f"{prefix}{left}{' ' * (column - cell_width(left))} │ {right}".rstrip(" ")
        prefix = " " * _PREFIX
    for finding in pair.score.findings if pair.score else ():
        yield from _finding(finding, 2 * column + 3)


def _finding(finding: Finding, width: int) -> Iterator[str]:
    bullet = f"{' ' * (_PREFIX - 2)}{'▲' if finding.severity.rank >= Severity.MAJOR.rank else '△'} "
    for line in wrap(visible(f"{finding.severity.value} {finding.check}: {finding.message}"), width):
        yield bullet + line
        bullet = " " * _PREFIX


def _summary(bitext: Bitext, metrics: Metrics | None) -> Iterator[str]:
    both = sum(1 for pair in bitext.pairs if pair.source and pair.target)
    yield f"{counted(len(bitext.pairs), 'pair')}, {both} with both sides; fidelity {mean_fidelity(bitext.pairs):.1f}"
    for metric in metrics.corpus if metrics else ():
        yield f"{metric.name} {metric.score:.1f}  {metric.signature}"
    if bitext.signature:
        yield visible(bitext.signature)
