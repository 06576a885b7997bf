"""Edits of what people remark: notes are added, answered, edited, resolved and deleted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import ClassVar, Final

from alignpost.errors import ProjectError
from alignpost.model import Finding, Severity, Span
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Moment, as_json
from alignpost.store.payload import Cell, Json, dump, spans_of
from alignpost.visible import counted

__all__ = ["UNCHANGED", "AddNote", "DeleteNote", "EditNote", "ResolveNote", "Unchanged"]


class Unchanged(Enum):
    """The type of `UNCHANGED`."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED
"""Says that a field of a note stays as it is, where None would empty it."""


@dataclass(frozen=True, slots=True)
class AddNote(Command):
    """A remark on a pair. Leave `note_id`, `author` and `time` out: the project fills them in.

    Spans that are not within the pair's texts as they stand are refused: nobody could see what they mark.
    """

    name: ClassVar[str] = "add-note"
    pair_id: int
    text: str
    mqm: str | None = None
    severity: Severity | None = None
    source_spans: Sequence[Span] = ()
    target_spans: Sequence[Span] = ()
    suggestion: str | None = None
    reply_to: int | None = None
    """The note that this one answers, on the same pair; the project makes it the one that opened the thread."""
    note_id: int | None = None
    author: str | None = None
    time: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "source_spans", tuple(self.source_spans))
        object.__setattr__(self, "target_spans", tuple(self.target_spans))

    @classmethod
    def confirming(cls, pair_id: int, finding: Finding) -> AddNote:
        """The note by which a person makes a finding of the machine an error of the translation."""
        return cls(
            pair_id,
            finding.message,
            finding.mqm,
            finding.severity,
            finding.source_spans,
            finding.target_spans,
            finding.suggestion,
        )

    @property
    def words(self) -> str:
        """`add a note to pair 3`."""
        if self.reply_to is not None:
            return f"answer note {self.reply_to} on pair {self.pair_id}"
        return f"add a note to pair {self.pair_id}"

    @classmethod
    def from_parameters(cls, value: Json) -> AddNote:
        """From all fields by name."""
        severity = value["severity"]
        return cls(
            **{
                **value,
                "severity": None if severity is None else Severity(severity),
                "source_spans": spans_of(value["source_spans"]),
                "target_spans": spans_of(value["target_spans"]),
            }
        )

    def resolved(self, moment: Moment) -> AddNote:
        """With number, author and time."""
        return replace(
            self,
            note_id=moment.note_id if self.note_id is None else self.note_id,
            author=moment.author if self.author is None else self.author,
            time=moment.time if self.time is None else self.time,
        )

    def changes(self, rows: Rows) -> list[Change]:
        """One new row."""
        rows.require_pairs([self.pair_id])
        _refuse_outside(rows, self.pair_id, self)
        row: dict[str, Cell] = {"id": self.note_id, "pair_id": self.pair_id}
        row |= {"author": self.author, "time": self.time, **_note_cells(self)}
        row |= {"reply_to": self._thread(rows), "resolved": 0}
        return [Change("insert", "note", tuple(row), (tuple(row.values()),))]

    def _thread(self, rows: Rows) -> int | None:
        """The note that opened the thread of the one that is answered."""
        if self.reply_to is None:
            return None
        found = rows.query(
            "SELECT coalesce(reply_to, id) FROM note WHERE id = ? AND pair_id = ?",
            self.reply_to,
            self.pair_id,
        )
        if not found:
            raise ProjectError(
                f"has no note {self.reply_to} on pair {self.pair_id} (any more) to answer; nothing was changed",
                path=rows.path,
            )
        return int(found[0][0])


@dataclass(frozen=True, slots=True)
class EditNote(Command):
    """Other words, type, severity, spans or suggestion for a note; fields left out stay as they are.

    Spans are within the pair's texts, as in `AddNote`.
    """

    name: ClassVar[str] = "edit-note"
    note_id: int
    text: str | Unchanged = UNCHANGED
    mqm: str | Unchanged | None = UNCHANGED
    severity: Severity | Unchanged | None = UNCHANGED
    source_spans: Sequence[Span] | Unchanged = UNCHANGED
    target_spans: Sequence[Span] | Unchanged = UNCHANGED
    suggestion: str | Unchanged | None = UNCHANGED

    def __post_init__(self) -> None:
        for name in ("source_spans", "target_spans"):
            spans = getattr(self, name)
            if spans is not UNCHANGED:
                object.__setattr__(self, name, tuple(spans))

    @property
    def words(self) -> str:
        """`edit note 2`."""
        return f"edit note {self.note_id}"

    def parameters(self) -> Json:
        """`note_id` and the fields that change."""
        return {"note_id": self.note_id, **_said(self)}

    @classmethod
    def from_parameters(cls, value: Json) -> EditNote:
        """From `note_id` and the fields that change."""
        values = dict(value)
        if values.get("severity") is not None:
            values["severity"] = Severity(values["severity"])
        for name in ("source_spans", "target_spans"):
            if name in values:
                values[name] = spans_of(values[name])
        return cls(**values)

    def changes(self, rows: Rows) -> list[Change]:
        """One row, in the columns that change."""
        for (pair_id,) in rows.query("SELECT pair_id FROM note WHERE id = ?", self.note_id):
            _refuse_outside(rows, pair_id, self)
        cells = {"id": self.note_id, **_note_cells(self)}
        return [Change("set", "note", tuple(cells), (tuple(cells.values()),))] if len(cells) > 1 else []


@dataclass(frozen=True, slots=True)
class ResolveNote(Command):
    """The thread that a note opens is settled, or open again."""

    name: ClassVar[str] = "resolve-note"
    note_id: int
    is_resolved: bool = True

    @property
    def words(self) -> str:
        """`resolve note 2`."""
        return f"{'resolve' if self.is_resolved else 'reopen'} note {self.note_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """One row."""
        del rows
        return [Change("set", "note", ("id", "resolved"), ((self.note_id, int(self.is_resolved)),))]


@dataclass(frozen=True, slots=True)
class DeleteNote(Command):
    """A note disappears from its pair with the answers to it; the journal keeps them."""

    name: ClassVar[str] = "delete-note"
    note_id: int

    @property
    def words(self) -> str:
        """`delete note 2`."""
        return f"delete note {self.note_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """One row goes, and those of its answers."""
        answers = rows.query("SELECT id FROM note WHERE reply_to = ? ORDER BY id", self.note_id)
        gone = [(int(number),) for (number,) in answers] + [(self.note_id,)]
        return [Change("delete", "note", ("id",), tuple(gone))]


def _refuse_outside(rows: Rows, pair_id: int, note: AddNote | EditNote) -> None:
    """See that a note marks places of its pair's texts.

    Raises:
        ProjectError: it marks something else.
    """
    for side in ("source", "target"):
        spans = getattr(note, f"{side}_spans")
        if spans is UNCHANGED or not spans:
            continue
        ((text,),) = rows.query(f"SELECT {side}_text FROM pair WHERE id = ?", pair_id)
        for span in spans:
            if not 0 <= span.start <= span.end <= len(text):
                raise ProjectError(
                    f"the {side} of pair {pair_id} has {counted(len(text), 'character')}, and the note marks"
                    f" {span.start:,} to {span.end:,} of it; mark words of the text. Nothing was changed",
                    path=rows.path,
                )


_NOTE_FIELDS: Final = ("text", "mqm", "severity", "source_spans", "target_spans", "suggestion")


def _said(note: AddNote | EditNote) -> dict[str, Json]:
    """What `note` has something to say about, as JSON values."""
    values = {name: getattr(note, name) for name in _NOTE_FIELDS}
    return {name: as_json(value) for name, value in values.items() if value is not UNCHANGED}


def _note_cells(note: AddNote | EditNote) -> dict[str, Cell]:
    """The same as columns."""
    return {name: dump(value) if name.endswith("_spans") else value for name, value in _said(note).items()}
