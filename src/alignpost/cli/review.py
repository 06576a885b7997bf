"""`alignpost review`: the screen; without a terminal the same pairs as a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.cli.output import data, progress
from alignpost.cli.pipeline import Reading, reading
from alignpost.errors import ProjectError, UsageError
from alignpost.progress import Progress

if TYPE_CHECKING:
    from alignpost.model import Bitext
    from alignpost.store import Project

__all__ = ["command"]


@click.command(name="review")
@click.argument("files", nargs=-1, required=True, type=options.text_path, metavar="PROJECT | SOURCE TARGET")
@reading
@click.option(
    "-o",
    "--output",
    type=options.text_path,
    metavar="PROJECT",
    help="Where the review of two texts is kept; by default SOURCE+TARGET.alignpost beside SOURCE.",
)
def command(files: tuple[Path, ...], reading: Reading, output: Path | None) -> None:
    """Open a PROJECT, or align SOURCE and TARGET and review the pairs.

    Every decision is saved the moment it is made; opening the same texts again goes on where you stopped.
    Where standard input or output is no terminal, the aligned pairs are printed with their scores instead.
    """
    if len(files) > 2:
        raise UsageError("give one project, or a source and a target text")
    interactive = sys.stdin.isatty() and sys.stdout.isatty()
    if len(files) == 1:
        _review_project(files[0], interactive)
        return
    source, target = files
    kept = output or _beside(source, target)
    if kept.exists():
        _refuse_other_texts(kept, source, target, reading)
        _review_project(kept, interactive)
    elif interactive:
        _prepare_on_screen(kept, source, target, reading)
    else:
        with progress() as shown:
            _print(reading.bitext(source, target, shown))


def _beside(source: Path, target: Path) -> Path:
    return source.with_name(f"{source.stem}+{target.stem}.alignpost")


def _review_project(path: Path, interactive: bool) -> None:
    from alignpost.store import Project

    with Project.open(path) as project:
        if interactive:
            from alignpost.review import run

            run(project)
        else:
            _print(project.bitext())


def _prepare_on_screen(kept: Path, source: Path, target: Path, reading: Reading) -> None:
    from alignpost.api import check_output
    from alignpost.review import run_with
    from alignpost.store import Project

    check_output(kept)

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


def _print(bitext: Bitext) -> None:
    from alignpost.report.table import table

    data(table(bitext))
