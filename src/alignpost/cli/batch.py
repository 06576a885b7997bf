"""`alignpost batch`: many files scored, one verdict."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignpost.cli import options
from alignpost.cli.judging import Judging, judging
from alignpost.cli.limits import joint_limits, scorers_for, thresholds
from alignpost.cli.output import json_data, lines, progress, say
from alignpost.cli.pipeline import model_in
from alignpost.cli.reports import check_places, joint_reports, write_reports
from alignpost.errors import Cancelled, UsageError
from alignpost.visible import counted, figure, visible

if TYPE_CHECKING:
    from alignpost.batch import Result
    from alignpost.gate import Thresholds

__all__ = ["command"]

_NAMED = 5
"""Sentences that are quoted below one limit of one file."""


@click.command(name="batch")
@click.argument("inputs", metavar="FILE…", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    type=options.text_path,
    metavar="FOLDER",
    required=True,
    help="Where the reports go, one JSON a file; a run that was stopped goes on from what is there.",
)
@click.option(
    "--exclude",
    metavar="PATTERN",
    multiple=True,
    help="Leave these files out, by path or by name alone ('*.errors.tsv'); may be given several times.",
)
@click.option(
    "--workers",
    type=click.IntRange(1),
    default=os.cpu_count() or 1,
    show_default="all cores",
    metavar="N",
    help="Local processes.",
)
@click.option("--scheduler", metavar="ADDRESS", help="Use the Dask cluster at this address instead.")
@options.choice_of_languages
@options.model
@judging
@options.scorers
@joint_limits
@joint_reports
@options.json_flag
def command(
    *,
    inputs: tuple[str, ...],
    output: Path,
    exclude: tuple[str, ...],
    workers: int,
    scheduler: str | None,
    source_lang: str | None,
    target_lang: str | None,
    model: Path | None,
    judging: Judging,
    scorers: tuple[str, ...],
    limits: dict[str, Any],
    reports: dict[str, Any],
    as_json: bool,
) -> int:
    """Score every FILE and hold each against the limits.

    FILE is a file of pairs, a pattern in quotes ('**/*.tmx'), or a manifest: a file called NAME.manifest with a file
    of pairs on each line, or a source and a target separated by a tab. The exit code is that of the worst file: 1
    where one fails a limit, 3 where one cannot be read, 4 where a project is damaged or in use.
    """
    from alignpost.batch import Settings, items_of, run_batch

    wanted = thresholds(judging.gate, limits)
    judges = scorers_for(scorers, wanted)
    _refuse_what_is_for_one(judging.gate.file("baseline"), wanted)
    langs = (source_lang or "en", target_lang or "fr")
    settings = Settings(
        source_lang,
        target_lang,
        judging.standard,
        model_in(model, *langs),
        wanted,
        {asked: judge.signature for asked, judge in zip(scorers, judges, strict=True)},
    )
    items = items_of(inputs, exclude)
    listed = [path for item in items for path in {item.source, item.target}]
    check_places(reports, [*map(Path, inputs), *listed, *judging.files])
    judging.standard.refuse_mistakes()
    try:
        with progress() as shown:
            results = run_batch(items, settings, output, workers=workers, scheduler=scheduler, progress=shown)
    except KeyboardInterrupt:
        raise Cancelled(
            "interrupted; the reports of finished files stay, and the same command goes on from there"
        ) from None
    taken = _report(results, reports, taken=as_json)
    if as_json:
        json_data([_row(result) for result in results])
    else:
        told = [line for result in results for line in _lines(result)]
        if taken:
            for line in told:
                say(line)
        else:
            lines("\n".join(told))
    say(_summary(results))
    return max(result.exit_code for result in results)


def _refuse_what_is_for_one(baseline: Path | None, wanted: Thresholds) -> None:
    """Refuse limits of a configuration that compare with a file which only one translation has."""
    for is_there, what, option in (
        (baseline is not None, "baseline", "--baseline"),
        (wanted.needs_references, "a limit on BLEU, chrF, chrF++ or TER", "--reference"),
    ):
        if is_there:
            raise UsageError(
                f"{what} in the table [gate] is for one translation, and batch scores many; leave it out there, "
                f"and compare with: alignpost score {option} FILE"
            )


def _report(results: Sequence[Result], reports: dict[str, Any], *, taken: bool) -> bool:
    """Write the reports on all files together; return whether standard output is taken by one."""
    if not any(reports.values()):
        return taken
    from alignpost.report.assessment import Unscored

    told = [result.assessment() for result in results]
    return write_reports(
        [one for one in told if not isinstance(one, Unscored)],
        reports,
        [one for one in told if isinstance(one, Unscored)],
        taken=taken,
    )


def _row(result: Result) -> dict[str, Any]:
    report = result.report or {}
    return {
        "file": result.item.target.as_posix(),
        "outcome": report.get("outcome"),
        "fidelity": report.get("fidelity"),
        "pairs": len(report["pairs"]) if report else None,
        "failed": [j["rule"] for j in report.get("judgements", ()) if j["outcome"] == "fail"],
        "error": result.error,
        "exit_code": int(result.exit_code),
    }


def _lines(result: Result) -> list[str]:
    """The file in a line, and below it the limits that it does not keep with the sentences to look at."""
    from alignpost.report.assessment import Assessment
    from alignpost.report.verdict import failed_lines

    if result.report is None:
        return [f"!    –  {visible(result.error or '')}"]
    mark = {"pass": "✓", "investigate": "!", "fail": "✕"}[result.report["outcome"]]
    line = f"{mark} {figure(result.report['fidelity'], 1):>5}  {visible(result.item.target.as_posix())}"
    assessment = result.assessment() if result.report["outcome"] != "pass" else None
    if not isinstance(assessment, Assessment):
        return [line]
    return [line, *(f"         {said}" for said in failed_lines(assessment, _NAMED))]


def _summary(results: Sequence[Result]) -> str:
    failed = sum(result.exit_code == 1 for result in results)
    errors = sum(result.error is not None for result in results)
    reused = sum(result.reused for result in results)
    return f"{counted(len(results), 'file')}: {failed} failed, {errors} could not be scored, {reused} taken from an earlier run"
