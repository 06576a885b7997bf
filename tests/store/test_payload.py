"""Cells of the journal."""

from __future__ import annotations

import json
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.store.payload import CellError, dump, pack, unpack

LONG = 1 << 24
"""Bytes that every cell may unpack to."""


@given(st.text(max_size=20), st.integers(0, 1000))
def test_what_is_packed_is_unpacked(text: str, times: int) -> None:
    assert unpack(pack([text] * times)) == [text] * times


def test_a_cell_reads_as_text_wherever_utf_8_can_hold_it() -> None:
    assert dump(["«\u202fÉté\u202f»", 1]) == '["«\u202fÉté\u202f»",1]'
    assert dump(["É\udc80"]) == '["\\u00c9\\udc80"]'


def test_long_cells_are_compressed() -> None:
    packed = pack([[number, "accepted"] for number in range(10_000)])
    assert isinstance(packed, bytes)
    assert unpack(packed)[9_999] == [9_999, "accepted"]


@pytest.mark.parametrize("more", [-3, -2, -1, 0, 1])
def test_what_would_shrink_to_nearly_nothing_is_not_compressed(more: int) -> None:
    text = "a" * (LONG + more)
    packed = pack(text)
    assert isinstance(packed, bytes) is (len(json.dumps(text)) < LONG)
    assert unpack(packed) == text


def test_few_bytes_that_unpack_to_many_are_refused() -> None:
    with pytest.raises(CellError, match="unpacks to more than a hundred times its size"):
        unpack(zlib.compress(b'"' + b"a" * LONG + b'"', 9))


def test_a_cell_cut_short_is_refused() -> None:
    with pytest.raises(CellError, match="cut short"):
        unpack(zlib.compress(b"[1,2,3]")[:-2])
