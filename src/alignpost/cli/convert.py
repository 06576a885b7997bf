"""`alignpost convert`: one file of pairs becomes another, without a project between."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.cli.choosing import choosing, report, written
from alignpost.errors import UsageError

if TYPE_CHECKING:
    from alignpost.formats.choice import Choice
    from alignpost.formats.conversion import Conversion
    from alignpost.formats.format import Written

__all__ = ["command"]

_RULES = ".srx"
"""What rules of segmentation are written to; their input has any suffix."""


@click.command(name="convert")
@click.argument("source", type=options.input_path, metavar="IN")
@click.argument("out", type=options.output_path, metavar="OUT")
@click.option(
    "--from", "from_format", metavar="FORMAT", help="Format of IN where its suffix does not say it."
)
@click.option("--to", "to_format", metavar="FORMAT", help="Format of OUT where its suffix does not say it.")
@options.choice_of_languages
@click.option(
    "--texts",
    nargs=2,
    type=options.text_path,
    metavar="SOURCE TARGET",
    help="The texts that a file of links speaks of, one segment a line.",
)
@click.option(
    "--encoding",
    type=click.Choice(["UTF-8", "UTF-16"], case_sensitive=False),
    default="UTF-8",
    show_default=True,
    help="Encoding of a TMX file.",
)
@click.option(
    "--level",
    type=click.IntRange(1, 2),
    default=2,
    show_default=True,
    help="Of a TMX file: 1 leaves inline codes out.",
)
@choosing
@options.json_flag
def command(
    *,
    source: Path,
    out: Path,
    from_format: str | None,
    to_format: str | None,
    source_lang: str | None,
    target_lang: str | None,
    texts: tuple[Path, Path] | None,
    encoding: str,
    level: int,
    choice: Choice,
    as_json: bool,
) -> None:
    """Turn the pairs of IN into the format of OUT.

    Formats: tmx, xliff12 (.xlf), xliff21 (.xliff), po, tsv, csv, xlsx, jsonl, moses (IN or OUT is the stem of two
    files), mqm (.mqm.tsv, written alone), and links, ladder, ces, intertext (.alignment), which hold no texts and
    are made of pairs that name their segments. Pairs flow one at a time, so that a memory of millions needs no more
    room than a small one. IN and OUT may be -, standard input and output, with --from and --to. From TMX to TMX whole units are kept: all languages, inline codes, notes, props, dates.
    Where OUT ends in .srx, IN is a list of abbreviations that is written as segmentation rules for both languages.
    Where it ends in .alignpost, it becomes a project for `alignpost review`, whose two texts are those of the
    pairs, one after the other; pairs are scored by the nearest configuration unless all bring their scores with
    findings. A project that is there is never overwritten.
    """
    from alignpost import api
    from alignpost.formats.conversion import Conversion
    from alignpost.formats.registry import format_of, named

    if out.suffix.lower() == _RULES and to_format is None:
        _rules(source, out, (source_lang or "en", target_lang or "fr"))
        return
    how = Conversion(
        source_lang=source_lang,
        target_lang=target_lang,
        from_format=from_format,
        to_format=to_format,
        choice=choice,
        texts=texts or None,
        encoding=encoding,
        level=level,
        fallback=("en", "fr"),
    )
    if api.is_project(out):
        report(out, _project(source, out, how), as_json)
        return
    if to_format is None:
        format_of(out, api.PROJECT_SUFFIX, _RULES)
    else:
        named(to_format)
    report(out, written(source, out, how), as_json)


def _project(source: Path, out: Path, how: Conversion) -> Written:
    """A new project of the pairs of any file; a reviewer is led by scores, so it has them from the beginning."""
    from alignpost import api
    from alignpost.cli.judging import judging_by
    from alignpost.cli.languages import say_if_other_languages
    from alignpost.cli.output import progress
    from alignpost.formats.conversion import gather

    if how.to_format is not None:
        raise UsageError("a project has no other format; leave --to out, or give OUT another name", path=out)
    if api.is_project(source) and how.from_format is None:
        raise UsageError("is a project already; copy the file", path=source)
    api.check_output(out)
    bitext, written = gather(source, how)
    say_if_other_languages(bitext)
    if bitext.signature is None or any(pair.score is None for pair in bitext.pairs):
        standard = judging_by().standard
        with progress() as shown:
            bitext = standard.scored(bitext, shown)
    api.write(bitext, out)
    return written


def _rules(source: Path, out: Path, languages: tuple[str, str]) -> None:
    from alignpost.atomic import replacing
    from alignpost.cli.output import say
    from alignpost.segment import read_abbreviations
    from alignpost.segment.srx_writer import write_srx
    from alignpost.visible import counted

    abbreviations = read_abbreviations(source)
    with replacing(out) as stream:
        write_srx(languages, stream, abbreviations)
    say(
        f"{out}: rules for {' and '.join(languages)} with {counted(len(abbreviations), 'abbreviation')} of yours"
    )
