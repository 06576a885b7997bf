"""Several things done beside one another in threads, while the thread that waits tells how far they are."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from functools import partial
from threading import Event
from typing import TYPE_CHECKING, TypeVar

from alignpost.errors import Cancelled
from alignpost.progress import Progress

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["TICK", "beside"]

TICK = 0.2
"""Seconds between two calls of `tell` while others work."""

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")


def beside(
    things: Sequence[_Thing],
    work: Callable[[_Thing, Progress], _Made],
    threads: int,
    tell: Callable[[float], None],
) -> Iterator[_Made]:
    """What the work makes of each thing, in their order.

    Args:
        things: what is to be worked at.
        work: called in threads; its progress raises `Cancelled` when nobody waits any more.
        threads: how many at once.
        tell: called from this thread with the share that is done, 0-1; what it raises ends the others.
    """
    stop, done = Event(), [0.0] * len(things)
    with ExitStack() as stack:
        from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - most documents are short

        pool = ThreadPoolExecutor(threads)
        stack.callback(pool.shutdown, cancel_futures=True)
        stack.callback(stop.set)
        waiting = deque(
            pool.submit(work, thing, partial(_note, stop, done, number))
            for number, thing in enumerate(things)
        )
        yield from _in_order(waiting, lambda: tell(sum(done) / len(done)))


def _note(stop: Event, done: list[float], number: int, stage: str, share: float) -> None:  # noqa: ARG001
    """Progress of one thing, told in a thread."""
    if stop.is_set():
        raise Cancelled
    done[number] = share


def _in_order(waiting: deque[Future[_Made]], tick: Callable[[], None]) -> Iterator[_Made]:
    from concurrent.futures import wait  # noqa: PLC0415 - as above

    while waiting:
        while not wait([waiting[0]], TICK).done:
            tick()
        yield waiting.popleft().result()
