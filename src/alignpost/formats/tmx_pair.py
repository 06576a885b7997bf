"""What a pair is in TMX: a unit with props of ours, and back.

Props (docs/formats.md has the table): id, status, locked, fidelity, confidence, bead, findings (their number), and
notes as JSON. The `note` element holds the same notes for people; what somebody else wrote there becomes a note.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from alignpost.formats import plain
from alignpost.formats.assembly import Record
from alignpost.formats.fields import FieldError, Fields
from alignpost.formats.jsonl import one_line
from alignpost.formats.numbers import number_of, number_text
from alignpost.formats.tmx_unit import Unit, Variant
from alignpost.formats.xml_text import ILLEGAL, legal
from alignpost.model import Note, Pair, Score, Status

__all__ = ["SIGNATURE", "note_for_people", "record_of", "unit_of"]

_OURS = "x-alignpost-"
SIGNATURE = f"{_OURS}signature"
"""Header prop: how the scores were made."""

_BEAD = re.compile(r"\[([0-9, ]*)\]:\[([0-9, ]*)\]")


def unit_of(pair: Pair, source_lang: str, target_lang: str) -> Unit:
    """The unit that stands for `pair`."""
    props = {"id": str(pair.id), "status": pair.status.value}
    if pair.locked:
        props["locked"] = "yes"
    if pair.score is not None:
        props["fidelity"] = number_text(pair.score.fidelity)
        props["findings"] = str(len(pair.score.findings))
    if pair.bead.confidence is not None:
        props["confidence"] = number_text(pair.bead.confidence)
    props["bead"] = f"{list(pair.bead.source)}:{list(pair.bead.target)}"
    if pair.notes:
        listed = one_line([plain.note_object(note) for note in pair.notes])
        # Inside JSON, an escape can hold what XML cannot.
        props["notes"] = ILLEGAL.sub(lambda found: f"\\u{ord(found.group()):04x}", listed)
    return Unit(
        variants=(Variant(source_lang, pair.source), Variant(target_lang, pair.target)),
        notes=tuple(map(note_for_people, pair.notes)),
        props={f"{_OURS}{name}": value for name, value in props.items()},
    )


def note_for_people(note: Note) -> str:
    """A note as one paragraph: `Ada, 2025-02-12T18:22:05Z (accuracy/omission, major): text → suggestion`."""
    who = ", ".join(filter(None, (note.author, note.time)))
    kind = ", ".join(filter(None, (note.mqm, note.severity)))
    head = " ".join(filter(None, (who, f"({kind})" if kind else "")))
    suggestion = f" → {note.suggestion}" if note.suggestion else ""
    return f"{head}: {note.text}{suggestion}" if head else f"{note.text}{suggestion}"


def record_of(unit: Unit, source: str, target: str) -> Record:
    """The pair that a unit stands for; props of ours that are broken count as absent, since anyone may edit a file."""
    props = {name.removeprefix(_OURS): value for name, value in unit.props.items() if name.startswith(_OURS)}
    fidelity = _number(props, "fidelity", 100)
    source_ids, target_ids = _bead_ids(props.get("bead", ""))
    return Record(
        source=source,
        target=target,
        id=_whole(props.get("id", "")),
        source_ids=source_ids,
        target_ids=target_ids,
        status=_status(props.get("status", "")),
        locked=props.get("locked") == "yes",
        confidence=_number(props, "confidence", 1),
        score=None if fidelity is None else Score(fidelity),
        notes=_notes(props.get("notes", ""), unit.notes),
    )


def _notes(listed: str, elements: tuple[str, ...]) -> tuple[Note, ...]:
    """The notes of our prop, and those that somebody else put into `note` elements."""
    try:
        ours = tuple(map(plain.note, Fields({"notes": json.loads(listed or "[]")}).objects("notes")))
    except (ValueError, RecursionError):
        ours = ()
    known = legal("\n".join(map(note_for_people, ours)))
    others = [text for text in elements if text.strip(" \t\r\n") and text != known]
    first = max((note.id for note in ours), default=0) + 1
    return (*ours, *(Note(number, "", "", text) for number, text in enumerate(others, first)))


def _number(props: Mapping[str, str], name: str, high: float) -> float | None:
    try:
        return number_of(props.get(name, ""), name, 0, high)
    except FieldError:
        return None


def _whole(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 16 else None


def _status(text: str) -> Status:
    try:
        return Status(text)
    except ValueError:
        return Status.UNREVIEWED


def _bead_ids(text: str) -> tuple[tuple[int, ...] | None, tuple[int, ...] | None]:
    match = _BEAD.fullmatch(text)
    if not match:
        return None, None
    words = [[word.strip(" ") for word in side.split(",")] if side else [] for side in match.groups()]
    if any(_whole(word) is None for side in words for word in side):
        return None, None
    source, target = (tuple(sorted(map(int, side))) for side in words)
    return source, target
