"""The pairs side by side as plain text, for pipes, logs and terminals without a screen."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from itertools import groupby, zip_longest

from alignpost.gate.measures import Measures
from alignpost.model import Bitext, Finding, Pair, Severity, Status
from alignpost.report.columns import cell_width, wrap
from alignpost.report.words import STATUS_MARKS, excerpt, gravest
from alignpost.report.worst import said_of_others, worst_first
from alignpost.score import Metrics
from alignpost.score.checks.empty import Surplus, blank
from alignpost.score.dismissals import standing_of
from alignpost.visible import counted, figure, visible

__all__ = ["table"]

_PREFIX = len("1234 ○  100  1.00  ")
_BULLET = _PREFIX - 2
_FOLDED_FROM = 3
"""Sentences in a row from which one line tells of all."""


def table(
    bitext: Bitext,
    metrics: Metrics | None = None,
    width: int | None = None,
    *,
    folded: bool = False,
    worst: int | None = None,
) -> str:
    """Every pair with its status, fidelity, confidence and findings, then the mean and the signature.

    Args:
        bitext: the pairs; those without a score show a dash.
        metrics: figures against a reference and those of scorers, added below.
        width: cells a line; by default the terminal's, 120 where there is none.
        folded: whether sentences in a row that only the target has, as in an article around the translation, are
            one line.
        worst: how many pairs are shown, the worst first, with a line on the others; None for all, in their order.
    """
    width = width or shutil.get_terminal_size((120, 24)).columns
    column = max(20, (width - _PREFIX - 3) // 2)
    lines = [f"{'':>4}    fid  conf  {bitext.source.lang:<{column}} │ {bitext.target.lang}"]
    pairs, others = (bitext.pairs, ()) if worst is None else worst_first(bitext, worst)
    for alone, together in groupby(pairs, _only_target):
        run = list(together)
        if folded and alone and len(run) >= _FOLDED_FROM:
            lines += _fold(run, 2 * column + 3)
        else:
            lines += [line for pair in run for line in _row(pair, column)]
    lines += ["", said_of_others(others)] if others else []
    return "\n".join([*lines, "", *_summary(bitext, metrics)])


def _only_target(pair: Pair) -> bool:
    """Whether all there is to say of a pair is that only the target has it, and nobody has dealt with it."""
    untouched = pair.status is Status.UNREVIEWED and pair.keep
    if not untouched or blank(pair.target) or not blank(pair.source):
        return False
    return all(finding.check == Surplus.id for finding in standing_of(pair))


def _fold(run: Sequence[Pair], width: int) -> Iterator[str]:
    worst = gravest(finding for pair in run for finding in standing_of(pair))
    sentences = sum(max(1, len(pair.bead.target)) for pair in run)
    told = f"{counted(sentences, 'sentence')} that only the target has, from “{excerpt(run[0], 30)}” on"
    if worst is None:
        first, *rest = _said(Severity.NEUTRAL, told, width)
    else:
        first, *rest = _said(worst.severity, f"{worst.severity.value} {worst.check}: {told}", width)
    yield f"{run[0].id:>4} to {run[-1].id}".ljust(_BULLET) + first[_BULLET:]
    yield from rest


def _row(pair: Pair, column: int) -> Iterator[str]:
    fidelity = f"{figure(pair.score.fidelity, 0):>4}" if pair.score else "   –"
    confidence = f"{pair.bead.confidence:5.2f}" if pair.bead.confidence is not None else "    –"
    prefix = f"{pair.id:>4} {STATUS_MARKS[pair.status]} {fidelity} {confidence}  "
    sides = (wrap(visible(pair.source), column), wrap(visible(pair.target), column))
    for left, right in zip_longest(*sides, fillvalue=""):
        yield f"{prefix}{left}{' ' * (column - cell_width(left))} │ {right}".rstrip(" ")
        prefix = " " * _PREFIX
    for finding in standing_of(pair):
        yield from _finding(finding, 2 * column + 3)


def _finding(finding: Finding, width: int) -> Iterator[str]:
    yield from _said(finding.severity, f"{finding.severity.value} {finding.check}: {finding.message}", width)


def _said(severity: Severity, words: str, width: int) -> Iterator[str]:
    bullet = f"{' ' * _BULLET}{severity.mark} "
    for line in wrap(visible(words), width):
        yield bullet + line
        bullet = " " * _PREFIX


def _summary(bitext: Bitext, metrics: Metrics | None) -> Iterator[str]:
    measures = Measures(bitext)
    counts = f"{counted(len(measures.pairs), 'pair')}, {len(measures.aligned)} with both sides"
    dropped = len(bitext.pairs) - len(measures.pairs)
    beside = f"; {dropped:,} dropped and not counted" if dropped else ""
    yield f"{counts}; fidelity {figure(measures.mean, 1)}{beside}"
    for metric in metrics.corpus if metrics else ():
        yield f"{metric.name} {metric.shown}  {metric.signature}"
    if bitext.signature:
        yield visible(bitext.signature)
