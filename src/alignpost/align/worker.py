"""A process that works for another one: it reads what is to be done from a pipe, and writes what came of it to another.

It ends when the pipe is closed, which the system does when the other process ends, however that came about.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from time import monotonic
from typing import BinaryIO, NamedTuple, TypeAlias

from alignpost.progress import Progress

__all__ = ["Answer", "Failure", "Share", "Work", "main"]

Work: TypeAlias = Callable[[Progress], object]
"""What is sent: anything that can be pickled and called, and whose result can be pickled."""

_OFTEN = 0.1
"""Seconds between two messages of how far the work is."""


class Share(NamedTuple):
    """How much of the work is done, 0-1."""

    done: float


class Answer(NamedTuple):
    """What the work gave; the last message about it."""

    value: object


class Failure(NamedTuple):
    """What the work raised instead."""

    error: Exception


def main() -> None:
    """Carry out what comes in, one after the other, until nothing comes any more."""
    # Ctrl-C reaches every process of a terminal. The other one ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    coming, going = sys.stdin.buffer, _apart(sys.stdout.buffer)
    # Few objects live longer than the work they are made for; all others are looked at in vain.
    gc.freeze()
    gc.set_threshold(100_000, 50, 100)
    # The one who waits may be gone.
    with suppress(EOFError, BrokenPipeError):
        _send(going, Share(0.0))
        while True:
            _carry_out(pickle.load(coming), going)


def _apart(stream: BinaryIO) -> BinaryIO:
    """The stream, which nobody else writes to from now on: what is printed is lost."""
    own = os.fdopen(os.dup(stream.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    return own


def _carry_out(work: Work, going: BinaryIO) -> None:
    last = monotonic()

    def tell(stage: str, done: float) -> None:  # noqa: ARG001 - the other process knows the stage
        nonlocal last
        if monotonic() - last >= _OFTEN:
            last = monotonic()
            _send(going, Share(done))

    try:
        answer = work(tell)
    except BrokenPipeError:
        raise
    except Exception as error:
        _send(going, Failure(error))
        raise
    _send(going, Answer(answer))


def _send(going: BinaryIO, message: Share | Answer | Failure) -> None:
    pickle.dump(message, going, pickle.HIGHEST_PROTOCOL)
    going.flush()
