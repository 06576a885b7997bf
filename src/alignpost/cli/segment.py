"""`alignpost segment`: one text, one segment a line."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import data, json_data, say
from alignpost.visible import no_commands

__all__ = ["command"]


@click.command(name="segment")
@click.argument("file", type=options.input_path)
@options.one_language
@options.segmentation_rules
@options.profile
@options.json_flag
def command(
    file: Path, lang: str, srx: Path | None, abbreviations: Path | None, profile: str, as_json: bool
) -> None:
    """Cut FILE into sentences, one a line; - is standard input, taken as plain text.

    Line ends inside a segment are printed as spaces, and what a build server would take for a command to it (“::” at
    the beginning of a line) with a colon that only looks like one; with --json every segment has its offsets (in code points),
    its text unaltered and the reason for its end.
    """
    from alignpost.api import read_text
    from alignpost.segment.abbreviations import language_table

    if srx is None and not language_table(lang).lang:
        say(f"there is no table of abbreviations for {lang}: it is cut by the general rules")
    document = read_text(file, lang, srx=srx, profile=profile, abbreviations=abbreviations or ())
    if as_json:
        json_data(
            [{"start": s.start, "end": s.end, "text": s.text, "reason": s.reason} for s in document.segments]
        )
        return
    for segment in document.segments:
        data(no_commands(_on_one_line(segment.text)))


def _on_one_line(text: str) -> str:
    return " ".join(line.strip(" \t") for line in text.splitlines())
