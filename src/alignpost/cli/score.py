"""`alignpost score`: how faithful the pairs of a file are, why, and whether that is good enough."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from alignpost.cli import options
from alignpost.cli.judging import Judging, judging
from alignpost.cli.limits import limits, scorers_for, thresholds
from alignpost.cli.output import lines, progress, say
from alignpost.cli.pipeline import encoder_in, languages_of, refuse_lone_text, refuse_pairs
from alignpost.cli.references import references_by_line, references_by_source
from alignpost.cli.reports import ReportingCommand, check_places, reports, write_reports
from alignpost.errors import ExitCode, InputError, UsageError
from alignpost.visible import counted

if TYPE_CHECKING:
    from alignpost.encode import Encoder
    from alignpost.gate import Baseline
    from alignpost.model import Bitext
    from alignpost.score import Metrics
    from alignpost.score.scorer import Scorer
    from alignpost.score.standard import Standard

__all__ = ["command"]

_SHORT_BYTES = 1 << 18


@click.command(name="score", cls=ReportingCommand)
@click.argument("inputs", type=options.input_path, metavar="INPUT [TARGET]", nargs=-1, required=True)
@click.option(
    "--reference",
    type=options.text_path,
    metavar="FILE",
    help="Reference translations for BLEU, chrF, chrF++ and TER: one a line, or, where two texts are scored, a text.",
)
@options.scorers
@click.option(
    "--baseline",
    type=options.text_path,
    metavar="FILE",
    help="Fail where pairs, fidelity or metrics are worse than in this file of --update-baseline.",
)
@click.option("--update-baseline", is_flag=True, help="Write the baseline of this run to --baseline FILE.")
@click.option(
    "--worst",
    type=click.IntRange(0),
    metavar="N",
    help="Print the N worst pairs, the worst first, and how the others stand; 0 prints all in their order. By default "
    "all are printed, and the 100 worst of more than 1,000.",
)
@options.choice_of_languages
@options.model
@judging
@limits
@reports
def command(
    *,
    inputs: tuple[Path, ...],
    reference: Path | None,
    scorers: tuple[str, ...],
    baseline: Path | None,
    update_baseline: bool,
    worst: int | None,
    source_lang: str | None,
    target_lang: str | None,
    model: Path | None,
    judging: Judging,
    limits: dict[str, Any],
    reports: dict[str, Any],
) -> int:
    """Score the pairs of INPUT, or of two texts, which are aligned first, and hold them against limits.

    INPUT is a project or any file of pairs that `alignpost convert` knows: TMX, XLIFF, TSV, JSONL … One
    of two texts may be -: standard input, taken as plain text. The exit code is 0 where every limit is kept, 1 where one is not; docs/ci.md explains limits, baseline and reports.
    """
    _spare_threads(inputs)
    from alignpost.cli.languages import say_if_other_languages, say_of_silent_checks
    from alignpost.gate import Outcome, Verdict, judge
    from alignpost.report.assessment import Assessment
    from alignpost.report.places import Files
    from alignpost.report.table import table
    from alignpost.report.verdict import verdict_lines
    from alignpost.report.worst import most_shown

    wanted = thresholds(judging.gate, limits)
    judging = judging.in_project(inputs[0])
    standard = judging.standard
    if reference is None:
        wanted.refuse_references()
    baseline = baseline or judging.gate.file("baseline")
    if update_baseline and baseline is None:
        raise UsageError("--update-baseline needs --baseline FILE, or baseline in the table [gate]")
    written = {"update-baseline": baseline} if update_baseline else {}
    check_places(
        {**reports, **written}, (*inputs, reference, None if update_baseline else baseline, *judging.files)
    )
    before = None if baseline is None or update_baseline else _baseline(baseline)
    judges = scorers_for(scorers, wanted)
    source_lang, target_lang = _languages(inputs, source_lang, target_lang)
    encoder = encoder_in(model, source_lang or "en", target_lang or "fr")
    bitext = _bitext(inputs, source_lang, target_lang, standard, encoder)
    references = None
    if reference is not None and len(inputs) == 1:
        references = references_by_line(reference, bitext, inputs[0])
    elif reference is not None:
        references = references_by_source(reference, bitext, standard.segmentation, encoder)
    say(f"{inputs[-1]}: {counted(len(bitext.pairs), 'pair')}, {bitext.source.lang} → {bitext.target.lang}")
    say_if_other_languages(bitext)
    say_of_silent_checks(bitext)
    with progress() as shown:
        bitext = standard.scored(bitext, shown)
    metrics = _with_scorers(_metrics(bitext, references), bitext, judges)
    verdict = judge(bitext, wanted, metrics)
    if before is not None:
        from alignpost.gate import compare

        compared = compare(bitext, _comparable(before, bitext, standard), references)
        verdict = Verdict((*verdict.judgements, *compared.judgements))
    assessment = Assessment(bitext, Files(inputs[0], inputs[-1], bitext), verdict, metrics)
    if not write_reports([assessment], reports):
        most = most_shown(len(bitext.pairs), worst)
        if most is not None and worst is None:
            say(
                f"the {most} worst pairs are printed; --worst N prints more of them, --worst 0 all in their order"
            )
        lines(table(bitext, metrics, folded=True, worst=most))
        if verdict.judgements:
            lines("\n".join(verdict_lines(assessment)))
    if update_baseline and baseline is not None:
        _write_baseline(bitext, baseline)
    return ExitCode.GATE_FAILED if verdict.outcome is Outcome.FAIL else ExitCode.PASS


def _spare_threads(inputs: tuple[Path, ...]) -> None:
    """Let short texts do without numpy's threads, whose waiting takes a tenth of a second of processor time.

    This works while numpy is not loaded; what the user has set stays.
    """
    if sum(path.stat().st_size for path in inputs if path.is_file()) < _SHORT_BYTES:
        os.environ.setdefault("OPENBLAS_NUM_THREADS", os.environ.get("OMP_NUM_THREADS", "1"))


def _baseline(path: Path) -> Baseline:
    from alignpost.gate import read_baseline

    return read_baseline(path)


def _languages(
    inputs: tuple[Path, ...], source_lang: str | None, target_lang: str | None
) -> tuple[str | None, str | None]:
    """The languages that were said, or that the names of two texts say; a file of pairs may say its own."""
    return languages_of(inputs, source_lang, target_lang) if len(inputs) == 2 else (source_lang, target_lang)


def _bitext(
    inputs: tuple[Path, ...],
    source_lang: str | None,
    target_lang: str | None,
    standard: Standard,
    encoder: Encoder | None,
) -> Bitext:
    from alignpost import api

    if len(inputs) > 2:
        raise UsageError(f"{len(inputs)} files; give one file of pairs, or a source and a target")
    if len(inputs) == 2:
        refuse_pairs(*inputs)
        langs = (source_lang or "en", target_lang or "fr")
        standard.refuse_mistakes(langs)
        with progress() as shown:
            return api.align(
                *inputs,
                source_lang=langs[0],
                target_lang=langs[1],
                profile=standard.segmentation,
                encoder=encoder,
                progress=shown,
            )
    refuse_lone_text(inputs[0])
    standard.refuse_mistakes()
    bitext = api.read(inputs[0], source_lang=source_lang, target_lang=target_lang)
    if not bitext.pairs:
        raise InputError("holds no pair, so there is nothing to score", path=inputs[0])
    return api.with_languages(bitext, source_lang or "en", target_lang or "fr")


def _metrics(bitext: Bitext, references: list[str] | None) -> Metrics | None:
    from alignpost.score import metrics

    kept = [pair.keep for pair in bitext.pairs]
    if references is None or not any(kept):
        return None
    return metrics([pair.target for pair in bitext.pairs], references, bitext.target.lang, kept)


def _with_scorers(metrics: Metrics | None, bitext: Bitext, judges: Sequence[Scorer]) -> Metrics | None:
    """The metrics, and what the scorers say."""
    if not judges:
        return metrics
    from alignpost.score.scorer import measured

    with progress() as shown:
        found = measured(judges, bitext, shown)
    return metrics.beside(found) if metrics and found else metrics or found


def _comparable(before: Baseline, bitext: Bitext, standard: Standard) -> Baseline:
    """The baseline with scores made as those of `bitext`."""
    from alignpost.gate import baseline_of

    langs = (bitext.source.lang, bitext.target.lang)
    if langs != (before.source_lang, before.target_lang):
        raise UsageError(
            f"the baseline is of {before.source_lang} → {before.target_lang}, this is {' → '.join(langs)}; "
            "make it anew with --update-baseline"
        )
    if before.signature == bitext.signature:
        return before
    say("the baseline was scored in another way, so its texts are scored again")
    with progress() as shown:
        return baseline_of(standard.scored(before.bitext(), shown))


def _write_baseline(bitext: Bitext, path: Path) -> None:
    from alignpost.gate import baseline_of, write_baseline

    made = baseline_of(bitext)
    write_baseline(made, path)
    say(f"{path}: a baseline of {counted(len(made.pairs), 'pair')}")
