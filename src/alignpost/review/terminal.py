"""What ends the screen from outside: its window was closed, its connection lost, or somebody ended the program."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

from alignpost.errors import Cancelled

__all__ = ["ENDED", "watching_terminal"]

ENDED: Final = 129
"""Exit status of a program that its terminal has left behind: 128 and the number of SIGHUP, as shells have it."""

_GONE: Final = getattr(select, "POLLHUP", 0) | getattr(select, "POLLERR", 0)

_SIGNALS: Final = tuple(getattr(signal, name) for name in ("SIGHUP", "SIGTERM") if hasattr(signal, name))


@contextmanager
def watching_terminal(leave: Callable[[], object], patience_s: float = 5.0) -> Iterator[None]:
    """Call `leave`, once, in another thread and not for long, when the terminal is gone or SIGTERM has come.

    Where a terminal vanishes, SIGHUP comes to the programs that it controls. Others read an end of input
    again and again, which the screen takes for silence; the system tells of it when asked. Without a terminal on
    standard input, or on a system without `poll`, nothing is watched.

    Who writes to a terminal that is gone may wait for ever, and never come to leave: after `patience_s` the program
    ends on the spot, with the status `ENDED`. Every edit is saved by then.

    Raises:
        Cancelled: it was SIGTERM, and the screen has been left; a program that such a signal kills would
            leave the terminal behind without echo, and full of what it showed.
    """
    if not hasattr(select, "poll") or sys.stdin is None or not sys.stdin.isatty():
        yield
        return
    wake, waker = os.pipe()

    told: list[int] = []

    def heard(number: int, frame: FrameType | None) -> None:
        del frame
        told.append(number)
        with suppress(OSError):
            os.write(waker, b"!")

    thread = threading.Thread(
        target=_watch, args=(sys.stdin.fileno(), wake, leave, patience_s), name="terminal", daemon=True
    )
    # Only the main thread may hear signals.
    hears = threading.current_thread() is threading.main_thread()
    before = {each: signal.signal(each, heard) for each in _SIGNALS} if hears else {}
    thread.start()
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
        os.close(waker)
        thread.join()
        os.close(wake)
    if signal.SIGTERM in told:
        raise Cancelled("ended from outside; all edits are saved")


def _watch(terminal: int, wake: int, leave: Callable[[], object], patience_s: float) -> None:
    """Wait for the end of the terminal or of the watch; where it was the terminal, `leave`, and see to it."""
    if _is_gone(terminal, wake):
        leave()
        end = time.monotonic() + patience_s
        while select.select([wake], [], [], max(0.0, end - time.monotonic()))[0]:
            if not os.read(wake, 1):  # left; anything else is the signal, which comes besides
                return
        os._exit(ENDED)


def _is_gone(terminal: int, wake: int) -> bool:
    """Wait until the terminal is gone, or until the watch is over."""
    poll = select.poll()
    poll.register(terminal, 0)
    poll.register(wake, select.POLLIN)
    while True:
        for handle, event in poll.poll():
            if handle == wake:
                return bool(os.read(wake, 1))
            if event & _GONE:
                return True
            poll.unregister(terminal)  # a system that cannot tell
