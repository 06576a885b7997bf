"""`alignpost review`: the screen; without a terminal the same pairs as a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from alignpost.cli import options
from alignpost.cli.output import progress
from alignpost.cli.pipeline import Reading, print_pairs, reading, say_if_unrelated
from alignpost.errors import OutputError, ProjectError, UsageError
from alignpost.progress import Progress

if TYPE_CHECKING:
    from alignpost.store import Project

__all__ = ["command"]

Texts: TypeAlias = tuple[Path, Path, Reading]
"""Source, target, and how they are read."""


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
    on_screen = not as_json and _on_terminal()
    if len(files) == 1:
        _review_project(files[0], None, on_screen, as_json)
        return
    source, target = files
    kept = output or _beside(source, target)
    if kept.exists():
        _review_project(kept, (source, target, reading), on_screen, as_json)
    elif on_screen:
        _prepare_on_screen(kept, source, target, reading)
    else:
        with progress() as shown:
            bitext = reading.bitext(source, target, shown)
        say_if_unrelated(bitext)
        print_pairs(bitext, (source, target), as_json)


def _on_terminal() -> bool:
    return all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))


def _beside(source: Path, target: Path) -> Path:
    return source.with_name(f"{source.stem}+{target.stem}.alignpost")


def _review_project(path: Path, texts: Texts | None, on_screen: bool, as_json: bool) -> None:
    from alignpost.store import Project

    with Project.open(path) as project:
        if texts is not None:
            _refuse_other_texts(project, *texts)
        if on_screen:
            from alignpost.review import run

            run(project)
        else:
            print_pairs(project.bitext(), (path, path), as_json)


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


def _refuse_other_texts(project: Project, source: Path, target: Path, reading: Reading) -> None:
    """A project made from earlier versions of the texts must not be taken for one of these."""
    from alignpost.documents import read_document

    bitext = project.bitext()
    for path, lang, side in (
        (source, reading.source_lang, bitext.source),
        (target, reading.target_lang, bitext.target),
    ):
        if read_document(path, lang).text != side.document.text:
            raise ProjectError(
                f"was made from another version of {path.name}; open it by itself with `alignpost review {project.path}`, "
                "or give -o a new name",
                path=project.path,
            )
