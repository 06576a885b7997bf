"""Which bands are worked through side by side."""

from __future__ import annotations

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from alignpost.align.band import Band
from alignpost.align.stack import side_by_side


def _band(height: int, width: int) -> Band:
    return Band(np.zeros(height + 1, dtype=np.int64), width)


@given(st.lists(st.tuples(st.integers(0, 300), st.integers(1, 90)), max_size=40))
@example([(300, 90)] * 40)
def test_every_band_stands_in_one_group_of_its_like(shapes: list[tuple[int, int]]) -> None:
    bands = [_band(*shape) for shape in shapes]
    groups = side_by_side(bands)
    assert sorted(number for group in groups for number in group) == list(range(len(bands)))
    for group in groups:
        widths = [bands[number].width for number in group]
        assert max(widths) <= 2 * min(widths)
        highest = max(len(bands[number].low) for number in group)
        assert len(group) == 1 or len(group) * highest * max(widths) <= 400_000


def test_many_low_bands_do_not_stand_beside_a_high_one() -> None:
    bands = [_band(5, 20)] * 200 + [_band(60, 20)] * 3
    assert sorted(map(len, side_by_side(bands))) == [3, 200]


def test_a_few_bands_of_different_height_share_their_rows() -> None:
    assert len(side_by_side([_band(50, 5), _band(60, 5), _band(55, 5)])) == 1
