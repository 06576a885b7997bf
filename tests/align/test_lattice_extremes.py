"""Gains far beyond what an exponential can hold are summed as well as small ones."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.align.test_lattice import every_path, gain_of, random_gains, seeds

from alignpost.align.band import Band
from alignpost.align.lattice import IMPOSSIBLE, ways


@given(seeds)
@settings(max_examples=10, deadline=None)
def test_enormous_gains_neither_overflow_nor_hide_each_other(seed: int) -> None:
    gains = random_gains(seed, 3, 3)
    filled = np.where(gains.filled <= IMPOSSIBLE / 2, gains.filled, 300 + gains.filled)
    gains = gains._replace(filled=filled.astype(np.float32))
    weights = np.array([gain_of(path, gains) for path in every_path(3, 3)])

    found = ways(gains, Band.whole(3, 3))

    assert found.total == pytest.approx(float(np.logaddexp.reduce(weights)), abs=1e-2)
