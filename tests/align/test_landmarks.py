"""Landmarks, boxes between them, and what is looked at around them."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence
from alignpost.align.landmarks import Sights, boxes_at, narrowed_at, narrowed_windows, sights
from alignpost.align.search import Windows
from alignpost.align.weights import regime


def _evidence(source: np.ndarray, target: np.ndarray) -> Evidence:
    lengths = [np.full(len(side), 60, dtype=np.float32) for side in (source, target)]
    return Evidence.of_lengths(*lengths).with_channel("vectors", Channel.of_vectors(source, target))


def _vectors(count: int, seed: int = 1) -> np.ndarray:
    return np.random.default_rng(seed).standard_normal((count, 64)).astype(np.float32)


def test_equal_segments_are_landmarks_but_not_near_a_hole_or_the_ends() -> None:
    source = _vectors(200)
    target = np.delete(source, slice(100, 105), axis=0)
    found = sights(_evidence(source, target), Windows.whole(200, 195)).landmarks
    expected = [(i, i) for i in range(3, 98)] + [(i, i - 5) for i in range(108, 198)]
    assert found.tolist() == [list(state) for state in expected]


def test_a_segment_that_stands_there_twice_is_no_landmark() -> None:
    source = _vectors(40)
    target = source.copy()
    target[30] = target[20]
    rows = sights(_evidence(source, target), Windows.whole(40, 40)).landmarks[:, 0]
    assert not set(range(18, 24)) & set(rows.tolist())
    assert {10, 17, 24} <= set(rows.tolist())


def test_pinned_segments_are_no_pairs() -> None:
    source = _vectors(40)
    evidence = _evidence(source, source).with_pinned_empty([10], [25])
    rows = set(sights(evidence, Windows.whole(40, 40)).landmarks[:, 0].tolist())
    assert not rows & {*range(8, 14), *range(23, 29)}
    assert {7, 14, 22, 29} <= rows


@pytest.mark.parametrize("sizes", [(0, 0), (1, 8), (5, 5), (40, 0)])
def test_too_few_segments_have_no_landmarks(sizes: tuple[int, int]) -> None:
    source, target = (_vectors(size) for size in sizes)
    assert not len(sights(_evidence(source, target), Windows.whole(*sizes)).landmarks)


def test_without_vectors_there_are_no_landmarks() -> None:
    evidence = Evidence.of_lengths(np.ones(30, dtype=np.float32), np.ones(30, dtype=np.float32))
    assert not len(sights(evidence, Windows.whole(30, 30)).landmarks)


@given(
    st.lists(st.tuples(st.integers(1, 90), st.integers(1, 90)), max_size=30),
    st.integers(1, 9),
    st.integers(1, 9),
)
def test_boxes_follow_one_another_and_windows_hold_every_landmark(
    steps: list[tuple[int, int]], down: int, right: int
) -> None:
    found = np.cumsum(np.array(steps, dtype=np.int64).reshape(-1, 2), axis=0)
    n, m = (found[-1] if len(found) else np.zeros(2, np.int64)) + (down, right)
    boxes = boxes_at(found, int(n), int(m))
    assert boxes[0][0] == boxes[0][2] == 0
    assert boxes[-1][1::2] == (n, m)
    assert all(before[1::2] == after[0::2] for before, after in pairwise(boxes))
    states = {tuple(state) for state in found.tolist()}
    assert all((box[0], box[2]) in states for box in boxes[1:])
    windows = narrowed_at(Sights(found, found[:0]), Windows.whole(int(n), int(m)))
    assert all(windows.first[i] <= j <= windows.last[i] for i, j in found.tolist())


def test_what_a_corridor_misses_is_searched_for() -> None:
    source = _vectors(900)
    target = np.delete(source, slice(300, 500), axis=0)
    evidence = _evidence(source, target)
    rows = np.arange(901)
    # Right but for the second half, where it stays near the diagonal.
    corridor = Windows.of(rows - 20, rows + 20, 700)
    found = narrowed_windows(evidence, corridor, regime("trained").weights)
    for i, j in [(200, 200), (300, 300), (500, 300), (700, 500), (890, 690)]:
        assert found.first[i] <= j <= found.last[i]
    assert (found.last - found.first)[20:280].max() <= 10


def test_little_is_looked_at_around_pairs_that_follow_one_another() -> None:
    source = _vectors(40)
    # Between holes only four are left together, too few for a landmark.
    kept = [i for i in range(40) if i % 5]
    evidence = _evidence(source, source[kept])
    seen = sights(evidence, Windows.whole(40, 32))
    assert not len(seen.landmarks)
    assert [(i, kept.index(i)) for i in kept] == [tuple(pair) for pair in seen.pairs.tolist()]
    windows = narrowed_at(seen, Windows.whole(40, 32))
    assert (windows.last - windows.first).max() <= 10
    states = [(i, sum(place < i for place in kept)) for i in range(41)]
    assert all(windows.first[i] <= j <= windows.last[i] for i, j in states)


def test_pairs_that_cross_are_left_out() -> None:
    source = _vectors(60)
    moved = [*range(20), *range(40, 44), *range(20, 40), *range(44, 60)]
    seen = sights(_evidence(source, source[moved]), Windows.whole(60, 60))
    assert (np.diff(seen.pairs, axis=0) > 0).all()
    assert (np.diff(seen.landmarks, axis=0) > 0).all()
