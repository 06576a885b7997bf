"""`alignpost review`: the screen; without a terminal the same pairs as a table."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from alignpost.cli import options
from alignpost.cli.output import data, json_data, progress
from alignpost.cli.pipeline import Reading, reading
from alignpost.errors import OutputError, ProjectError, UsageError
from alignpost.model import Bitext
from alignpost.progress import Progress

if TYPE_CHECKING:
    from alignpost.store import Project

__all__ = ["command"]

Show: TypeAlias = Callable[[Bitext], None]
"""Prints the pairs where there is no screen."""


@click.command(name="review")
@click.argument("files", nargs=-1, required=True, type=options.text_path, metavar="PROJECT | SOURCE TARGET")
@reading
@options.json_flag
@click.option(
    "-o",
    "--output",
    type=options.text_path,
    metavar="PROJECT",
    help="Where the review of two texts is kept; by default SOURCE+TARGET.alignpost beside SOURCE.",
)
def command(files: tuple[Path, ...], reading: Reading, output: Path | None, as_json: bool) -> None:
    """Open a PROJECT, or align SOURCE and TARGET and review the pairs.

    Every decision is saved the moment it is made; opening the same texts again goes on where you stopped.
    Where standard input or output is no terminal, or with --json, the aligned pairs are printed with their scores
    instead.
    """
    if len(files) > 2:
        raise UsageError("give one project, or a source and a target text")
    show = _print_json if as_json else None if _on_terminal() else _print_table
    if len(files) == 1:
        _review_project(files[0], show)
        return
    source, target = files
    kept = output or _beside(source, target)
    if kept.exists():
        _refuse_other_texts(kept, source, target, reading)
        _review_project(kept, show)
    elif show is None:
        _prepare_on_screen(kept, source, target, reading)
    else:
        with progress() as shown:
            bitext = reading.bitext(source, target, shown)
        show(bitext)


def _on_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _beside(source: Path, target: Path) -> Path:
    return source.with_name(f"{source.stem}+{target.stem}.alignpost")


def _review_project(path: Path, show: Show | None) -> None:
    from alignpost.store import Project

    with Project.open(path) as project:
        if show is None:
            from alignpost.review import run

            run(project)
        else:
            show(project.bitext())


def _prepare_on_screen(kept: Path, source: Path, target: Path, reading: Reading) -> None:
    from alignpost.api import check_output
    from alignpost.review import run_with
    from alignpost.store import Project

    try:
        check_output(kept)
    except OutputError as error:
        raise OutputError(
            f"{error.message}; say with -o where the review is to be kept", path=error.path
        ) from error

    def prepare(shown: Progress) -> Project:
        return Project.create(kept, reading.bitext(source, target, shown))

    run_with(prepare)


def _refuse_other_texts(kept: Path, source: Path, target: Path, reading: Reading) -> None:
    """A project made from earlier versions of the texts must not be taken for one of these."""
    from alignpost.documents import read_document
    from alignpost.store import Project

    with Project.open(kept) as project:
        bitext = project.bitext()
    for path, lang, side in (
        (source, reading.source_lang, bitext.source),
        (target, reading.target_lang, bitext.target),
    ):
        if read_document(path, lang).text != side.document.text:
            raise ProjectError(
                f"was made from another version of {path.name}; open it by itself with `alignpost review {kept}`, "
                "or give -o a new name",
                path=kept,
            )


def _print_table(bitext: Bitext) -> None:
    from alignpost.report.table import table

    data(table(bitext))


def _print_json(bitext: Bitext) -> None:
    from alignpost.report.json import score_report

    json_data(score_report(bitext))
