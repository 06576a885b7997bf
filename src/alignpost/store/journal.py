"""The journal: every edit, every undo and every redo in the order in which they happened, never rewritten.

A step is what undoes at once: one command, or several applied together. It belongs to the author who made it. Its
state tells where it stands: `done`, `undone`, or `dropped` when its author made another edit after it had been
undone, so that it can never come back.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from itertools import takewhile

from alignpost.errors import ProjectError
from alignpost.progress import Progress, silent
from alignpost.store.changes import Change, Rows
from alignpost.store.claims import Claims, Row, claims_of
from alignpost.store.collecting import uncollected
from alignpost.store.commands import Command, Moment, command_of
from alignpost.store.entries import Coming, Entries, Record
from alignpost.store.payload import bound
from alignpost.store.texts import Texts

__all__ = ["Journal"]

_LOOK_BACK = 30
"""Rows of the journal among which the step is looked for that an edit is a part of; scores come within seconds."""

_LAST_NUMBER = 2**53
"""JSON, in which the journal names rows, is exact up to here."""

_OWNER = "(SELECT author FROM journal WHERE step_id = step.id ORDER BY journal.id LIMIT 1)"
"""Who made a step: the author of its first row."""


class Journal:
    """The journal of an open project; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self.texts = Texts(connection, path)
        self.entries = Entries(connection, path)

    def rows(self, progress: Progress = silent) -> Rows:
        """The current rows."""
        return Rows(self._connection, self._path, self.texts, progress)

    def do(
        self,
        commands: Iterable[Command],
        author: str,
        time: str,
        words: str | None = None,
        *,
        joined: bool = False,
        seen: int | None = None,
        progress: Progress = silent,
    ) -> str | None:
        """Perform `commands` as one step and write them down, or as a part of the author's last step.

        Args:
            commands: in their order.
            author: who makes the step.
            time: when.
            words: of the step, and of its command where that is one; by default those of the commands.
            joined: whether the commands belong to an earlier step, see `Project.apply`.
            seen: number of the newest row that the author has seen; None where all of them count as seen.
            progress: told how far a large edit is.

        Returns:
            The step's words; None, and nothing is written, where the state is already as the commands want it.

        Raises:
            ProjectError: a command is refused, or speaks of something that another program has changed unseen.
        """
        done: list[tuple[Command, Rows, list[Change]]] = []
        for command in commands:
            resolved = command.resolved(self._moment(author, time))
            rows = self.rows(progress)
            with uncollected():
                inverse = rows.perform_all(resolved.changes(rows))
            if inverse:
                done.append((resolved, rows, inverse))
        if not done:
            return None

        def mine() -> list[Claims]:  # long work for a whole column, and mostly nobody asks
            return [claims_of(inverse, rows.touched) for _, rows, inverse in done]

        if seen is not None and seen < self.entries.last_id():
            self._refuse_clash(mine(), list(self.entries.records(seen)), "was changed meanwhile")
        # What a step of one command is called says more than the command: whose words, from where.
        told = [words] if words and len(done) == 1 else [command.words for command, _, _ in done]
        words = words or "; ".join(told)
        step = (self._step_of(mine(), author) if joined else None) or self.new_step(words, author)
        for (command, rows, inverse), said in zip(done, told, strict=True):
            made = (command.name, command.parameters())
            self.entries.append(step, "do", author, time, said, rows.touched, inverse, made)
        return words

    def undo(self, author: str, time: str, progress: Progress = silent) -> str | None:
        """Take the author's last done step back; return its words, None where there is none.

        Raises:
            ProjectError: somebody else has since changed the same, or something that relies on it.
        """
        return self._travel("undo", author, time, progress)

    def redo(self, author: str, time: str, progress: Progress = silent) -> str | None:
        """Do the author's step that was undone last again; return its words, None where there is none.

        Raises:
            ProjectError: as for `undo`.
        """
        return self._travel("redo", author, time, progress)

    def coming(self, act: str, author: str) -> Coming | None:
        """The step that the author's next undo takes back, or the next redo does again; None where there is none."""
        step = self._next(act, author)
        if step is None:
            return None
        (words,) = self._connection.execute("SELECT words FROM step WHERE id = ?", (step,)).fetchone()
        return Coming(words, len(self.entries.touched_by(step)))

    def _travel(self, act: str, author: str, time: str, progress: Progress) -> str | None:
        step = self._next(act, author)
        if step is None:
            return None
        self._refuse_changed_since(self.entries.of_step(step), author, act)
        return self.travel(act, step, author, time, progress)

    def _next(self, act: str, author: str) -> int | None:
        """The step that the author's next undo takes back, or the next redo does again."""
        state, order = ("done", "DESC") if act == "undo" else ("undone", "ASC")
        found = self._connection.execute(
            f"SELECT id FROM step WHERE state = ? AND {_OWNER} = CAST(? AS TEXT) ORDER BY id {order} LIMIT 1",
            (state, bound(author)),
        ).fetchone()
        return None if found is None else int(found[0])

    def travel(self, act: str, step: int, author: str, time: str, progress: Progress = silent) -> str:
        """Undo or redo one step and write it down, whoever made it and whatever has come since."""
        records = self.entries.of_step(step)
        if not records:
            raise ProjectError(f"its journal is damaged (no step {step} to {act})", path=self._path)
        rows, words = self.rows(progress), records[0].step_words
        with self.entries.reading(f"“{words}” cannot be {act}ne"):
            changes = _undoing(records) if act == "undo" else records[-1].inverse
            with uncollected():
                inverse = self._again(records, rows) if changes is None else rows.perform_all(changes)
        state = "undone" if act == "undo" else "done"
        self._connection.execute("UPDATE step SET state = ? WHERE id = ?", (state, step))
        self.entries.append(step, act, author, time, words, rows.touched, inverse)
        return words

    def take_back(self, record: Record) -> list[Change]:
        """Bring the rows to where they were before `record`, the last one not taken back yet; write nothing down.

        Returns:
            What does it again.
        """
        rows = self.rows()
        with self.entries.reading(f"“{record.words}” cannot be taken back"):
            if record.inverse is not None:
                return rows.perform_all(record.inverse)
            # An earlier version wrote down an undo or redo without its inverse.
            edits = [each for each in self.entries.of_step(record.step) if each.act == "do"]
            return rows.perform_all(_undoing(edits)) if record.act == "redo" else self._again(edits, rows)

    def _again(self, records: Iterable[Record], rows: Rows) -> list[Change]:
        """Redo what an earlier version undid without writing down how to take that back: by the commands."""
        inverse: list[Change] = []
        for record in records:
            if record.act == "do":
                inverse[:0] = rows.perform_all(self.command(record).changes(rows))
        return inverse

    def command(self, record: Record) -> Command:
        """The command of an edit, as it was made; numbers that somebody took out of it are given anew.

        Raises:
            KeyError, TypeError, ValueError: it is none.
        """
        made = command_of(str(record.command), record.parameters)
        return made.resolved(self._moment(record.author, record.time))

    def _refuse_changed_since(self, records: Sequence[Record], author: str, act: str) -> None:
        """See that nobody else has built on a step since its author last touched it."""
        theirs = self.entries.of_others(author, records[-1].id) if records else ()
        if not theirs:
            return
        mine = [claims_of(record.inverse or (), record.pair_ids) for record in records]
        if act == "undo":
            mine = [claims.taking_back() for claims in mine]
        # What was done and taken back since is as if it had never been.
        begun = {record.step for record in theirs if record.act == "do"}
        done = {number for number in begun if self._is_done(number)}
        counting = [record for record in theirs if record.step in done or record.step not in begun]
        self._refuse_clash(mine, counting, "was changed since")

    def _is_done(self, step: int) -> bool:
        row = self._connection.execute("SELECT state FROM step WHERE id = ?", (step,)).fetchone()
        return row is not None and row[0] == "done"

    def _refuse_clash(self, mine: Iterable[Claims], theirs: Iterable[Record], what: str) -> None:
        mine = list(mine)
        for record in theirs:
            claims = claims_of(record.inverse or (), record.pair_ids)
            rows = [row for own in mine for row in own.clash(claims)]
            if rows:
                did = record.words if record.act != "undo" else f"undo: {record.words}"
                raise ProjectError(
                    f"{_pair_in(rows, record)} {what} by {record.author} ({did}); look at it again."
                    " Nothing was changed now",
                    path=self._path,
                )

    def _moment(self, author: str, time: str) -> Moment:
        """With numbers that no row has or ever had."""
        note, pair, segment = map(self.free_number, ("note", "pair", "segment"))
        return Moment(author, time, note, pair, segment)

    def free_number(self, table: str) -> int:
        """The first number that no row of `table` has or ever had.

        Raises:
            ProjectError: the file counts in something else than numbers; SQLite's own table takes any value.
        """
        found = self._connection.execute(
            "SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)
        ).fetchone()
        last = 0 if found is None else found[0]
        if not isinstance(last, int) or not 0 <= last < _LAST_NUMBER:
            raise ProjectError(
                f"is damaged (its count of the table {table} is no number that can go on); restore it from a copy",
                path=self._path,
            )
        return last + 1

    def _step_of(self, mine: Sequence[Claims], author: str) -> int | None:
        """The step that an edit of these claims is a part of: the newest that it builds on, where that is done.

        Steps of the same author may have come since, with which the edit has nothing to do: whichever of them is taken
        back, the edit stands. Where somebody else has come between, it is no part of anything.
        """
        for record in self.entries.newest(_LOOK_BACK):
            if record.author != author:
                return None
            theirs = claims_of(record.inverse or (), record.pair_ids)
            if any(own.clash(theirs) for own in mine):
                return record.step if self._is_done(record.step) else None
        return self._last_step(author)

    def _last_step(self, author: str) -> int | None:
        """The last step of all, if it is done and `author` made it."""
        row = self._connection.execute(
            "SELECT id FROM step WHERE id = (SELECT max(id) FROM step) AND state = 'done'"
            f" AND {_OWNER} = CAST(? AS TEXT)",
            (bound(author),),
        ).fetchone()
        return None if row is None else int(row[0])

    def new_step(self, words: str, author: str) -> int:
        """A step without rows yet; what its author had undone can no longer be redone."""
        self._connection.execute(
            f"UPDATE step SET state = 'dropped' WHERE state = 'undone' AND {_OWNER} = CAST(? AS TEXT)",
            (bound(author),),
        )
        cursor = self._connection.execute(
            "INSERT INTO step (state, words) VALUES ('done', CAST(? AS TEXT))", (bound(words),)
        )
        assert cursor.lastrowid is not None
        return cursor.lastrowid


def _undoing(records: Sequence[Record]) -> list[Change]:
    """What takes a done step back, in the order in which to do it."""
    standing = list(takewhile(lambda record: record.act != "undo", reversed(records)))
    if any(record.inverse is None for record in standing):
        # An earlier version wrote down a redo without its inverse, which is that of the edits.
        standing = [record for record in reversed(records) if record.act == "do"]
    return [change for record in standing for change in record.inverse or ()]


def _pair_in(rows: Iterable[Row], record: Record) -> str:
    """The pair about which two edits clash, in words."""
    pairs = [key for table, key in rows if table in ("pair", "score") and isinstance(key, int)]
    numbers = pairs or list(record.pair_ids)
    return f"pair {min(numbers)}" if numbers else "a setting"
