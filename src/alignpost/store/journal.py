"""The journal: every edit, every undo and every redo in the order in which they happened, never rewritten.

A step is what undoes at once: one command, or several applied together. Its state tells where it stands:
`done`, `undone`, or `dropped` when an edit was made after it had been undone, so that it can never come back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from alignpost.errors import ProjectError
from alignpost.store.changes import Change, Rows, change_json, change_of
from alignpost.store.commands import Command, Moment, command_of
from alignpost.store.payload import bound, in_words, pack, unpack
from alignpost.store.texts import Texts

__all__ = ["Journal", "JournalEntry"]


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One row of the journal."""

    id: int
    """Counts up from 1 in the order of happening."""
    step: int
    """The step that was done, undone or redone; commands applied together share it."""
    act: str
    """`do`, `undo` or `redo`."""
    state: str
    """Where the step stands today: `done`, `undone` or `dropped`."""
    time: str
    """UTC, ISO 8601 with seconds."""
    author: str
    words: str
    """`accept pair 3`; for undo and redo, what was undone or redone."""
    command: str | None
    """Name of the command; None for undo and redo."""
    pair_ids: tuple[int, ...]
    """The pairs concerned, ascending."""


class Journal:
    """The journal of an open project; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._texts = Texts(connection, path)

    def do(
        self, commands: Iterable[Command], author: str, time: str, words: str | None, *, joined: bool = False
    ) -> str | None:
        """Perform `commands` as one step and write them down, or as a part of the author's last step.

        Returns the step's words, `words` or those of the commands; None, and nothing is written, where the
        state is already as the commands want it.
        """
        done: list[tuple[Command, Rows, list[Change]]] = []
        for command in commands:
            resolved = command.resolved(self._moment(author, time))
            rows, inverse = self._perform(resolved)
            if inverse:
                done.append((resolved, rows, inverse))
        if not done:
            return None
        words = words or "; ".join(command.words for command, _, _ in done)
        step = (self._last_step(author) if joined else None) or self._new_step(words)
        for command, rows, inverse in done:
            cells = (command.name, pack(command.parameters()), pack([change_json(back) for back in inverse]))
            self._append(step, "do", author, time, command.words, rows.touched, cells)
        return words

    def undo(self, author: str, time: str) -> str | None:
        """Take the last done step back; return its words, None where there is none."""
        step = self._find("SELECT id, words FROM step WHERE state = 'done' ORDER BY id DESC LIMIT 1")
        if step is None:
            return None
        number, words = step
        rows = self.rows()
        for (cell,) in self._connection.execute(
            "SELECT inverse FROM journal WHERE step_id = ? AND act = 'do' ORDER BY id DESC", (number,)
        ).fetchall():
            with self._reading("an edit cannot be undone"):
                for value in unpack(cell):
                    rows.perform(change_of(value))
        self._set_state(number, "undone")
        self._append(number, "undo", author, time, words, rows.touched)
        return words

    def redo(self, author: str, time: str) -> str | None:
        """Do the step that was undone last again; return its words, None where there is none."""
        step = self._find("SELECT id, words FROM step WHERE state = 'undone' ORDER BY id LIMIT 1")
        if step is None:
            return None
        number, words = step
        touched: set[int] = set()
        for name, parameters in self._connection.execute(
            "SELECT command, parameters FROM journal WHERE step_id = ? AND act = 'do' ORDER BY id", (number,)
        ).fetchall():
            with self._reading(f"“{name}” cannot be redone"):
                rows, _ = self._perform(command_of(name, unpack(parameters)))
            touched |= rows.touched
        self._set_state(number, "done")
        self._append(number, "redo", author, time, words, touched)
        return words

    def last_id(self) -> int:
        """Number of the newest row, 0 for none."""
        (number,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()
        return int(number)

    def touched_since(self, number: int) -> set[int]:
        """The pairs that rows after `number` concern."""
        cells = self._connection.execute("SELECT pairs FROM journal WHERE id > ?", (number,)).fetchall()
        return {pair_id for (cell,) in cells for pair_id in self._pairs(cell)}

    def entries(self) -> Sequence[JournalEntry]:
        """All of it, oldest first."""
        sql = (
            "SELECT journal.id, step_id, act, state, time, author, journal.words, command, pairs"
            " FROM journal JOIN step ON step.id = step_id ORDER BY journal.id"
        )
        entries = []
        for row in self._connection.execute(sql).fetchall():
            number, step, act, state, time, author, words, command, pairs = row
            pair_ids = tuple(self._pairs(pairs))
            entries.append(JournalEntry(number, step, act, state, time, author, words, command, pair_ids))
        return entries

    def _moment(self, author: str, time: str) -> Moment:
        """With numbers that no row has or ever had."""
        last = dict(self._connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
        note, pair, segment = (last.get(table, 0) + 1 for table in ("note", "pair", "segment"))
        return Moment(author, time, note, pair, segment)

    def rows(self) -> Rows:
        """The current rows."""
        return Rows(self._connection, self._path, self._texts)

    def _perform(self, command: Command) -> tuple[Rows, list[Change]]:
        """Do one command; return what it touched and how to take it back."""
        rows = self.rows()
        inverse: list[Change] = []
        for change in command.changes(rows):
            inverse[:0] = rows.perform(change)
        return rows, inverse

    def _last_step(self, author: str) -> int | None:
        """The last step of all, if it is done and `author` made it."""
        row = self._find(
            "SELECT step.id, journal.author FROM step JOIN journal ON step_id = step.id"
            " WHERE state = 'done' AND step.id = (SELECT max(id) FROM step) ORDER BY journal.id LIMIT 1"
        )
        return row[0] if row is not None and row[1] == author else None

    def _new_step(self, words: str) -> int:
        self._connection.execute("UPDATE step SET state = 'dropped' WHERE state = 'undone'")
        cursor = self._connection.execute(
            "INSERT INTO step (state, words) VALUES ('done', CAST(? AS TEXT))", (bound(words),)
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid

    def _append(
        self,
        step: int,
        act: str,
        author: str,
        time: str,
        words: str,
        touched: set[int],
        command: tuple[str | None, str | bytes | None, str | bytes | None] = (None, None, None),
    ) -> None:
        self._connection.execute(
            "INSERT INTO journal (step_id, act, time, author, words, pairs, command, parameters, inverse)"
            " VALUES (?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?, ?)",
            (step, act, time, bound(author), bound(words), pack(sorted(touched)), *command),
        )

    def _set_state(self, step: int, state: str) -> None:
        self._connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, step))

    def _find(self, sql: str) -> tuple[int, str] | None:
        row: tuple[int, str] | None = self._connection.execute(sql).fetchone()
        return row

    def _pairs(self, cell: str | bytes) -> list[int]:
        with self._reading("an entry does not name its pairs"):
            return [int(pair_id) for pair_id in unpack(cell)]

    @contextmanager
    def _reading(self, trouble: str) -> Iterator[None]:
        """What stands in the journal came from a file, and may be anything."""
        try:
            yield
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise ProjectError(
                f"its journal is damaged ({trouble}: {in_words(error)}); restore it from a copy",
                path=self._path,
            ) from error
