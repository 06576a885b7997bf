"""F1 is the harmonic mean, which a good figure on one side cannot lift."""

from __future__ import annotations

import pytest

from alignpost.align.evaluation import Rates


@pytest.mark.parametrize(
    ("precision", "recall", "f1"), [(1.0, 0.5, 2 / 3), (0.5, 1.0, 2 / 3), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0)]
)
def test_f1_is_the_harmonic_mean(precision: float, recall: float, f1: float) -> None:
    assert Rates(precision, recall).f1 == pytest.approx(f1)
