"""Edits of the words themselves: what a person writes stands beside the document's text, which is kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from alignpost.errors import ProjectError
from alignpost.model import Span
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Side, pairs_in_words
from alignpost.store.pair_rows import PairRow, refuse_locked, rows_of, understanding
from alignpost.store.payload import Cell, Json, dump, spans_json, spans_of
from alignpost.store.sentences import side_number

__all__ = ["EditText", "EditTexts", "RestoreText"]


@dataclass(frozen=True, slots=True)
class EditText(Command):
    """Another text for one side of a pair; the document's own is kept, and comes back when it is typed again.

    The scores of the old text go, the machine's and the person's; decisions and notes stay, and the spans of notes
    move with the words after the edit.
    """

    name: ClassVar[str] = "edit-text"
    pair_id: int
    side: Side
    text: str
    expected: str | None = None
    """The text that the person began with; another one by now refuses the edit."""

    def __post_init__(self) -> None:
        side_number(self.side)

    @property
    def words(self) -> str:
        """`edit the target of pair 3`."""
        return f"edit the {self.side} of pair {self.pair_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """One pair, its score and the notes with spans."""
        refuse_locked(rows, [self.pair_id])
        (row,) = rows_of(rows, [self.pair_id])
        if self.expected is not None and row.text(self.side) != self.expected:
            raise ProjectError(
                f"the {self.side} of pair {row.id} was changed meanwhile to “{row.text(self.side)}”;"
                " look at it again. Nothing was changed",
                path=rows.path,
            )
        return _edited(rows, row, self.side, self.text)


@dataclass(frozen=True, slots=True)
class RestoreText(Command):
    """The document's own text comes back on one side of a pair."""

    name: ClassVar[str] = "restore-text"
    pair_id: int
    side: Side

    def __post_init__(self) -> None:
        side_number(self.side)

    @property
    def words(self) -> str:
        """`restore the target of pair 3`."""
        return f"restore the {self.side} of pair {self.pair_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """As for `EditText`; nothing where nobody has edited the text."""
        refuse_locked(rows, [self.pair_id])
        (row,) = rows_of(rows, [self.pair_id])
        original = row.original(self.side)
        return [] if original is None else _edited(rows, row, self.side, original)


@dataclass(frozen=True, slots=True)
class EditTexts(Command):
    """Many edits of texts as one, for find and replace; all are made or none."""

    name: ClassVar[str] = "edit-texts"
    edits: Sequence[EditText]

    def __post_init__(self) -> None:
        object.__setattr__(self, "edits", tuple(self.edits))

    @property
    def words(self) -> str:
        """`edit the texts of 12 pairs`."""
        pair_ids = list(dict.fromkeys(edit.pair_id for edit in self.edits))
        return f"edit the texts of {pairs_in_words(pair_ids)}"

    def parameters(self) -> Json:
        """`{"edits": […]}` with the parameters of each."""
        return {"edits": [edit.parameters() for edit in self.edits]}

    @classmethod
    def from_parameters(cls, value: Json) -> EditTexts:
        """From `{"edits"}`."""
        return cls([EditText(**edit) for edit in value["edits"]])

    def changes(self, rows: Rows) -> list[Change]:
        """Those of each edit."""
        sides = [(edit.pair_id, edit.side) for edit in self.edits]
        if len(set(sides)) < len(sides):
            raise ProjectError("two edits of one step speak of the same text; make them one", path=rows.path)
        # Both sides of one pair may be edited, and its score goes only once.
        return list(dict.fromkeys(change for edit in self.edits for change in edit.changes(rows)))


def _edited(rows: Rows, row: PairRow, side: Side, text: str) -> list[Change]:
    before = row.text(side)
    if text == before:
        return []
    original = row.original(side)
    original = before if original is None else original
    columns = ("id", f"{side}_text", f"{side}_original", "human_score")
    cells: tuple[Cell, ...] = (row.id, text, None if text == original else original, None)
    return [
        Change("set", "pair", columns, (cells,)),
        Change("delete", "score", ("pair_id",), tuple([(each,) for each in rows.known("score", [row.id])])),
        *_moved_spans(rows, row.id, side, before, text),
    ]


def _moved_spans(rows: Rows, pair_id: int, side: Side, before: str, after: str) -> list[Change]:
    column = f"{side}_spans"
    moved: list[tuple[Cell, ...]] = []
    for number, cell in rows.query(f"SELECT id, {column} FROM note WHERE pair_id = ? ORDER BY id", pair_id):
        with understanding(rows, f"note {number}"):
            spans = spans_of(json.loads(cell))
        if spans:
            follow = [_followed(span, before, after) for span in spans]
            moved.append((number, dump(spans_json(follow))))
    return [Change("set", "note", ("id", column), tuple(moved))] if moved else []


def _followed(span: Span, before: str, after: str) -> Span:
    """`span` of `before` in `after`: words before and after what was changed keep theirs."""
    room = min(len(before), len(after))
    head = next((at for at in range(room) if before[at] != after[at]), room)
    room -= head
    tail = next((at for at in range(room) if before[-1 - at] != after[-1 - at]), room)
    by = len(after) - len(before)

    def moved(offset: int, *, is_end: bool) -> int:
        if offset <= head if is_end else offset < head:
            return offset
        if offset >= len(before) - tail if not is_end else offset > len(before) - tail:
            return offset + by
        return len(after) - tail if is_end else head

    start = moved(span.start, is_end=False)
    return Span(start, max(start, moved(span.end, is_end=True)))
