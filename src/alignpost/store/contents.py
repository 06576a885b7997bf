"""What an open project holds, for whoever reads it: each answer is one consistent state, with what others wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from alignpost.errors import ProjectError
from alignpost.model import Bitext, Pair, Segment, SegmentedDocument
from alignpost.store.command import Side
from alignpost.store.digest import state_digest
from alignpost.store.documents import Paragraphs, read_paragraphs, read_side
from alignpost.store.entries import JournalEntry, Record
from alignpost.store.pair_rows import rows_of
from alignpost.store.pairs import News
from alignpost.store.past import Past, PastState
from alignpost.store.sentences import sentences_of, side_number
from alignpost.store.session import Session

__all__ = ["Contents"]


class Contents:
    """The part of a project that asks and changes nothing. Calls from several threads wait for each other."""

    def __init__(self, session: Session) -> None:
        self.path = session.path
        self._session = session

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

    def segments(self, pair_id: int, side: Side) -> tuple[Segment, ...]:
        """The sentences of one side of a pair, in the order of their text.

        Raises:
            ProjectError: no such pair, or the file is damaged.
        """
        with self._session.reading():
            rows = self._session.journal.rows()
            (row,) = rows_of(rows, [pair_id])
            return tuple([each.segment(rows) for each in sentences_of(rows, row.side(side)).values()])

    def bitext(self) -> Bitext:
        """Everything as it now stands, for exporting and scoring."""
        with self._session.reading():
            pairs = tuple(self._session.pairs)
            return Bitext(*self._documents(), pairs, self._signature())

    def documents(self) -> tuple[SegmentedDocument, SegmentedDocument]:
        """Source and target with their segments, for aligning again; no pair is made for it.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._session.reading():
            return self._documents()

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

    def paragraphs(self, side: Side) -> Paragraphs:
        """Where the paragraphs of one side begin; no text is read for it.

        Raises:
            ProjectError: the file is damaged.
        """
        with self._session.reading():
            return read_paragraphs(self._session.connection, side_number(side), str(self.path))

    @property
    def texts_edition(self) -> int:
        """Another number once the texts may have been revised: what was read of their paragraphs is to be read again."""
        return self._session.journal.texts.edition

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

    @property
    def newest_entry(self) -> int:
        """Number of the newest entry of the journal that this program has read; 0 for none."""
        return self._session.seen_entry

    def history(self) -> Sequence[JournalEntry]:
        """Every edit, undo and redo, oldest first."""
        with self._session.reading():
            return self._session.journal.entries.all()

    def records(self) -> Sequence[Record]:
        """The journal with everything that is needed to do it again."""
        with self._session.reading():
            return list(self._session.journal.entries.records())

    def past(self, pair_id: int) -> Iterator[PastState]:
        """How the translation of a pair read after each edit that concerned it, from today back to the beginning.

        Edits are read some at a time, when they are asked for.

        Raises:
            ProjectError: no such pair, or the journal is damaged.
        """
        with self._session.reading():
            journal = self._session.journal
            (row,) = rows_of(journal.rows(), [pair_id])
            past = Past(journal.entries, row)
            newest = past.read_on()
        return chain(newest, self._further(past))

    def _further(self, past: Past) -> Iterator[PastState]:
        while not past.is_over:
            with self._session.reading():
                states = past.read_on()
            yield from states

    def state(self) -> str:
        """A digest of texts, pairs, scores, notes and settings; equal in files that hold the same."""
        with self._session.reading():
            return state_digest(self._session.connection)

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

    def recall(self, key: str) -> str | None:
        """What was last remembered under `key`."""
        return self._session.recall(key)

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
