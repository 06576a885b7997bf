"""`alignpost train`: an encoder from the user's own sentence pairs."""

from __future__ import annotations

import shutil
from contextlib import suppress
from pathlib import Path

import click

from alignpost.cli import options
from alignpost.cli.output import json_data, progress, say
from alignpost.errors import UsageError

__all__ = ["command"]


@click.command(name="train")
@click.argument("pairs", nargs=-1, required=True, type=options.text_path, metavar="PAIRS...")
@click.option(
    "--out", required=True, type=options.text_path, metavar="MODEL", help="Folder of the model to make."
)
@click.option(
    "--languages",
    default="en,fr",
    show_default=True,
    metavar="TAGS",
    help="Source and target language of the pairs; more of them where the files hold several pairs of languages.",
)
@click.option(
    "--start",
    metavar="MODEL",
    help="Go on from this model, or from the one that AlignPost brings (`shipped`), instead of from nothing.",
)
@click.option("--pieces", type=int, help="Size of the vocabulary.")
@click.option("--dimension", type=int, help="Length of a vector.")
@click.option("--passes", type=float, help="How often the pairs are gone through.")
@click.option("--seed", type=int, help="The same seed gives the same model.")
@click.option("--dry-run", is_flag=True, help="Say what the run would need, and stop.")
@options.json_flag
def command(
    pairs: tuple[Path, ...],
    out: Path,
    languages: str,
    start: str | None,
    dry_run: bool,
    as_json: bool,
    **settings: float | None,
) -> None:
    """Train an encoder on PAIRS and write it to the folder MODEL.

    PAIRS are tab-separated files (.tsv, .tsv.gz, .tsv.xz), translation memories (.tmx), or the common part of the
    names of two line-parallel files (`corpus` for corpus.en and corpus.fr). A run that was stopped goes on where it
    was when the same command is given again. docs/training.md has the recipe.
    """
    from alignpost.cli.training_pairs import as_tables
    from alignpost.encode.catalogue import SHIPPED_MODEL
    from alignpost.encode.training import TrainingSettings, train, training_needs

    tags = tuple(dict.fromkeys(tag.strip() for tag in languages.split(",") if tag.strip()))
    if len(tags) < 2:
        raise UsageError("--languages needs a source and a target language, such as en,fr")
    chosen = TrainingSettings(languages=tags, **{k: v for k, v in settings.items() if v is not None})  # type: ignore[arg-type]
    beginning = SHIPPED_MODEL if start == "shipped" else Path(start) if start else None
    work = out.with_name(f"{out.name}.training")
    with progress() as shown:
        tables = as_tables(pairs, tags, work / "pairs", shown)
        needs = training_needs(tables, chosen)
    say(
        f"{needs.pairs:,} pairs; about {needs.memory_bytes / 2**30:.1f} GiB of memory, "
        f"{needs.disk_bytes / 2**30:.1f} GiB of disk and {max(1, round(needs.seconds / 60))} min"
    )
    if dry_run:
        shutil.rmtree(work / "pairs", ignore_errors=True)
        with suppress(OSError):  # a stopped run's checkpoint keeps the folder
            work.rmdir()
    else:
        with progress() as shown:
            train(
                tables,
                out,
                chosen,
                shown,
                work=work,
                start=beginning,
                command=f"alignpost train --out {out.name} …",
            )
        shutil.rmtree(work)
        say(f"{out}: model written")
    if as_json:
        json_data({"pairs": needs.pairs, "seconds": needs.seconds, "model": None if dry_run else str(out)})
