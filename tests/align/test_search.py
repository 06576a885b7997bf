"""The band of the coarse pass must hold the right path, whatever is missing on either side."""

from __future__ import annotations

import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.align import align
from alignpost.align.band import Band
from alignpost.align.evidence import Evidence
from alignpost.align.gains import gains_of
from alignpost.align.lattice import ways
from alignpost.align.search import WHOLE_CELLS, Windows, search_band, search_windows
from alignpost.align.weights import regime
from alignpost.model import Document, Segment, SegmentedDocument


def document(texts: list[str], lang: str) -> SegmentedDocument:
    segments, start = [], 0
    for text in texts:
        segments.append(Segment(start, start + len(text), text))
        start += len(text) + 1
    return SegmentedDocument(Document("\n".join(texts), lang), tuple(segments))


def long_pair(size: int, seed: int) -> tuple[list[str], list[str]]:
    """Sentences of invented words; a fourth of the words have the same beginning in both languages."""
    rng = random.Random(seed)
    syllables = [c + v for c in "bcdfglmnprstv" for v in "aeiou"]
    names = ["".join(rng.choices(syllables, k=3)) for _ in range(900)]
    source, target = [], []
    for _ in range(size):
        words = rng.choices(range(900), k=rng.randrange(4, 24))
        source.append(
            " ".join(names[w] + ("en" if w % 4 == 0 else "x" + str(w % 7) + "ing") for w in words) + "."
        )
        target.append(" ".join(names[w] + "ois" if w % 4 == 0 else names[-w] for w in words) + ".")
    return source, target


def test_small_lattices_are_searched_whole() -> None:
    source, target = long_pair(20, 1)
    evidence = Evidence.of_documents(document(source, "en"), document(target, "fr"))

    assert search_band(evidence, regime("plain").weights).width == 21


@pytest.mark.parametrize("cut", [(0, 0), (0, 150), (300, 450)])
def test_the_band_holds_the_right_path_round_a_hole(cut: tuple[int, int]) -> None:
    source, target = long_pair(700, 2)
    target = target[: cut[0]] + target[cut[1] :]
    assert (len(source) + 1) * (len(target) + 1) > WHOLE_CELLS
    evidence = Evidence.of_documents(document(source, "en"), document(target, "fr"))

    band = search_band(evidence, regime("plain").weights)

    assert band.width < len(target) // 2
    for i in range(701):
        if not cut[0] <= i <= cut[1] or cut == (0, 0):
            j = i if i < cut[0] or cut == (0, 0) else i - (cut[1] - cut[0])
            assert band.low[i] <= j < band.low[i] + band.width


def test_a_long_text_with_a_hole_is_aligned_around_it() -> None:
    source, target = long_pair(700, 3)
    target = target[:200] + target[320:]

    links = {(bead.source, bead.target) for bead in align(document(source, "en"), document(target, "fr"))}

    right = sum(((i,), (i,)) in links for i in range(200))
    right += sum(((i,), (i - 120,)) in links for i in range(320, 700))
    assert right > 0.95 * 580
    assert sum(((i,), ()) in links for i in range(200, 320)) > 0.95 * 120


@given(
    st.lists(st.tuples(st.integers(-3, 30), st.integers(0, 9)), min_size=1, max_size=30), st.integers(0, 25)
)
def test_a_band_holds_what_it_was_asked_to_hold(rows: list[tuple[int, int]], target_size: int) -> None:
    first = np.array([start for start, _ in rows])
    last = first + np.array([reach for _, reach in rows])

    band = Band.between(first, last, target_size)

    assert np.all(np.diff(band.low) >= 0)
    assert np.all(band.low >= 0)
    assert np.all(band.low + band.width <= target_size + 1)
    assert band.low[0] == 0
    assert band.low[-1] + band.width == target_size + 1
    for row, (start, end) in enumerate(zip(first, last, strict=True)):
        assert band.low[row] <= max(0, min(start, target_size))
        assert band.low[row] + band.width > min(max(end, 0), target_size)


def test_of_identical_sentences_only_so_many_states_a_sentence_are_searched() -> None:
    sides = document(["The same again."] * 1_500, "en"), document(["Encore la même."] * 1_500, "fr")

    found = search_windows(Evidence.of_documents(*sides), regime("plain").weights)

    assert (found.last - found.first + 1).sum() <= 300 * (1_501 + 1_500) + 1_501
    assert (found.first <= np.arange(1_501)).all()
    assert (found.last >= np.arange(1_501)).all()


@given(st.integers(1_300, 3_000), st.integers(1_300, 3_000))
def test_windows_that_tell_nothing_are_narrowed_around_the_diagonal(rows: int, columns: int) -> None:
    found = Windows.whole(rows, columns).bounded()

    assert (found.last - found.first + 1).sum() <= 300 * (rows + 1 + columns) + 2 * columns
    assert (found.first[0], found.last[-1]) == (0, columns)
    assert (np.diff(found.first) >= 0).all()
    assert (np.diff(found.last) >= 0).all()


def test_a_gap_that_is_wide_in_few_rows_stays_whole() -> None:
    rows = np.arange(2_001)
    first, last = rows.copy(), rows + 10
    first[1_001:] += 50_000
    last[1_000:] += 50_000
    windows = Windows.of(first, last, 52_000)

    assert windows.bounded() is windows


def test_a_text_beside_nothing_stays_alone() -> None:
    """A stretch of a long document may stand in a gap of the other."""
    source, _ = long_pair(30, 4)
    evidence = Evidence.of_documents(document(source, "en"), document([], "fr"))

    found = ways(gains_of(evidence, Band.whole(30, 0), regime("plain").weights), Band.whole(30, 0))

    assert found.posterior.source == pytest.approx(np.ones(30))
