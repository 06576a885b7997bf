"""`alignpost review`: the screen, in the terminal or a browser, or line by line; without a terminal a table of the pairs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import click

from alignpost.cli import options
from alignpost.cli.output import lines, progress, say
from alignpost.cli.pipeline import Reading, print_pairs, reading, say_if_unrelated
from alignpost.errors import OutputError, ProjectError, UsageError
from alignpost.progress import Progress

if TYPE_CHECKING:
    from alignpost.cli.judging import Judging
    from alignpost.store import Project

__all__ = ["command"]

Texts: TypeAlias = tuple[Path, Path, Reading]
"""Source, target, and how they are read."""


class _Way(Enum):
    """How the pairs are shown."""

    SCREEN = "screen"
    PLAIN = "plain"
    WEB = "web"
    TABLE = "table"


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
@click.option(
    "--plain", is_flag=True, help="Line by line, for screen readers and pipes; ? lists the commands."
)
@click.option(
    "--web",
    is_flag=True,
    help="In a browser on this machine (extra “web”). There is no password: whoever has an account here can decide.",
)
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="PORT",
    default=8000,
    show_default=True,
    help="Where --web listens.",
)
def command(
    files: tuple[Path, ...],
    reading: Reading,
    output: Path | None,
    as_json: bool,
    plain: bool,
    web: bool,
    port: int,
) -> None:
    """Open a PROJECT, or align SOURCE and TARGET and review the pairs.

    Every decision is saved the moment it is made; opening the same texts again goes on where you stopped.
    Where standard input or output is no terminal, or with --json, the aligned pairs are printed with their scores
    instead.
    """
    if len(files) > 2:
        raise UsageError("give one project, or a source and a target text")
    asked = [way for way, said in ((_Way.PLAIN, plain), (_Way.WEB, web), (_Way.TABLE, as_json)) if said]
    if len(asked) > 1:
        raise UsageError("--plain, --web and --json exclude each other")
    way = asked[0] if asked else _by_the_terminal()
    if way is _Way.WEB and reading.judging.standard.terms is not None:
        raise UsageError(
            "--web starts another program, which cannot read a glossary from a pipe; write it to a file"
        )
    if len(files) == 1:
        _refuse_what_is_no_project(files[0])
        _review_project(files[0], None, way, port, reading.judging)
        return
    source, target = files
    kept = output or _beside(source, target)
    if kept.exists():
        _review_project(kept, (source, target, reading), way, port, reading.judging)
    elif way is _Way.SCREEN:
        _prepare_on_screen(kept, source, target, reading)
    else:
        with progress() as shown:
            bitext = reading.bitext(source, target, shown)
        say_if_unrelated(bitext)
        if way is _Way.TABLE:
            print_pairs(bitext, (source, target), as_json)
            return
        from alignpost.store import Project

        _check_place(kept)
        Project.create(kept, bitext, reading.remembered).close()
        _review_project(kept, None, way, port, reading.judging)


def _refuse_what_is_no_project(path: Path) -> None:
    """Whoever names a memory, or one text of two, should hear how it becomes a project."""
    from alignpost.api import PROJECT_SUFFIX

    if path.suffix.lower() in ("", PROJECT_SUFFIX) or not path.is_file():
        return
    from alignpost.formats import suffixes

    if path.name.lower().endswith(suffixes()):
        project = path.with_suffix(PROJECT_SUFFIX).name
        raise UsageError(
            f"is no project; make one of it with `alignpost convert {path.name} {project}`", path=path
        )
    from alignpost.documents import open_bytes
    from alignpost.store.connection import MAGIC

    with open_bytes(path) as stream:
        text = stream.read(len(MAGIC)) != MAGIC
    if text:
        raise UsageError(
            f"is no project; a text is reviewed beside its translation: `alignpost review {path.name} TARGET`",
            path=path,
        )


def _by_the_terminal() -> _Way:
    """The screen where there is one: a terminal, or the browser that --web started this program for."""
    streams = (sys.stdin, sys.stdout)
    seen = "TEXTUAL_DRIVER" in os.environ or all(stream is not None and stream.isatty() for stream in streams)
    return _Way.SCREEN if seen else _Way.TABLE


def _beside(source: Path, target: Path) -> Path:
    return source.with_name(f"{source.stem}+{target.stem}.alignpost")


def _review_project(path: Path, texts: Texts | None, way: _Way, port: int, judging: Judging) -> None:
    from alignpost import review
    from alignpost.store import Project

    with Project.open(path) as project:
        if texts is not None:
            _refuse_other_texts(project, *texts)
        if way is _Way.SCREEN:
            review.run(project, judging.standard)
        elif way is _Way.PLAIN:
            review.run_plain(project, _typed(), lines, judging.standard)
        elif way is _Way.TABLE:
            print_pairs(project.bitext(), (path, path), click.get_current_context().params["as_json"])
    if way is _Way.WEB:
        review.serve([str(path), *_said()], port, say)


def _said() -> list[str]:
    """The options by which this command line says how to judge, for the program behind the browser."""
    said = click.get_current_context().params
    return [
        word
        for name in ("config", "profile", "glossary")
        if said[name]
        for word in (f"--{name}", str(said[name]))
    ]


def _typed() -> Iterator[str]:
    """The lines of standard input, each asked for by a `>` where somebody types them."""
    asked = sys.stdin.isatty()
    while True:
        if asked:
            click.echo("> ", nl=False, err=True)
        line = sys.stdin.readline()
        if not line:
            return
        yield line


def _prepare_on_screen(kept: Path, source: Path, target: Path, reading: Reading) -> None:
    from alignpost.review import run_with
    from alignpost.store import Project

    _check_place(kept)

    def prepare(shown: Progress) -> Project:
        return Project.create(kept, reading.bitext(source, target, shown), reading.remembered)

    run_with(prepare, reading.judging.standard)


def _check_place(kept: Path) -> None:
    from alignpost.api import check_output

    try:
        check_output(kept)
    except OutputError as error:
        raise OutputError(
            f"{error.message}; say with -o where the review is to be kept", path=error.path
        ) from error


def _refuse_other_texts(project: Project, source: Path, target: Path, reading: Reading) -> None:
    """A project made from earlier versions of the texts must not be taken for one of these."""
    from shlex import quote

    from alignpost.documents import read_document

    sides = (("source", source, reading.source_lang), ("target", target, reading.target_lang))
    other = [
        (side, path)
        for (side, path, lang), known in zip(sides, project.documents(), strict=True)
        if read_document(path, lang).text != known.document.text
    ]
    if other:
        names = " and ".join(path.name for _, path in other)
        said = " ".join(f"--{side} {quote(str(path))}" for side, path in other)
        here = quote(str(project.path))
        raise ProjectError(
            f"was made from another version of {names}; `alignpost revise {here} {said}` goes on with the new one and keeps"
            f" what was decided, `alignpost review {here}` with the old one, and -o with a new name begins another review",
            path=project.path,
        )
