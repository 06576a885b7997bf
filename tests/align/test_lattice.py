"""The banded passes against plain enumeration of every alignment of small documents."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alignpost.align import tilting
from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.lattice import IMPOSSIBLE, Gains, all_ways, ways
from alignpost.align.logarithms import ways_by_logarithms
from alignpost.align.posterior import Posterior, Posteriors, decode_stack
from alignpost.align.stack import Stack

Step = tuple[int, int, int, int]


def random_gains(seed: int, n: int, m: int) -> Gains:
    """Gains for the whole lattice of n x m segments."""
    rng = np.random.default_rng(seed)
    filled = rng.normal(0, 2, (len(FILLED), n, m + 1)).astype(np.float32)
    for number, (a, b) in enumerate(FILLED):
        filled[number, : a - 1] = IMPOSSIBLE
        filled[number, :, :b] = IMPOSSIBLE
    return Gains(filled, rng.normal(-1, 1, n), rng.normal(-1, 1, m), float(rng.normal(-1, 1)))


def every_path(n: int, m: int, i: int = 0, j: int = 0, last: str = "filled") -> Iterator[list[Step]]:
    """All ways from (i, j) to (n, m); empty source beads come before empty target ones."""
    if (i, j) == (n, m):
        yield []
        return
    for a, b in FILLED:
        if i + a <= n and j + b <= m:
            yield from ([(i, j, a, b), *rest] for rest in every_path(n, m, i + a, j + b))
    if i < n and last != "target":
        yield from ([(i, j, 1, 0), *rest] for rest in every_path(n, m, i + 1, j, "source"))
    if j < m:
        yield from ([(i, j, 0, 1), *rest] for rest in every_path(n, m, i, j + 1, "target"))


def gain_of(path: list[Step], gains: Gains) -> float:
    total = 0.0
    in_gap = False
    for i, j, a, b in path:
        if a and b:
            total += float(gains.filled[FILLED.index((a, b)), i + a - 1, j + b])
            in_gap = False
        else:
            total += float(gains.source[i] if a else gains.target[j]) + (0 if in_gap else gains.gap)
            in_gap = True
    return total


def decode(found: Posterior, band: Band) -> list[Step]:
    """The choice in one band."""
    return decode_stack(Posteriors.of(Stack.of([band]), [found]), price=0.4, empty_price=0.3)[0]


def gaps_of(path: list[Step]) -> int:
    """How many runs of empty beads a path has."""
    empty = [not (a and b) for _, _, a, b in path]
    return sum(now and not before for before, now in pairwise([False, *empty]))


def in_band(gains: Gains, band: Band) -> Gains:
    """The gains of the whole lattice seen through a band."""
    columns = band.low[1:, None] + np.arange(band.width)
    filled = np.take_along_axis(gains.filled, np.broadcast_to(columns, (len(FILLED), *columns.shape)), axis=2)
    return Gains(filled, gains.source, gains.target, gains.gap)


sizes = st.tuples(st.integers(1, 4), st.integers(1, 4))
seeds = st.integers(0, 2**32 - 1)


@given(sizes, seeds)
@settings(max_examples=25, deadline=None)
def test_the_sum_of_all_alignments_is_that_of_enumeration(size: tuple[int, int], seed: int) -> None:
    gains = random_gains(seed, *size)
    weights = [gain_of(path, gains) for path in every_path(*size)]

    found = ways(gains, Band.whole(*size))

    assert found.total == pytest.approx(math.log(sum(math.exp(weight) for weight in weights)), abs=1e-4)


@given(sizes, seeds)
@settings(max_examples=25, deadline=None)
def test_posteriors_are_those_of_enumeration(size: tuple[int, int], seed: int) -> None:
    gains, band = random_gains(seed, *size), Band.whole(*size)
    all_found = ways(gains, band)
    found, gaps = all_found.posterior, 0.0
    expected: dict[tuple[int, int, int, int], float] = {}
    for path in every_path(*size):
        share = math.exp(gain_of(path, gains) - all_found.total)
        gaps += share * gaps_of(path)
        for i, j, a, b in path:
            key = (i, j, a, b) if a and b else (i, -1, 1, 0) if a else (-1, j, 0, 1)
            expected[key] = expected.get(key, 0.0) + share

    assert all_found.gaps == pytest.approx(gaps, abs=1e-4)
    for i in range(size[0]):
        assert found.source[i] == pytest.approx(expected.get((i, -1, 1, 0), 0.0), abs=1e-4)
    for j in range(size[1]):
        assert found.target[j] == pytest.approx(expected.get((-1, j, 0, 1), 0.0), abs=1e-4)
    for (i, j, a, b), share in expected.items():
        if a and b:
            assert found.filled[FILLED.index((a, b)), i + a - 1, j + b] == pytest.approx(share, abs=1e-4)


@given(st.tuples(st.integers(1, 12), st.integers(1, 12)), seeds)
@settings(max_examples=25, deadline=None)
def test_each_segments_probabilities_sum_to_one(size: tuple[int, int], seed: int) -> None:
    n, m = size
    gains, band = random_gains(seed, n, m), Band.whole(n, m)

    found = ways(gains, band).posterior

    source, target = found.source.copy(), found.target.copy()
    for number, (a, b) in enumerate(FILLED):
        for i in range(a, n + 1):
            for j in range(b, m + 1):
                share = found.filled[number, i - 1, j]
                source[i - a : i] += share
                target[j - b : j] += share
    assert source == pytest.approx(np.ones(n), abs=1e-3)
    assert target == pytest.approx(np.ones(m), abs=1e-3)


@given(st.tuples(st.integers(1, 10), st.integers(1, 10)), seeds)
@settings(max_examples=40, deadline=None)
def test_a_band_is_the_lattice_without_what_lies_outside(size: tuple[int, int], seed: int) -> None:
    n, m = size
    rng = np.random.default_rng(seed)
    middle = np.sort(rng.integers(0, m + 1, n + 1))
    band = Band.between(middle - 1, middle + rng.integers(0, 3), m)
    gains = random_gains(seed, n, m)
    outside = Gains(gains.filled.copy(), gains.source, gains.target, gains.gap)
    inside = np.zeros((n + 1, m + 1), dtype=np.bool_)
    for i in range(n + 1):
        inside[i, band.low[i] : band.low[i] + band.width] = True

    found = ways(in_band(gains, band), band)

    # The same by brute force: states outside the band are forbidden one by one.
    assert found.total == pytest.approx(_total_within(outside, inside), abs=1e-3)


def _total_within(gains: Gains, inside: np.ndarray[tuple[int, ...], np.dtype[np.bool_]]) -> float:
    n, m = len(gains.source), len(gains.target)
    fold = np.logaddexp
    table = {key: np.full((n + 1, m + 1), -np.inf) for key in ("filled", "source", "target")}
    table["filled"][0, 0] = 0.0
    for i in range(n + 1):
        for j in range(m + 1):
            if not inside[i, j] or (i, j) == (0, 0):
                continue
            for number, (a, b) in enumerate(FILLED):
                if i >= a and j >= b:
                    before = fold.reduce([table[key][i - a, j - b] for key in table])
                    table["filled"][i, j] = fold(
                        table["filled"][i, j], before + gains.filled[number, i - 1, j]
                    )
            if i:
                ready = fold(table["filled"][i - 1, j] + gains.gap, table["source"][i - 1, j])
                table["source"][i, j] = ready + gains.source[i - 1]
            if j:
                ready = fold(table["filled"][i, j - 1] + gains.gap, table["source"][i, j - 1])
                table["target"][i, j] = fold(ready, table["target"][i, j - 1]) + gains.target[j - 1]
    return float(fold.reduce([table[key][n, m] for key in table]))


@given(sizes, seeds)
@settings(max_examples=25, deadline=None)
def test_decoding_finds_the_cover_with_most_expected_hits(size: tuple[int, int], seed: int) -> None:
    gains, band = random_gains(seed, *size), Band.whole(*size)
    found = ways(gains, band).posterior

    def worth(path: list[Step]) -> float:
        total = 0.0
        for i, j, a, b in path:
            if a and b:
                total += float(found.filled[FILLED.index((a, b)), i + a - 1, j + b]) - 0.4
            else:
                total += float(found.source[i] if a else found.target[j]) - 0.3
        return total

    path = decode(found, band)

    assert worth(path) == pytest.approx(max(map(worth, every_path(*size))), abs=1e-4)


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), min_size=1, max_size=5), seeds)
@example([(0, 3)], 0)
@settings(max_examples=40, deadline=None)
def test_bands_side_by_side_are_what_each_is_alone(shapes: list[tuple[int, int]], seed: int) -> None:
    rng = np.random.default_rng(seed)
    bands, gains = [], []
    for n, m in shapes:
        middle = np.sort(rng.integers(0, m + 1, n + 1))
        bands.append(Band.between(middle - 1, middle + rng.integers(0, 4), m))
        gains.append(in_band(random_gains(int(rng.integers(2**31)), n, m), bands[-1]))

    together = all_ways(gains, bands)

    alone = [ways(each, band) for each, band in zip(gains, bands, strict=True)]
    for one, other, band in zip(together, alone, bands, strict=True):
        assert one.total == pytest.approx(other.total, abs=1e-6)
        assert one.gaps == pytest.approx(other.gaps, abs=1e-6)
        assert one.states.shape == (len(band.low), band.width)
        sums = [each.states.sum(axis=1, keepdims=True) for each in (one, other)]
        assert one.states / sums[0] == pytest.approx(other.states / sums[1], abs=1e-9)
        for name in ("filled", "source", "target"):
            held, expected = (getattr(each.posterior, name) for each in (one, other))
            assert held == pytest.approx(expected, abs=1e-6)
    found = [each.posterior for each in together]
    assert decode_stack(Posteriors.of(Stack.of(bands), found), 0.4, 0.3) == [
        decode(each, band) for each, band in zip(found, bands, strict=True)
    ]


@pytest.mark.parametrize(("chance", "right"), [(-30.0, 20.0), (2.5, 12.0), (60.0, 300.0)])
@pytest.mark.parametrize("turned", [False, True])
def test_a_gap_as_long_as_a_chapter_loses_no_way(chance: float, right: float, turned: bool) -> None:
    """Where every pair gains something, ways through a gap come to weigh e^1000 times what the right way does."""
    size, gap = 300, 600
    # The second half of the shorter text stands behind the gap.
    places = [(i, i if i < size // 2 else i + gap) for i in range(size)]
    shape = (size, size + gap) if not turned else (size + gap, size)
    filled = np.full((len(FILLED), shape[0], shape[1] + 1), IMPOSSIBLE, dtype=np.float32)
    filled[0, :, 1:] = chance - 10.0
    if turned:
        places = [(j, i) for i, j in places]
    for i, j in places:
        filled[0, i, j + 1] = right - 10.0
    gains = Gains(filled, np.full(shape[0], -5.0), np.full(shape[1], -5.0), -3.0)
    band = Band.whole(*shape)

    found = ways(gains, band)

    steps = decode(found.posterior, band)
    assert [step[:2] for step in steps if step[2:] == (1, 1)] == places


@given(st.tuples(st.integers(1, 10), st.integers(1, 10)), seeds)
@settings(max_examples=40, deadline=None)
def test_logarithms_find_the_same(size: tuple[int, int], seed: int) -> None:
    n, m = size
    rng = np.random.default_rng(seed)
    middle = np.sort(rng.integers(0, m + 1, n + 1))
    band = Band.between(middle - 1, middle + rng.integers(0, 3), m)
    gains = in_band(random_gains(seed, n, m), band)

    usual, sure = ways(gains, band), ways_by_logarithms(gains, band)

    assert usual.total == pytest.approx(sure.total, abs=1e-4)
    assert usual.gaps == pytest.approx(sure.gaps, abs=1e-4)
    for name in ("filled", "source", "target"):
        held, expected = (getattr(each.posterior, name) for each in (usual, sure))
        assert held == pytest.approx(expected, abs=1e-4)
    sums = [each.states.sum(axis=1, keepdims=True) for each in (usual, sure)]
    assert usual.states / sums[0] == pytest.approx(sure.states / sums[1], abs=1e-6)


def test_what_leaves_the_range_is_worked_through_in_logarithms(monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty beads that gain e^300 each, in a text whose first half has no counterpart, and strangers nearly as much."""
    for name in ("_MOST_TILT", "_MOST_AHEAD", "_MOST_GAIN"):
        monkeypatch.setattr(tilting, name, 1e-6 if name == "_MOST_TILT" else 1e9)
    size, gap = 40, 40
    filled = np.full((len(FILLED), size + gap, size + 1), IMPOSSIBLE, dtype=np.float32)
    filled[0, :, 1:] = 250.0
    places = [(i + gap, i) for i in range(size)]
    for i, j in places:
        filled[0, i, j + 1] = 300.0
    gains = Gains(filled, np.zeros(size + gap), np.zeros(size), -3.0)
    band = Band.whole(size + gap, size)

    found = ways(gains, band)

    assert found.total == pytest.approx(300.0 * size - 3.0, abs=1e-2)
    assert np.isfinite(found.posterior.filled).all()
    steps = decode(found.posterior, band)
    assert [step[:2] for step in steps if step[2:] == (1, 1)] == places
