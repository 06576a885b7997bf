"""Items scored by the workers of a Dask cluster.

Not by Dask's executor: that says a result which came is an error where its worker dies in the next moment, and says
nothing at all, ever, where the result could not be fetched. Futures of Dask itself know that what is lost is computed
once more.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from queue import Empty, SimpleQueue
from time import monotonic
from typing import Any, Final

from alignpost.batch.processes import Task, Work
from alignpost.batch.task import Result, Settings, lost
from alignpost.errors import UsageError

__all__ = ["on_cluster"]

_CONNECT_SECONDS: Final = 10
_LOOK_SECONDS: Final = 10.0
"""After how long a silence is looked whether there is still somebody who could say something."""
_ALONE_SECONDS: Final = 600.0
"""How long a cluster may be without workers, as one is that starts them when there is work."""

_UNDER_WAY: Final = ("pending", "lost")


def on_cluster(work: Work, tasks: Sequence[Task], settings: Settings, address: str) -> Iterator[Result]:
    """The results of `work`, as they come; what has not begun when the caller stops never does.

    Args:
        work: is found by its name on the workers.
        tasks: each is done once; again where the worker that has it or its result dies.
        settings: the same for all.
        address: of the scheduler.

    Raises:
        UsageError: no scheduler answers, or the extra `cluster` is not installed.
    """
    with _client(address) as client:
        came: SimpleQueue[Any] = SimpleQueue()
        left: dict[Any, Task] = {}
        for item, known in tasks:
            future = client.submit(work, item, settings, known, pure=False)
            left[future] = (item, known)
            future.add_done_callback(came.put)
        watch = _Watch(client)
        while left:
            try:
                future = came.get(timeout=_LOOK_SECONDS)
            except Empty:
                if (why := watch.trouble()) is not None:
                    yield from (lost(item, known, why) for item, known in left.values())
                    return
                continue
            said = _said(future)
            if said is None:
                future.add_done_callback(came.put)
                continue
            item, known = left.pop(future)
            yield said if isinstance(said, Result) else lost(item, known, said)


def _said(future: Any) -> Result | str | None:
    """The result, or why there is none; None where it is to be waited for once more: it died with its worker."""
    try:
        result = future.result(timeout=_LOOK_SECONDS)
    except Exception as error:  # noqa: BLE001 - whatever happened on the worker, or to it
        # What was finished may not have come through; what failed or was given up stays so.
        again = isinstance(error, OSError) if future.status == "finished" else future.status in _UNDER_WAY
        if again:
            return None
        if future.status == "cancelled":
            return "the cluster gave it up, as when its scheduler has ended"
        return f"a worker failed on it ({type(error).__name__}: {error})"
    assert isinstance(result, Result)
    return result


class _Watch:
    """Looks, while nothing comes, whether anything still can."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._alone_since: float | None = None

    def trouble(self) -> str | None:
        """Why nothing will come any more; None where something may."""
        if self._workers():
            self._alone_since = None
            return None
        now = monotonic()
        if self._alone_since is None:
            self._alone_since = now
        if now - self._alone_since < _ALONE_SECONDS:
            return None
        return f"the cluster has had no worker for {_ALONE_SECONDS:.0f} seconds"

    def _workers(self) -> int:
        try:
            return len(self._client.sync(self._client.scheduler.ncores, callback_timeout=_LOOK_SECONDS))
        except (OSError, TimeoutError):
            return 0


def _client(address: str) -> Any:
    try:
        from distributed import Client  # noqa: PLC0415 - an extra, half a second to import
    except ImportError as error:
        raise UsageError(
            "--scheduler needs Dask; install it with: pip install 'alignpost[cluster]'"
        ) from error
    for name in (
        "distributed",
        "distributed.client",
    ):  # they tell with tracebacks what results say in a sentence
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)
    try:
        return Client(address, timeout=_CONNECT_SECONDS, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {address}; start it with: dask scheduler") from error
