"""One program's hold on a project file: its transactions, and the pairs in memory kept true to the file."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from alignpost.errors import AlignPostError, OutputError
from alignpost.store.clock import Clock, stamp
from alignpost.store.connection import speaking_plainly
from alignpost.store.journal import Journal
from alignpost.store.pairs import PairList
from alignpost.store.view_state import ViewState

__all__ = ["Session"]


class Session:
    """An open file. Another program may have it open too: what it wrote is taken in at the next transaction.

    Calls from several threads wait for each other.

    Attributes:
        connection: to be used within `reading` or `writing` alone.
        seen_entry: number of the newest row of the journal that this program has seen.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection, *, read_only: bool, clock: Clock) -> None:
        self.path = path
        self.read_only = read_only
        self.connection = connection
        self._clock = clock
        self._lock = threading.RLock()
        self._closed = False
        self.view_state = ViewState(connection)
        self.journal = Journal(connection, str(path))
        self._seen_version = self._data_version()
        self.seen_entry = self.journal.entries.last_id()
        self._current = True
        self.pairs = PairList(connection, str(path))

    @contextmanager
    def reading(self) -> Iterator[frozenset[int]]:
        """One consistent state, with what others wrote; gives the ids of the pairs that changed by that."""
        with self._lock, speaking_plainly(self.path, writing=False):
            self._require_open()
            self.connection.execute("BEGIN")
            try:
                yield self._catch_up()
            finally:
                self._roll_back()

    @contextmanager
    def writing(self) -> Iterator[str]:
        """One transaction: on the disk when left, or nothing of it anywhere. Gives the time of the edit.

        Raises:
            ProjectInUseError: another program was writing for two seconds.
            OutputError: read-only, or the disk is full.
        """
        if self.read_only:
            raise OutputError(
                "can only be read here, so the edit was not made; copy it to a folder where you may write",
                path=self.path,
            )
        with self._lock:
            self._require_open()
            with speaking_plainly(self.path, writing=True):
                self.connection.execute("BEGIN IMMEDIATE")
                try:
                    self._forget_revised_texts(self._data_version())
                    yield stamp(self._clock)
                    self.view_state.write()
                    # From here on the memory may be behind the file, whatever interrupts us.
                    self._current = False
                    self.connection.execute("COMMIT")
                except BaseException:
                    self.journal.texts.forget()
                    raise
                finally:
                    self._roll_back()
            self.view_state.waiting.clear()
            # The edit is made. If it cannot be read back now, the next call reads it or says why not.
            with suppress(AlignPostError), self.reading():
                pass

    def remember(self, key: str, value: str) -> None:
        """Let a bit of view state wait for the next transaction that writes; forgotten where the file is read-only."""
        with self._lock:
            if not self.read_only and self.recall(key) != value:
                self.view_state.waiting[key] = value

    def recall(self, key: str) -> str | None:
        """A bit of view state."""
        with self._lock:
            if key in self.view_state.waiting:
                return self.view_state.waiting[key]
            with self.reading():
                return self.view_state.read(key)

    def flush(self) -> None:
        """Write the view state that waits.

        Raises:
            ProjectInUseError, OutputError: as for `writing`; it goes on waiting.
        """
        if self.view_state.waiting:
            with self.writing():
                pass

    def close(self) -> None:
        """Write the view state, as far as that is possible, and let go of the file."""
        with self._lock:
            if self._closed:
                return
            try:
                # At worst view state is lost; edits were saved when they were made.
                with suppress(AlignPostError):
                    self.flush()
            finally:
                self._closed = True
                self.connection.close()

    def _roll_back(self) -> None:
        """End the transaction, unless it was committed or SQLite ended it itself."""
        if self.connection.in_transaction:
            self.connection.execute("ROLLBACK")

    def _require_open(self) -> None:
        if self._closed:
            raise ValueError("the project is closed")

    def _catch_up(self) -> frozenset[int]:
        """Read again the pairs that the journal says were touched since we looked last, by us or by others."""
        version = self._data_version()
        if self._current and version == self._seen_version:
            return frozenset()
        self._forget_revised_texts(version)
        last = self.journal.entries.last_id()
        touched = self.journal.entries.touched_since(self.seen_entry)
        self.pairs.reload(touched)
        self._seen_version, self.seen_entry, self._current = version, last, True
        return frozenset(touched)

    def _forget_revised_texts(self, version: int) -> None:
        """An edit cuts its texts out of the documents as they stand in its transaction, which others may have revised."""
        if version != self._seen_version and self.journal.entries.may_have_revised(self.seen_entry):
            self.journal.texts.forget()

    def _data_version(self) -> int:
        """A number that changes when another connection has committed, <https://www.sqlite.org/pragma.html>."""
        (version,) = self.connection.execute("PRAGMA data_version").fetchone()
        return int(version)
