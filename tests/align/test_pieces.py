"""Long documents are cut, aligned piece by piece, and joined as if nobody had cut them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from importlib import import_module
from itertools import pairwise
from zlib import crc32

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignpost.align import align
from alignpost.align.pieces import BLOCK, SIZE, Joined, block_sums, blocks, pieces
from alignpost.align.search import Windows
from alignpost.encode import Encoder, encoder_for
from alignpost.errors import Cancelled, InputError
from alignpost.model import Bead, Document, Segment, SegmentedDocument


def document(texts: list[str], lang: str) -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    return SegmentedDocument(Document("\n".join(texts), lang), tuple(segments))


def long_pair(size: int, seed: int) -> tuple[list[str], list[str]]:
    """Sentences of invented words; a third of them begins alike in both languages."""
    rng = random.Random(seed)
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    names = ["".join(rng.choices(syllables, k=3)) for _ in range(900)]
    source, target = [], []
    for _ in range(size):
        words = rng.choices(range(900), k=rng.randrange(5, 16))
        source.append(" ".join(names[w] + ("en" if w % 3 == 0 else "xing") for w in words) + ".")
        target.append(" ".join(names[w] + "ois" if w % 3 == 0 else names[-w] for w in words) + ".")
    return source, target


class Beginnings:
    """A vector for each beginning of a word, summed; it keeps count of the texts that it saw."""

    dimension, signature = 64, "test:beginnings"

    def __init__(self) -> None:
        self.seen = 0

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        self.seen += len(texts)
        vectors = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.split():
                digest = crc32(word[:6].encode())
                vectors[row, digest % self.dimension] += 1 if digest >> 31 else -1
        return vectors


def assert_covers(beads: list[Bead] | tuple[Bead, ...], source: int, target: int) -> None:
    """Every segment once, in order on either side."""
    assert [i for bead in beads for i in bead.source] == list(range(source))
    assert [j for bead in beads for j in bead.target] == list(range(target))


@pytest.fixture
def small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents of more than 500 segments are cut, and aligned without processes."""
    monkeypatch.setattr(import_module("alignpost.align.aligner"), "_WHOLE", 500)
    monkeypatch.setattr(import_module("alignpost.align.in_pieces"), "crew_size", lambda: 1)
    for name, size in (("SIZE", 480), ("OVERLAP", 96)):
        monkeypatch.setattr(import_module("alignpost.align.pieces"), name, size)


@pytest.fixture
def no_learning(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for the longest documents: one pass, pieces in threads."""
    for name in ("_SHORT", "_LONG"):
        monkeypatch.setattr(import_module("alignpost.align.aligner"), name, 0)


def test_cutting_changes_no_link(monkeypatch: pytest.MonkeyPatch, small_pieces: None) -> None:
    source, target = long_pair(1_600, 5)
    target = target[:300] + target[340:]
    source = source[:900] + source[1_000:]
    sides = document(source, "en"), document(target, "fr")

    cut = align(*sides)
    monkeypatch.setattr(import_module("alignpost.align.aligner"), "_WHOLE", 10_000)
    whole = align(*sides)

    assert_covers(cut, len(source), len(target))
    links = [
        {(bead.source, bead.target) for bead in beads if bead.source and bead.target}
        for beads in (cut, whole)
    ]
    assert len(links[0] ^ links[1]) <= 0.005 * len(links[1])
    right = {((i,), (i,)) for i in range(300)} | {((i,), (i - 40,)) for i in range(340, 900)}
    assert len(right - links[0]) <= 0.02 * len(right)


@pytest.mark.parametrize(
    ("encoder", "sizes"),
    [(None, (1_000, 900)), (encoder_for("en", "fr"), (900, 1_000))],
    ids=["learnt", "shipped"],
)
def test_one_sentence_over_many_pieces_is_linked_one_to_one(
    small_pieces: None, encoder: Encoder | None, sizes: tuple[int, int]
) -> None:
    texts = ["The same again."] * sizes[0], ["Encore la même."] * sizes[1]

    beads = align(document(texts[0], "en"), document(texts[1], "fr"), encoder=encoder)

    assert_covers(beads, *sizes)
    assert sum(len(bead.source) == len(bead.target) == 1 for bead in beads) == 900


@pytest.mark.parametrize("sizes", [(1_200, 0), (0, 1_200), (1_200, 1), (1, 1_200)])
def test_a_long_text_beside_next_to_none(sizes: tuple[int, int], small_pieces: None) -> None:
    source, target = long_pair(1_200, 6)

    beads = align(document(source[: sizes[0]], "en"), document(target[: sizes[1]], "fr"))

    assert_covers(beads, *sizes)


@pytest.mark.parametrize("sizes", [(1_200, 0), (0, 1_200), (1_200, 1), (1, 1_200)])
def test_a_long_text_beside_next_to_none_with_an_encoder(
    sizes: tuple[int, int], small_pieces: None, no_learning: None
) -> None:
    source, target = long_pair(1_200, 6)
    sides = document(source[: sizes[0]], "en"), document(target[: sizes[1]], "fr")

    assert_covers(align(*sides, encoder=Beginnings()), *sizes)


def test_threads_change_nothing_and_every_sentence_is_encoded_once(
    monkeypatch: pytest.MonkeyPatch, small_pieces: None, no_learning: None
) -> None:
    source, target = long_pair(1_400, 9)
    sides, encoder = (document(source, "en"), document(target, "fr")), Beginnings()

    beside = align(*sides, encoder=encoder)
    seen = encoder.seen
    monkeypatch.setattr(import_module("alignpost.align.in_pieces"), "_THREADS", 1)
    alone = align(*sides, encoder=encoder)

    assert beside == alone
    assert seen == len(source) + len(target)
    right = sum(bead.source == bead.target for bead in beside if len(bead.source) == 1)
    assert right >= 0.9 * len(source)


def test_vectors_of_half_precision_change_no_link(
    monkeypatch: pytest.MonkeyPatch, small_pieces: None, no_learning: None
) -> None:
    source, target = long_pair(1_100, 10)
    sides = document(source, "en"), document(target, "fr")

    whole = align(*sides, encoder=Beginnings())
    monkeypatch.setattr(import_module("alignpost.align.in_pieces"), "_HALVES_FROM", 0)
    halves = align(*sides, encoder=Beginnings())

    assert [(x.source, x.target) for x in halves] == [(x.source, x.target) for x in whole]


def test_threads_may_be_cancelled(small_pieces: None, no_learning: None) -> None:
    source, target = long_pair(1_400, 11)

    def stop(stage: str, done: float) -> None:
        if done >= 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        align(document(source, "en"), document(target, "fr"), encoder=Beginnings(), progress=stop)


@pytest.fixture
def processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two of them."""
    monkeypatch.setattr(import_module("alignpost.align.in_pieces"), "crew_size", lambda: 2)


@pytest.mark.parametrize(
    "encoder", [None, Beginnings(), encoder_for("en", "fr")], ids=["learnt", "beginnings", "shipped"]
)
def test_processes_change_nothing(
    monkeypatch: pytest.MonkeyPatch,
    small_pieces: None,
    no_learning: None,
    processes: None,  # behind `small_pieces`, which wants none
    encoder: Encoder | None,
) -> None:
    source, target = long_pair(1_100, 14)
    sides = document(source, "en"), document(target[:500] + target[530:], "fr")

    beside = align(*sides, encoder=encoder)
    monkeypatch.setattr(import_module("alignpost.align.in_pieces"), "crew_size", lambda: 1)

    assert align(*sides, encoder=encoder) == beside


def test_processes_may_be_cancelled_and_have_told_how_far_they_are(
    small_pieces: None, no_learning: None, processes: None
) -> None:
    source, target = long_pair(1_100, 15)
    seen: list[float] = []

    def stop(stage: str, done: float) -> None:
        seen.append(done)
        if done > 0.1:
            raise Cancelled

    with pytest.raises(Cancelled):
        align(document(source, "en"), document(target, "fr"), progress=stop)

    assert seen == sorted(seen)


def test_what_goes_wrong_in_a_thread_is_told(
    monkeypatch: pytest.MonkeyPatch, small_pieces: None, no_learning: None
) -> None:
    def wrong(*_: object) -> None:
        raise InputError("this piece is damaged")

    monkeypatch.setattr(import_module("alignpost.align.in_pieces"), "align_at_once", wrong)
    source, target = long_pair(1_100, 12)

    with pytest.raises(InputError, match="this piece is damaged"):
        align(document(source, "en"), document(target, "fr"), encoder=Beginnings())


@given(st.integers(0, 3 * BLOCK + 1))
def test_the_vector_of_a_block_is_that_of_its_text(size: int) -> None:
    source, _ = long_pair(size, 13)
    sides, encoder = document(source, "en"), Beginnings()

    sums = block_sums(encoder.encode(source).astype(np.float16))

    assert np.array_equal(sums, encoder.encode(blocks(sides).texts()))


def test_progress_only_grows_and_may_cancel(small_pieces: None) -> None:
    source, target = long_pair(1_100, 7)
    sides = document(source, "en"), document(target, "fr")
    seen: list[float] = []

    align(*sides, progress=lambda stage, done: seen.append(done))

    assert seen == sorted(seen)
    assert seen[-1] == 1.0

    def stop(stage: str, done: float) -> None:
        if done > 0.5:
            raise Cancelled

    with pytest.raises(Cancelled):
        align(*sides, progress=stop)


def test_a_block_is_its_segments() -> None:
    source, _ = long_pair(BLOCK + 3, 8)

    found = blocks(document(source, "en"))

    assert [segment.text for segment in found.segments] == [
        " ".join(source[:BLOCK]),
        " ".join(source[BLOCK:]),
    ]


def test_pieces_overlap_and_hold_everything() -> None:
    rows = np.arange(2_001)

    found = pieces(Windows.of(rows - 3, rows + 3, 2_000), 2_000 * BLOCK, 2_000 * BLOCK - 5)

    assert (found[0].box[0], found[0].box[2]) == (0, 0)
    assert (found[-1].box[1], found[-1].box[3]) == (2_000 * BLOCK, 2_000 * BLOCK - 5)
    assert len(found) > 3
    for earlier, later in pairwise(found):
        assert later.box[0] < earlier.border < earlier.box[1]
        assert later.box[2] < earlier.box[3]


def test_pieces_are_as_large_as_they_should_be_where_no_place_is_better_to_cut_than_another() -> None:
    rows = np.arange(2_001)

    found = pieces(Windows.of(rows - 3, rows + 3, 2_000), 2_000 * BLOCK, 2_000 * BLOCK)

    borders = [0, *(piece.border for piece in found)]
    assert [later - earlier for earlier, later in pairwise(borders[:-1])] == [SIZE // BLOCK * BLOCK] * 4


shapes = st.sampled_from([(1, 1), (1, 1), (1, 1), (1, 2), (2, 1), (1, 0), (0, 1), (2, 2)])


@given(st.lists(shapes, min_size=30, max_size=60), st.integers(8, 12), st.integers(18, 22))
@settings(deadline=None)
def test_overlapping_pieces_of_one_path_join_to_that_path(
    path: list[tuple[int, int]], start: int, end: int
) -> None:
    beads, i, j = [], 0, 0
    for m, n in path:
        beads.append(Bead(tuple(range(i, i + m)), tuple(range(j, j + n)), 0.99))
        i, j = i + m, j + n
    corner = [sum(len(getattr(bead, side)) for bead in beads[:start]) for side in ("source", "target")]
    joined = Joined()

    joined.add(beads[:end], (0, 0, 0, 0), 0)
    joined.add(beads[start:], (corner[0], 0, corner[1], 0), (start + end) // 2)

    assert joined.all() == beads


@given(st.integers(0, 3), st.integers(0, 3))
def test_paths_that_never_meet_are_joined_over_what_lies_between(right: int, down: int) -> None:
    before = [Bead((i,), (i,), 0.9) for i in range(10)]
    after = [Bead((i,), (i + 1 + right,), 0.9) for i in range(5 + down, 20)]
    joined = Joined()

    joined.add(before, (0, 10, 0, 10), 0)
    joined.add(after, (5 + down, 20, 6 + down + right, 21 + right), 8)

    assert_covers(joined.all(), 20, 21 + right)


def test_paths_that_never_meet_leave_as_little_out_between_them_as_can_be() -> None:
    before = [Bead((i,), (i,), 0.9) for i in range(10)]
    after = [Bead((i,), (i + 1,), 0.9) for i in range(5, 20)]
    joined = Joined()

    joined.add(before, (0, 10, 0, 10), 0)
    joined.add(after, (5, 20, 6, 21), 8)

    assert joined.all() == [*before[:8], Bead((), (8,), 0.0), *after[3:]]
