"""Items scored by processes beside this one, each of which is handed one item at a time.

Not by a pool of `concurrent.futures`: what its processes share, queues and locks, a process that is killed may leave
behind in a state in which all others, and the pool, wait for ever, and one death takes all items with it. Here each
has a pipe of its own, whose end the system closes with the process.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Final, NamedTuple, TypeAlias

from alignpost.batch.items import Item
from alignpost.batch.task import Result, Settings, lost
from alignpost.errors import ExitCode

__all__ = ["Task", "Work", "on_processes"]

Work: TypeAlias = Callable[[Item, Settings, str], Result]
Task: TypeAlias = tuple[Item, str]
"""What is to be scored, and its digest."""

_TRIES: Final = 3
"""How many processes may die over an item before it is given up."""


class _Trouble(NamedTuple):
    """What a process says where the work raised what it should not."""

    words: str


@dataclass(slots=True)
class _Worker:
    """A process, this end of its pipe, and the item that it is scoring."""

    process: BaseProcess
    pipe: Connection
    task: Task | None = None

    def answer(self) -> Result | _Trouble | None:
        """What the process sent; None where it died before all of it was there."""
        try:
            said = self.pipe.recv()
        except (EOFError, OSError):
            return None
        assert isinstance(said, Result | _Trouble)
        return said

    def end(self) -> None:
        """End the process, whatever it is doing: what it has not sent is nothing yet."""
        self.process.kill()
        self.process.join()
        self.process.close()
        self.pipe.close()


def on_processes(work: Work, tasks: Sequence[Task], settings: Settings, workers: int) -> Iterator[Result]:
    """The results of `work`, as they come; what is at work when the caller stops is ended.

    Args:
        work: is found by its name in the processes.
        tasks: each is done once. Where the process that has one dies, another one gets it, three of them at most.
        settings: the same for all.
        workers: how many processes.
    """
    waiting = deque(tasks)
    deaths: dict[str, int] = {}
    crew: list[_Worker] = []
    try:
        while True:
            while waiting and len(crew) < workers:
                crew.append(_started(work, settings))
                _hand_over(crew[-1], waiting)
            if not crew:
                return
            for worker in _ready(crew):
                task, said = worker.task, worker.answer()
                assert task is not None
                item, known = task
                if said is None:
                    crew.remove(worker)
                    worker.end()
                    deaths[item.name] = deaths.get(item.name, 0) + 1
                    if deaths[item.name] < _TRIES:
                        waiting.append(task)
                    else:
                        yield lost(item, known, "the process that scored it died, perhaps for want of memory")
                    continue
                if waiting:
                    _hand_over(worker, waiting)
                else:
                    crew.remove(worker)
                    worker.end()
                yield said if isinstance(said, Result) else lost(item, known, said.words)
    finally:
        for worker in crew:
            worker.end()


def _ready(crew: Sequence[_Worker]) -> list[_Worker]:
    """Wait for workers that have sent something or have died. A pipe that is closed is ready, too."""
    found = wait([worker.pipe for worker in crew])
    return [worker for worker in crew if worker.pipe in found]


def _started(work: Work, settings: Settings) -> _Worker:
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, work, settings), daemon=True)
    try:
        with _interrupts_held_back(), _command_line_held_back():
            process.start()
    finally:
        theirs.close()  # only while no other process holds it does the death of that one close the pipe
    return _Worker(process, ours)


def _hand_over(worker: _Worker, waiting: deque[Task]) -> None:
    """The next item goes to a worker; where that is dead, its pipe says so when it is read."""
    worker.task = waiting.popleft()
    with suppress(OSError):
        worker.pipe.send(worker.task)


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


@contextmanager
def _command_line_held_back() -> Iterator[None]:
    """A process that is started here is told no words of the command, whose names of files need not fit into a pipe.

    This one would wait for ever for somebody to read them where the other one is killed before it does.
    """
    words = sys.argv
    sys.argv = words[:1]
    try:
        yield
    finally:
        sys.argv = words


def _serve(pipe: Connection, work: Work, settings: Settings) -> None:
    """In a process: score what comes until nothing comes any more, as when the other process has ended."""
    _end_quietly_on_interrupt()
    with suppress(EOFError, OSError):
        while True:
            item, known = pipe.recv()
            pipe.send(_tried(work, item, settings, known))


def _tried(work: Work, item: Item, settings: Settings, known: str) -> Result | _Trouble:
    try:
        return work(item, settings, known)
    except Exception as error:  # noqa: BLE001 - of the program or of a plug-in: it must not stop the other items
        return _Trouble(f"a worker failed on it ({type(error).__name__}: {error})")


def _end_quietly_on_interrupt() -> None:
    """It has nothing to clean up, and its parent tells the user."""
    signal.signal(signal.SIGINT, lambda _number, _frame: os._exit(ExitCode.INTERRUPTED))
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
