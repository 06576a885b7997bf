"""Four bits a component."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from alignpost.encode.quantisation import PackedTable, packed, unpacked

TABLES = hnp.arrays(
    np.float32,
    st.tuples(st.integers(1, 8), st.sampled_from([2, 4, 16])),
    elements=st.floats(-1_000, 1_000, width=32),
)


@given(TABLES)
def test_no_component_is_off_by_more_than_half_a_level(
    table: np.ndarray[tuple[int, int], np.dtype[np.float32]],
) -> None:
    codes, scales = packed(table)
    error = np.abs(unpacked(codes, scales) - table).max(axis=1)
    # The scale is a float16: relatively exact to 2**-10, absolutely to its smallest step.
    largest = np.abs(table).max(axis=1)
    assert np.all(error <= largest / 15 * 1.01 + 1e-6)


def test_the_smallest_components_keep_their_sign() -> None:
    table = np.array([[1e-8, -1e-8]], np.float32)
    np.testing.assert_array_equal(np.sign(unpacked(*packed(table))), np.sign(table))


def test_zeros_stay_zeros() -> None:
    codes, scales = packed(np.zeros((3, 8), np.float32))
    np.testing.assert_array_equal(unpacked(codes, scales), np.zeros((3, 8), np.float32))


def test_a_packed_table_unpacks_the_rows_it_is_asked_for() -> None:
    table = np.random.default_rng(0).standard_normal((20, 16)).astype(np.float32)
    codes, scales = packed(table)
    lazy = PackedTable(codes, scales)
    assert lazy.dimension == 16
    for rows in ([3, 3, 5], [5, 19], []):
        values = np.array(rows, np.int32)
        np.testing.assert_array_equal(lazy.rows(values), unpacked(codes, scales)[values])


def test_rows_stand_in_the_order_in_which_they_were_asked_for() -> None:
    codes, scales = packed(np.random.default_rng(0).standard_normal((20, 16)).astype(np.float32))
    lazy = PackedTable(codes, scales)
    lazy.rows(np.array([7], np.int32))
    table, places = lazy.with_rows(np.array([7, 2, 7, 19], np.int32))
    assert places.tolist() == [1, 2, 1, 3]
    np.testing.assert_array_equal(table[places], unpacked(codes, scales)[[7, 2, 7, 19]])


def test_threads_that_ask_at_once_get_the_same_rows() -> None:
    codes, scales = packed(np.random.default_rng(0).standard_normal((2_000, 16)).astype(np.float32))
    lazy, whole = PackedTable(codes, scales), unpacked(codes, scales)
    orders = [np.random.default_rng(seed).permutation(2_000).astype(np.int32) for seed in range(8)]
    with ThreadPoolExecutor(8) as pool:
        for order, rows in zip(orders, pool.map(lazy.rows, orders), strict=True):
            np.testing.assert_array_equal(rows, whole[order])


def test_a_packed_table_is_weighed_row_by_row() -> None:
    table = np.random.default_rng(0).standard_normal((4, 16)).astype(np.float32)
    codes, scales = packed(table)
    weights = np.array([0.5, 1, 2, 0], np.float16)
    rows = np.arange(4, dtype=np.int32)
    found = PackedTable(codes, scales).weighed(weights).rows(rows)
    np.testing.assert_allclose(found, unpacked(codes, scales) * weights[:, None], rtol=1e-6)
