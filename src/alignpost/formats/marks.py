"""Marks that notes and findings make in the texts of their pair, held to these where they are read or changed.

A file may have been edited by hand or by a program that knows nothing of our notes: then a text is shorter than its
marks say. The project refuses such marks from its own commands; of a file, the note is worth more than its mark.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final, TypeAlias, TypeVar

from alignpost.formats.record import Record, Records
from alignpost.model import Finding, Note, Span

__all__ = ["Moving", "moved", "within_texts"]

Moving: TypeAlias = Callable[[Span], Span | None]
"""Where a mark in one text comes to lie; None where it is lost."""

_Remark = TypeVar("_Remark", Note, Finding)

_BEYOND: Final = "places that notes or findings mark beyond the end of a text"


def within_texts(records: Records) -> Records:
    """The same records without the marks that lie beyond a text; `beside` counts the pairs that lost any.

    Notes and findings are kept whatever becomes of their marks.
    """
    return replace(records, rows=_rows(records))


def _rows(records: Records) -> Iterator[Record]:
    for record in records.rows:
        kept = moved(record, _up_to(len(record.source)), _up_to(len(record.target)))
        if kept is not record:
            records.beside[_BEYOND] += 1
        yield kept


def _up_to(length: int) -> Moving:
    return lambda span: span if span.end <= length else None


def moved(record: Record, in_source: Moving, in_target: Moving) -> Record:
    """The record with the marks of its notes and findings where the two functions say; itself where none moves."""
    notes, score = record.notes, record.score
    if not notes and (score is None or not score.findings):
        return record
    notes = _moved(notes, in_source, in_target)
    if score is not None:
        score = replace(score, findings=_moved(score.findings, in_source, in_target))
    return (
        record
        if (notes, score) == (record.notes, record.score)
        else record._replace(notes=notes, score=score)
    )


def _moved(remarks: tuple[_Remark, ...], in_source: Moving, in_target: Moving) -> tuple[_Remark, ...]:
    return tuple(
        replace(
            remark,
            source_spans=_placed(remark.source_spans, in_source),
            target_spans=_placed(remark.target_spans, in_target),
        )
        for remark in remarks
    )


def _placed(spans: tuple[Span, ...], moving: Moving) -> tuple[Span, ...]:
    return tuple(place for place in map(moving, spans) if place is not None)
