"""Evening out the spectrum."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged
from alignpost.encode.training.evening import evened
from alignpost.encode.training.preparing import PreparedPairs


def one_piece_sentences(count: int) -> list[PreparedPairs]:
    side = Ragged.of_lengths(np.arange(count, dtype=np.int32), np.ones(count, np.int64))
    return [PreparedPairs(side, side, 1.0)]


def lopsided(count: int) -> NDArray[np.float32]:
    """Directions of very different strength."""
    table = np.random.default_rng(0).standard_normal((count, 6)).astype(np.float32)
    return table * np.array([8, 4, 2, 1, 1, 1], np.float32)


def spread(table: NDArray[np.float32]) -> float:
    """Strongest by weakest direction of unit vectors."""
    unit = table / np.linalg.norm(table, axis=1, keepdims=True)
    strengths = np.linalg.eigvalsh(unit.T @ unit)
    return float(strengths[-1] / strengths[0])


def test_more_evenness_makes_directions_more_alike() -> None:
    table = lopsided(500)
    spreads = [spread(evened(table, one_piece_sentences(500), evenness, 0)) for evenness in (0.0, 0.3, 0.7)]
    assert spreads[0] > spreads[1] > spreads[2]


def test_evenness_is_the_power_by_which_strengths_come_nearer() -> None:
    table = lopsided(500)
    norms = np.linalg.norm(table, axis=1, keepdims=True)

    def ratio(even: NDArray[np.float32]) -> float:
        strengths = np.linalg.eigvalsh((even / norms).T @ (even / norms))
        return float(strengths[-1] / strengths[0])

    whole, half = (ratio(evened(table, one_piece_sentences(500), evenness, 0)) for evenness in (1.0, 0.5))
    assert whole == pytest.approx(1.0, abs=1e-3)
    assert half == pytest.approx(np.sqrt(ratio(table)), rel=1e-3)


def test_no_evenness_changes_nothing() -> None:
    table = lopsided(50)
    assert evened(table, one_piece_sentences(50), 0.0, 0) is table


def test_the_change_is_linear() -> None:
    table = lopsided(100)
    even = evened(table, one_piece_sentences(100), 0.5, 0)
    change = np.linalg.lstsq(table, even, rcond=None)[0]
    np.testing.assert_allclose(table @ change, even, atol=1e-3)


def test_fewer_sentences_than_components_stay_finite() -> None:
    table = np.random.default_rng(1).standard_normal((3, 64)).astype(np.float32)
    even = evened(table, one_piece_sentences(3), 1.0, 0)
    assert np.isfinite(even).all()
    assert np.abs(even).max() < 100
