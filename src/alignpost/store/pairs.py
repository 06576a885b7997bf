"""The pairs of an open project in memory: rows are read at once, objects are made when somebody looks."""

from __future__ import annotations

import json
import sqlite3
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import Any, Final, TypeAlias, overload

from alignpost.errors import ProjectError
from alignpost.model import Bead, Note, Pair, Score, Status
from alignpost.store.collecting import uncollected
from alignpost.store.payload import CellError, dismissal_of, ids_of, in_words, note_of, score_of
from alignpost.store.reading import read_in_c
from alignpost.store.segment_order import SegmentOrder

__all__ = ["News", "PairList"]

_Row: TypeAlias = tuple[Any, ...]

_PAIR = (
    "SELECT id, place, source, target, source_text, target_text, confidence, status, keep, locked, bookmarked, human_score,"
    " dismissals, source_original, target_original FROM pair"
)
_SCORE = "SELECT pair_id, fidelity, parts, findings, critical, mqm_per_100 FROM score"
_NOTE = (
    "SELECT pair_id, id, author, time, text, mqm, severity, source_spans, target_spans, suggestion, reply_to, resolved"
    " FROM note"
)
_RELOAD_ALL_FROM = 2000
"""So many changed pairs are read faster with all the others than one by one."""


@dataclass(frozen=True, slots=True)
class News:
    """The stretch of pairs that edits have touched, so that a copy of all pairs is kept true without reading all."""

    before: int
    """Pairs at the start that are as they were."""
    pairs: tuple[Pair, ...]
    """What stands between them now."""
    after: int
    """Pairs at the end that are as they were, save that boundaries moved before them number their segments anew."""


class PairList(Sequence[Pair]):
    """A live view, in reading order: after an edit it shows the new state."""

    def __init__(self, connection: sqlite3.Connection, path: str) -> None:
        self._connection = connection
        self._path = path
        self._rows: list[_Row] = []
        self._made: list[tuple[int, Pair] | None] = []
        """Objects made already, each with the edition of the segments' order that it was made by."""
        self._edition = 0
        self._untouched: tuple[int, int] | None = None
        """How many pairs at the start and at the end nobody has touched since the last look at the news."""
        self._known_scores: dict[int, tuple[_Row, Score]] = {}
        """Scores made before everything was read again, most of which come back the same, by the pair's number."""
        self._places: dict[int, int] = {}
        self._scores: dict[int, _Row] = {}
        self._notes: dict[int, list[_Row]] = {}
        self._segments = SegmentOrder(connection, path)
        self.load()
        self._untouched = None

    def load(self) -> None:
        """Read everything."""
        self._known_scores = {
            pair.id: (self._scores[pair.id], pair.score)
            for _, pair in filter(None, self._made)
            if pair.score is not None and pair.id in self._scores
        }
        with uncollected(stays=True):
            read_in_c(self._connection, self._load)

    def _load(self) -> None:
        rows = self._connection.execute(_PAIR).fetchall()
        rows.sort(key=_order)  # mostly they are in order, and going by an index takes longer
        scores = {row[0]: row for row in self._connection.execute(_SCORE).fetchall()}
        notes: dict[int, list[_Row]] = {}
        for row in self._connection.execute(_NOTE + " ORDER BY id").fetchall():
            notes.setdefault(row[0], []).append(row)
        self._segments.load()
        self._rows, self._scores, self._notes = rows, scores, notes
        self._made = [None] * len(rows)
        self._places = {row[0]: row[1] for row in rows}
        self._untouched = (0, 0)

    def reload(self, pair_ids: Iterable[int]) -> None:
        """Read again what belongs to `pair_ids`, after an edit of ours or somebody else's."""
        ids = sorted(pair_ids)
        if len(ids) >= _RELOAD_ALL_FROM:
            self.load()
            return
        before = {number for pair_id in ids for number in self._numbers(self._row(pair_id))}
        for pair_id in ids:
            self._reload_row(pair_id)
            score = self._connection.execute(_SCORE + " WHERE pair_id = ?", (pair_id,)).fetchone()
            notes = self._connection.execute(_NOTE + " WHERE pair_id = ? ORDER BY id", (pair_id,)).fetchall()
            _put(self._scores, pair_id, score)
            _put(self._notes, pair_id, notes or None)
        after = {number for pair_id in ids for number in self._numbers(self._row(pair_id))}
        if before != after:
            # Segments were split or joined: the ids in the beads behind them are others now.
            self._segments.update(before - after, after - before)
            # Letting go of 100,000 objects at once would take a tenth of a second: they go when they are asked for.
            self._edition += 1

    def _reload_row(self, pair_id: int) -> None:
        row = self._connection.execute(_PAIR + " WHERE id = ?", (pair_id,)).fetchone()
        place = self._places.get(pair_id)
        if place is not None:
            position = self.position_of(pair_id)
            if row is not None and row[1] == place:
                self._rows[position], self._made[position] = row, None
                self._touch(position, position + 1)
                return
            del self._rows[position], self._made[position], self._places[pair_id]
            self._touch(position, position)
        if row is not None:
            position = bisect_left(self._rows, (row[1], pair_id), key=_order)
            self._rows.insert(position, row)
            self._made.insert(position, None)
            self._places[pair_id] = row[1]
            self._touch(position, position + 1)

    def _touch(self, start: int, stop: int) -> None:
        """The rows from `start` to `stop` are others now."""
        before, after = self._untouched or (len(self._rows), len(self._rows))
        self._untouched = min(before, start), min(after, len(self._rows) - stop)

    def take_news(self) -> News | None:
        """What was touched since this was asked last, or since the list was made; None where nothing was."""
        if self._untouched is None:
            return None
        (before, after), self._untouched = self._untouched, None
        return News(before, tuple(self[before : len(self) - after]), after)

    def _row(self, pair_id: int) -> _Row | None:
        return self._rows[self.position_of(pair_id)] if pair_id in self._places else None

    def _numbers(self, row: _Row | None) -> tuple[int, ...]:
        """The segments that a row names, as far as it can be understood."""
        try:
            return () if row is None else (*ids_of(row[2]), *ids_of(row[3]))
        except (TypeError, ValueError, OverflowError, RecursionError):
            return ()

    def position_of(self, pair_id: int) -> int:
        """Where the pair stands in reading order, from 0.

        Raises:
            KeyError: no such pair.
        """
        return bisect_left(self._rows, (self._places[pair_id], pair_id), key=_order)

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
        if made is None or made[0] != self._edition:
            made = self._made[index] = (self._edition, self._make(self._rows[index]))
        return made[1]

    def __iter__(self) -> Iterator[Pair]:
        edition = self._edition
        for position, made in enumerate(self._made):
            # What is made already is given without a call: the screen goes through all pairs after every regrouping.
            yield made[1] if made is not None and made[0] == edition else self[position]

    def _make(self, row: _Row) -> Pair:
        pair_id, _, source, target, source_text, target_text, confidence, status, keep, locked = row[:10]
        bookmarked, human_score, dismissals, source_original, target_original = row[10:]
        try:
            if confidence is not None and not 0 <= confidence <= 1:
                raise CellError("its confidence is no probability")
            bead = Bead(self._ids(0, source), self._ids(1, target), confidence)
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
                dismissals=() if dismissals == "[]" else tuple(map(dismissal_of, json.loads(dismissals))),
                source_original=source_original,
                target_original=target_original,
            )
        except (KeyError, TypeError, ValueError, OverflowError, RecursionError) as error:
            raise ProjectError(
                f"is damaged (pair {pair_id}: {in_words(error)}); restore it from a copy", path=self._path
            ) from error

    def _ids(self, side: int, cell: str) -> tuple[int, ...]:
        return tuple([self._segments.place(side, number) for number in ids_of(cell)])

    def _score(self, pair_id: int) -> Score | None:
        row = self._scores.get(pair_id)
        known = self._known_scores.pop(pair_id, None)
        if known is not None and known[0] == row:
            return known[1]
        return None if row is None else score_of(row[1], json.loads(row[2]), json.loads(row[3]), *row[4:])

    def _note(self, row: _Row) -> Note:
        return note_of(row[1:])


_order: Final[Callable[[_Row], tuple[int, int]]] = itemgetter(1, 0)
"""What pairs are sorted by: place, then number."""


def _put(rows: dict[int, Any], pair_id: int, value: object) -> None:
    if value is None:
        rows.pop(pair_id, None)
    else:
        rows[pair_id] = value
