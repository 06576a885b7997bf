"""Data to standard output, speech and progress to standard error, bars only on a terminal.

What people read goes through `lines`, `words` or `say`: there no text of a file, and no file's name, can steer a
terminal or give a build server commands. `data` is for programs and stays as it is.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

from alignpost.errors import OutputError
from alignpost.progress import Progress, silent
from alignpost.visible import no_commands, visible

__all__ = ["cells", "commands", "data", "json_data", "lines", "progress", "say", "words"]


def data(text: str) -> None:
    """Write `text` and a line end to standard output, always as UTF-8.

    On a terminal control characters are shown as symbols, so that no text can steer it.

    Raises:
        OutputError: standard output is closed, or its disk is full.
        BrokenPipeError: the reader has gone.
    """
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    if sys.stdout.isatty():
        text = _seen(text)
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace") + b"\n")
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _let_go_of_output()
        raise
    except OSError as error:
        _let_go_of_output()
        raise OutputError(f"standard output cannot be written: {error.strerror or error}") from error


def _let_go_of_output() -> None:
    """Give the interpreter a harmless place to flush to when it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def lines(text: str) -> None:
    """Write lines that people read to standard output, as they are laid out: a table, a verdict, a list of problems.

    Control characters are shown as symbols, in a pipe to a pager too, and no line is a command to a build server.

    Raises:
        OutputError, BrokenPipeError: as `data`.
    """
    data(no_commands(_seen(text)))


def cells(*row: str) -> None:
    """Write a row to standard output, its cells separated by tabs, for people and for programs that cut it.

    Raises:
        OutputError, BrokenPipeError: as `data`.
    """
    data(no_commands("\t".join(map(visible, row))))


def words(text: str) -> None:
    """Write sentences to standard output as `lines` does.

    On a terminal long lines are broken at spaces; what goes on stands below what it belongs to.

    Raises:
        OutputError, BrokenPipeError: as `data`.
    """
    told = _seen(text).split("\n")
    if sys.stdout is not None and sys.stdout.isatty():
        from alignpost.report.columns import hanging

        width = shutil.get_terminal_size().columns
        told = [piece for line in told for piece in hanging(line, width)]
    lines("\n".join(told))


def _seen(text: str) -> str:
    """`text` with symbols for control characters, in the lines that it has."""
    return "\n".join(visible(line) for line in text.split("\n"))


def json_data(value: object) -> None:
    """Write `value` as indented JSON to standard output."""
    data(json.dumps(value, ensure_ascii=False, indent=2))


def say(message: str) -> None:
    """Tell the user something that is not data, on one line; control characters are made visible.

    Where standard error is closed or full there is nobody to tell, and the exit code has to say it.
    """
    _tell(no_commands(visible(message)))


def commands(annotations: str) -> None:
    """Write annotations to standard error, where a build server obeys them as well as on standard output."""
    _tell(_seen(annotations))


def _tell(text: str) -> None:
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"{text}\n")


@contextmanager
def progress() -> Iterator[Progress]:
    """A line on standard error that tells how far work is; nothing where that is no terminal or work is short."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield silent
        return
    started = shown = monotonic()
    width = 0

    def show(stage: str, done: float) -> None:
        nonlocal shown, width
        now = monotonic()
        if now - started < 0.5 or now - shown < 0.1:
            return
        shown = now
        line = f"{stage} {done:4.0%}"
        sys.stderr.write(f"\r{line:<{width}}")
        sys.stderr.flush()
        width = max(width, len(line))

    try:
        yield show
    finally:
        if width:
            sys.stderr.write("\r" + " " * width + "\r")
            sys.stderr.flush()
