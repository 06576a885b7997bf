"""What a pair carries besides its texts, as names and values that XML formats hang on a unit, and back.

TMX writes them as `prop`, XLIFF as metadata, PO as comments. Whoever edits such a file may break them: what is broken
counts as absent.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from alignpost.formats import plain
from alignpost.formats.fields import FieldError, Fields
from alignpost.formats.jsonl import one_line
from alignpost.formats.numbers import number_of, number_text, whole_of
from alignpost.formats.record import Record
from alignpost.formats.xml_text import ILLEGAL, legal
from alignpost.model import Note, Score, Status

__all__ = ["carried", "note_for_people", "record_of", "status_of"]

_Item = TypeVar("_Item")

_STATUSES = {status.value: status for status in Status}
_BEAD = re.compile(r"\[([0-9, ]*)\]:\[([0-9, ]*)\]")


def carried(number: int, record: Record) -> dict[str, str]:
    """Names and values, those that say nothing left out; all of them can stand in XML."""
    score = record.score
    has_bead = record.source_ids is not None and record.target_ids is not None
    values = {
        "id": str(number),
        "status": record.status.value,
        "keep": None if record.keep else "no",
        "locked": "yes" if record.locked else None,
        "fidelity": None if score is None else number_text(score.fidelity),
        "findings": None if score is None or not _told(score) else str(len(score.findings)),
        "confidence": None if record.confidence is None else number_text(record.confidence),
        "bead": f"{list(record.source_ids or ())}:{list(record.target_ids or ())}" if has_bead else None,
        "notes": _json([plain.note_object(note) for note in record.notes] or None),
        "bookmarked": "yes" if record.bookmarked else None,
        "human-score": None if record.human_score is None else number_text(record.human_score),
        "dismissals": _json([plain.dismissal_object(value) for value in record.dismissals] or None),
        "source-original": _json(record.source_original),
        "target-original": _json(record.target_original),
    }
    return {name: value for name, value in values.items() if value is not None}


def _told(score: Score) -> bool:
    """Whether it is known how many findings there are: whoever scores says the parts, whoever reads a file may not."""
    return bool(score.parts or score.findings)


def _json(value: object) -> str | None:
    if value is None:
        return None
    # Inside JSON, an escape can hold what XML cannot.
    return ILLEGAL.sub(lambda found: f"\\u{ord(found.group()):04x}", one_line(value))


def note_for_people(note: Note) -> str:
    """A note as one paragraph: `Ada, 2025-02-12T18:22:05Z (accuracy/omission, major): text → suggestion`."""
    who = ", ".join(filter(None, (note.author, note.time)))
    kind = ", ".join(filter(None, (note.mqm, note.severity)))
    head = " ".join(filter(None, (who, f"({kind})" if kind else "")))
    suggestion = f" → {note.suggestion}" if note.suggestion else ""
    return f"{head}: {note.text}{suggestion}" if head else f"{note.text}{suggestion}"


def record_of(
    values: Mapping[str, str], source: str, target: str, remarks: Iterable[tuple[str, str]] = ()
) -> Record:
    """The record of two texts and what hangs on them.

    Args:
        values: as `carried` gives them.
        source: text of the source.
        target: text of the target.
        remarks: author (or nothing) and text of the notes that the file has for people; what we did not write becomes a note besides.
    """
    found: dict[str, Any] = {}
    for name, value in values.items():
        if name in _READERS:
            field, read = _READERS[name]
            found[field] = read(value)
    if "bead" in values:
        found["source_ids"], found["target_ids"] = _bead_ids(values["bead"])
    return Record(source, target, notes=_notes(values.get("notes", ""), remarks), **found)


def status_of(values: Mapping[str, str]) -> Status:
    """The status that is named, `UNREVIEWED` where none is."""
    return _status(values.get("status", ""))


def _status(word: str) -> Status:
    return _STATUSES.get(word, Status.UNREVIEWED)


def _listed(listed: str, read: Callable[[Fields], _Item]) -> tuple[_Item, ...]:
    """What a JSON list holds; nothing where any of it is broken."""
    if not listed:
        return ()
    try:
        return tuple(map(read, Fields({"rows": json.loads(listed)}).objects("rows")))
    except (ValueError, RecursionError):
        return ()


def _notes(listed: str, remarks: Iterable[tuple[str, str]]) -> tuple[Note, ...]:
    """The notes that we listed, and those that somebody else wrote."""
    remarks = tuple(remarks)
    if not (listed or remarks):
        return ()
    ours = _listed(listed, plain.note)
    shown = [legal(note_for_people(note)) for note in ours]
    known = {*shown, "\n".join(shown)}
    others = [(author, text) for author, text in remarks if text.strip(" \t\r\n") and text not in known]
    first = max((note.id for note in ours), default=0) + 1
    return (*ours, *(Note(number, author, "", text) for number, (author, text) in enumerate(others, first)))


def _text(value: str) -> str | None:
    try:
        return Fields({"it": json.loads(value)}).text("it")
    except (ValueError, RecursionError):
        return None


def _number(text: str, high: float) -> float | None:
    try:
        return number_of(text, "it", 0, high)
    except FieldError:
        return None


def _score(text: str) -> Score | None:
    fidelity = _number(text, 100)
    return None if fidelity is None else Score(fidelity)


def _bead_ids(text: str) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    match = _BEAD.fullmatch(text) if text else None
    if not match:
        return None, None
    words = [[word.strip(" ") for word in side.split(",")] if side else [] for side in match.groups()]
    if any(whole_of(word) is None for side in words for word in side):
        return None, None
    source, target = (tuple(sorted(map(int, side))) for side in words)
    named_twice = any(len(set(ids)) < len(ids) for ids in (source, target))
    return (None, None) if named_twice else (source, target)


_READERS: Mapping[str, tuple[str, Callable[[str], object]]] = {
    "id": ("id", whole_of),
    "status": ("status", _status),
    "keep": ("keep", lambda text: text != "no"),
    "locked": ("locked", lambda text: text == "yes"),
    "fidelity": ("score", _score),
    "confidence": ("confidence", lambda text: _number(text, 1)),
    "bookmarked": ("bookmarked", lambda text: text == "yes"),
    "human-score": ("human_score", lambda text: _number(text, 100)),
    "dismissals": ("dismissals", lambda text: _listed(text, plain.dismissal)),
    "source-original": ("source_original", _text),
    "target-original": ("target_original", _text),
}
"""Fields of a record by the names of values, with what reads one."""
