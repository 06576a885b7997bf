"""`alignpost export`: a project or any pairs file becomes another format."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import json_data, say

__all__ = ["command"]


@click.command(name="export")
@click.argument("project", type=options.text_path)
@click.argument("out", type=options.text_path)
@options.json_flag
def command(project: Path, out: Path, as_json: bool) -> None:
    """Write the pairs of PROJECT to OUT; the suffix decides: .tmx, .tsv, .jsonl, .links, .ladder, .ces or .alignment.

    A translation memory takes the pairs that have both sides, are kept and are not rejected; the other formats
    take all.
    """
    from alignpost import api

    written = api.write(api.read(project), out)
    say(f"{out}: {written.summary()}")
    if as_json:
        json_data({"output": str(out), "units": written.units, "left_out": written.left_out})
