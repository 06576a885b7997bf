"""The edits that a project knows: each has a name, JSON parameters and words, and says which rows change.

A command carries everything that is needed to do it again: what only the moment of the edit knows (the number
of a new note, who wrote it and when) is filled in by `resolved` before the command is journaled, so that redo
and replay give the same bytes. How an edit is taken back is not the command's business (`changes`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from math import isfinite
from typing import ClassVar, Final

from alignpost.model import Score, Severity, Span, Status
from alignpost.store.changes import Change, Rows
from alignpost.store.payload import (
    Cell,
    Json,
    dump,
    findings_json,
    parts_json,
    score_of,
    spans_json,
    spans_of,
)

__all__ = [
    "UNCHANGED",
    "AddNote",
    "Command",
    "DeleteNote",
    "EditNote",
    "Moment",
    "ReplaceScores",
    "SetKeep",
    "SetStatus",
    "Unchanged",
    "command_of",
]


class Unchanged(Enum):
    """The type of `UNCHANGED`."""

    UNCHANGED = "unchanged"


UNCHANGED: Final = Unchanged.UNCHANGED
"""Says that a field of a note stays as it is, where None would empty it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What only the moment of an edit knows."""

    author: str
    time: str
    """UTC, ISO 8601 with seconds."""
    note_id: int
    """The next free number of a note; numbers are never given twice."""


class Command(ABC):
    """One edit. Subclasses are frozen dataclasses."""

    __slots__ = ()

    name: ClassVar[str]
    """How the journal calls it; never changes once released."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What it does, as a person would say it: `accept pair 3`."""

    @abstractmethod
    def parameters(self) -> Json:
        """Its fields as JSON values."""

    @classmethod
    @abstractmethod
    def from_parameters(cls, value: Json) -> Command:
        """The command from what `parameters` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """

    @abstractmethod
    def changes(self, rows: Rows) -> list[Change]:
        """The rows that change, judged on the current state.

        Raises:
            ProjectError: what it speaks of is not there.
        """

    def resolved(self, moment: Moment) -> Command:
        """The command with everything that only the moment knows."""
        del moment
        return self


@dataclass(frozen=True, slots=True)
class SetStatus(Command):
    """A person's decision about pairs; `Status.UNREVIEWED` takes a decision back."""

    name: ClassVar[str] = "set-status"
    pair_ids: Sequence[int]
    status: Status

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`accept pair 3`."""
        return f"{_STATUS_WORDS[self.status]} {_pairs(self.pair_ids)}"

    def parameters(self) -> Json:
        """`{"pair_ids", "status"}`."""
        return {"pair_ids": list(self.pair_ids), "status": self.status.value}

    @classmethod
    def from_parameters(cls, value: Json) -> SetStatus:
        """From `{"pair_ids", "status"}`."""
        return cls(_ids(value["pair_ids"]), Status(value["status"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        del rows
        return _set_pairs("status", self.pair_ids, self.status.value)


@dataclass(frozen=True, slots=True)
class SetKeep(Command):
    """Whether exports take the pairs."""

    name: ClassVar[str] = "set-keep"
    pair_ids: Sequence[int]
    keep: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`drop pair 3 from exports`."""
        pairs = _pairs(self.pair_ids)
        return f"keep {pairs} in exports" if self.keep else f"drop {pairs} from exports"

    def parameters(self) -> Json:
        """`{"pair_ids", "keep"}`."""
        return {"pair_ids": list(self.pair_ids), "keep": self.keep}

    @classmethod
    def from_parameters(cls, value: Json) -> SetKeep:
        """From `{"pair_ids", "keep"}`."""
        return cls(_ids(value["pair_ids"]), bool(value["keep"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        del rows
        return _set_pairs("keep", self.pair_ids, int(self.keep))


@dataclass(frozen=True, slots=True)
class AddNote(Command):
    """A remark on a pair. Leave `note_id`, `author` and `time` out: the project fills them in."""

    name: ClassVar[str] = "add-note"
    pair_id: int
    text: str
    mqm: str | None = None
    severity: Severity | None = None
    source_spans: Sequence[Span] = ()
    target_spans: Sequence[Span] = ()
    suggestion: str | None = None
    note_id: int | None = None
    author: str | None = None
    time: str | None = None

    def __post_init__(self) -> None:
        object.__setattr__(self, "source_spans", tuple(self.source_spans))
        object.__setattr__(self, "target_spans", tuple(self.target_spans))

    @property
    def words(self) -> str:
        """`add a note to pair 3`."""
        return f"add a note to pair {self.pair_id}"

    def parameters(self) -> Json:
        """All fields by name, spans as `[[start, end], …]`."""
        return {
            "pair_id": self.pair_id,
            "text": self.text,
            "mqm": self.mqm,
            "severity": None if self.severity is None else self.severity.value,
            "source_spans": spans_json(self.source_spans),
            "target_spans": spans_json(self.target_spans),
            "suggestion": self.suggestion,
            "note_id": self.note_id,
            "author": self.author,
            "time": self.time,
        }

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
        row: dict[str, Cell] = {"id": self.note_id, "pair_id": self.pair_id}
        row |= {"author": self.author, "time": self.time, **_note_cells(self)}
        return [Change("insert", "note", tuple(row), (tuple(row.values()),))]


@dataclass(frozen=True, slots=True)
class EditNote(Command):
    """Other words, type, severity, spans or suggestion for a note; fields left out stay as they are."""

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
        values: dict[str, Json] = {"note_id": self.note_id}
        for name in _NOTE_FIELDS:
            value = getattr(self, name)
            if value is UNCHANGED:
                continue
            if name.endswith("_spans"):
                value = spans_json(value)
            values[name] = value.value if isinstance(value, Severity) else value
        return values

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
        del rows
        cells = {"id": self.note_id, **_note_cells(self)}
        return [Change("set", "note", tuple(cells), (tuple(cells.values()),))] if len(cells) > 1 else []


@dataclass(frozen=True, slots=True)
class DeleteNote(Command):
    """A note disappears from its pair; the journal keeps it."""

    name: ClassVar[str] = "delete-note"
    note_id: int

    @property
    def words(self) -> str:
        """`delete note 2`."""
        return f"delete note {self.note_id}"

    def parameters(self) -> Json:
        """`{"note_id"}`."""
        return {"note_id": self.note_id}

    @classmethod
    def from_parameters(cls, value: Json) -> DeleteNote:
        """From `{"note_id"}`."""
        return cls(value["note_id"])

    def changes(self, rows: Rows) -> list[Change]:
        """One row goes."""
        del rows
        return [Change("delete", "note", ("id",), ((self.note_id,),))]


@dataclass(frozen=True, slots=True)
class ReplaceScores(Command):
    """New scores for pairs, and how they were made; one step, however many pairs.

    Pairs that are not named keep their score; None takes a score away.
    """

    name: ClassVar[str] = "replace-scores"
    scores: Mapping[int, Score | None] = field(hash=False)
    signature: str | None

    def __post_init__(self) -> None:
        if any(score is not None and not isfinite(score.fidelity) for score in self.scores.values()):
            raise ValueError("a fidelity is no finite number")

    @property
    def words(self) -> str:
        """`score 14 pairs`."""
        return f"score {_pairs(list(self.scores))}"

    def parameters(self) -> Json:
        """`{"signature", "scores": [[pair id, null | {"fidelity", "parts", "findings"}], …]}`."""
        return {
            "signature": self.signature,
            "scores": [[pair_id, _score_json(score)] for pair_id, score in self.scores.items()],
        }

    @classmethod
    def from_parameters(cls, value: Json) -> ReplaceScores:
        """From `{"signature", "scores"}`."""
        scores: dict[int, Score | None] = {}
        for pair_id, score in value["scores"]:
            known = score is not None
            scores[int(pair_id)] = (
                score_of(score["fidelity"], score["parts"], score["findings"]) if known else None
            )
        return cls(scores, value["signature"])

    def changes(self, rows: Rows) -> list[Change]:
        """The signature, and one row a pair: new, other, or gone."""
        rows.require_pairs(self.scores)
        known = rows.known("score", self.scores)
        columns = ("pair_id", "fidelity", "parts", "findings")
        cells = {
            pair_id: (
                pair_id,
                float(score.fidelity),
                dump(parts_json(score.parts)),
                dump(findings_json(score.findings)),
            )
            for pair_id, score in self.scores.items()
            if score is not None
        }
        gone = [pair_id for pair_id, score in self.scores.items() if score is None and pair_id in known]
        return [
            Change("set", "project", ("id", "signature"), ((1, self.signature),)),
            Change("set", "score", columns, tuple([row for key, row in cells.items() if key in known])),
            Change(
                "insert", "score", columns, tuple([row for key, row in cells.items() if key not in known])
            ),
            Change("delete", "score", columns[:1], tuple([(pair_id,) for pair_id in gone])),
        ]


_STATUS_WORDS: Final = {
    Status.UNREVIEWED: "clear the decision on",
    Status.ACCEPTED: "accept",
    Status.NEEDS_WORK: "ask for work on",
    Status.REJECTED: "reject",
}

_NOTE_FIELDS: Final = ("text", "mqm", "severity", "source_spans", "target_spans", "suggestion")

_COMMANDS: Final[dict[str, type[Command]]] = {
    command.name: command for command in (SetStatus, SetKeep, AddNote, EditNote, DeleteNote, ReplaceScores)
}


def command_of(name: str, parameters: Json) -> Command:
    """The command that the journal calls `name`.

    Raises:
        KeyError, TypeError, ValueError: no such command, or other parameters than its own.
    """
    return _COMMANDS[name].from_parameters(parameters)


def _pairs(pair_ids: Sequence[int]) -> str:
    return f"pair {pair_ids[0]}" if len(pair_ids) == 1 else f"{len(pair_ids):,} pairs"


def _ids(value: Json) -> tuple[int, ...]:
    return tuple([int(pair_id) for pair_id in value])


def _set_pairs(column: str, pair_ids: Iterable[int], cell: Cell) -> list[Change]:
    rows = tuple([(pair_id, cell) for pair_id in dict.fromkeys(pair_ids)])
    return [Change("set", "pair", ("id", column), rows)]


def _note_cells(note: AddNote | EditNote) -> dict[str, Cell]:
    """The columns that `note` has something to say about."""
    cells: dict[str, Cell] = {}
    for name in _NOTE_FIELDS:
        value = getattr(note, name)
        if value is UNCHANGED:
            continue
        if name.endswith("_spans"):
            value = dump(spans_json(value))
        cells[name] = value.value if isinstance(value, Severity) else value
    return cells


def _score_json(score: Score | None) -> Json:
    if score is None:
        return None
    return {
        "fidelity": float(score.fidelity),
        "parts": parts_json(score.parts),
        "findings": findings_json(score.findings),
    }
