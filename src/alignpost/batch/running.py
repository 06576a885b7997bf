"""A batch carried out by an executor: local processes, or a Dask cluster behind the same interface.

We schedule nothing ourselves. Each result is written when it comes, so that what is stopped goes on where it was.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import resource_tracker
from pathlib import Path
from typing import Any, Final

from alignpost.batch.items import Item
from alignpost.batch.results import earlier, keep, prepare
from alignpost.batch.task import Result, Settings, digest, score_item
from alignpost.errors import AlignPostError, ExitCode, UsageError
from alignpost.progress import Progress, silent

__all__ = ["run_batch"]

_ROUNDS: Final = 3
"""How often the items of a process that died are given to new ones."""
_CONNECT_SECONDS: Final = 10


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
    for result in _scored(waiting, settings, workers, scheduler):
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
        return Result(item, "", error=str(error), exit_code=error.exit_code)
    return earlier(folder, item, found) or found


def _scored(
    waiting: list[tuple[Item, str]], settings: Settings, workers: int, scheduler: str | None
) -> Iterator[Result]:
    if not waiting:
        return
    if scheduler is not None:
        with _cluster(scheduler) as executor:
            yield from (
                _result(future, item, known) for future, (item, known) in _done(executor, waiting, settings)
            )
        return
    for _ in range(_ROUNDS):
        left = []
        with ProcessPoolExecutor(
            min(workers, len(waiting)),
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_end_quietly_on_interrupt,
        ) as executor:
            for future, (item, known) in _done(executor, waiting, settings):
                if isinstance(future.exception(), BrokenProcessPool):
                    left.append((item, known))
                else:
                    yield _result(future, item, known)
        if not left:
            return
        waiting = left
    for item, known in waiting:
        yield _lost(item, known, "the process that scored it died, perhaps for want of memory")


def _done(
    executor: Executor, waiting: Sequence[tuple[Item, str]], settings: Settings
) -> Iterator[tuple[Future[Result], tuple[Item, str]]]:
    """Futures as they finish; what has not begun is cancelled when the caller stops."""
    futures: dict[Future[Result], tuple[Item, str]] = {}
    try:
        with _interrupts_held_back():
            for item, known in waiting:
                futures[executor.submit(score_item, item, settings, known)] = (item, known)
        for future in as_completed(futures):
            yield future, futures[future]
    finally:
        if isinstance(
            executor, ProcessPoolExecutor
        ):  # whose thread stumbles over what is cancelled one by one
            executor.shutdown(wait=False, cancel_futures=True)
        else:
            for future in futures:
                future.cancel()


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Processes that are started here hold back Ctrl-C, which reaches them too, until they can end without a traceback."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    resource_tracker.ensure_running()  # it would let interrupts in again when it starts on the way
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end_quietly_on_interrupt() -> None:
    """In a worker: it has nothing to clean up, and its parent tells the user."""
    signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(ExitCode.INTERRUPTED))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def _result(future: Future[Result], item: Item, known: str) -> Result:
    error = future.exception()
    if error is None:
        return future.result()
    return _lost(item, known, f"a worker failed on it ({type(error).__name__}: {error})")


def _lost(item: Item, known: str, why: str) -> Result:
    return Result(
        item, known, error=f"{item.target}: {why}; run the batch again", exit_code=ExitCode.UNREADABLE
    )


@contextmanager
def _cluster(address: str) -> Iterator[Executor]:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, half a second to import
    except ImportError as error:
        raise UsageError(
            "--scheduler needs Dask; install it with: pip install 'alignpost[cluster]'"
        ) from error
    try:
        client: Any = Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}; start it with: dask scheduler") from error
    with client:
        yield client.get_executor()
