"""A record as a row of cells, and back: what TSV, CSV and the review sheet have in common."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Mapping

from alignpost.formats import plain
from alignpost.formats.fields import FieldError, Fields
from alignpost.formats.jsonl import one_line
from alignpost.formats.numbers import number_of, number_text, whole_of
from alignpost.formats.record import Record
from alignpost.model import Dismissal, Note, Score, Status

__all__ = ["COLUMNS", "FORMULAS", "OURS", "cells_of", "record_of_cells"]

FORMULAS = "=+\\-@\t\r\uff1d\uff0b\uff0d\uff20"
"""What a cell begins with that a spreadsheet may run (OWASP, CSV injection), for a set in a regular expression."""

_YES = frozenset({"yes", "true", "1"})
_NO = frozenset({"no", "false", "0"})


def _number(value: float | None) -> str:
    return "" if value is None else number_text(value)


def _ids(ids: tuple[int, ...] | None) -> str:
    return " ".join(map(str, ids or ()))


def _findings(record: Record) -> str:
    findings = record.score.findings if record.score else ()
    return "; ".join(f"{finding.check} ({finding.severity}): {finding.message}" for finding in findings)


def _notes(record: Record) -> str:
    return one_line([plain.note_object(note) for note in record.notes]) if record.notes else ""


def _more(record: Record) -> str:
    """What few pairs have, as a JSON object; empty where there is none of it."""
    row = {
        "dismissals": [plain.dismissal_object(dismissal) for dismissal in record.dismissals] or None,
        "source_original": record.source_original,
        "target_original": record.target_original,
    }
    kept = {name: value for name, value in row.items() if value is not None}
    return one_line(kept) if kept else ""


_CELLS: dict[str, Callable[[Record], str]] = {
    "source": lambda record: record.source,
    "target": lambda record: record.target,
    "status": lambda record: record.status.value,
    "keep": lambda record: "yes" if record.keep else "no",
    "locked": lambda record: "yes" if record.locked else "no",
    "fidelity": lambda record: _number(record.score.fidelity if record.score else None),
    "confidence": lambda record: _number(record.confidence),
    "source_ids": lambda record: _ids(record.source_ids),
    "target_ids": lambda record: _ids(record.target_ids),
    "findings": _findings,
    "notes": _notes,
    "bookmarked": lambda record: "yes" if record.bookmarked else "no",
    "human_score": lambda record: _number(record.human_score),
    "more": _more,
}

COLUMNS = ("id", *_CELLS)
"""Names in the header line, in their order."""

OURS = frozenset({"id", "source", "target"})
"""A table whose header names these is one of ours."""


def cells_of(number: int, record: Record) -> list[str]:
    """The cells of `record`, which is called `number`, in the order of `COLUMNS`."""
    return [str(number), *(cell(record) for cell in _CELLS.values())]


def record_of_cells(cells: Mapping[str, str]) -> Record:
    """The record in a row; columns that are absent or empty say nothing.

    Raises:
        FieldError: a cell is not what its column wants.
    """
    fidelity = number_of(cells.get("fidelity", ""), "fidelity", 0, 100)
    more = _object(cells.get("more", ""))
    return Record(
        source=cells["source"],
        target=cells["target"],
        id=_whole(cells["id"], "id") if cells.get("id") else None,
        source_ids=_read_ids(cells, "source_ids"),
        target_ids=_read_ids(cells, "target_ids"),
        status=plain.member(Status, cells.get("status") or Status.UNREVIEWED, "status"),
        keep=_flag(cells.get("keep") or "yes", "keep"),
        locked=_flag(cells.get("locked") or "no", "locked"),
        confidence=number_of(cells.get("confidence", ""), "confidence", 0, 1),
        score=None if fidelity is None else Score(fidelity),
        notes=_read_notes(cells.get("notes", "")),
        bookmarked=_flag(cells.get("bookmarked") or "no", "bookmarked"),
        human_score=number_of(cells.get("human_score", ""), "human_score", 0, 100),
        dismissals=_dismissals(more),
        source_original=more.text_or_none("source_original"),
        target_original=more.text_or_none("target_original"),
    )


def _object(cell: str) -> Fields:
    if not cell:
        return Fields({})
    try:
        return Fields.of(json.loads(cell))
    except (ValueError, RecursionError):
        raise FieldError("'more' must be a JSON object { … }") from None


def _dismissals(more: Fields) -> tuple[Dismissal, ...]:
    return tuple(map(plain.dismissal, more.objects("dismissals")))


def _read_notes(cell: str) -> tuple[Note, ...]:
    """Notes as we write them, JSON; what somebody typed into the column is a note of theirs."""
    if not cell:
        return ()
    try:
        return tuple(map(plain.note, Fields({"notes": json.loads(cell)}).objects("notes")))
    except (ValueError, RecursionError):
        return (Note(1, "", "", cell),)


def _read_ids(cells: Mapping[str, str], name: str) -> tuple[int, ...] | None:
    if name not in cells:
        return None
    ids = tuple(_whole(word, name) for word in cells[name].split(" ") if word)
    if any(after <= before for before, after in itertools.pairwise(ids)):
        raise FieldError(f"{name!r} must ascend")
    return ids


def _whole(text: str, name: str) -> int:
    number = whole_of(text)
    if number is None:
        raise FieldError(f"{name!r} must be a whole number, not {text[:40]!r}")
    return number


def _flag(text: str, name: str) -> bool:
    word = text.lower()
    if word not in _YES | _NO:
        raise FieldError(f"{name!r} must be yes or no, not {text[:40]!r}")
    return word in _YES
