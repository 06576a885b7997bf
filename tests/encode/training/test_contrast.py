"""The loss and its slope."""

from __future__ import annotations

import numpy as np
import pytest

from alignpost.encode.summing import Ragged
from alignpost.encode.training.adam import LazyAdam
from alignpost.encode.training.batches import Batch
from alignpost.encode.training.contrast import contrast

NONE = (np.empty(0, np.int64), np.empty(0, np.int64))


def ragged(*bags: list[int]) -> Ragged:
    values = np.array([value for bag in bags for value in bag], np.int32)
    return Ragged.of_lengths(values, np.array([len(bag) for bag in bags], np.int64))


BATCH = Batch(ragged([1, 2], [3, 3, 4], [5], [2, 6]), ragged([7, 8], [9], [10, 5], [8]), NONE)


def table(seed: int = 0) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    return np.random.default_rng(seed).standard_normal((12, 6)).astype(np.float32)


@pytest.mark.parametrize(("temperature", "margin"), [(0.5, 0.0), (0.2, 0.1)])
def test_the_slope_is_that_of_finite_differences(temperature: float, margin: float) -> None:
    start = table()
    gradient = contrast(start, BATCH, temperature, margin)
    assert gradient.rows.tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
    step = 1e-2
    for place, row in enumerate(gradient.rows.tolist()):
        for column in range(6):
            moved = [start.copy(), start.copy()]
            moved[0][row, column] += step
            moved[1][row, column] -= step
            up, down = (contrast(each, BATCH, temperature, margin).loss for each in moved)
            assert gradient.slope[place, column] == pytest.approx((up - down) / (2 * step), abs=2e-3)


def test_the_loss_is_the_mean_of_both_cross_entropies() -> None:
    start, sums = table(), np.empty((2, 4, 6))
    for side, bags in enumerate((BATCH.source, BATCH.target)):
        for i in range(4):
            total = start[bags.values[bags.starts[i] : bags.starts[i + 1]]].sum(axis=0)
            sums[side, i] = total / np.linalg.norm(total)
    cells = sums[0] @ sums[1].T / 0.3
    rows = np.log(np.exp(cells).sum(axis=1)) - np.diag(cells)
    columns = np.log(np.exp(cells).sum(axis=0)) - np.diag(cells)
    assert contrast(start, BATCH, 0.3, 0.0).loss == pytest.approx(
        (rows.mean() + columns.mean()) / 2, rel=1e-4
    )


def test_twins_are_no_wrong_answers() -> None:
    apart = Batch(BATCH.source, BATCH.target, (np.array([0, 1]), np.array([1, 0])))
    assert contrast(table(), apart, 0.3, 0.0).loss < contrast(table(), BATCH, 0.3, 0.0).loss


def test_empty_bags_do_no_harm() -> None:
    gradient = contrast(table(), Batch(ragged([], [1], [2]), ragged([3], [], [4]), NONE), 0.1, 0.0)
    assert np.isfinite(gradient.loss)
    assert np.isfinite(gradient.slope).all()


def test_steps_touch_only_the_rows_of_the_batch_and_lower_the_loss() -> None:
    start = table()
    moving = start.copy()
    adam = LazyAdam.fresh(moving)
    losses = []
    for number in range(30):
        gradient = contrast(moving, BATCH, 0.3, 0.0)
        losses.append(gradient.loss)
        adam.step(moving, gradient, 0.05, number)
    assert losses[-1] < losses[0] / 2
    np.testing.assert_array_equal(moving[[0, 11]], start[[0, 11]])
