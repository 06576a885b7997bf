"""What is known of documents that hardly say anything."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.align.beads import LARGEST
from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence

sizes = st.integers(0, 12)


@given(sizes, sizes, st.integers(1, 9))
def test_backgrounds_are_dot_products_with_the_mean_direction(n: int, m: int, dimension: int) -> None:
    rng = np.random.default_rng(n)
    source, target = (rng.normal(size=(size, dimension)).astype(np.float32) for size in (n, m))

    channel = Channel.of_vectors(source, target)

    mean = (target / np.linalg.norm(target, axis=1, keepdims=True)).mean(axis=0) if m else np.zeros(dimension)
    assert channel.source_background[1:, 0] == pytest.approx(source @ mean, abs=1e-4)
    assert channel.target_background.shape == (m + 1, LARGEST)


@pytest.mark.parametrize("shared", [False, True])
@pytest.mark.parametrize("sizes", [(0, 0), (0, 3), (1, 1), (4, 1)])
def test_vectors_of_zeros_are_like_nothing_and_warn_of_nothing(sizes: tuple[int, int], shared: bool) -> None:
    source, target = (np.zeros((size, 8), dtype=np.float32) for size in sizes)

    if shared:
        channel = Channel.of_shared(source, target, source[:, 0], target[:, 0])
    else:
        channel = Channel.of_vectors(source, target)
    half = channel.halved()

    for each in (channel, half, channel.with_target_order(np.arange(sizes[1]))):
        assert not each.source_background.any()
        assert not each.target_norms.any()


@pytest.mark.parametrize("shared", [False, True])
def test_another_order_is_what_would_be_known_of_a_text_in_that_order(shared: bool) -> None:
    rng = np.random.default_rng(5)
    source, target = (rng.normal(size=(size, 6)).astype(np.float32) for size in (5, 9))
    masses = [np.square(side).sum(axis=1) + 3 for side in (source, target)]
    order = rng.permutation(9)

    def channel(target: np.ndarray, mass: np.ndarray) -> Channel:
        if shared:
            return Channel.of_shared(source, target, masses[0], mass)
        return Channel.of_vectors(source, target)

    found = channel(target, masses[1]).with_target_order(order)

    expected = channel(target[order], masses[1][order])
    for name in (
        "source",
        "target",
        "source_norms",
        "target_norms",
        "source_background",
        "target_background",
    ):
        assert getattr(found, name) == pytest.approx(getattr(expected, name), abs=1e-4), name


def test_lengths_alone_are_evidence() -> None:
    found = Evidence.of_lengths(np.array([3, 4], dtype=np.float32), np.array([5], dtype=np.float32))

    assert (found.source_size, found.target_size) == (2, 1)
    assert found.source_bytes[2].tolist() == [4, 7, 7, 7, 7]
    assert found.halved().source_size == 1
