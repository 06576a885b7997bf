"""`alignpost validate`: is a file what its suffix says, and where is it not."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.errors import ExitCode, UsageError
from alignpost.visible import visible

__all__ = ["command"]


@click.command(name="validate")
@click.argument("files", nargs=-1, required=True, type=options.text_path, metavar="FILE…")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@options.json_flag
def command(files: tuple[Path, ...], strict: bool, as_json: bool) -> int:
    """Check the structure of FILE: TMX, XLIFF 1.2 and 2.x, TBX, SRX, PO, TSV, CSV, XLSX, JSONL or links.

    Each problem is one line, `file:line:column: error: what`. The exit code is 1 if there is an error, 3 if a file
    cannot be read at all.
    """
    from alignpost.cli.output import json_data, lines
    from alignpost.formats.validation import validate

    for path in files:
        _refuse_project(path)
    found = [(path, problem) for path in files for problem in validate(path)]
    if as_json:
        json_data([{"file": str(path), **problem.as_object()} for path, problem in found])
    elif found:
        lines("\n".join(f"{visible(str(path))}:{problem}" for path, problem in found))
    failed = any(strict or problem.severity == "error" for _, problem in found)
    return ExitCode.GATE_FAILED if failed else ExitCode.PASS


def _refuse_project(path: Path) -> None:
    from alignpost.api import is_project

    if is_project(path):
        exported = path.with_suffix(".tmx").name
        raise UsageError(
            f"is a project, which is checked whenever it is opened (`alignpost review {path.name}`); to validate what "
            f"others get of it, export it first: `alignpost export {path.name} {exported}`",
            path=path,
        )
