"""`alignpost review`: the screen; without a terminal the same pairs as a table."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.cli.output import data, progress
from alignpost.cli.pipeline import Texts
from alignpost.errors import ProjectError, UsageError
from alignpost.progress import Progress

if TYPE_CHECKING:
    from alignpost.model import Bitext
    from alignpost.store import Project

__all__ = ["command"]


@click.command(name="review")
@click.argument("files", nargs=-1, required=True, type=options.text_path, metavar="PROJECT | SOURCE TARGET")
@options.languages
@options.segmentation
@options.glossary
@click.option(
    "-o",
    "--output",
    type=options.text_path,
    metavar="PROJECT",
    help="Where the review of two texts is kept; by default SOURCE+TARGET.alignpost beside SOURCE.",
)
def command(
    files: tuple[Path, ...],
    source_lang: str,
    target_lang: str,
    segmented: bool,
    srx: Path | None,
    profile: str,
    abbreviations: Path | None,
    glossary: Path | None,
    output: Path | None,
) -> None:
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
    texts = Texts(
        files[0], files[1], source_lang, target_lang, segmented, srx, profile, abbreviations, glossary
    )
    kept = output or _beside(files[0], files[1])
    if kept.exists():
        _refuse_other_texts(kept, texts)
        _review_project(kept, interactive)
    elif interactive:
        _prepare_on_screen(texts, kept)
    else:
        with progress() as shown:
            _print(texts.bitext(shown))


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


def _prepare_on_screen(texts: Texts, kept: Path) -> None:
    from alignpost.api import check_output
    from alignpost.review import run_with
    from alignpost.store import Project

    check_output(kept)

    def prepare(shown: Progress) -> Project:
        return Project.create(kept, texts.bitext(shown))

    run_with(prepare)


def _refuse_other_texts(kept: Path, texts: Texts) -> None:
    """A project made from earlier versions of the texts must not be taken for one of these."""
    from alignpost.documents import read_document
    from alignpost.store import Project

    with Project.open(kept) as project:
        documents = [side.document for side in (project.bitext().source, project.bitext().target)]
    for path, lang, document in zip(
        (texts.source, texts.target), (texts.source_lang, texts.target_lang), documents, strict=True
    ):
        if read_document(path, lang).text != document.text:
            raise ProjectError(
                f"was made from another version of {path.name}; open it by itself with `alignpost review {kept}`, "
                "or give -o a new name",
                path=kept,
            )


def _print(bitext: Bitext) -> None:
    from alignpost.report.table import table

    data(table(bitext))
