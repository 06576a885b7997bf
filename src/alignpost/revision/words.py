"""The words of segments, so that stretches of two versions of a text can be held against each other."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from alignpost.model import Segment, SegmentedDocument
from alignpost.tokens.versions import pieces

__all__ = ["Word", "weight", "words_of"]


class Word(NamedTuple):
    """A word, or a character that is neither part of one nor white space."""

    start: int
    """Where it stands in its document."""
    end: int
    text: str
    segment: int
    """The place of its segment in the document."""


def words_of(document: SegmentedDocument, places: Iterable[int]) -> list[Word]:
    """The words of the segments at `places`, in order."""
    found: list[Word] = []
    for place in places:
        segment = document.segments[place]
        found += [
            Word(segment.start + span.start, segment.start + span.end, span.of(segment.text), place)
            for span in pieces(segment.text)
        ]
    return found


def weight(segment: Segment) -> int:
    """The characters of a segment's words and marks: how much of it there is to have in common."""
    return sum(span.end - span.start for span in pieces(segment.text))
