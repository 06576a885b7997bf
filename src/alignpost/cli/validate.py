"""`alignpost validate`: is a file what its suffix says, and where is it not."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.errors import AlignPostError, ExitCode, UsageError
from alignpost.visible import visible

if TYPE_CHECKING:
    from alignpost.formats.validation import Problem

__all__ = ["command"]


@click.command(name="validate")
@click.argument("files", nargs=-1, required=True, type=options.text_path, metavar="FILE…")
@click.option("--strict", is_flag=True, help="Count warnings as errors.")
@options.json_flag
def command(files: tuple[Path, ...], strict: bool, as_json: bool) -> int:
    """Check the structure of FILE: TMX, XLIFF 1.2 and 2.x, TBX, SRX, PO, TSV, CSV, XLSX, JSONL or links.

    Each problem is one line, `file:line:column: error: what`. The exit code is 1 if there is an error, 3 if a file
    cannot be read at all, 2 if it is none that can be checked; of several files the worst is told.
    """
    from alignpost.cli.output import json_data, lines, say

    found: list[tuple[Path, Problem]] = []
    unchecked: list[tuple[Path, AlignPostError]] = []
    for path in files:
        try:
            found += [(path, problem) for problem in _problems(path)]
        except AlignPostError as error:
            say(f"alignpost: {error}")
            unchecked.append((path, error))
    if as_json:
        rows = [{"file": str(path), **problem.as_object()} for path, problem in found]
        json_data(rows + [{"file": str(path), **_as_object(error)} for path, error in unchecked])
    elif found:
        lines("\n".join(f"{visible(str(path))}:{problem}" for path, problem in found))
    failed = any(strict or problem.severity == "error" for _, problem in found)
    codes = [error.exit_code for _, error in unchecked]
    return max([ExitCode.GATE_FAILED if failed else ExitCode.PASS, *codes])


def _as_object(error: AlignPostError) -> dict[str, object]:
    """As `Problem.as_object`, of a file that was not checked."""
    return {"line": error.line, "column": None, "severity": "error", "message": error.message}


def _problems(path: Path) -> Iterator[Problem]:
    from alignpost.formats.validation import validate

    _refuse_project(path)
    yield from validate(path)


def _refuse_project(path: Path) -> None:
    from alignpost.api import is_project

    if is_project(path):
        exported = path.with_suffix(".tmx").name
        raise UsageError(
            f"is a project, which is checked whenever it is opened (`alignpost review {path.name}`); to validate what "
            f"others get of it, export it first: `alignpost export {path.name} {exported}`",
            path=path,
        )
