"""Files of earlier versions: copied into the tables of today, after a backup.

The new tables are filled in a file of their own, which takes the old one's place once it is on the disk: a program
that is killed meanwhile leaves the old file, and perhaps a backup of it. Where nothing can be written the new
tables are filled in memory, for reading.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from itertools import count
from pathlib import Path
from typing import Final

from alignpost.atomic import in_words
from alignpost.errors import OutputError, ProjectError
from alignpost.logs import logger
from alignpost.store.connection import (
    attach,
    check_shape,
    connect,
    connect_memory,
    file_version,
    open_connection,
    speaking_plainly,
    writable,
)
from alignpost.store.earlier import SCHEMAS
from alignpost.store.placing import fresh_file, sync
from alignpost.store.schema import SCHEMA_VERSION, write_schema
from alignpost.store.soundness import refuse_damage

__all__ = ["open_any"]


def open_any(path: Path) -> tuple[sqlite3.Connection, bool]:
    """The database of a project of any known version, brought up to date, and whether it can only be read.

    A warning in the log says where the file of an earlier version is kept; every command tells its user of warnings.
    Whoever reads the database does so within `soundness.checked_meanwhile`.

    Raises:
        InputError: missing, a folder, empty, not readable.
        ProjectError: not a project, cut short, of a newer version; of an earlier one, damaged.
        ProjectInUseError: somebody keeps it locked.
        OutputError: the file is of an earlier version, and there is no room for a new one.
    """
    version = file_version(path)
    if version < SCHEMA_VERSION:
        if not writable(path):
            return _in_memory(path, version), True
        _migrate(path, version)
    return open_connection(path)


def _migrate(path: Path, version: int) -> None:
    """Bring a project of an earlier version up to date; the old file is kept beside it as `NAME.v1-backup`.

    Where another program was quicker nothing is left to be done.

    Raises:
        ProjectError: it is damaged.
        ProjectInUseError: another program is writing it.
        OutputError: the disk is full, or the folder cannot be written.
    """
    real = path.resolve()
    try:
        with speaking_plainly(path, writing=True):
            old = connect(real, "rw")
            try:
                # Nobody writes the old file from here on until the new one stands in its place.
                old.execute("BEGIN IMMEDIATE")
                if file_version(path) == version:
                    _check(old, path, real, version)
                    backup = _replace(path, real, version)
                    logger(__name__).warning(
                        "%s was of an earlier version and is brought up to date; kept as %s",
                        path,
                        backup.name,
                    )
                old.execute("ROLLBACK")
            finally:
                old.close()
    except OSError as error:
        raise OutputError(
            f"is of an earlier version and cannot be brought up to date: {in_words(error)}", path=path
        ) from error


def _in_memory(path: Path, version: int) -> sqlite3.Connection:
    """A project of an earlier version in today's tables, for reading; the file stays as it is.

    Raises:
        InputError, ProjectError: it cannot be read, or is damaged.
    """
    real = path.resolve()
    with speaking_plainly(path, writing=False):
        old = connect(real, "ro")
        try:
            _check(old, path, real, version)
        finally:
            old.close()
        memory = connect_memory()
        try:
            _fill(memory, path, real, version)
            memory.execute("PRAGMA query_only = ON")
        except BaseException:
            memory.close()
            raise
    return memory


def _check(old: sqlite3.Connection, path: Path, real: Path, version: int) -> None:
    check_shape(old, path, real, SCHEMAS[version])
    refuse_damage(old, path)


def _replace(path: Path, real: Path, version: int) -> Path:
    temporary = fresh_file(real)
    try:
        connection = connect(temporary, "rw")
        try:
            # Nobody sees the file before it is whole, and it is synced at the end.
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            _fill(connection, path, real, version)
        finally:
            connection.close()
        temporary.chmod(real.stat().st_mode & 0o777)
        sync(temporary)
        backup = _back_up(real, version)
        temporary.replace(real)
        sync(real.parent)
        return backup
    finally:
        temporary.unlink(missing_ok=True)


def _back_up(real: Path, version: int) -> Path:
    """Make a copy of the old file beside it, under a name that is free."""
    copy = fresh_file(real)
    try:
        shutil.copyfile(real, copy)
        shutil.copystat(real, copy)
        sync(copy)
        numbered = ("" if number == 1 else f"-{number}" for number in count(1))
        names = (real.with_name(f"{real.name}.v{version}-backup{number}") for number in numbered)
        backup = next(name for name in names if not os.path.lexists(name))
        copy.rename(backup)
        sync(real.parent)
        return backup
    finally:
        copy.unlink(missing_ok=True)


def _fill(connection: sqlite3.Connection, path: Path, real: Path, version: int) -> None:
    attach(connection, real, "old")
    connection.execute("BEGIN")
    write_schema(connection)
    try:
        for statement in _STATEMENTS[version]:
            connection.execute(statement)
    except sqlite3.IntegrityError as error:
        raise ProjectError(f"is damaged ({error}); restore it from a copy", path=path) from error
    connection.execute("COMMIT")
    connection.execute("DETACH old")


_PAIR_1: Final = "id, place, source, target, source_text, target_text, confidence, status, keep, locked"
_NOTE_1: Final = "id, pair_id, author, time, text, mqm, severity, source_spans, target_spans, suggestion"
_SCORE_1: Final = "pair_id, fidelity, parts, findings"


def _whole(*tables: str) -> tuple[str, ...]:
    return tuple([f"INSERT INTO main.{table} SELECT * FROM old.{table}" for table in tables])


_SAME: Final = (
    *_whole("project", "document", "segment"),
    *_whole("step", "journal", "view_state"),
    f"INSERT INTO main.score SELECT {_SCORE_1}, NULL, NULL FROM old.score",
    # Numbers are never given twice, so the counters come along.
    "DELETE FROM main.sqlite_sequence",
    "INSERT INTO main.sqlite_sequence SELECT * FROM old.sqlite_sequence",
)
_STATEMENTS: Final = {
    1: (
        f"INSERT INTO main.pair SELECT {_PAIR_1}, 0, NULL, '[]', NULL, NULL FROM old.pair",
        f"INSERT INTO main.note SELECT {_NOTE_1}, NULL, 0 FROM old.note",
        *_SAME,
    ),
    2: (*_whole("pair", "note", "setting"), *_SAME),
}
"""What fills the tables of today from those of an earlier version."""

assert SCHEMAS.keys() == _STATEMENTS.keys() == set(range(1, SCHEMA_VERSION))
