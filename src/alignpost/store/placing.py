"""New files beside the place where they are to stand, and how they reach the disk."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from alignpost.errors import OutputError

__all__ = ["fresh_file", "move", "sync"]


def fresh_file(place: Path) -> Path:
    """A new, empty file under a temporary name in the folder of `place`.

    Raises:
        OSError: the folder cannot be written.
    """
    temporary = place.with_name(f".{place.name}.{secrets.token_hex(6)}.part")
    # Created here, not by SQLite, so that the mode follows the umask and nothing is followed or reused.
    os.close(os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
    return temporary


def sync(path: Path) -> None:
    """Bring a file or folder to the disk; folders cannot be opened on Windows, and need not be."""
    if path.is_dir() and os.name == "nt":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def move(temporary: Path, place: Path, path: Path, *, overwrite: bool) -> None:
    """Let a finished database take its place.

    Raises:
        OutputError: something is there and `overwrite` is not set; messages speak of `path`.
        OSError: the folder cannot be written.
    """
    # A rollback journal without its database would be rolled back into the new one.
    place.with_name(place.name + "-journal").unlink(missing_ok=True)
    if overwrite:
        temporary.replace(place)
    else:
        try:
            place.hardlink_to(temporary)
        except FileExistsError:
            raise OutputError("is already there; it was not overwritten", path=path) from None
        except OSError:
            # A file system without hard links.
            if place.exists():
                raise OutputError("is already there; it was not overwritten", path=path) from None
            temporary.rename(place)
    sync(place.parent)
