"""`alignpost score`: how faithful the pairs of a file are, and why."""

from __future__ import annotations

from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import progress, say
from alignpost.cli.pipeline import print_pairs
from alignpost.errors import InputError

__all__ = ["command"]


@click.command(name="score")
@click.argument("file", type=options.text_path, metavar="INPUT")
@click.option(
    "--reference",
    type=options.text_path,
    metavar="FILE",
    help="Reference translations, one a line, for BLEU, chrF, chrF++ and TER.",
)
@options.choice_of_languages
@options.glossary
@options.json_flag
def command(
    file: Path,
    reference: Path | None,
    source_lang: str | None,
    target_lang: str | None,
    glossary: Path | None,
    as_json: bool,
) -> None:
    """Score the pairs of INPUT: a project, TMX, TSV (source and target in two columns) or JSONL."""
    from alignpost import api
    from alignpost.score import metrics, read_glossary, score_bitext

    terms = read_glossary(glossary) if glossary else None
    bitext = api.read(file, source_lang=source_lang, target_lang=target_lang)
    bitext = api.with_languages(bitext, source_lang or "en", target_lang or "fr")
    if not bitext.pairs:
        raise InputError("holds no pair, so there is nothing to score", path=file)
    references = None if reference is None else _references(reference, len(bitext.pairs), file)
    say(f"{file}: {len(bitext.pairs)} pairs, {bitext.source.lang} → {bitext.target.lang}")
    with progress() as shown:
        bitext = score_bitext(bitext, glossary=terms, progress=shown)
    measured = None
    if references is not None:
        measured = metrics([pair.target for pair in bitext.pairs], references, bitext.target.lang)
    print_pairs(bitext, as_json, measured)


def _references(path: Path, pairs: int, file: Path) -> list[str]:
    from alignpost.documents import read_segmented

    lines = read_segmented(path, "und").texts()
    if len(lines) != pairs:
        raise InputError(
            f"has {len(lines)} line(s), but {file} has {pairs} pair(s); give one line a pair", path=path
        )
    return lines
