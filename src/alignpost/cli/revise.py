"""`alignpost revise`: a review goes on with new versions of its texts."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from alignpost.cli import options
from alignpost.cli.judging import Judging, judging
from alignpost.cli.output import cells, json_data, progress, say
from alignpost.cli.pipeline import refuse_pairs
from alignpost.cli.segmenting import Segmenting
from alignpost.errors import ExitCode, OutputError, UsageError
from alignpost.visible import counted

if TYPE_CHECKING:
    from alignpost.encode import Encoder
    from alignpost.model import Bitext, Pair, SegmentedDocument
    from alignpost.progress import Progress
    from alignpost.revision.outcome import Outcome
    from alignpost.score.standard import Standard
    from alignpost.store import Command, Project

__all__ = ["command"]


@click.command(name="revise")
@click.argument("path", type=options.text_path, metavar="PROJECT")
@click.option("--source", type=options.text_path, metavar="FILE", help="The new version of the source.")
@click.option("--target", type=options.text_path, metavar="FILE", help="The new version of the target.")
@click.option("--dry-run", is_flag=True, help="Say what would become of each pair, and change nothing.")
@click.option("--unlock", is_flag=True, help="Unlock the pairs whose words are others, instead of refusing.")
@options.segmentation
@judging
@options.json_flag
def command(
    *,
    path: Path,
    source: Path | None,
    target: Path | None,
    dry_run: bool,
    unlock: bool,
    segmented: bool,
    srx: Path | None,
    abbreviations: Path | None,
    judging: Judging,
    as_json: bool,
) -> int:
    """Take new versions of its texts into PROJECT, and keep what was decided where the words are the same.

    Without --source and --target the files of the names that the project remembers are read again, beside it.
    A pair whose words changed keeps its number and notes, is unreviewed again, and a note says what it was. Where
    you had edited what the file changed, your words stay, and the note suggests the file's. Only what is new is
    aligned. Sentences are cut as when PROJECT was made, unless --segmented, --srx or --abbreviations says otherwise now.
    It is one step, which `z` on the screen takes back. Exit code 1 says that your edits and the file are at
    odds somewhere.
    """
    from alignpost.api import read_text
    from alignpost.store import Project

    with Project.open(path) as project:
        if project.read_only and not dry_run:
            raise OutputError(
                "can only be read here; copy it to a folder where you may write, or look with --dry-run",
                path=path,
            )
        standard = judging.standard.in_project(project.settings)
        how = Segmenting(segmented, srx, abbreviations).in_project(project.settings, path)
        was = project.bitext()
        old = was.source, was.target
        read = partial(
            read_text,
            segmented=how.segmented,
            profile=standard.segmentation,
            abbreviations=how.abbreviations or (),
            srx=how.srx,
        )
        files = (source, target) if source or target else _files_beside(path, old)
        refuse_pairs(*filter(None, files))
        source_text, target_text = (
            side if file is None else read(file, side.lang) for file, side in zip(files, old, strict=True)
        )
        for name, text in (("source", source_text), ("target", target_text)):
            _say_if_in_another_language(name, text)
        with progress() as shown:
            outcome = _revised(
                project, was, (source_text, target_text), standard, shown, unlock=unlock, dry_run=dry_run
            )
    if outcome is None:
        say(f"{path}: its texts are the same in the files; nothing was changed")
        return ExitCode.PASS
    _print(outcome, as_json)
    say(f"{path}: {_summary(outcome)}{'; nothing was changed yet' if dry_run else ''}")
    return ExitCode.GATE_FAILED if outcome.conflicts else ExitCode.PASS


def _revised(
    project: Project,
    was: Bitext,
    new: tuple[SegmentedDocument, SegmentedDocument],
    standard: Standard,
    shown: Progress,
    *,
    unlock: bool,
    dry_run: bool,
) -> Outcome | None:
    """What becomes of the pairs of `was` with the texts `new`, which is done unless it is a dry run; None where they are the old ones."""
    from alignpost.revision import revision
    from alignpost.revision.outcome import outcome_of
    from alignpost.store import pairs_after

    seen, old = project.newest_entry, (was.source, was.target)
    edit = revision(
        was.pairs, old, new, encoder=lambda: _encoder_of(project, old), unlock=unlock, progress=shown
    )
    if edit is None:
        return None
    after = pairs_after(project.path, edit, author=project.author)
    if not dry_run:
        scoring = _scoring(project, after, standard, shown)
        project.apply(edit, *scoring, words=edit.words, since=seen, progress=shown)
    return outcome_of(was.pairs, after)


def _files_beside(
    path: Path, old: tuple[SegmentedDocument, SegmentedDocument]
) -> tuple[Path | None, Path | None]:
    """The files that the project was made from, where they are beside it."""
    names = [side.document.name for side in old]
    found = [path.with_name(name) if name and path.with_name(name).is_file() else None for name in names]
    if not any(found):
        known = " and ".join(name for name in names if name) or "its texts"
        raise UsageError(
            f"say with --source and --target where the new versions are; {known} are not beside it", path=path
        )
    for file in found:
        if file is not None:
            say(f"reading {file}")
    return found[0], found[1]


def _say_if_in_another_language(side: str, text: SegmentedDocument) -> None:
    """Two files are easily taken for each other."""
    from alignpost.cli.languages import language_of
    from alignpost.tokens import base_language

    seems = language_of(segment.text for segment in text.segments)
    if seems not in (None, base_language(text.lang)):
        name = text.document.name
        say(
            f"warning: {name} seems to be in “{seems}”, and the {side} is in “{text.lang}”: is it the right file?"
        )


def _encoder_of(project: Project, documents: tuple[SegmentedDocument, SegmentedDocument]) -> Encoder | None:
    """The user's own model, where it aligned the project; else the one that ships, where it knows the languages."""
    from alignpost.encode import encoder_for
    from alignpost.store import AlignmentModel

    langs = documents[0].lang, documents[1].lang
    model = AlignmentModel.of_project(project.settings, project.path)
    return encoder_for(*langs) if model is None else model.encoder(*langs)


def _scoring(project: Project, after: tuple[Pair, ...], standard: Standard, shown: Progress) -> list[Command]:
    """New scores for the pairs that have none by then, where the project has scores."""
    from alignpost.store import ReplaceScores

    bare = [pair for pair in after if pair.score is None]
    if project.signature is None or not bare:
        return []
    found = standard.scores(bare, project.languages, shown)
    return [
        ReplaceScores(
            {pair.id: score for pair, score in zip(bare, found.pairs, strict=True)}, found.signature
        )
    ]


def _summary(outcome: Outcome) -> str:
    """`12 pairs kept, 1 changed, 0 new, 1 gone`."""
    counts = (
        f"{counted(outcome.kept, 'pair')} kept, {len(outcome.changed):,} changed, {len(outcome.new):,} new,"
        f" {len(outcome.gone):,} gone"
    )
    if not outcome.conflicts:
        return counts
    return f"{counts}; {counted(outcome.conflicts, 'conflict')}: your words stand, and a note suggests the file's"


def _print(outcome: Outcome, as_json: bool) -> None:
    if as_json:
        json_data(_as_json(outcome))
        return
    for changed in outcome.changed:
        for side in changed.sides:
            what = "conflict" if side.is_conflict else "changed"
            cells(what, f"pair {changed.pair.id}", side.side, side.before, side.after)
    for what, pairs in (("new", outcome.new), ("gone", outcome.gone)):
        for pair in pairs:
            cells(what, f"pair {pair.id}", "", pair.source, pair.target)


def _as_json(outcome: Outcome) -> object:
    return {
        "kept": outcome.kept,
        "changed": [
            {
                "pair": each.pair.id,
                "sides": [
                    {
                        "side": side.side,
                        "before": side.before,
                        "after": side.after,
                        "conflict": side.is_conflict,
                    }
                    for side in each.sides
                ],
            }
            for each in outcome.changed
        ],
        **{
            name: [{"pair": pair.id, "source": pair.source, "target": pair.target} for pair in pairs]
            for name, pairs in (("new", outcome.new), ("gone", outcome.gone))
        },
    }
