"""Opening the SQLite file: nothing is written, nothing of a stranger's runs, every refusal is a sentence."""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from alignpost.errors import AlignPostError, InputError, OutputError, ProjectError, ProjectInUseError
from alignpost.store.payload import decode_text
from alignpost.store.schema import APPLICATION_ID, SCHEMA, SCHEMA_VERSION, stranger_in

__all__ = [
    "MAGIC",
    "attach",
    "check_shape",
    "connect",
    "connect_memory",
    "file_version",
    "open_connection",
    "require_sqlite",
    "speaking_plainly",
    "writable",
]

_BUSY_SECONDS: Final = 2.0
MAGIC: Final = b"SQLite format 3\x00"
"""The first bytes of every SQLite file."""
_HEADER_BYTES: Final = 100


def connect(path: Path, mode: str) -> sqlite3.Connection:
    """A connection to an existing file, `mode` `ro` or `rw`, with everything off that a stranger could use.

    Commits reach the disk before they return: `synchronous = EXTRA` also syncs the folder after the rollback
    journal is unlinked, without which a power cut could bring the journal back and take the last edit away.
    """
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode={mode}",
        uri=True,
        timeout=_BUSY_SECONDS,
        isolation_level=None,
        check_same_thread=False,
    )
    try:
        _harden(connection, mode)
    except BaseException:
        connection.close()
        raise
    return connection


def connect_memory() -> sqlite3.Connection:
    """A connection to an empty database in memory."""
    connection = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False, uri=True)
    _harden(connection, "rw")
    return connection


def attach(connection: sqlite3.Connection, path: Path, name: str) -> None:
    """Let `connection` read another file as `name`."""
    connection.execute(f"ATTACH ? AS {name}", (f"{path.absolute().as_uri()}?mode=ro",))


def _harden(connection: sqlite3.Connection, mode: str) -> None:
    connection.text_factory = decode_text
    if sys.version_info >= (3, 12):
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_DEFENSIVE, True)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_TRIGGER, False)
        connection.setconfig(sqlite3.SQLITE_DBCONFIG_ENABLE_VIEW, False)
    for pragma in (
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "foreign_keys = ON",
        "synchronous = EXTRA",
        "temp_store = MEMORY",
        f"query_only = {'ON' if mode == 'ro' else 'OFF'}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def require_sqlite(path: Path) -> None:
    """Refuse a Python whose SQLite has no strict tables."""
    if sqlite3.sqlite_version_info < (3, 37):
        raise ProjectError(
            f"needs SQLite 3.37 or newer, and this Python brings {sqlite3.sqlite_version}", path=path
        )


def open_connection(path: Path) -> tuple[sqlite3.Connection, bool]:
    """Open the database of a project of today's version, its pages unchecked; return it and whether it can only be read.

    Raises:
        InputError: missing, a folder, empty, not readable.
        ProjectError: not a project, cut short, of another version.
        ProjectInUseError: somebody keeps it locked.
    """
    # The rollback journal is written beside the file that a link leads to.
    real = path.resolve()
    read_only = not writable(path)
    with speaking_plainly(path, writing=False):
        connection = connect(real, "ro" if read_only else "rw")
        try:
            check_shape(connection, path, real)
        except BaseException:
            connection.close()
            raise
    return connection, read_only


def writable(path: Path) -> bool:
    """Whether the file and its folder can be written, as far as modes tell."""
    real = path.resolve()
    return _writable(real) and _writable(real.parent)


def _writable(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _header(path: Path) -> bytes:
    """The first 100 bytes, read before SQLite reads any."""
    if path.is_dir():
        raise InputError("is a folder, not a project file", path=path)
    if not path.exists():
        raise InputError("there is no such file", path=path)
    if not path.is_file():
        raise InputError("is no regular file", path=path)
    try:
        with path.open("rb") as stream:
            return stream.read(_HEADER_BYTES)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error


def file_version(path: Path) -> int:
    """The version of a project's tables, from the header (SQLite's “Database File Format”, section 1.3).

    Raises:
        InputError: missing, a folder, empty, not readable.
        ProjectError: not a project, or of a version that this program does not know.
    """
    require_sqlite(path)
    header = _header(path)
    if not header:
        raise InputError("is empty", path=path)
    if not header.startswith(MAGIC):
        raise ProjectError(
            "is not an AlignPost project; alignpost convert makes one of a file of pairs", path=path
        )
    if len(header) < _HEADER_BYTES:
        raise ProjectError("is cut short; restore it from a copy", path=path)
    if int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise ProjectError("is an SQLite database, but not an AlignPost project", path=path)
    version = int.from_bytes(header[60:64], "big")
    if version > SCHEMA_VERSION:
        raise ProjectError(
            f"was written by a newer AlignPost (file version {version}; this one reads up to"
            f" {SCHEMA_VERSION}); update AlignPost to open it",
            path=path,
        )
    if version < 1:
        raise ProjectError(f"has the impossible file version {version}; restore it from a copy", path=path)
    if header[18:20] != b"\x01\x01":
        raise ProjectError(
            "was switched to write-ahead logging by another program;"
            " switch it back with PRAGMA journal_mode = DELETE",
            path=path,
        )
    return version


def check_shape(connection: sqlite3.Connection, path: Path, real: Path, schema: str = SCHEMA) -> None:
    """Refuse a file whose tables are not those of `schema`, or that is cut short; `soundness` checks its pages.

    Raises:
        ProjectError: with what is wrong.
    """
    stranger = stranger_in(connection, schema)
    if stranger is not None:
        raise ProjectError(f"has {stranger}; it will not be opened", path=path)
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    (page_bytes,) = connection.execute("PRAGMA page_size").fetchone()
    # SQLite counts a page that is there in part as whole.
    if real.stat().st_size < pages * page_bytes:
        raise ProjectError("is cut short; restore it from a copy", path=path)


@contextmanager
def speaking_plainly(path: Path, *, writing: bool) -> Iterator[None]:
    """Turn SQLite's errors about `path` into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _plain(error, path, writing) from error
    except UnicodeDecodeError as error:
        raise ProjectError(
            "is damaged (text that is not UTF-8); restore it from a copy", path=path
        ) from error
    except OverflowError as error:
        raise ProjectError("has no row with so large a number", path=path) from error


def _plain(error: sqlite3.Error, path: Path, writing: bool) -> AlignPostError:
    # The low byte is the primary result code, <https://www.sqlite.org/rescode.html>.
    code = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectInUseError("is being written by another program; try again in a moment", path=path)
    if code not in _PLACE_CODES:
        return ProjectError(f"is damaged ({error}); restore it from a copy", path=path)
    return _cannot_write(error, code, path) if writing else _cannot_read(error, path)


_PLACE_CODES: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_IOERR,
    }
)
"""Not the file is at fault, but the place where it stands."""


def _cannot_write(error: sqlite3.Error, code: int, path: Path) -> OutputError:
    if code == sqlite3.SQLITE_FULL:
        return OutputError("the disk is full; nothing was changed", path=path)
    if getattr(error, "sqlite_errorname", "") == "SQLITE_READONLY_DBMOVED":
        return OutputError("was moved or replaced while it was open; open it again", path=path)
    return OutputError(f"cannot be written ({error}); nothing was changed", path=path)


def _cannot_read(error: sqlite3.Error, path: Path) -> AlignPostError:
    real = path.resolve()
    journal = real.with_name(real.name + "-journal")
    if journal.exists():
        return ProjectError(
            "was left in the middle of an edit and cannot be repaired in a read-only place;"
            f" copy it with {journal.name} to a folder where you may write",
            path=path,
        )
    return InputError(f"cannot be read: {error}", path=path)
