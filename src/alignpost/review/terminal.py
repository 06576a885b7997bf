"""A terminal that goes away while the screen is shown: its window was closed, its connection lost, its owner killed."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Final

__all__ = ["watching_terminal"]

_GONE: Final = getattr(select, "POLLHUP", 0) | getattr(select, "POLLERR", 0)


@contextmanager
def watching_terminal(leave: Callable[[], object]) -> Iterator[None]:
    """Call `leave`, once, in another thread and not for long, when the terminal is gone.

    Where a terminal vanishes, SIGHUP comes to the programs that it controls. Others read an end of input
    again and again, which the screen takes for silence; the system tells of it when asked. Without a terminal on
    standard input, or on a system without `poll`, nothing is watched.
    """
    if not hasattr(select, "poll") or sys.stdin is None or not sys.stdin.isatty():
        yield
        return
    wake, waker = os.pipe()

    def heard(number: int, frame: FrameType | None) -> None:
        del number, frame
        with suppress(OSError):
            os.write(waker, b"!")

    thread = threading.Thread(
        target=_watch, args=(sys.stdin.fileno(), wake, leave), name="terminal", daemon=True
    )
    # Only the main thread may hear signals.
    hears = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGHUP, heard) if hears else None
    thread.start()
    try:
        yield
    finally:
        if hears:
            signal.signal(signal.SIGHUP, before)
        os.close(waker)
        thread.join()
        os.close(wake)


def _watch(terminal: int, wake: int, leave: Callable[[], object]) -> None:
    """Wait for the end of either; `leave` unless the watch was over before."""
    poll = select.poll()
    poll.register(terminal, 0)
    poll.register(wake, select.POLLIN)
    while True:
        for handle, event in poll.poll():
            if handle == wake:
                if os.read(wake, 1):
                    leave()
                return
            if event & _GONE:
                leave()
                return
            poll.unregister(terminal)  # a system that cannot tell
