"""`alignpost train`: an encoder from the user's own sentence pairs."""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.cli.output import json_data, progress, say
from alignpost.errors import Cancelled, UsageError
from alignpost.model import language

if TYPE_CHECKING:
    from alignpost.encode.training import TrainingNeeds

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
@click.option("--passes", type=float, metavar="N", help="How often the pairs are gone through.  [default: 3]")
@click.option(
    "--rate", type=float, metavar="X", help="Highest step size.  [default: 0.01; with --start 0.003]"
)
@click.option(
    "--batch", type=int, metavar="N", help="Pairs compared with each other in one step.  [default: 2048]"
)
@click.option(
    "--pieces",
    type=int,
    metavar="N",
    help="Size of the vocabulary.  [default: 24000; with --start the model's]",
)
@click.option(
    "--dimension", type=int, metavar="N", help="Length of a vector.  [default: 256; with --start the model's]"
)
@click.option("--seed", type=int, metavar="N", help="The same seed gives the same model.  [default: 0]")
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
    from alignpost.encode.training import TrainingSettings, train, training_needs, work_folder

    tags = _tags(languages)
    given = {name: value for name, value in settings.items() if value is not None}
    chosen = TrainingSettings(tags, **{**(_FURTHER if start else {}), **given})  # type: ignore[arg-type]
    begin = _model(start)
    work = work_folder(out)
    try:
        with progress() as shown:
            tables = as_tables(pairs, tags, work / "pairs", shown)
            needs = training_needs(tables, chosen, begin)
        say(_sentence(needs))
        if not dry_run:
            with progress() as shown:
                train(
                    tables, out, chosen, shown, start=begin, command=_command(pairs, out, tags, start, given)
                )
            say(f"{out}: model written")
    except KeyboardInterrupt:
        _tidy(work)
        if not work.exists():
            raise
        raise Cancelled(f"stopped; the same command goes on from here, as long as {work} stands") from None
    finally:
        _tidy(work)
    if as_json:
        json_data({**asdict(needs), "model": None if dry_run else str(out)})


def _tidy(work: Path) -> None:
    shutil.rmtree(work / "pairs", ignore_errors=True)
    with suppress(OSError):  # a stopped run's checkpoint keeps the folder
        work.rmdir()


_FURTHER = {"rate": 0.003, "evenness": 0.0}
"""Where a model goes on: small steps, and its directions have been evened already."""


def _tags(languages: str) -> tuple[str, ...]:
    tags = tuple(dict.fromkeys(language(tag.strip()) for tag in languages.split(",") if tag.strip()))
    if len(tags) < 2:
        raise UsageError("--languages needs a source and a target language, such as en,fr")
    return tags


def _model(start: str | None) -> Path | None:
    from alignpost.encode.catalogue import SHIPPED_MODEL

    return SHIPPED_MODEL if start == "shipped" else Path(start) if start else None


def _sentence(needs: TrainingNeeds) -> str:
    return (
        f"{needs.pairs:,} pairs; about {needs.memory_bytes / 2**30:.1f} GiB of memory, "
        f"{needs.disk_bytes / 2**30:.1f} GiB of disk and {max(1, round(needs.seconds / 60))} min"
    )


def _command(
    pairs: Sequence[Path], out: Path, tags: Sequence[str], start: str | None, given: dict[str, float]
) -> str:
    """What the model notes as the way to make it again; names of files without their folders."""
    words = ["alignpost", "train", *(path.name for path in pairs)]
    words += ["--out", out.name, "--languages", ",".join(tags)]
    words += ["--start", Path(start).name] if start else []
    words += [word for name, value in given.items() for word in (f"--{name}", f"{value:g}")]
    return shlex.join(words)
