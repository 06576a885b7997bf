"""`alignpost evaluate`: how good an alignment is, measured against links made by hand."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import data, json_data
from alignpost.errors import UsageError

__all__ = ["command"]


@click.command(name="evaluate")
@click.argument("files", nargs=-1, required=True, type=options.text_path, metavar="GOLD TEST [GOLD TEST]...")
@options.json_flag
def command(files: tuple[Path, ...], as_json: bool) -> None:
    """Compare TEST links with GOLD links; several pairs of files are micro-averaged.

    Files are lines such as `[0, 1]:[0]` (vecalign), hunalign ladders, or CES and InterText links; what a file is
    shows from its suffix or its content.

    Strict counts links that are the very same, lax those that share a sentence on both sides, as vecalign defines
    them: precision over every link of TEST, recall over the links of GOLD that have both sides.
    """
    from alignpost.align import evaluate
    from alignpost.formats import read_links

    if len(files) % 2:
        raise UsageError("give the files in pairs: GOLD TEST [GOLD TEST]...")
    result = evaluate([read_links(path) for path in files[::2]], [read_links(path) for path in files[1::2]])
    if as_json:
        json_data(
            {
                name: {"precision": part.precision, "recall": part.recall, "f1": part.f1}
                for name, part in (("strict", result.strict), ("lax", result.lax))
            }
        )
        return
    data("        precision  recall     F1")
    for name, part in (("strict", result.strict), ("lax", result.lax)):
        data(f"{name:6}  {part.precision:9.3f}  {part.recall:6.3f}  {part.f1:5.3f}")
