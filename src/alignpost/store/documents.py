"""The two documents of a project with their segments, read from its tables."""

from __future__ import annotations

import json
import sqlite3

from alignpost.errors import ProjectError
from alignpost.model import Document, Segment, SegmentedDocument
from alignpost.store.payload import spans_of

__all__ = ["read_side"]


def read_side(connection: sqlite3.Connection, side: int, path: str) -> SegmentedDocument:
    """The source (`side` 0) or target (1) document.

    Raises:
        ProjectError: the row is missing or holds something else.
    """
    row = connection.execute(
        "SELECT text, lang, name, paragraphs FROM document WHERE side = ?", (side,)
    ).fetchone()
    segments = connection.execute(
        "SELECT start, stop, reason FROM segment WHERE side = ? ORDER BY start, stop, id", (side,)
    ).fetchall()
    try:
        text, lang, name, paragraphs = row
        document = Document(text, lang, name, spans_of(json.loads(paragraphs)))
    except (TypeError, ValueError, OverflowError, RecursionError) as error:
        raise ProjectError(
            f"is damaged (document {side}: {error}); restore it from a copy", path=path
        ) from error
    return SegmentedDocument(
        document, tuple([Segment(start, stop, text[start:stop], reason) for start, stop, reason in segments])
    )
