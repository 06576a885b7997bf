"""Sums over bags of rows."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.encode.summing import Ragged, sums_of_rows

BAGS = st.lists(st.lists(st.integers(0, 19), max_size=9), max_size=40)


def ragged(bags: list[list[int]]) -> Ragged:
    values = np.array([value for bag in bags for value in bag], np.int32)
    return Ragged.of_lengths(values, np.array([len(bag) for bag in bags], np.int64))


@given(BAGS)
def test_sums_are_those_of_a_plain_loop(bags: list[list[int]]) -> None:
    table = np.arange(20 * 4, dtype=np.float32).reshape(20, 4)
    expected = np.array([table[bag].sum(axis=0) for bag in bags], np.float32).reshape(-1, 4)
    np.testing.assert_array_equal(sums_of_rows(table, ragged(bags)), expected)


@pytest.mark.parametrize("count", [511, 512, 513, 1_500])
def test_blocks_meet_without_a_gap(count: int) -> None:
    table = np.random.default_rng(0).integers(-9, 9, (20, 4)).astype(np.float32)
    bags = [[i % 20] * (i % 7) for i in range(count)]
    expected = np.stack([table[i % 20] * (i % 7) for i in range(count)])
    np.testing.assert_array_equal(sums_of_rows(table, ragged(bags)), expected)


@given(BAGS, st.data())
def test_taking_rows_keeps_their_values(bags: list[list[int]], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(bags) - 1), max_size=9)) if bags else []
    taken = ragged(bags).take(np.array(chosen, np.int64))
    found = [taken.values[a:b].tolist() for a, b in zip(taken.starts, taken.starts[1:], strict=False)]
    assert found == [bags[i] for i in chosen]
