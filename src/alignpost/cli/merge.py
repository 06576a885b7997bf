"""`alignpost merge`: two copies of a project that were edited apart become one."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import cells, json_data, say
from alignpost.errors import ExitCode
from alignpost.visible import counted

__all__ = ["command"]


@click.command(name="merge")
@click.argument("first", type=options.text_path)
@click.argument("second", type=options.text_path)
@click.option(
    "-o", "--output", type=options.text_path, required=True, metavar="PROJECT", help="The merged project."
)
@options.json_flag
def command(first: Path, second: Path, output: Path, as_json: bool) -> int:
    """Write to a new project what FIRST holds and what was edited in SECOND, two copies of one project.

    Where both copies changed the same, FIRST stands; each such conflict is printed with its pair and left as a note
    on it, with the text that SECOND proposed. Exit code 1 says that there were conflicts.
    """
    from alignpost.store import merge

    merged = merge(first, second, output)
    if as_json:
        json_data({"steps": merged.steps, "conflicts": [asdict(conflict) for conflict in merged.conflicts]})
    else:
        for conflict in merged.conflicts:
            pair = "project" if conflict.pair_id is None else f"pair {conflict.pair_id}"
            against = f"{conflict.other_words} ({conflict.other_author})".removesuffix(" ()")
            cells(pair, f"{second}: {conflict.words} ({conflict.author})", f"{first}: {against}")
    taken = f"{counted(merged.steps, 'step')} taken over from {second}"
    conflicts = counted(len(merged.conflicts), "conflict")
    rule = f": what {first} says stands, and a note on the pair holds the other" if merged.conflicts else ""
    say(f"{output}: {taken}, {conflicts}{rule}")
    return ExitCode.GATE_FAILED if merged.conflicts else ExitCode.PASS
