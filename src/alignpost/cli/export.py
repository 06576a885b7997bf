"""`alignpost export`: a project or any pairs file becomes another format."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.cli.choosing import choosing, report, written
from alignpost.errors import UsageError

if TYPE_CHECKING:
    from alignpost.formats.choice import Choice

__all__ = ["command"]


@click.command(name="export")
@click.argument("project", type=options.text_path)
@click.argument("out", type=options.output_path)
@click.option("--to", "to_format", metavar="FORMAT", help="Format of OUT where its suffix does not say it.")
@options.choice_of_languages
@choosing
@options.json_flag
def command(
    *,
    project: Path,
    out: Path,
    to_format: str | None,
    source_lang: str | None,
    target_lang: str | None,
    choice: Choice,
    as_json: bool,
) -> None:
    """Write the pairs of PROJECT to OUT.

    The suffix decides: .tmx, .xlf, .xliff, .po, .tsv, .csv, .xlsx, .jsonl, .mqm.tsv, or .links, .ladder, .ces and
    .alignment, which hold no texts. A translation memory takes the pairs that have both sides, are kept and are not
    rejected, PO all that have both sides; the other formats take all. A file that is there is replaced. OUT may be
    -, standard output, with --to.
    """
    from alignpost import api
    from alignpost.formats.conversion import Conversion

    if api.is_project(out):
        raise UsageError(
            "is a name for a project; `alignpost convert` makes one of a file of pairs", path=out
        )
    how = Conversion(
        source_lang=source_lang,
        target_lang=target_lang,
        to_format=to_format,
        choice=choice,
        fallback=("en", "fr"),
    )
    report(out, written(project, out, how), as_json)
