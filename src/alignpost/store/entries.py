"""The journal as it is written and read: rows of edits, undos and redos, in the order of happening."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from alignpost.errors import ProjectError
from alignpost.store.changes import Change, change_json, change_of
from alignpost.store.payload import Cell, Json, bound, dump, in_words, pack, unpack

__all__ = ["Coming", "Entries", "JournalEntry", "Record"]

_ENTRIES: Final = (
    "SELECT journal.id, step_id, act, state, time, author, journal.words, command, pairs"
    " FROM journal JOIN step ON step.id = step_id"
)
"""The cells of a `JournalEntry`, in their order."""

_MAY_NAME: Final = "(typeof(pairs) = 'blob' OR pairs GLOB ?)"
"""Whether a row may name a pair, said by SQLite: what is compressed is looked into here."""


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


@dataclass(frozen=True, slots=True)
class Record:
    """One row of the journal with all that is needed to do it again, and to take it back."""

    id: int
    step: int
    step_words: str
    act: str
    time: str
    author: str
    words: str
    pair_ids: tuple[int, ...]
    command: str | None
    parameters: Json
    inverse: tuple[Change, ...] | None
    """None where an earlier version wrote down an undo or redo without it."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A step that undo or redo would take next."""

    words: str
    pairs: int
    """How many pairs it concerns."""


class Entries:
    """The table `journal`; the caller holds the transaction."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path

    def last_id(self) -> int:
        """Number of the newest row, 0 for none."""
        (number,) = self._connection.execute("SELECT coalesce(max(id), 0) FROM journal").fetchone()
        return int(number)

    def append(
        self,
        step: int,
        act: str,
        author: str,
        time: str,
        words: str,
        touched: Iterable[int],
        inverse: Iterable[Change],
        command: tuple[str, Json] | None = None,
    ) -> None:
        """Write a row; `command` is a name and its parameters."""
        name, parameters = (None, None) if command is None else (command[0], pack(command[1]))
        try:
            back = pack([change_json(change) for change in inverse])
        except ValueError as error:
            raise ProjectError(
                "is damaged (a number in a row that changes is none); restore it from a copy", path=self._path
            ) from error
        self._connection.execute(
            "INSERT INTO journal (step_id, act, time, author, words, pairs, command, parameters, inverse)"
            " VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, ?, ?, ?)",
            (
                step,
                act,
                bound(time),
                bound(author),
                bound(words),
                pack(sorted(touched)),
                name,
                parameters,
                back,
            ),
        )

    def touched_since(self, number: int) -> set[int]:
        """The pairs that rows after `number` concern."""
        return self._touched("id > ?", number)

    def may_have_revised(self, number: int) -> bool:
        """Whether a row after `number` belongs to a step that may have put other texts in the place of the two."""
        sql = (
            "SELECT 1 FROM journal WHERE id > ? AND step_id IN"
            " (SELECT step_id FROM journal WHERE command IN ('revise', 'take-over')) LIMIT 1"
        )
        return self._connection.execute(sql, (number,)).fetchone() is not None

    def touched_by(self, step: int) -> set[int]:
        """The pairs that a step concerns."""
        return self._touched("step_id = ?", step)

    def _touched(self, condition: str, number: int) -> set[int]:
        cells = self._connection.execute(f"SELECT pairs FROM journal WHERE {condition}", (number,)).fetchall()
        return {pair_id for (cell,) in cells for pair_id in self._pairs(cell)}

    def all(self) -> Sequence[JournalEntry]:
        """What happened, oldest first."""
        return [
            self._entry(row) for row in self._connection.execute(f"{_ENTRIES} ORDER BY journal.id").fetchall()
        ]

    def of_pair(self, pair_id: int, before: int) -> Iterator[JournalEntry]:
        """What happened to one pair in rows before number `before`, from the newest; each is read when asked for."""
        sql = f"{_ENTRIES} WHERE journal.id < ? AND {_MAY_NAME} ORDER BY journal.id DESC"
        return (
            entry
            for entry in map(self._entry, self._connection.execute(sql, (before, _named(pair_id))))
            if pair_id in entry.pair_ids
        )

    def commands_of_pair(self, pair_id: int, step: int) -> set[str]:
        """Names of the commands that concerned a pair when a step was done."""
        sql = f"{_ENTRIES} WHERE step_id = ? AND command IS NOT NULL AND {_MAY_NAME}"
        found = map(self._entry, self._connection.execute(sql, (step, _named(pair_id))))
        return {entry.command for entry in found if entry.command is not None and pair_id in entry.pair_ids}

    def inverses(self, numbers: Iterable[int]) -> Iterator[tuple[Change, ...] | None]:
        """What takes back the rows of these numbers, which must be there, from the newest; None where nothing does.

        One after the other: a step may have changed every pair there is.
        """
        sql = "SELECT inverse FROM journal WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id DESC"
        for (cell,) in self._connection.execute(sql, (dump(list(numbers)),)):
            with self.reading("an edit cannot be understood"):
                yield _inverse(cell)

    def records(self, after: int = 0) -> Iterator[Record]:
        """The rows after number `after` with everything, oldest first."""
        return self._records("journal.id > ?", after)

    def newest(self, count: int) -> Iterator[Record]:
        """The last `count` rows with everything, from the newest."""
        for number in range(self.last_id(), max(0, self.last_id() - count), -1):
            yield from self._records("journal.id = ?", number)

    def of_others(self, author: str, after: int) -> list[Record]:
        """The rows after number `after` that somebody other than `author` wrote, oldest first."""
        return list(self._records("journal.id > ? AND author <> CAST(? AS TEXT)", after, bound(author)))

    def of_step(self, step: int) -> list[Record]:
        """The rows of one step, oldest first."""
        return list(self._records("step_id = ?", step))

    def _records(self, condition: str, *values: Cell) -> Iterator[Record]:
        sql = (
            "SELECT journal.id, step_id, step.words, act, time, author, journal.words, pairs, command, parameters,"
            f" inverse FROM journal JOIN step ON step.id = step_id WHERE {condition} ORDER BY journal.id"
        )
        for row in self._connection.execute(sql, values).fetchall():
            number, step, step_words, act, time, author, words, pairs, command, parameters, inverse = row
            with self.reading("an edit cannot be understood"):
                yield Record(
                    id=number,
                    step=step,
                    step_words=step_words,
                    act=act,
                    time=time,
                    author=author,
                    words=words,
                    pair_ids=tuple(self._pairs(pairs)),
                    command=command,
                    parameters=None if parameters is None else unpack(parameters),
                    inverse=_inverse(inverse),
                )

    def _entry(self, row: tuple[Any, ...]) -> JournalEntry:
        number, step, act, state, time, author, words, command, pairs = row
        pair_ids = tuple(self._pairs(pairs))
        return JournalEntry(number, step, act, state, time, author, words, command, pair_ids)

    def _pairs(self, cell: str | bytes) -> list[int]:
        with self.reading("an entry does not name its pairs"):
            return [int(pair_id) for pair_id in unpack(cell)]

    @contextmanager
    def reading(self, trouble: str) -> Iterator[None]:
        """What stands in the journal came from a file, and may be anything."""
        try:
            yield
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise ProjectError(
                f"its journal is damaged ({trouble}: {in_words(error)}); restore it from a copy",
                path=self._path,
            ) from error


def _named(pair_id: int) -> str:
    """The GLOB pattern of a list that holds the number of a pair."""
    return f"*[^0-9]{pair_id}[^0-9]*"


def _inverse(cell: str | bytes | None) -> tuple[Change, ...] | None:
    return None if cell is None else tuple([change_of(change) for change in unpack(cell)])
