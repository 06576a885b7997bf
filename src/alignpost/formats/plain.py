"""Findings, score parts and notes as plain JSON objects, and back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from enum import StrEnum
from typing import TypeVar

from alignpost.formats.fields import FieldError, Fields
from alignpost.model import Dismissal, Finding, Note, Part, Severity, Span

__all__ = [
    "dismissal",
    "dismissal_object",
    "finding",
    "finding_object",
    "member",
    "note",
    "note_object",
    "part",
    "part_object",
    "span_lists",
]

_Member = TypeVar("_Member", bound=StrEnum)


def member(kind: type[_Member], value: str, name: str) -> _Member:
    """The member of an enumeration that `value` names.

    Raises:
        FieldError: none has that name.
    """
    try:
        return kind(value)
    except ValueError:
        known = ", ".join(kind)
        raise FieldError(f"{name!r} must be one of {known}") from None


def span_lists(spans: Iterable[Span]) -> list[list[int]]:
    """Spans as `[[start, end], …]`."""
    return [[span.start, span.end] for span in spans]


def finding_object(value: Finding) -> dict[str, object]:
    """A finding as a JSON object; `suggestion` only where there is one."""
    row: dict[str, object] = {
        "check": value.check,
        "mqm": value.mqm,
        "severity": value.severity.value,
        "source_spans": span_lists(value.source_spans),
        "target_spans": span_lists(value.target_spans),
        "message": value.message,
    }
    if value.suggestion is not None:
        row["suggestion"] = value.suggestion
    return row


def finding(row: Fields) -> Finding:
    """The finding in a JSON object.

    Raises:
        FieldError: a field is missing or of the wrong kind.
    """
    return Finding(
        check=row.text("check"),
        mqm=row.text("mqm"),
        severity=member(Severity, row.text("severity"), "severity"),
        source_spans=row.spans("source_spans"),
        target_spans=row.spans("target_spans"),
        message=row.text("message"),
        suggestion=row.text_or_none("suggestion"),
    )


def part_object(value: Part) -> dict[str, object]:
    """A part of a score as a JSON object."""
    return {"name": value.name, "points": value.points, "reason": value.reason}


def part(row: Fields) -> Part:
    """The part of a score in a JSON object.

    Raises:
        FieldError: a field is missing or of the wrong kind.
    """
    return Part(row.text("name"), row.number("points"), row.text_or_none("reason") or "")


def note_object(value: Note) -> dict[str, object]:
    """A note as a JSON object; what it does not have is left out."""
    row: dict[str, object] = {"id": value.id, "author": value.author, "time": value.time, "text": value.text}
    if value.mqm is not None:
        row["mqm"] = value.mqm
    if value.severity is not None:
        row["severity"] = value.severity.value
    if value.source_spans:
        row["source_spans"] = span_lists(value.source_spans)
    if value.target_spans:
        row["target_spans"] = span_lists(value.target_spans)
    if value.suggestion is not None:
        row["suggestion"] = value.suggestion
    if value.reply_to is not None:
        row["reply_to"] = value.reply_to
    if value.resolved:
        row["resolved"] = True
    return row


def note(row: Fields) -> Note:
    """The note in a JSON object.

    Raises:
        FieldError: a field is missing or of the wrong kind.
    """
    severity = row.text_or_none("severity")
    return Note(
        id=row.whole_or_none("id") or 0,
        author=row.text_or_none("author") or "",
        time=row.text_or_none("time") or "",
        text=row.text("text"),
        mqm=row.text_or_none("mqm"),
        severity=None if severity is None else member(Severity, severity, "severity"),
        source_spans=row.spans("source_spans"),
        target_spans=row.spans("target_spans"),
        suggestion=row.text_or_none("suggestion"),
        reply_to=row.whole_or_none("reply_to"),
        resolved=row.flag("resolved", False),
    )


def dismissal_object(value: Dismissal) -> dict[str, object]:
    """A dismissal as a JSON object."""
    return {field.name: getattr(value, field.name) for field in fields(value)}


def dismissal(row: Fields) -> Dismissal:
    """The dismissal in a JSON object.

    Raises:
        FieldError: a field is missing or of the wrong kind.
    """
    return Dismissal(
        check=row.text("check"),
        source=row.text_or_none("source") or "",
        target=row.text_or_none("target") or "",
        reason=row.text_or_none("reason") or "",
        author=row.text_or_none("author") or "",
        time=row.text_or_none("time") or "",
    )
