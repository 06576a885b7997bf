"""An open project: what the screen and the command line hold in their hands."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from alignpost.errors import AlignPostError, OutputError, ProjectError
from alignpost.model import Bitext, Pair, Segment, SegmentedDocument
from alignpost.store.clock import Clock, login, now, stamp
from alignpost.store.commands import Command, Side
from alignpost.store.connection import speaking_plainly
from alignpost.store.creation import create_file
from alignpost.store.digest import state_digest
from alignpost.store.documents import read_side
from alignpost.store.entries import JournalEntry, Record
from alignpost.store.journal import Journal
from alignpost.store.migration import open_any
from alignpost.store.pair_rows import rows_of
from alignpost.store.pairs import PairList
from alignpost.store.payload import bound
from alignpost.store.replaying import replay_records
from alignpost.store.sentences import sentences_of

__all__ = ["Project"]


class Project:
    """A project file: documents, pairs, scores, notes, and the journal of every edit.

    An edit is on the disk when `apply`, `undo` or `redo` returns; if it cannot be, the call raises and nothing
    has changed, in the file or in memory. Another program may have the same file open: its edits are noticed at
    the next call, and each edit is judged on the state as it then stands. Calls from several threads wait for
    each other.
    """

    def __init__(
        self, path: Path, connection: sqlite3.Connection, *, read_only: bool, author: str, clock: Clock
    ) -> None:
        """Use `Project.open` or `Project.create`."""
        self.path = path
        self.read_only = read_only
        self.author = author
        self._clock = clock
        self._lock = threading.RLock()
        self._connection = connection
        self._closed = False
        self._view_state: dict[str, str] = {}
        self._journal = Journal(connection, str(path))
        self._seen_version = self._data_version()
        self._seen_entry = self._journal.entries.last_id()
        self._current = True
        self._pairs = PairList(connection, str(path))

    @classmethod
    def create(
        cls,
        path: Path,
        bitext: Bitext,
        settings: Mapping[str, str] = MappingProxyType({}),
        *,
        overwrite: bool = False,
        author: str | None = None,
        clock: Clock = now,
    ) -> Project:
        """Make a new project file of `bitext` and open it.

        The file appears whole or not at all. Notes whose numbers clash are numbered anew.

        Args:
            path: where.
            bitext: what is to be reviewed.
            settings: how it is judged; there from the beginning, so that no undo takes them away.
            overwrite: replace what is there.
            author: who edits; by default `$ALIGNPOST_AUTHOR` or the name of the login.
            clock: tells the time of edits.

        Raises:
            OutputError: the place cannot be written, or something is there and `overwrite` is not set.
            ProjectInUseError: the project to overwrite is being written by another program.
            ValueError: the bitext contradicts itself.
        """
        create_file(path, bitext, stamp(clock), settings=settings, overwrite=overwrite)
        return cls.open(path, author=author, clock=clock)

    @classmethod
    def open(cls, path: Path, *, author: str | None = None, clock: Clock = now) -> Project:
        """Open a project file; nothing is written until the first edit.

        A file of an earlier version is brought up to date first, and kept beside as `NAME.v1-backup`.

        Args:
            path: the file; where it or its folder cannot be written, the project is `read_only`.
            author: who edits; by default `$ALIGNPOST_AUTHOR` or the name of the login.
            clock: tells the time of edits.

        Raises:
            InputError: the file is missing, a folder, empty or not readable.
            ProjectError: it is no project, damaged, or from a newer version.
            ProjectInUseError: another program keeps it locked.
        """
        connection, read_only = open_any(path)
        try:
            with speaking_plainly(path, writing=False):
                return cls(path, connection, read_only=read_only, author=author or login(), clock=clock)
        except BaseException:
            connection.close()
            raise

    def __len__(self) -> int:
        return len(self._pairs)

    def pair(self, position: int) -> Pair:
        """The pair at `position` in reading order, from 0.

        Raises:
            IndexError: there are fewer.
        """
        return self.pairs()[position]

    def pairs(self) -> Sequence[Pair]:
        """All pairs in reading order: a live view that shows edits once they are made or noticed."""
        self.refresh()
        return self._pairs

    def index_of(self, pair_id: int) -> int:
        """The position of a pair in reading order, from 0.

        Raises:
            KeyError: no such pair.
        """
        return self._pairs.position_of(pair_id)

    def bitext(self) -> Bitext:
        """Everything as it now stands, for exporting and scoring."""
        with self._reading():
            pairs = tuple(self._pairs)
            return Bitext(*self._documents(), pairs, self._signature())

    @property
    def languages(self) -> tuple[str, str]:
        """BCP 47 tags of source and target.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._reading():
            tags = [tag for (tag,) in self._connection.execute("SELECT lang FROM document ORDER BY side")]
        if len(tags) != 2:
            raise ProjectError("is damaged (a text is not there); restore it from a copy", path=self.path)
        return tags[0], tags[1]

    @property
    def signature(self) -> str | None:
        """How the scores were made; None where there are none.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._reading():
            return self._signature()

    @property
    def settings(self) -> Mapping[str, str]:
        """What `create` was given and `SetSetting` has laid down, by key."""
        with self._reading():
            return dict(self._connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall())

    def documents(self) -> tuple[SegmentedDocument, SegmentedDocument]:
        """Source and target with their segments, for aligning again; no pair is made for it.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._reading():
            return self._documents()

    def segments(self, pair_id: int, side: Side) -> tuple[Segment, ...]:
        """The sentences of one side of a pair, in the order of their text.

        Raises:
            ProjectError: no such pair, or the file is damaged.
        """
        with self._reading():
            rows = self._journal.rows()
            (row,) = rows_of(rows, [pair_id])
            return tuple([each.segment(rows) for each in sentences_of(rows, row.side(side)).values()])

    def apply(self, *commands: Command, words: str | None = None, joined: bool = False) -> None:
        """Make an edit, or several as one undo step, and write it to the journal.

        What had been undone can no longer be redone. Where the state is already as wanted nothing happens.

        Args:
            commands: in the order in which they are done.
            words: what the step is called in the history; by default the words of its commands.
            joined: let the edit undo together with this author's last step, as new scores do with the edit that
                made them necessary. Where another step has come between, or has been undone, it is a step of its own.

        Raises:
            ProjectError: a pair or note is not there (any more) or locked, or another program has changed the same
                since it was last looked at; nothing was changed.
            ProjectInUseError: another program was writing for two seconds; nothing was changed.
            OutputError: read-only, or the disk is full; nothing was changed.
        """
        with self._writing() as time:
            self._journal.do(commands, self.author, time, words, joined=joined, seen=self._seen_entry)

    def undo(self) -> str | None:
        """Take this author's last step back; return its words, None where there is none.

        Raises:
            ProjectError: somebody else has since changed the same, or something that relies on it.
            ProjectInUseError, OutputError: as for `apply`.
        """
        with self._writing() as time:
            return self._journal.undo(self.author, time)

    def redo(self) -> str | None:
        """Do again what this author undid last; return its words, None where there is nothing.

        Raises:
            ProjectError: as for `undo`.
            ProjectInUseError, OutputError: as for `apply`.
        """
        with self._writing() as time:
            return self._journal.redo(self.author, time)

    def history(self) -> Sequence[JournalEntry]:
        """Every edit, undo and redo, oldest first."""
        with self._reading():
            return self._journal.entries.all()

    def records(self) -> Sequence[Record]:
        """The journal with everything that is needed to do it again."""
        with self._reading():
            return list(self._journal.entries.records())

    def state(self) -> str:
        """A digest of texts, pairs, scores, notes and settings; equal in files that hold the same."""
        with self._reading():
            return state_digest(self._connection)

    def replay(self, records: Sequence[Record], state: str | None) -> None:
        """Do the rows of another copy's journal again, under their authors and times.

        Args:
            records: those that follow on this project's own journal.
            state: digest of what must come out; None where that is not known.

        Raises:
            ProjectError: an edit is refused, or something else came out; nothing was changed.
            ProjectInUseError, OutputError: as for `apply`.
        """
        with self._writing():
            replay_records(self._journal, records)
            if state is not None and state_digest(self._connection) != state:
                raise ProjectError(
                    "does not come to the state that the journal ends in; nothing was changed", path=self.path
                )

    def refresh(self) -> frozenset[int]:
        """Take in what other programs wrote meanwhile; return the ids of the pairs concerned.

        Costs microseconds when nothing happened; every other call does it too.
        """
        with self._reading() as touched:
            return touched

    def remember(self, key: str, value: str) -> None:
        """Keep a bit of view state, such as the cursor: not an edit, not undone.

        It reaches the disk with the next edit, with `flush` or with `close`. In a read-only project it is
        forgotten.
        """
        with self._lock:
            if not self.read_only and self.recall(key) != value:
                self._view_state[key] = value

    def recall(self, key: str) -> str | None:
        """What was last remembered under `key`."""
        if key in self._view_state:
            return self._view_state[key]
        with self._reading():
            sql = "SELECT value FROM view_state WHERE key = CAST(? AS TEXT)"
            row = self._connection.execute(sql, (bound(key),)).fetchone()
        return None if row is None else str(row[0])

    def flush(self) -> None:
        """Write what was remembered.

        Raises:
            ProjectInUseError, OutputError: as for `apply`; it stays remembered in memory.
        """
        if self._view_state:
            with self._writing():
                pass

    def close(self) -> None:
        """Write what was remembered, as far as that is possible, and let go of the file."""
        with self._lock:
            if self._closed:
                return
            try:
                # At worst view state is lost; edits were saved when they were made.
                with suppress(AlignPostError):
                    self.flush()
            finally:
                self._closed = True
                self._connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @contextmanager
    def _reading(self) -> Iterator[frozenset[int]]:
        """One consistent state, with what others wrote; gives the ids of the pairs that changed by that."""
        with self._lock, speaking_plainly(self.path, writing=False):
            self._require_open()
            self._connection.execute("BEGIN")
            try:
                yield self._catch_up()
            finally:
                self._roll_back()

    @contextmanager
    def _writing(self) -> Iterator[str]:
        """One transaction: on the disk when left, or nothing of it anywhere. Gives the time of the edit."""
        if self.read_only:
            raise OutputError(
                "can only be read here, so the edit was not made; copy it to a folder where you may write",
                path=self.path,
            )
        with self._lock:
            self._require_open()
            with speaking_plainly(self.path, writing=True):
                self._connection.execute("BEGIN IMMEDIATE")
                try:
                    yield stamp(self._clock)
                    self._write_view_state()
                    # From here on the memory may be behind the file, whatever interrupts us.
                    self._current = False
                    self._connection.execute("COMMIT")
                finally:
                    self._roll_back()
            self._view_state.clear()
            # The edit is made. If it cannot be read back now, the next call reads it or says why not.
            with suppress(AlignPostError):
                self.refresh()

    def _documents(self) -> tuple[SegmentedDocument, SegmentedDocument]:
        source, target = (read_side(self._connection, side, str(self.path)) for side in (0, 1))
        return source, target

    def _signature(self) -> str | None:
        row: tuple[str | None] | None = self._connection.execute("SELECT signature FROM project").fetchone()
        if row is None:
            raise ProjectError(
                "is damaged (it does not say how it was made); restore it from a copy", path=self.path
            )
        return row[0]

    def _roll_back(self) -> None:
        """End the transaction, unless it was committed or SQLite ended it itself."""
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")

    def _require_open(self) -> None:
        if self._closed:
            raise ValueError("the project is closed")

    def _write_view_state(self) -> None:
        self._connection.executemany(
            "INSERT INTO view_state (key, value) VALUES (CAST(? AS TEXT), CAST(? AS TEXT))"
            " ON CONFLICT (key) DO UPDATE SET value = excluded.value",
            [(bound(key), bound(value)) for key, value in self._view_state.items()],
        )

    def _catch_up(self) -> frozenset[int]:
        """Read again the pairs that the journal says were touched since we looked last, by us or by others."""
        version = self._data_version()
        if self._current and version == self._seen_version:
            return frozenset()
        last = self._journal.entries.last_id()
        touched = self._journal.entries.touched_since(self._seen_entry)
        self._pairs.reload(touched)
        self._seen_version, self._seen_entry, self._current = version, last, True
        return frozenset(touched)

    def _data_version(self) -> int:
        """A number that changes when another connection has committed, <https://www.sqlite.org/pragma.html>."""
        (version,) = self._connection.execute("PRAGMA data_version").fetchone()
        return int(version)
