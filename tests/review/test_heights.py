from __future__ import annotations

from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from alignpost.review.heights import Heights

SIZES = st.lists(st.integers(1, 9), max_size=40)
BLOCKS = st.integers(1, 7)


def naive_row_at(sizes: list[int], line: int) -> tuple[int, int]:
    for row, size in enumerate(sizes):
        if line < size:
            return row, line
        line -= size
    raise AssertionError


def agrees(heights: Heights, sizes: list[int]) -> None:
    assert len(heights) == len(sizes)
    assert heights.total == sum(sizes)
    assert [heights[row] for row in range(len(sizes))] == sizes
    assert [heights.top(row) for row in range(len(sizes) + 1)] == [0, *accumulate(sizes)]
    for line in range(sum(sizes)):
        assert heights.row_at(line) == naive_row_at(sizes, line)


@given(SIZES, BLOCKS)
def test_sums_and_searches_agree_with_counting(sizes: list[int], block: int) -> None:
    agrees(Heights(sizes, block=block), sizes)


@given(SIZES, BLOCKS, st.data())
def test_rows_that_come_and_go_keep_it_true(sizes: list[int], block: int, data: st.DataObject) -> None:
    heights = Heights(sizes, block=block)
    for _ in range(5):
        first = data.draw(st.integers(0, len(sizes)))
        gone = data.draw(st.integers(0, len(sizes) - first))
        came = data.draw(SIZES)
        heights.splice(first, gone, came)
        sizes[first : first + gone] = came
        agrees(heights, sizes)
        assert (
            max(map(len, heights._blocks)) <= 2 * block
        )  # or a question would cost as much as without blocks


@given(SIZES.filter(bool), BLOCKS, st.data())
def test_corrections_keep_it_true(sizes: list[int], block: int, data: st.DataObject) -> None:
    heights = Heights(sizes, block=block)
    for _ in range(5):
        row = data.draw(st.integers(0, len(sizes) - 1))
        height = data.draw(st.integers(1, 9))
        assert heights.set(row, height) == height - sizes[row]
        sizes[row] = height
    agrees(heights, sizes)
