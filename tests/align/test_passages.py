"""Which lonely segments in a row are one passage, and which stay apart."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from alignpost.align import align
from alignpost.align.passages import with_passages
from alignpost.encode import encoder_for
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span

LINK = ((0,), (0,))


def document(size: int, breaks: Sequence[int] = ()) -> SegmentedDocument:
    """So many segments `x`, with paragraphs that begin at 0 and at `breaks`."""
    segments = tuple(Segment(2 * i, 2 * i + 1, "x") for i in range(size))
    starts = [0, *(2 * i for i in breaks)]
    ends = [*(start - 1 for start in starts[1:]), 2 * size]
    spans = tuple(Span(*edges) for edges in zip(starts, ends, strict=True))
    return SegmentedDocument(Document("x " * size, "en", paragraphs=spans), segments)


def alone(first: int, last: int, confidence: float = 0.9) -> list[Bead]:
    return [Bead((i,), (), confidence) for i in range(first, last)]


def shapes(beads: Sequence[Bead]) -> list[str]:
    return [bead.kind for bead in beads]


def between_links(size: int) -> list[Bead]:
    """A link, so many source segments alone, and a link."""
    return [Bead(*LINK), *alone(1, 1 + size), Bead((1 + size,), (1,))]


@pytest.mark.parametrize("size", [1, 2, 5])
def test_what_stands_alone_between_two_links_is_one_passage(size: int) -> None:
    found = with_passages(between_links(size), document(size + 2), document(2))

    assert shapes(found) == ["1:1", f"{size}:0", "1:1"]
    assert found[1].source == tuple(range(1, 1 + size))


def test_of_six_in_a_row_none_are_joined() -> None:
    beads = between_links(6)

    assert with_passages(beads, document(8), document(2)) == tuple(beads)


def test_the_two_sides_are_joined_each_by_itself() -> None:
    beads = [Bead(*LINK), *alone(1, 3), Bead((), (1,)), Bead((), (2,)), Bead((3,), (3,))]

    assert shapes(with_passages(beads, document(4), document(4))) == ["1:1", "2:0", "0:2", "1:1"]


def test_a_paragraph_ends_a_passage() -> None:
    found = with_passages(between_links(5), document(7, breaks=[3]), document(2))

    assert [bead.source for bead in found] == [(0,), (1, 2), (3, 4, 5), (6,)]


def test_what_stands_before_the_first_link_and_behind_the_last_stays_as_it_is() -> None:
    beads = [*alone(0, 2), Bead((2,), (0,)), Bead((3,), (1,)), *alone(4, 6)]

    assert with_passages(beads, document(6), document(2)) == tuple(beads)


def test_where_nothing_is_linked_nothing_is_joined() -> None:
    assert shapes(with_passages(alone(0, 4), document(4), document(0))) == ["1:0"] * 4


def test_a_passage_is_as_probable_as_its_least_probable_segment() -> None:
    beads = [Bead(*LINK), *alone(1, 2, 0.8), *alone(2, 3, 0.6), *alone(3, 4, 0.7), Bead((4,), (1,))]

    assert with_passages(beads, document(5), document(2))[1].confidence == 0.6


def test_pinned_beads_stay_apart_and_count() -> None:
    pinned = Bead((3,), (), 1.0)
    beads = [Bead(*LINK), *alone(1, 3), pinned, *alone(4, 5), Bead((5,), (1,))]

    assert [b.source for b in with_passages(beads, document(6), document(2), [pinned])][1:-1] == [
        (1, 2),
        (3,),
        (4,),
    ]

    many = Bead((3, 4, 5, 6), (), 1.0)
    beads = [Bead(*LINK), *alone(1, 3), many, Bead((7,), (1,))]
    assert with_passages(beads, document(8), document(2), [many]) == tuple(beads)


def test_the_aligner_joins_what_a_translation_leaves_out() -> None:
    english = [
        "The old lighthouse stood on a rock above the bay.",
        "Every evening the keeper climbed two hundred steps.",
        "He carried a can of oil and a small brass lamp.",
        "His dog waited for him at the foot of the tower.",
        "In 1912 a ship from Bergen ran aground near the rock.",
    ]
    french = [
        "Le vieux phare se dressait sur un rocher au-dessus de la baie.",
        "Chaque soir, le gardien montait deux cents marches.",
        "En 1912, un navire de Bergen s’échoua près du rocher.",
    ]

    beads = align(lines(english, "en"), lines(french, "fr"), encoder=encoder_for("en", "fr"))

    assert [(bead.source, bead.target) for bead in beads] == [
        ((0,), (0,)),
        ((1,), (1,)),
        ((2, 3), ()),
        ((4,), (2,)),
    ]


def lines(texts: Sequence[str], lang: str) -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    return SegmentedDocument(Document("\n".join(texts), lang), tuple(segments))
