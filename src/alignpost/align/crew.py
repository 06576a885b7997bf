"""Processes beside this one, each of which works at one thing at a time.

They are started as programs of their own and not by multiprocessing: that would run a caller's script once more in
each of them, and cannot be used everywhere, as in the processes of a pool. They hold nothing but pipes to this
process, and end with it.
"""

from __future__ import annotations

import multiprocessing
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from queue import SimpleQueue
from typing import IO, cast

from alignpost.align.beside import TICK
from alignpost.align.worker import Answer, Failure, Share, Work
from alignpost.errors import AlignPostError
from alignpost.progress import Progress, silent

__all__ = ["Crew", "crew_of", "crew_size"]

_MOST = 3
"""Processes at most: each takes up to 450 MB, and what this process does itself does not get faster."""
_PROGRAM = "from alignpost.align.worker import main; main()"
_ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What numpy's libraries of linear algebra read when they are loaded."""


def crew_size() -> int:
    """How many processes may work beside this one; 1 where there is to be none."""
    # The processes of a pool are as many as there is room for already; a frozen program is no Python.
    if multiprocessing.parent_process() is not None or getattr(sys, "frozen", False) or not sys.executable:
        return 1
    if hasattr(os, "sched_getaffinity"):  # Linux
        return min(len(os.sched_getaffinity(0)), _MOST)
    return min(os.cpu_count() or 1, _MOST)


class Crew:
    """Some processes that have begun."""

    def __init__(self, members: Sequence[_Member]) -> None:
        self._members = members
        self._idle: SimpleQueue[_Member] = SimpleQueue()
        for member in members:
            self._idle.put(member)

    @property
    def size(self) -> int:
        """How many there are."""
        return len(self._members)

    def do(self, work: Work, progress: Progress = silent) -> object:
        """Have something done by one of them, and wait for it; called from as many threads as there are processes.

        Args:
            work: is sent to the process.
            progress: told how far it is. What it raises ends the process.

        Returns:
            What the work gave.

        Raises:
            AlignPostError: the process ended before its work was done. What the work raises comes as it is.
        """
        member = self._idle.get()
        try:
            return member.do(work, progress)
        finally:
            self._idle.put(member)

    def all_do(self, work: Work, pulse: Callable[[], None] = lambda: None) -> None:
        """Have something done by each of them while none is at work; see `do`. `pulse` is called before each."""
        for member in self._members:
            pulse()
            member.do(work, silent)


@contextmanager
def crew_of(size: int, pulse: Callable[[], None] = lambda: None) -> Iterator[Crew | None]:
    """So many processes, which end when they are left.

    None where none are wanted (`size` is 1), or where they cannot be started: then this process works alone.
    """
    members: list[_Member] = []
    try:
        if size > 1:
            with suppress(OSError):
                for _ in range(size):
                    members.append(_Member())  # noqa: PERF401 - those that were started must be ended, too
        begun = len(members) == size > 1 and all(_begun(members, pulse))
        yield Crew(members) if begun else None
    finally:
        for member in members:
            member.end()


def _begun(members: Sequence[_Member], pulse: Callable[[], None]) -> list[bool]:
    from concurrent.futures import ThreadPoolExecutor, wait  # noqa: PLC0415 - most documents are short

    with ThreadPoolExecutor(len(members)) as pool:
        waiting = [pool.submit(member.begun) for member in members]
        while wait(waiting, TICK).not_done:
            pulse()
    return [each.result() for each in waiting]


class _Member:
    """One process."""

    def __init__(self) -> None:
        paths = os.pathsep.join(path for path in sys.path if path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _PROGRAM],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **dict.fromkeys(_ONE_THREAD, "1"), "PYTHONPATH": paths},
        )
        self._going = cast("IO[bytes]", self._process.stdin)
        self._coming = cast("IO[bytes]", self._process.stdout)

    def begun(self) -> bool:
        """Wait for its first message; whether it came."""
        try:
            return isinstance(pickle.load(self._coming), Share)
        except (EOFError, OSError):
            return False

    def do(self, work: Work, progress: Progress) -> object:
        """See `Crew.do`."""
        try:
            return self._done(work, progress)
        except BaseException:
            # Nobody waits for what it would still write.
            self._process.kill()
            raise

    def _done(self, work: Work, progress: Progress) -> object:
        try:
            pickle.dump(work, self._going, pickle.HIGHEST_PROTOCOL)
            self._going.flush()
        except OSError as error:
            raise AlignPostError(self._why()) from error
        while isinstance(message := self._next(), Share):
            progress("", message.done)
        if isinstance(message, Failure):
            raise message.error
        return message.value

    def _next(self) -> Share | Answer | Failure:
        try:
            return cast("Share | Answer | Failure", pickle.load(self._coming))
        except (EOFError, OSError, pickle.UnpicklingError) as error:  # it may end in the middle of a message
            raise AlignPostError(self._why()) from error

    def _why(self) -> str:
        code = self._process.wait()
        how = f"by signal {-code}" if code < 0 else f"with code {code}"
        return (
            f"a process that aligned a part of the texts was ended {how}, perhaps for want of memory; nothing was "
            "kept: align them again, or in smaller parts"
        )

    def end(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.wait()
        for pipe in (self._going, self._coming):
            with suppress(OSError):  # what was not sent yet cannot be sent any more
                pipe.close()
