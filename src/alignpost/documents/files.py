"""Opening files, with one clear error for each way in which that fails."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from alignpost.errors import InputError

__all__ = ["MAX_BYTES", "is_lasting", "open_bytes", "read_again", "read_bytes"]

MAX_BYTES = 512 * 1024 * 1024
"""Largest file that is read into memory at once; a long novel has 3 MB, a whole parliament's year 50."""


@contextmanager
def open_bytes(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for reading bytes.

    Raises:
        InputError: there is no such file, it is a folder or a device, it has no bytes, or it may not be read; also
            when reading inside the block fails.
    """
    try:
        with path.open("rb") as stream:
            _must_be_a_file(stream, path)
            yield stream
    except FileNotFoundError as error:
        raise InputError("there is no such file", path=path) from error
    except IsADirectoryError as error:
        raise InputError("is a folder; name a file in it", path=path) from error
    except PermissionError as error:
        raise InputError("may not be read; change its permissions", path=path) from error
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    except ValueError as error:  # a name with a NUL in it
        if "null byte" not in str(error):
            raise
        raise InputError("is not a file name", path=repr(str(path))) from error


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """All bytes of a file.

    Raises:
        InputError: as `open_bytes`; the file is empty, holds only white space, or has more than `limit` bytes.
    """
    with open_bytes(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise InputError(f"is larger than {limit:,} bytes; split it into smaller files", path=path)
    if not data or data.isspace():
        raise InputError("is empty", path=path)
    return data


def read_again(path: Path, limit: int = MAX_BYTES) -> bytes:
    """`read_bytes` for a file that is asked for more than once: what a pipe has given is kept, for it gives it once.

    Raises:
        InputError: as `read_bytes`.
    """
    try:
        info = path.stat()
    except (OSError, ValueError):
        return read_bytes(path, limit)  # which says what is wrong
    if not stat.S_ISFIFO(info.st_mode):
        return read_bytes(path, limit)
    pipe = info.st_dev, info.st_ino
    if pipe not in _given:
        _given[pipe] = read_bytes(path, limit)
    return _given[pipe]


_given: Final[dict[tuple[int, int], bytes]] = {}
"""What pipes have given."""


def is_lasting(path: Path) -> bool:
    """Whether one may come back to this file later: not to a pipe, nor to a stream of this program (`/dev/stdin`)."""
    if not path.is_file():
        return False
    # `/dev/stdin` leads to a descriptor, and descriptors lead to files that other commands will not have open.
    names = (path, path.readlink()) if path.is_symlink() else (path,)
    folders = [name.absolute().parent.resolve() for name in names]
    return not any(folder.name == "fd" and folder.is_relative_to("/proc") for folder in folders)


def _must_be_a_file(stream: BinaryIO, path: Path) -> None:
    """Pipes pass, since `<(command)` is a fine way to give a text; devices such as /dev/zero do not."""
    info = os.fstat(stream.fileno())
    if stat.S_ISREG(info.st_mode):
        if info.st_size == 0:
            raise InputError("is empty", path=path)
    elif not stat.S_ISFIFO(info.st_mode):
        raise InputError("is not a file", path=path)
