"""The two documents of a project with their segments, read from its tables."""

from __future__ import annotations

import json
import sqlite3
from typing import NamedTuple

from alignpost.errors import ProjectError
from alignpost.model import Document, Segment, SegmentedDocument
from alignpost.store.payload import CellError, in_words, spans_of

__all__ = ["Paragraphs", "read_paragraphs", "read_side"]

_SIDES = ("source", "target")


def read_side(connection: sqlite3.Connection, side: int, path: str) -> SegmentedDocument:
    """The source (`side` 0) or target (1) document.

    Raises:
        ProjectError: the row is missing or holds something else, or a segment lies outside the text.
    """
    row = connection.execute(
        "SELECT text, lang, name, paragraphs FROM document WHERE side = ?", (side,)
    ).fetchone()
    segments = connection.execute(
        "SELECT id, start, stop, reason FROM segment WHERE side = ? ORDER BY start, stop, id", (side,)
    ).fetchall()
    try:
        if row is None:
            raise CellError("it is not there")
        text, lang, name, paragraphs = row
        document = Document(text, lang, name, spans_of(json.loads(paragraphs)))
        end = 0
        for number, start, stop, _ in segments:
            if start < end:
                raise CellError(f"segment {number} begins before the one before it ends")
            end = stop
            if stop > len(text):
                raise CellError(
                    f"segment {number} ends at character {stop:,}, and the text has {len(text):,}"
                )
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged(side, error, path) from error
    return SegmentedDocument(
        document,
        tuple([Segment(start, stop, text[start:stop], reason) for _, start, stop, reason in segments]),
    )


class Paragraphs(NamedTuple):
    """How a text is divided."""

    starts: frozenset[int]
    """Offsets at which a paragraph begins."""
    segments: int
    """How many sentences it has."""


def read_paragraphs(connection: sqlite3.Connection, side: int, path: str) -> Paragraphs:
    """The paragraphs of the source (`side` 0) or of the target (1), without their text.

    Raises:
        ProjectError: the row is missing or holds something else.
    """
    row = connection.execute("SELECT paragraphs FROM document WHERE side = ?", (side,)).fetchone()
    ((segments,),) = connection.execute("SELECT count(*) FROM segment WHERE side = ?", (side,))
    try:
        if row is None:
            raise CellError("it is not there")
        return Paragraphs(frozenset([int(start) for start, _ in json.loads(row[0])]), segments)
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise _damaged(side, error, path) from error


def _damaged(side: int, error: Exception, path: str) -> ProjectError:
    return ProjectError(
        f"is damaged ({_SIDES[side]} text: {in_words(error)}); restore it from a copy", path=path
    )
