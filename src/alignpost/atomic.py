"""Outputs appear whole or not at all: written beside their place under a temporary name, synced, then moved."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from alignpost.errors import OutputError

__all__ = ["check_place", "in_words", "replacing"]

_READ_ONLY = "the folder is read-only"
_DESCRIPTORS = {"/dev/stdout": 1, "/dev/stderr": 2}
"""Names of what this process has open already: opened anew, a file behind one would lose what stands in it."""


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` for bytes; on leaving without an error it takes `path`'s place.

    On any error the temporary file is removed and whatever stood at `path` is as it was. A device or a pipe
    (`/dev/null`) is written to and never replaced, and so is whatever stands behind `/dev/stdout`.

    Raises:
        OutputError: the place cannot be written, or the disk is full.
    """
    if _is_stream(path):
        with _writing(path) as stream:
            yield stream
        return
    import tempfile  # noqa: PLC0415 - takes a hundredth of a start; most starts write no file

    target = _resolved(path)
    temporary: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", suffix=".part", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(_mode_for(target))
        temporary.replace(target)
        temporary = None
    except OSError as error:
        raise OutputError(f"cannot be written: {in_words(error)}", path=path) from error
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)


@contextmanager
def _writing(path: Path) -> Iterator[BinaryIO]:
    try:
        descriptor = _DESCRIPTORS.get(str(path))
        with path.open("wb") if descriptor is None else os.fdopen(os.dup(descriptor), "wb") as stream:
            yield stream
    except OSError as error:
        raise OutputError(f"cannot be written: {error.strerror or error}", path=path) from error


def _is_stream(path: Path) -> bool:
    """Whether a device or a pipe stands at `path`, which the superuser could otherwise replace by a file.

    So does what the shell has opened for us: `>> file` is to add to the file.
    """
    if str(path) in _DESCRIPTORS:
        return True
    try:
        mode = path.stat().st_mode
    except (OSError, ValueError):
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def check_place(path: Path) -> None:
    """Refuse a place that cannot be written before long work is done for it.

    Raises:
        OutputError: the folder is missing or read-only, or `path` is a folder or a file that may not be written.
    """
    if _is_stream(path):
        if not os.access(path, os.W_OK):
            raise OutputError("may not be written", path=path)
        return
    target = _resolved(path)
    if not target.parent.is_dir():
        raise OutputError(f"cannot be written: there is no folder {target.parent}", path=path)
    if not os.access(target.parent, os.W_OK):
        raise OutputError(f"cannot be written: {_READ_ONLY}", path=path)


def in_words(error: OSError) -> str:
    """Why no file can be made in a folder; where that may not be written, in the words of `check_place`."""
    return _READ_ONLY if error.errno in (errno.EROFS, errno.EACCES) else error.strerror or str(error)


def _resolved(path: Path) -> Path:
    """Where `path` leads; a link is written through, a read-only file is respected."""
    try:
        target = path.resolve()
        if target.is_dir():
            raise OutputError("is a folder; give a file name", path=path)
        if target.exists() and not os.access(target, os.W_OK):
            raise OutputError("may not be written: the file is read-only", path=path)
    except (OSError, RuntimeError) as error:
        # A link that leads to itself is the one or the other, by the version of Python.
        raise OutputError("cannot be written: the links lead nowhere", path=path) from error
    return target


def _mode_for(target: Path) -> int:
    """The mode of the file that is replaced, or what a newly created one would get."""
    try:
        return target.stat().st_mode & 0o777
    except FileNotFoundError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
