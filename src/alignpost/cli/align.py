"""`alignpost align`: two texts become pairs."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import progress, say
from alignpost.cli.pipeline import Reading, print_pairs, reading, say_if_unrelated
from alignpost.cli.reports import check_places

__all__ = ["command"]


@click.command(name="align")
@click.argument("source", type=options.input_path)
@click.argument("target", type=options.input_path)
@reading
@click.option(
    "-o",
    "--output",
    type=options.text_path,
    metavar="OUT",
    help="Where to write; the suffix decides: .alignpost (a project), any format of pairs (.tmx, .xlf, .tsv, .xlsx, "
    ".jsonl …), or links alone: .links (vecalign), .ladder (hunalign), .ces or .alignment (InterText). What is there is "
    "replaced, except a project, which may hold decisions. Without it a table is printed.",
)
@options.json_flag
def command(source: Path, target: Path, reading: Reading, output: Path | None, as_json: bool) -> None:
    """Segment SOURCE and TARGET, align them and score the pairs.

    One of the two may be -: standard input, taken as plain text.
    """
    from alignpost import api
    from alignpost.cli.languages import say_if_other_languages, say_of_silent_checks
    from alignpost.formats import link_suffixes

    if output is not None:
        api.check_output(output)
        check_places({"output": output}, (source, target, *reading.files))
    scored = output is None or output.suffix.lower() not in link_suffixes()  # links have no room for scores
    with progress() as shown:
        bitext = reading.bitext(source, target, shown, scored=scored)
    say_if_unrelated(bitext)
    say_if_other_languages(bitext)
    if scored:
        say_of_silent_checks(bitext)
    if output is not None:
        say(f"{output}: {api.write(bitext, output, settings=reading.remembered).summary()}")
    if as_json or output is None:
        print_pairs(bitext, (source, target), as_json)
