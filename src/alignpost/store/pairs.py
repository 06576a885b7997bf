"""The pairs of an open project in memory: rows are read at once, objects are made when somebody looks."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import count
from typing import Any, TypeAlias, overload

from alignpost.errors import ProjectError
from alignpost.model import Bead, Note, Pair, Score, Status
from alignpost.store.payload import CellError, dismissal_of, in_words, note_of, score_of

__all__ = ["PairList"]

_Row: TypeAlias = tuple[Any, ...]

_PAIR = (
    "SELECT id, source, target, source_text, target_text, confidence, status, keep, locked, bookmarked, human_score,"
    " dismissals, source_original, target_original FROM pair"
)
_SCORE = "SELECT pair_id, fidelity, parts, findings FROM score"
_NOTE = (
    "SELECT pair_id, id, author, time, text, mqm, severity, source_spans, target_spans, suggestion, reply_to, resolved"
    " FROM note"
)
_RELOAD_ALL_FROM = 2000
"""So many changed pairs are read faster with all the others than one by one."""


class PairList(Sequence[Pair]):
    """A live view, in reading order: after an edit it shows the new state."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._rows: list[_Row] = []
        self._made: list[Pair | None] = []
        self._positions: dict[int, int] = {}
        self._scores: dict[int, _Row] = {}
        self._notes: dict[int, list[_Row]] = {}
        self._ordinals: dict[int, int] = {}
        self.load()

    def load(self) -> None:
        """Read everything."""
        own = self._connection.text_factory
        # Texts are decoded in C, twice as fast, unless one of them holds a lone surrogate.
        self._connection.text_factory = str
        try:
            self._load()
        except sqlite3.OperationalError as error:
            if "decode" not in str(error):
                raise
            self._connection.text_factory = own
            self._load()
        finally:
            self._connection.text_factory = own

    def _load(self) -> None:
        rows = self._connection.execute(_PAIR + " ORDER BY place, id").fetchall()
        scores = {row[0]: row for row in self._connection.execute(_SCORE).fetchall()}
        notes: dict[int, list[_Row]] = {}
        for row in self._connection.execute(_NOTE + " ORDER BY id").fetchall():
            notes.setdefault(row[0], []).append(row)
        ordinals: dict[int, int] = {}
        for side in (0, 1):
            ids = self._connection.execute(
                "SELECT id FROM segment WHERE side = ? ORDER BY start, stop, id", (side,)
            ).fetchall()
            ordinals.update(zip((number for (number,) in ids), count(), strict=False))
        self._rows, self._scores, self._notes, self._ordinals = rows, scores, notes, ordinals
        self._made = [None] * len(rows)
        self._positions = {row[0]: position for position, row in enumerate(rows)}

    def reload(self, pair_ids: Iterable[int]) -> None:
        """Read again what belongs to `pair_ids`, after an edit of ours or somebody else's."""
        ids = set(pair_ids)
        if len(ids) >= _RELOAD_ALL_FROM or not ids <= self._positions.keys():
            self.load()
            return
        for pair_id in ids:
            row = self._connection.execute(_PAIR + " WHERE id = ?", (pair_id,)).fetchone()
            if row is None:
                self.load()
                return
            score = self._connection.execute(_SCORE + " WHERE pair_id = ?", (pair_id,)).fetchone()
            notes = self._connection.execute(_NOTE + " WHERE pair_id = ? ORDER BY id", (pair_id,)).fetchall()
            position = self._positions[pair_id]
            if row[1:3] != self._rows[position][1:3]:
                # Sentences were moved, cut or joined, which moves all that come after them.
                self.load()
                return
            self._rows[position], self._made[position] = row, None
            _put(self._scores, pair_id, score)
            _put(self._notes, pair_id, notes or None)

    def position_of(self, pair_id: int) -> int:
        """Where the pair stands in reading order, from 0.

        Raises:
            KeyError: no such pair.
        """
        return self._positions[pair_id]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Pair: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Pair]: ...
    def __getitem__(self, index: int | slice) -> Pair | Sequence[Pair]:
        if isinstance(index, slice):
            return [self[position] for position in range(*index.indices(len(self)))]
        made = self._made[index]
        if made is None:
            made = self._made[index] = self._make(self._rows[index])
        return made

    def __iter__(self) -> Iterator[Pair]:
        return (self[position] for position in range(len(self)))

    def _make(self, row: _Row) -> Pair:
        pair_id, source, target, source_text, target_text, confidence, status, keep, locked = row[:9]
        bookmarked, human_score, dismissals, source_original, target_original = row[9:]
        try:
            bead = Bead(self._ids(source), self._ids(target), confidence)
            return Pair(
                id=pair_id,
                bead=bead,
                source=source_text,
                target=target_text,
                status=Status(status),
                keep=bool(keep),
                locked=bool(locked),
                score=self._score(pair_id),
                notes=tuple([self._note(note) for note in self._notes.get(pair_id, ())]),
                bookmarked=bool(bookmarked),
                human_score=human_score,
                dismissals=tuple([dismissal_of(value) for value in json.loads(dismissals)]),
                source_original=source_original,
                target_original=target_original,
            )
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise ProjectError(
                f"is damaged (pair {pair_id}: {in_words(error)}); restore it from a copy", path=self._path
            ) from error

    def _ids(self, cell: str) -> tuple[int, ...]:
        inner = cell[1:-1]
        # Nine beads in ten have one segment a side: no need to call for JSON.
        numbers = (int(inner),) if inner.isdecimal() else json.loads(cell)
        try:
            return tuple([self._ordinals[number] for number in numbers])
        except KeyError as error:
            raise CellError(f"its segment {error} is in neither text") from error

    def _score(self, pair_id: int) -> Score | None:
        row = self._scores.get(pair_id)
        return None if row is None else score_of(row[1], json.loads(row[2]), json.loads(row[3]))

    def _note(self, row: _Row) -> Note:
        return note_of(row[1:])


def _put(rows: dict[int, Any], pair_id: int, value: object) -> None:
    if value is None:
        rows.pop(pair_id, None)
    else:
        rows[pair_id] = value
