"""Whether two texts have anything to do with each other, by what was found in them."""

from __future__ import annotations

import numpy as np
import pytest

from alignpost.align.channel import Channel
from alignpost.align.evidence import Evidence
from alignpost.align.relatedness import excess, mean_confidence, unrelated
from alignpost.align.weights import regime
from alignpost.model import Bead


def test_confidence_is_that_of_segments_and_not_of_beads() -> None:
    beads = [Bead((0,), (0,), 1.0), Bead((1, 2), (1,), 0.5), Bead((3,), (), 1.0), Bead((), (2,), 1.0)]

    assert mean_confidence(beads) == pytest.approx((2 * 1.0 + 3 * 0.5) / 5)
    assert mean_confidence(beads[2:]) == 0.0


@pytest.mark.parametrize(
    ("beads", "told"),
    [
        ([], False),
        ([Bead((0,), ())], False),
        ([Bead((), (0,))], False),
        ([Bead((0,), ()), Bead((), (0,))], True),
        ([Bead((0,), ()), Bead((), (0,)), Bead((1,), (1,))], False),
    ],
)
def test_texts_are_unrelated_where_both_are_there_and_nothing_is_linked(
    beads: list[Bead], told: bool
) -> None:
    assert unrelated(beads) is told


def test_of_long_texts_that_part_is_looked_at_where_links_are_surest() -> None:
    rng = np.random.default_rng(4)
    text = rng.standard_normal((900, 32)).astype(np.float32)
    source, target = text[500:750], text
    lengths = [np.full(len(side), 60, dtype=np.float32) for side in (source, target)]
    evidence = Evidence.of_lengths(*lengths).with_channel("vectors", Channel.of_vectors(source, target))
    right = [Bead((i,), (i + 500,), 0.9) for i in range(250)]
    wrong = [Bead((i,), (i,), 0.1) for i in range(250)]

    assert excess(evidence, right, regime("trained").weights) > 20
    assert excess(evidence, wrong, regime("trained").weights) < 4
