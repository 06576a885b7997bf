"""Another pass over what a first one left in doubt."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from alignpost.align import align
from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence
from alignpost.align.islands import align_islands, islands, texts_in_doubt
from alignpost.align.search import Windows
from alignpost.align.weights import regime
from alignpost.model import Bead, Document, Segment, SegmentedDocument

confidences = st.lists(st.sampled_from([0.2, 0.9, 0.97, 1.0, None]), max_size=40)


def ones(sure: list[float | None]) -> list[Bead]:
    """A 1:1 bead for each confidence; without one, a source segment that stays alone and a target segment."""
    beads: list[Bead] = []
    for i, each in enumerate(sure):
        beads += [Bead((i,), (), 0.99), Bead((), (i,), 0.99)] if each is None else [Bead((i,), (i,), each)]
    return beads


@given(confidences)
def test_islands_hold_every_doubt_and_its_neighbours(sure: list[float | None]) -> None:
    beads = ones(sure)

    found = islands(beads)

    inside = {place for first, last in found for place in range(first, last)}
    for place, bead in enumerate(beads):
        if not bead.target or not bead.source or (bead.confidence or 0) < 0.95:
            assert inside.issuperset(range(max(place - 2, 0), min(place + 3, len(beads))))
    assert all(before[1] + 4 < after[0] for before, after in pairwise(found))


def test_islands_with_four_beads_between_them_are_one() -> None:
    def doubts_at(*places: int) -> list[Bead]:
        return ones([0.2 if place in places else 1.0 for place in range(40)])

    assert islands(doubts_at(10, 19)) == [(8, 22)]
    assert islands(doubts_at(10, 20)) == [(8, 13), (18, 23)]


def test_texts_are_told_where_there_is_doubt_and_only_there() -> None:
    path = [Bead((0,), (0, 1), 1.0), *(Bead((i,), (i + 1,), 0.3 if i == 4 else 1.0) for i in range(1, 9))]
    source, target = (list("abcdefghi"), list("ABCDEFGHIJ"))

    found = texts_in_doubt(source, target, [path])

    assert found == (["", "", *"cdefg", "", ""], ["", "", "", *"DEFGH", "", ""])


def evidence_of(target: list[int]) -> Evidence:
    """Forty source segments and a target whose segments are like those named; -1 is like none."""
    source = np.eye(40, dtype=np.float32)
    vectors = np.vstack([source, np.zeros((1, 40), dtype=np.float32)])[target]
    lengths = np.full(40, 60, dtype=np.float32), np.full(len(target), 60, dtype=np.float32)
    return Evidence.of_lengths(*lengths).with_channel("vectors", Channel.of_vectors(source, vectors))


def test_what_is_sure_stays_and_what_is_in_doubt_is_aligned_again() -> None:
    order = [*range(20), *range(21, 40)]
    beads = [Bead((i,), (i,), 0.5 if i == 19 else 0.999) for i in range(39)] + [Bead((39,), (), 0.3)]
    beads[30] = Bead((30,), (30,), 1.0)  # wrong, but sure

    found = align_islands(evidence_of(order), (0, 40, 0, 39), beads, Windows.whole(40, 39), regime("trained"))

    assert [bead.source for bead in found if bead.source] == [(i,) for i in range(40)]
    assert beads[30] in found
    assert Bead((39,), (38,)) in [Bead(bead.source, bead.target) for bead in found]


def test_an_island_with_an_empty_side_is_left_as_it_is() -> None:
    beads = [Bead((i,), (), 0.4) for i in range(3)]

    assert (
        align_islands(evidence_of([]), (0, 3, 0, 0), beads, Windows.whole(3, 0), regime("trained")) == beads
    )


def test_nothing_is_nothing_again() -> None:
    assert islands([]) == []
    empty = SegmentedDocument(Document("", "en"), ())
    one = SegmentedDocument(Document("a", "en"), (Segment(0, 1, "a"),))
    assert align(one, empty) == (Bead((0,), (), 1.0),)
