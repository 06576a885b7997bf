"""Changes of rows and their inverses: the small, stable vocabulary in which the journal remembers how to undo.

A command of today may be forgotten by a later version; its inverse is written in these three verbs and stays
readable. Performing a change computes its inverse from the rows as they stood.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter
from typing import Any, Final, TypeVar

from alignpost.errors import ProjectError
from alignpost.progress import Progress, silent
from alignpost.store.payload import Cell, CellError, Json, bound, bound_rows, dump
from alignpost.store.reading import read_in_c
from alignpost.store.schema import EDITABLE, insert_statement, placeholder
from alignpost.store.texts import Texts

__all__ = ["Change", "Rows", "change_json", "change_of"]

_K = TypeVar("_K", int, str)

KEY_TYPES: Final = {"setting": str}
"""Tables whose key is no number."""

_AT_ONCE: Final = 500
"""Rows that are read and written together, between two signs of life of a large edit."""

_VERBS: Final = ("insert", "delete", "set")
_CELL_TYPES: Final = frozenset({str, int, bool, float, bytes, type(None)})


@dataclass(frozen=True, slots=True)
class Change:
    """Rows of one table that appear, vanish or take other values.

    Raises:
        CellError: a verb, table, column or row that no edit may have.
    """

    verb: str
    """`insert`, `delete` or `set`."""
    table: str
    columns: tuple[str, ...]
    """The key first. For `delete` the key alone."""
    rows: tuple[tuple[Cell, ...], ...]
    """One value a column."""

    def __post_init__(self) -> None:
        known = EDITABLE.get(self.table, ())
        if self.verb not in _VERBS or not known or self.columns[:1] != known[:1]:
            raise CellError(f"a journal cannot {self.verb} in {self.table}")
        if self.table == "document" and self.verb != "set":
            raise CellError("a journal cannot make or delete a text")
        if not set(self.columns) <= set(known) or len(set(self.columns)) != len(self.columns):
            names = ", ".join(map(str, self.columns))
            raise CellError(f"a journal cannot change {names} of {self.table}")
        # A change may have a million cells: what asks every one of them is left to C.
        if set(map(len, self.rows)) - {len(self.columns)}:
            raise CellError(f"a change of {self.table} has rows of the wrong length")
        if set(map(type, map(itemgetter(0), self.rows))) - {KEY_TYPES.get(self.table, int)}:
            raise CellError(f"a change of {self.table} has a key of the wrong type")
        if set(map(type, chain.from_iterable(self.rows))) - _CELL_TYPES:
            raise CellError(f"a change of {self.table} has a value that is no cell")


def change_json(change: Change) -> Json:
    """`change` as the journal keeps it."""
    return [change.verb, change.table, list(change.columns), [list(row) for row in change.rows]]


def change_of(value: Json) -> Change:
    """A change from what `change_json` gave.

    Raises:
        ValueError, TypeError: it is something else.
    """
    verb, table, columns, rows = value
    return Change(verb, table, tuple(columns), tuple([tuple(row) for row in rows]))


class Rows:
    """The rows of an open project, inside a transaction that the caller holds.

    Names of tables and columns in the SQL below come from `EDITABLE`, which every `Change` is held against.
    """

    def __init__(
        self, connection: sqlite3.Connection, path: str, texts: Texts, progress: Progress = silent
    ) -> None:
        self._connection = connection
        self.path = path
        self.texts = texts
        self.progress = progress
        """Told now and then how far a large edit is; an error that it raises leaves nothing of the edit."""
        self._done = self._all = 0
        self.touched: set[int] = set()
        """Ids of the pairs that the changes performed so far concern."""

    def query(self, sql: str, *values: Cell) -> list[tuple[Any, ...]]:
        """The rows that a SELECT gives."""
        cells = [bound(value) for value in values]
        return read_in_c(self._connection, lambda: self._connection.execute(sql, cells).fetchall())

    def known(self, table: str, keys: Iterable[_K]) -> set[_K]:
        """Those of `keys` that `table` has a row for."""
        key_name, wanted = EDITABLE[table][0], set(keys)
        if table in KEY_TYPES:
            sql = f"SELECT 1 FROM {table} WHERE {key_name} = {placeholder(key_name)}"
            return {key for key in wanted if self._connection.execute(sql, (bound(key),)).fetchone()}
        sql = f"SELECT {key_name} FROM {table} WHERE {key_name} IN (SELECT value FROM json_each(?))"
        return {key for (key,) in self._connection.execute(sql, (dump(list(wanted)),)).fetchall()}

    def require_pairs(self, pair_ids: Iterable[int]) -> None:
        """Refuse ids of pairs that are not, or no longer, there."""
        wanted = list(pair_ids)
        known = self.known("pair", wanted)
        for pair_id in wanted:
            if pair_id not in known:
                raise self._missing("pair", pair_id)

    def perform_all(self, changes: Iterable[Change]) -> list[Change]:
        """Do `changes` one after the other; return what takes them back, in the order in which to do it."""
        inverse: list[Change] = []
        changes = list(changes)
        self._done, self._all = 0, sum(len(change.rows) for change in changes)
        for change in changes:
            inverse[:0] = self.perform(change)
        return inverse

    def perform(self, change: Change) -> list[Change]:
        """Do `change`; return what takes it back, in the order in which to do it.

        Rows that already have the wanted values are left out of the inverse: no effect, no trace.

        Raises:
            ProjectError: a row to change is not there (another person may have deleted it).
        """
        match change.verb:
            case "insert":
                return self._insert(change)
            case "delete":
                return self._delete(change)
            case _:
                return self._set(change)

    def _insert(self, change: Change) -> list[Change]:
        sql = insert_statement(change.table, change.columns)
        for rows in self._portions(change.rows):
            self._connection.executemany(sql, bound_rows(rows))
            self._touch(change.table, [row[0] for row in rows])
        keys = tuple([row[:1] for row in change.rows])
        return [Change("delete", change.table, change.columns[:1], keys)] if keys else []

    def _delete(self, change: Change) -> list[Change]:
        columns = EDITABLE[change.table]
        sql = f"DELETE FROM {change.table} WHERE {columns[0]} = {placeholder(columns[0])}"
        old: list[tuple[Cell, ...]] = []
        for rows in self._portions(change.rows):
            keys = [key for (key,) in rows]
            old += self._old(change.table, columns, keys)
            self._touch(change.table, keys)
            self._connection.executemany(sql, [(bound(key),) for key in keys])
        return [Change("insert", change.table, columns, tuple(old))] if old else []

    def _set(self, change: Change) -> list[Change]:
        key_name, *names = change.columns
        assignments = ", ".join(f"{name} = {placeholder(name)}" for name in names)
        sql = f"UPDATE {change.table} SET {assignments} WHERE {key_name} = {placeholder(key_name)}"
        old: list[tuple[Cell, ...]] = []
        for rows in self._portions(change.rows):
            stood = self._old(change.table, change.columns, [row[0] for row in rows])
            changing = [(before, row) for before, row in zip(stood, rows, strict=True) if before != row]
            keys = [before[0] for before, _ in changing]
            old += [before for before, _ in changing]
            # A note that moves to another pair concerns both.
            self._touch(change.table, keys)
            self._connection.executemany(sql, bound_rows([(*row[1:], row[0]) for _, row in changing]))
            self._touch(change.table, keys)
        if change.table == "document" and old:
            self.texts.forget()
        return _narrowed(Change("set", change.table, change.columns, tuple(old)), change.rows) if old else []

    def _portions(self, rows: Sequence[tuple[Cell, ...]]) -> Iterator[Sequence[tuple[Cell, ...]]]:
        """`rows` in portions that name no row twice, with a sign of life after each full one."""
        size = _AT_ONCE if len({row[0] for row in rows}) == len(rows) else 1
        for start in range(0, len(rows), size):
            portion = rows[start : start + size]
            yield portion
            before, self._done = self._done, self._done + len(portion)
            if self._done // _AT_ONCE > before // _AT_ONCE:
                self.progress("writing it down", min(1.0, self._done / max(1, self._all)))

    def now(self, table: str, columns: Sequence[str], key: Cell) -> tuple[Cell, ...] | None:
        """The cells of a row, `columns[0]` being its key; None where it is not there."""
        return self._found(table, columns, [key]).get(key)

    def _found(
        self, table: str, columns: Sequence[str], keys: Sequence[Cell]
    ) -> dict[Cell, tuple[Cell, ...]]:
        """The rows of these keys that are there, by their keys."""
        sql = f"SELECT {', '.join(columns)} FROM {table} WHERE {columns[0]}"
        if table in KEY_TYPES:
            found = [row for key in keys for row in self.query(f"{sql} = {placeholder(columns[0])}", key)]
        else:
            found = self.query(f"{sql} IN (SELECT value FROM json_each(?))", dump(keys))
        return {row[0]: row for row in found}

    def _old(self, table: str, columns: Sequence[str], keys: Sequence[Cell]) -> list[tuple[Cell, ...]]:
        found = self._found(table, columns, keys)
        for key in keys:
            if key not in found:
                raise self._missing(table, key)
        return [found[key] for key in keys]

    def _missing(self, table: str, key: Cell) -> ProjectError:
        return ProjectError(f"has no {table} {key!r} (any more); nothing was changed", path=self.path)

    def _touch(self, table: str, keys: Sequence[Cell]) -> None:
        if table in ("pair", "score"):
            pairs: Iterable[Cell] = keys
        elif table == "note":
            pairs = [pair for _, pair in self._old("note", ("id", "pair_id"), keys)]
        else:
            return
        self.touched.update(pair for pair in pairs if isinstance(pair, int))


def _narrowed(inverse: Change, rows: Sequence[tuple[Cell, ...]]) -> list[Change]:
    """`inverse` without the columns that were not changed in any row: they are nobody's business."""
    after = {row[0]: row for row in rows}
    changed = [
        place
        for place in range(1, len(inverse.columns))
        if any(row[place] != after[row[0]][place] for row in inverse.rows)
    ]
    columns = tuple([inverse.columns[place] for place in (0, *changed)])
    narrow = tuple([tuple([row[place] for place in (0, *changed)]) for row in inverse.rows])
    return [Change("set", inverse.table, columns, narrow)]
