"""SQLite's check of every page of a project, which may come from a stranger or a failing disk.

Page by page, and every value by the type and the rules of its column: pages that name each other in a circle would
otherwise be read without end, and Python would meet bytes where it takes texts for granted.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Final

from alignpost.errors import AlignPostError, ProjectError
from alignpost.store.connection import connect, speaking_plainly

__all__ = ["checked_meanwhile", "refuse_damage"]

_LOOK_EVERY: Final = 100_000
"""Steps of SQLite's machine, some milliseconds, after which a reader looks whether the file is damaged."""


def refuse_damage(connection: sqlite3.Connection, path: Path) -> None:
    """Check every page now.

    Raises:
        ProjectError: the file is damaged.
    """
    # What is well is said in one row; of damage the first row is enough.
    (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise ProjectError("is damaged; restore it from a copy", path=path)


@contextmanager
def checked_meanwhile(connection: sqlite3.Connection, path: Path, *, read_only: bool) -> Iterator[None]:
    """Check every page while `connection` reads the same file: Python works on what was read, the check on the next pages.

    What was read counts when this is left without an error. Where the file is damaged reading is broken off, and
    whatever went wrong in it was the damage.

    Args:
        connection: to the file `path`; one to a database in memory, which was checked before it was filled, is left alone.
        path: for messages, too.
        read_only: the file must not be written, not even to take back an edit that somebody left half done.

    Raises:
        ProjectError: the file is damaged.
    """
    (_, _, file), *_ = connection.execute("PRAGMA database_list").fetchall()
    if not file:
        yield
        return
    check = _Check(path, "ro" if read_only else "rw")
    connection.set_progress_handler(check.has_failed, _LOOK_EVERY)
    check.thread.start()
    try:
        yield
    finally:
        check.thread.join()
        connection.set_progress_handler(None, 0)
        if check.error is not None:
            raise check.error


class _Check:
    """A check in a thread, with a connection of its own."""

    def __init__(self, path: Path, mode: str) -> None:
        self.error: AlignPostError | None = None
        self.thread = threading.Thread(target=self._run, args=(path, mode), name="check", daemon=True)

    def has_failed(self) -> bool:
        return self.error is not None

    def _run(self, path: Path, mode: str) -> None:
        try:
            with (
                speaking_plainly(path, writing=False),
                closing(connect(path.resolve(), mode)) as connection,
            ):
                refuse_damage(connection, path)
        except AlignPostError as error:
            self.error = error
