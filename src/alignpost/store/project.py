"""An open project, to be edited: what the screen and the command line hold in their hands."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Literal, Self

from alignpost.errors import ProjectError
from alignpost.model import Bitext
from alignpost.progress import Progress, silent
from alignpost.store.clock import Clock, login, now, stamp
from alignpost.store.commands import Command
from alignpost.store.connection import speaking_plainly
from alignpost.store.contents import Contents
from alignpost.store.creation import create_file
from alignpost.store.digest import state_digest
from alignpost.store.entries import Coming, Record
from alignpost.store.migration import open_any
from alignpost.store.replaying import replay_records
from alignpost.store.session import Session
from alignpost.store.soundness import checked_meanwhile

__all__ = ["Project"]


class Project(Contents):
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
        super().__init__(Session(path, connection, read_only=read_only, clock=clock))
        self.read_only = read_only
        self.author = author

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
            with (
                speaking_plainly(path, writing=False),
                checked_meanwhile(connection, path, read_only=read_only),
            ):
                return cls(path, connection, read_only=read_only, author=author or login(), clock=clock)
        except BaseException:
            connection.close()
            raise

    def apply(
        self,
        *commands: Command,
        words: str | None = None,
        joined: bool = False,
        since: int | None = None,
        progress: Progress = silent,
    ) -> None:
        """Make an edit, or several as one undo step, and write it to the journal.

        What had been undone can no longer be redone. Where the state is already as wanted nothing happens.

        Args:
            commands: in the order in which they are done.
            words: what the step is called in the history; by default the words of its commands.
            joined: let the edit undo together with the step of this author that it builds on, as new scores do with
                the edit that made them necessary; with the last one where it builds on none. Where that step is undone
                or somebody else has edited since, it is a step of its own.
            since: number of the newest entry of the journal that the author has been shown, where that is less than
                this program has read.
            progress: told now and then how far an edit of many pairs is.

        Raises:
            Cancelled: `progress` said so; nothing was changed.
            ProjectError: a pair or note is not there (any more) or locked, or another program has changed the same
                since it was last looked at; nothing was changed.
            ProjectInUseError: another program was writing for two seconds; nothing was changed.
            OutputError: read-only, or the disk is full; nothing was changed.
        """
        with self._session.writing() as time:
            self._session.journal.do(
                commands,
                self.author,
                time,
                words,
                joined=joined,
                seen=self.newest_entry if since is None else min(since, self.newest_entry),
                progress=progress,
            )

    def undo(self, progress: Progress = silent) -> str | None:
        """Take this author's last step back; return its words, None where there is none.

        Raises:
            ProjectError: somebody else has since changed the same, or something that relies on it.
            Cancelled, ProjectInUseError, OutputError: as for `apply`.
        """
        with self._session.writing() as time:
            return self._session.journal.undo(self.author, time, progress)

    def redo(self, progress: Progress = silent) -> str | None:
        """Do again what this author undid last; return its words, None where there is nothing.

        Raises:
            ProjectError: as for `undo`.
            Cancelled, ProjectInUseError, OutputError: as for `apply`.
        """
        with self._session.writing() as time:
            return self._session.journal.redo(self.author, time, progress)

    def coming(self, act: Literal["undo", "redo"]) -> Coming | None:
        """What the next `undo` or `redo` would take back or do again; None where there is nothing."""
        with self._session.reading():
            return self._session.journal.coming(act, self.author)

    def replay(self, records: Sequence[Record], state: str | None) -> None:
        """Do the rows of another copy's journal again, under their authors and times.

        Args:
            records: those that follow on this project's own journal.
            state: digest of what must come out; None where that is not known.

        Raises:
            ProjectError: an edit is refused, or something else came out; nothing was changed.
            ProjectInUseError, OutputError: as for `apply`.
        """
        with self._session.writing():
            replay_records(self._session.journal, records)
            if state is not None and state_digest(self._session.connection) != state:
                raise ProjectError(
                    "does not come to the state that the journal ends in; nothing was changed", path=self.path
                )

    def remember(self, key: str, value: str) -> None:
        """Keep a bit of view state, such as the cursor: not an edit, not undone.

        It reaches the disk with the next edit, with `flush` or with `close`. In a read-only project it is
        forgotten.
        """
        self._session.remember(key, value)

    def flush(self) -> None:
        """Write what was remembered.

        Raises:
            ProjectInUseError, OutputError: as for `apply`; it stays remembered in memory.
        """
        self._session.flush()

    def close(self) -> None:
        """Write what was remembered, as far as that is possible, and let go of the file."""
        self._session.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
