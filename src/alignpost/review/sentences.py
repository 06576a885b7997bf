"""Where sentences and paragraphs begin within the sides of pairs, so that the list can mark them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from alignpost.model import Segment, Span
from alignpost.store import Paragraphs

__all__ = ["Start", "Starts", "placed", "starts_of", "telling"]


class Start(NamedTuple):
    """Something begins within a side of a pair."""

    at: int
    """Offset into the side's text; 0 only for a paragraph."""
    paragraph: bool
    """Whether the sentence is the first of its paragraph."""


Starts: TypeAlias = tuple[tuple[Start, ...], tuple[Start, ...]]
"""Those of the source and those of the target, in order."""

_OF_TEN = 9
"""Where more of ten sentences than these begin a paragraph, as in a text of one sentence a line, a mark tells nothing."""


def telling(paragraphs: Paragraphs) -> frozenset[int]:
    """Where paragraphs begin, or nowhere in a text that is one paragraph, or nearly one to each sentence."""
    starts, segments = paragraphs
    return starts if 1 < len(starts) <= segments * _OF_TEN / 10 else frozenset()


def placed(text: str, segments: Sequence[Segment]) -> list[Span]:
    """Where the segments of a side stand in the pair's text, as far as they are found there in turn."""
    at, spans = 0, []
    for segment in segments:
        start = text.find(segment.text, at)
        if start < 0:
            break
        at = start + len(segment.text)
        spans.append(Span(start, at))
    return spans


def starts_of(text: str, segments: Sequence[Segment], paragraph_starts: frozenset[int]) -> tuple[Start, ...]:
    """What begins in one side of a pair.

    Args:
        text: of that side, edited or not.
        segments: of that side, in the order of their text.
        paragraph_starts: offsets into the document at which paragraphs begin.
    """
    opening = [Start(0, True)] if segments and segments[0].start in paragraph_starts else []
    further = zip(placed(text, segments)[1:], segments[1:], strict=False)
    return (*opening, *(Start(span.start, segment.start in paragraph_starts) for span, segment in further))
