"""A part of a document as a document of its own."""

from __future__ import annotations

import pytest

from alignpost.align.pieces import cut_out
from alignpost.model import Document, Segment, SegmentedDocument, Span

PARAGRAPHS = (Span(0, 19), Span(20, 39), Span(40, 49))
WHOLE = SegmentedDocument(
    Document("x" * 49, "fr", paragraphs=PARAGRAPHS),
    tuple(Segment(start, start + 9, "x" * 9) for start in range(0, 50, 10)),
)


@pytest.mark.parametrize(
    ("first", "last", "paragraphs"),
    [
        (0, 5, PARAGRAPHS),
        (0, 2, PARAGRAPHS[:1]),
        (2, 4, PARAGRAPHS[1:2]),
        (1, 3, PARAGRAPHS[:2]),
        (3, 4, PARAGRAPHS[1:2]),
        (4, 5, PARAGRAPHS[2:]),
        (2, 2, ()),
    ],
)
def test_a_part_has_its_segments_and_the_paragraphs_they_stand_in(
    first: int, last: int, paragraphs: tuple[Span, ...]
) -> None:
    part = cut_out(WHOLE, first, last)

    assert part.segments == WHOLE.segments[first:last]
    assert part.document.paragraphs == paragraphs
    assert part.lang == "fr"


def test_segments_that_begin_and_end_where_paragraphs_do_have_no_others() -> None:
    segments = Segment(0, 4, "abcd"), Segment(4, 8, "efgh"), Segment(8, 12, "ijkl")
    spans = Span(0, 4), Span(4, 8), Span(8, 12)
    whole = SegmentedDocument(Document("abcdefghijkl", "en", paragraphs=spans), segments)

    assert cut_out(whole, 1, 2).document.paragraphs == spans[1:2]
