"""Two paths that overlap are joined where both are sure."""

from __future__ import annotations

from itertools import accumulate, repeat
from typing import NamedTuple

import pytest

from alignpost.align.meeting import SURE, border, certainty, meeting
from alignpost.align.posterior import Step


class Course(NamedTuple):
    steps: list[Step]
    sure: list[float]


def course(*shapes: tuple[int, int], corner: tuple[int, int] = (0, 0), sure: float = 1.0) -> Course:
    """Beads of these shapes, one after the other."""
    states = accumulate(
        shapes, lambda state, shape: (state[0] + shape[0], state[1] + shape[1]), initial=corner
    )
    steps = [(*state, *shape) for state, shape in zip(states, shapes, strict=False)]
    return Course(steps, list(repeat(sure, len(steps))))


def test_of_equally_sure_places_the_one_nearest_to_the_row_is_chosen() -> None:
    before, after = course(*[(1, 1)] * 8), course(*[(1, 1)] * 6, corner=(2, 2))

    assert meeting(before, after, behind=0, row=2, near=5) == ((5, 3), SURE)


def test_of_two_places_equally_near_the_first_is_chosen() -> None:
    before, after = course(*[(2, 1)] * 6), course(*[(2, 1)] * 4, corner=(4, 2))

    assert meeting(before, after, behind=0, row=4, near=7)[0] == (3, 1)


def test_a_surer_place_is_chosen_before_a_nearer_one() -> None:
    before, after = course(*[(1, 1)] * 8), course(*[(1, 1)] * 6, corner=(2, 2))
    after.sure[2] = after.sure[4] = 0.5

    assert meeting(before, after, behind=0, row=2, near=5)[0] == (3, 1)


def test_paths_may_be_left_only_behind_the_place_given() -> None:
    before, after = course(*[(1, 1)] * 8), course(*[(1, 1)] * 6, corner=(2, 2))

    assert meeting(before, after, behind=6, row=2, near=0)[0] == (7, 5)


def test_paths_without_a_common_state_do_not_meet() -> None:
    before, after = course(*[(2, 1)] * 4), course(*[(1, 1)] * 4, corner=(4, 0))

    assert meeting(before, after, behind=0, row=4, near=4)[0] is None


@pytest.mark.parametrize("place", [1, 2])
def test_a_place_beside_a_segment_that_stays_alone_is_half_as_sure(place: int) -> None:
    path = course((1, 1), (0, 1), (1, 1))

    assert certainty(path, place) == SURE / 2


@pytest.mark.parametrize(("row", "place"), [(0, 0), (1, 1), (2, 2), (3, 2), (9, 2)])
def test_a_border_is_the_first_step_from_a_row_on_or_the_last(row: int, place: int) -> None:
    assert border(course((1, 1), (2, 1), (1, 1)), row) == place
