"""Copies of a project's database, to work on while the file itself stays as it is."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alignpost.atomic import in_words
from alignpost.errors import OutputError
from alignpost.store.connection import connect, connect_memory, speaking_plainly
from alignpost.store.migration import open_any
from alignpost.store.placing import fresh_file, move, sync
from alignpost.store.soundness import checked_meanwhile

__all__ = ["copy_in_memory", "new_copy"]


@contextmanager
def copy_in_memory(path: Path) -> Iterator[sqlite3.Connection]:
    """The project at `path` in memory, in a transaction that is never committed.

    Raises:
        InputError, ProjectError: it cannot be read, or is damaged.
    """
    with closing(connect_memory()) as memory, speaking_plainly(path, writing=False):
        _copy(path, memory)
        memory.execute("BEGIN")
        yield memory


@contextmanager
def new_copy(path: Path, out: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the project at `path` in a transaction; on leaving without an error it appears at `out`, whole.

    Raises:
        InputError, ProjectError: `path` cannot be read, or is damaged.
        OutputError: the place cannot be written, or something is there.
    """
    place = out.resolve()
    if place.exists():
        raise OutputError("is already there; it was not overwritten", path=out)
    try:
        temporary = fresh_file(place)
        try:
            with speaking_plainly(out, writing=True), closing(connect(temporary, "rw")) as connection:
                _copy(path, connection)
                connection.execute("BEGIN IMMEDIATE")
                yield connection
                connection.execute("COMMIT")
            sync(temporary)
            move(temporary, place, out, overwrite=False)
        finally:
            temporary.unlink(missing_ok=True)
            temporary.with_name(temporary.name + "-journal").unlink(missing_ok=True)
    except OSError as error:
        raise OutputError(f"cannot be written: {in_words(error)}", path=out) from error


def _copy(path: Path, into: sqlite3.Connection) -> None:
    found, read_only = open_any(path)
    with closing(found), checked_meanwhile(found, path, read_only=read_only):
        found.backup(into)
