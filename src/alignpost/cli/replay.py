"""`alignpost replay`: a journal is done again on a copy."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import json_data, say
from alignpost.visible import counted

__all__ = ["command"]


@click.command(name="replay")
@click.argument("journal", type=options.text_path)
@click.argument("copy", type=options.text_path)
@options.json_flag
def command(journal: Path, copy: Path, as_json: bool) -> None:
    """Do the edits of JOURNAL again on COPY, and verify that the same comes out.

    JOURNAL is a project, or the output of `alignpost log PROJECT --json`. COPY is an earlier copy of that project;
    edits that it has already are not done twice. Where COPY does not exist and JOURNAL is a project, COPY is first
    made: the project as it was before its first edit. If an edit is refused, or the outcome is not the state that
    the journal ends in, COPY is left as it was.
    """
    from alignpost.store import replay

    done = replay(journal, copy)
    verified = "the outcome is the same" if done.verified else "the journal does not say what must come out"
    say(
        f"{copy}: {counted(done.replayed, 'entry', 'entries')} replayed, {done.known:,} known already; {verified}"
    )
    if as_json:
        json_data({"known": done.known, "replayed": done.replayed, "verified": done.verified})
