"""Adam on the rows that a batch uses."""

from __future__ import annotations

import numpy as np

from alignpost.encode.training.adam import LazyAdam
from alignpost.encode.training.contrast import Gradient


def test_steps_are_those_of_the_paper_and_leave_other_rows_alone() -> None:
    table = np.ones((3, 2), np.float32)
    adam = LazyAdam.fresh(table)
    expected, first, second = np.ones(2), np.zeros(2), np.zeros(2)
    for number, slope in enumerate(([1.0, -2.0], [0.5, 3.0], [-4.0, 0.0])):
        adam.step(table, Gradient(0.0, np.array([1]), np.array([slope], np.float32)), 0.1, number)
        # Kingma and Ba 2015, algorithm 1, with rates of decay of 0.9 and 0.98
        first = 0.9 * first + 0.1 * np.array(slope)
        second = 0.98 * second + 0.02 * np.square(slope)
        near, wide = first / (1 - 0.9 ** (number + 1)), second / (1 - 0.98 ** (number + 1))
        expected -= 0.1 * near / (np.sqrt(wide) + 1e-8)
        np.testing.assert_allclose(table[1], expected, rtol=1e-4)
    np.testing.assert_array_equal(table[[0, 2]], np.ones((2, 2)))
