"""An open project: what the screen and the command line hold in their hands."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Literal, Self

from alignpost.errors import ProjectError
from alignpost.model import Bitext, Pair, Segment, SegmentedDocument
from alignpost.progress import Progress, silent
from alignpost.store.clock import Clock, login, now, stamp
from alignpost.store.commands import Command, Side
from alignpost.store.connection import speaking_plainly
from alignpost.store.creation import create_file
from alignpost.store.digest import state_digest
from alignpost.store.documents import Paragraphs, read_paragraphs, read_side
from alignpost.store.entries import Coming, JournalEntry, Record
from alignpost.store.migration import open_any
from alignpost.store.pair_rows import rows_of
from alignpost.store.pairs import News
from alignpost.store.past import PastState, past_of
from alignpost.store.replaying import replay_records
from alignpost.store.sentences import sentences_of, side_number
from alignpost.store.session import Session
from alignpost.store.soundness import checked_meanwhile

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
        self._session = Session(path, connection, read_only=read_only, clock=clock)

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

    def __len__(self) -> int:
        return len(self._session.pairs)

    def pair(self, position: int) -> Pair:
        """The pair at `position` in reading order, from 0.

        Raises:
            IndexError: there are fewer.
        """
        return self.pairs()[position]

    def pairs(self) -> Sequence[Pair]:
        """All pairs in reading order: a live view that shows edits once they are made or noticed."""
        self.refresh()
        return self._session.pairs

    def index_of(self, pair_id: int) -> int:
        """The position of a pair in reading order, from 0.

        Raises:
            KeyError: no such pair.
        """
        return self._session.pairs.position_of(pair_id)

    def bitext(self) -> Bitext:
        """Everything as it now stands, for exporting and scoring."""
        with self._session.reading():
            pairs = tuple(self._session.pairs)
            return Bitext(*self._documents(), pairs, self._signature())

    @property
    def languages(self) -> tuple[str, str]:
        """BCP 47 tags of source and target.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._session.reading():
            tags = [
                tag for (tag,) in self._session.connection.execute("SELECT lang FROM document ORDER BY side")
            ]
        if len(tags) != 2:
            raise ProjectError("is damaged (a text is not there); restore it from a copy", path=self.path)
        return tags[0], tags[1]

    @property
    def signature(self) -> str | None:
        """How the scores were made; None where there are none.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._session.reading():
            return self._signature()

    @property
    def settings(self) -> Mapping[str, str]:
        """What `create` was given and `SetSetting` has laid down, by key."""
        with self._session.reading():
            return dict(
                self._session.connection.execute("SELECT key, value FROM setting ORDER BY key").fetchall()
            )

    def documents(self) -> tuple[SegmentedDocument, SegmentedDocument]:
        """Source and target with their segments, for aligning again; no pair is made for it.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._session.reading():
            return self._documents()

    def segments(self, pair_id: int, side: Side) -> tuple[Segment, ...]:
        """The sentences of one side of a pair, in the order of their text.

        Raises:
            ProjectError: no such pair, or the file is damaged.
        """
        with self._session.reading():
            rows = self._session.journal.rows()
            (row,) = rows_of(rows, [pair_id])
            return tuple([each.segment(rows) for each in sentences_of(rows, row.side(side)).values()])

    @property
    def texts_edition(self) -> int:
        """Another number once the texts may have been revised: what was read of their paragraphs is to be read again."""
        return self._session.journal.texts.edition

    def paragraphs(self, side: Side) -> Paragraphs:
        """Where the paragraphs of one side begin; no text is read for it.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._session.reading():
            return read_paragraphs(self._session.connection, side_number(side), str(self.path))

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

    @property
    def newest_entry(self) -> int:
        """Number of the newest entry of the journal that this program has read; 0 for none."""
        return self._session.seen_entry

    def history(self) -> Sequence[JournalEntry]:
        """Every edit, undo and redo, oldest first."""
        with self._session.reading():
            return self._session.journal.entries.all()

    def past(self, pair_id: int) -> Sequence[PastState]:
        """How the translation of a pair read after each edit that concerned it, from today back to the beginning.

        Raises:
            ProjectError: no such pair, or the journal is damaged.
        """
        with self._session.reading():
            journal = self._session.journal
            (row,) = rows_of(journal.rows(), [pair_id])
            return past_of(journal.entries, row)

    def records(self) -> Sequence[Record]:
        """The journal with everything that is needed to do it again."""
        with self._session.reading():
            return list(self._session.journal.entries.records())

    def state(self) -> str:
        """A digest of texts, pairs, scores, notes and settings; equal in files that hold the same."""
        with self._session.reading():
            return state_digest(self._session.connection)

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

    def refresh(self) -> frozenset[int]:
        """Take in what other programs wrote meanwhile; return the ids of the pairs concerned.

        Costs microseconds when nothing happened; every other call does it too.
        """
        with self._session.reading() as touched:
            return touched

    def take_news(self) -> News | None:
        """Where pairs were touched since the last call, by whoever; None where none was.

        A copy of all pairs that is kept true by this costs nothing for the pairs that are as they were.
        """
        with self._session.reading():
            return self._session.pairs.take_news()

    def remember(self, key: str, value: str) -> None:
        """Keep a bit of view state, such as the cursor: not an edit, not undone.

        It reaches the disk with the next edit, with `flush` or with `close`. In a read-only project it is
        forgotten.
        """
        self._session.remember(key, value)

    def recall(self, key: str) -> str | None:
        """What was last remembered under `key`."""
        return self._session.recall(key)

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

    def _documents(self) -> tuple[SegmentedDocument, SegmentedDocument]:
        connection = self._session.connection
        source, target = (read_side(connection, side, str(self.path)) for side in (0, 1))
        return source, target

    def _signature(self) -> str | None:
        sql = "SELECT signature FROM project"
        row: tuple[str | None] | None = self._session.connection.execute(sql).fetchone()
        if row is None:
            raise ProjectError(
                "is damaged (it does not say how it was made); restore it from a copy", path=self.path
            )
        return row[0]
