"""Notes follow their sentences when pairs are grouped anew, and their spans follow the words."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from alignpost.model import Span
from alignpost.store.changes import Change, Rows
from alignpost.store.columns import Column, Piece
from alignpost.store.command import Side
from alignpost.store.pair_rows import PairRow, understanding
from alignpost.store.payload import Cell, dump, spans_json, spans_of

__all__ = ["Columns", "moved_notes"]

Columns = Mapping[tuple[int, Side], Column]
"""The sides of pairs, by the pair's number and the side's name."""


@dataclass(frozen=True, slots=True)
class _Place:
    pair_id: int
    piece: Piece


@dataclass(slots=True)
class _Map:
    """Where pieces of text stood, and where they stand now."""

    before: Columns
    after: Columns
    places: dict[tuple[Side, tuple[int, ...]], _Place] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for (pair_id, side), column in self.after.items():
            for piece in column.pieces:
                self.places[side, piece.numbers] = _Place(pair_id, piece)

    def pair_of(self, pair_id: int, side: Side, spans: Sequence[Span]) -> int | None:
        """The pair where the words of the first of `spans` are now; None where there are none."""
        piece = self._piece(pair_id, side, spans[0].start) if spans else None
        return (
            self.places[side, piece.numbers].pair_id
            if piece and (side, piece.numbers) in self.places
            else None
        )

    def moved(self, pair_id: int, side: Side, spans: Sequence[Span], home: int) -> tuple[Span, ...]:
        """`spans` of `pair_id` in the text of the pair `home`; those whose words are not there are left out."""
        found = []
        for span in spans:
            first = self._piece(pair_id, side, span.start)
            last = self._piece(pair_id, side, max(span.start, span.end - 1))
            if first is None or last is None:
                if not self.after[home, side].text and not span.start and not span.end:
                    found.append(span)
                continue
            start, end = (self.places.get((side, piece.numbers)) for piece in (first, last))
            if start is None or start.pair_id != home:
                continue
            moved = start.piece.start + span.start - first.start
            if end is not None and end.pair_id == home:
                found.append(Span(moved, max(moved, end.piece.start + span.end - last.start)))
            else:
                found.append(Span(moved, max(moved, start.piece.end)))
        return tuple(found)

    def _piece(self, pair_id: int, side: Side, offset: int) -> Piece | None:
        pieces = self.before[pair_id, side].pieces
        return next((piece for piece in reversed(pieces) if piece.start <= offset), None)


def moved_notes(
    rows: Rows, old: Sequence[PairRow], before: Columns, after: Columns, heirs: Mapping[int, int]
) -> Change:
    """The rows of the notes on `old` that change.

    Args:
        rows: the current state.
        old: the pairs as they were.
        before: their sides.
        after: the sides of the pairs that take their place.
        heirs: which of those takes over what has no better place.
    """
    sql = (
        "SELECT id, pair_id, reply_to, source_spans, target_spans FROM note"
        " WHERE pair_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    )
    columns = ("id", "pair_id", "source_spans", "target_spans")
    notes = rows.query(sql, dump([row.id for row in old]))
    if not notes:
        return Change("set", "note", columns, ())
    places = _Map(before, after)
    homes: dict[int, int] = {}
    changed: list[tuple[Cell, ...]] = []
    for number, pair_id, reply_to, *cells in notes:
        with understanding(rows, f"note {number}"):
            source, target = (spans_of(json.loads(cell)) for cell in cells)
        home = (
            homes.get(reply_to)
            or places.pair_of(pair_id, "source", source)
            or places.pair_of(pair_id, "target", target)
            or heirs[pair_id]
        )
        homes[number] = home
        spans = (
            places.moved(pair_id, "source", source, home),
            places.moved(pair_id, "target", target, home),
        )
        changed.append((number, home, *[dump(spans_json(each)) for each in spans]))
    return Change("set", "note", columns, tuple(changed))
