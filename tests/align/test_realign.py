from __future__ import annotations

from collections.abc import Sequence

import pytest

from alignpost.align import align, crossings, realign
from alignpost.align.crossing import _in_company
from alignpost.errors import UsageError
from alignpost.model import Bead, Document, Segment, SegmentedDocument, Span

ENGLISH = [
    "The report was published in Geneva on 14 March 1998.",
    "Nobody expected it.",
    "It says that 230 villages in Bolivia have no school at all, and that 57 more share one.",
    "Why did the minister, Rosa Quispe, say nothing?",
    "She was ill!",
    "Her deputy, Pedro Mamani, answered from Cochabamba in 6 lines.",
]
FRENCH = [
    "Le rapport a été publié à Genève le 14 mars 1998.",
    "Personne ne s’y attendait.",
    "Il dit que 230 villages de Bolivie n’ont aucune école, et que 57 autres en partagent une.",
    "Pourquoi la ministre, Rosa Quispe, n’a-t-elle rien dit ?",
    "Elle était malade !",
    "Son adjoint, Pedro Mamani, a répondu de Cochabamba en 6 lignes.",
]


def document(texts: Sequence[str], lang: str = "en") -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    whole = "\n".join(texts)
    return SegmentedDocument(Document(whole, lang, paragraphs=(Span(0, len(whole)),)), tuple(segments))


def links(beads: Sequence[Bead]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.source, bead.target) for bead in beads]


WRONG = [
    Bead((0,), (0,), 0.9),
    Bead((1, 2), (1,), 0.4),
    Bead((3,), (2,), 0.3),
    Bead((), (3,), 0.2),
    Bead((4,), (4,), 0.8),
    Bead((5,), (5,), 0.9),
]


def test_a_range_is_aligned_again_and_the_rest_is_left() -> None:
    beads = realign(document(ENGLISH), document(FRENCH, "fr"), WRONG, first=1, last=3)

    assert links(beads) == [((i,), (i,)) for i in range(6)]
    assert (beads[0], *beads[4:]) == (WRONG[0], *WRONG[4:])


def test_what_was_accepted_inside_the_range_is_kept() -> None:
    pinned = Bead((1, 2), (1,))

    beads = realign(
        document(ENGLISH), document(FRENCH, "fr"), WRONG, first=1, last=3, anchors=[pinned, WRONG[5]]
    )

    assert links(beads)[1] == ((1, 2), (1,))
    assert sorted(j for bead in beads for j in bead.target) == list(range(6))


def test_a_range_without_target_segments_has_nothing_to_choose() -> None:
    beads = [Bead((0,), (0,)), Bead((1,), ()), Bead((2,), ()), Bead((3,), (1,))]

    again = realign(document(ENGLISH[:4]), document(FRENCH[:2], "fr"), beads, first=1, last=2)

    assert links(again) == [((0,), (0,)), ((1, 2), ()), ((3,), (1,))]


@pytest.mark.parametrize(("first", "last"), [(2, 1), (-1, 2), (0, 6)])
def test_a_range_outside_the_alignment_is_a_usage_error(first: int, last: int) -> None:
    with pytest.raises(UsageError, match="no range of an alignment of 6"):
        realign(document(ENGLISH), document(FRENCH, "fr"), WRONG, first=first, last=last)


def test_an_anchor_half_inside_the_range_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="half inside the range"):
        realign(
            document(ENGLISH),
            document(FRENCH, "fr"),
            WRONG,
            first=1,
            last=3,
            anchors=[Bead((3, 4), (3,))],
        )


def test_a_sentence_moved_to_another_place_is_reported() -> None:
    moved = [FRENCH[5], *FRENCH[:5]]
    sides = document(ENGLISH), document(moved, "fr")
    beads = align(*sides)

    found = crossings(*sides, beads)

    assert links(beads).count(((5,), (0,))) == 0
    assert links(found) == [((5,), (0,))]


def test_lonely_sentences_that_differ_are_no_crossing() -> None:
    foreign = ["Abonnez-vous à notre lettre pour 3 euros.", *FRENCH[:5]]
    sides = document(ENGLISH), document(foreign, "fr")

    assert crossings(*sides, align(*sides)) == ()


def test_a_sentence_that_stands_there_twice_is_no_sure_counterpart() -> None:
    sides = document([*ENGLISH, ENGLISH[5]]), document([FRENCH[5], *FRENCH[:5]], "fr")
    beads = [*(Bead((i,), (i + 1,)) for i in range(5)), Bead((5,), ()), Bead((6,), ()), Bead((), (0,))]

    assert links(crossings(*sides, [*beads[:5], Bead((5, 6), ()), beads[7]])) == []
    assert links(crossings(*sides, [*beads[:5], beads[5], beads[7]])) == [((5,), (0,))]


def test_lonely_sentences_are_seen_among_others_of_their_document() -> None:
    assert _in_company([3], 5) == [0, 1, 2, 3, 4]
    assert _in_company([7, 1001], 1_400) == sorted({7, 1001, *range(0, 1_400, 2)})
