"""A batch carried out by local processes, or by a Dask cluster in the same way.

Each result is written when it comes, so that what is stopped goes on where it was.
"""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import closing
from pathlib import Path

from alignpost.batch.items import Item
from alignpost.batch.processes import on_processes
from alignpost.batch.results import earlier, keep, prepare
from alignpost.batch.task import Result, Settings, digest, refused, score_item
from alignpost.errors import AlignPostError, ExitCode
from alignpost.progress import Progress, silent

__all__ = ["run_batch"]


def run_batch(
    items: Sequence[Item],
    settings: Settings,
    folder: Path,
    *,
    workers: int = 1,
    scheduler: str | None = None,
    progress: Progress = silent,
) -> tuple[Result, ...]:
    """Score every item once and write its report to `folder`.

    Args:
        items: what to score.
        settings: how.
        folder: of the reports, one `NAME.json` an item, in folders as the files are; those of an earlier run with the same files and settings are
            taken over.
        workers: local processes.
        scheduler: address of a Dask scheduler to use instead, `tcp://host:8786`; its workers must see the same files
            under the same paths and have the same version of AlignPost.
        progress: told "scoring" after each item; may raise `Cancelled`, finished items stay.

    Returns:
        One result an item, in their order. Files that cannot be scored have an error and stop nobody else.

    Raises:
        OutputError: a report cannot be written.
        UsageError: no scheduler answers, or the extra `cluster` is not installed.
    """
    prepare(folder)
    results: dict[str, Result] = {}
    waiting: list[tuple[Item, str]] = []
    for item in items:
        known = _known(item, settings, folder)
        if isinstance(known, Result):
            results[item.name] = known
        else:
            waiting.append((item, known))
    with closing(_scored(waiting, settings, workers, scheduler)) as scored:
        for result in scored:
            keep(folder, result)
            results[result.item.name] = result
            progress("scoring", len(results) / len(items))
    return tuple(results[item.name] for item in items)


def _known(item: Item, settings: Settings, folder: Path) -> Result | str:
    """The result that is there already, or the error that no worker is needed for, or the digest of what is to do."""
    if item.problem is not None:
        return Result(item, "", error=item.problem, exit_code=ExitCode.UNREADABLE)
    try:
        found = digest(item, settings)
    except AlignPostError as error:
        return refused(item, "", error)
    return earlier(folder, item, found) or found


def _scored(
    waiting: list[tuple[Item, str]], settings: Settings, workers: int, scheduler: str | None
) -> Generator[Result, None, None]:
    if not waiting:
        return
    if scheduler is None:
        yield from on_processes(score_item, waiting, settings, workers)
    else:
        from alignpost.batch.cluster import on_cluster  # noqa: PLC0415 - few have one

        yield from on_cluster(score_item, waiting, settings, scheduler)
