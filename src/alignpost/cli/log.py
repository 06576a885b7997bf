"""`alignpost log`: who did what to a project, and when."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import cells, json_data, say

__all__ = ["command"]


@click.command(name="log")
@click.argument("project", type=options.text_path)
@click.option("--pair", "pair_id", type=int, metavar="N", help="Only what concerned pair N.")
@options.json_flag
def command(project: Path, pair_id: int | None, as_json: bool) -> None:
    """Print the history of PROJECT, oldest first: every edit, every undo and redo, with its time and author.

    An edit marked (undone) can be done again; one marked (dropped) cannot, since something else was edited after it
    was undone.
    With --json the whole journal is printed with the parameters of each edit; `alignpost replay` takes it.
    """
    from alignpost.store import Project, journal_json

    with Project.open(project) as opened:
        if as_json:
            json_data(journal_json(opened, pair_id))
            return
        entries = [entry for entry in opened.history() if pair_id is None or pair_id in entry.pair_ids]
        if not entries:
            say("No edits yet." if pair_id is None else f"No edits of pair {pair_id} yet.")
        for entry in entries:
            act = "" if entry.act == "do" else f"{entry.act}: "
            state = "" if entry.act != "do" or entry.state == "done" else f"  ({entry.state})"
            cells(str(entry.id), entry.time, entry.author, f"{act}{entry.words}{state}")
