"""The program that learns the aligner's weights: its pieces, its slope, and what it makes probable."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

import numpy as np
import pytest
from benchmarks.alignment_data import GoldPair, halves
from benchmarks.expected_hits import SHARES, expected_hits, most_hits, share_of_weights
from benchmarks.gold_pieces import pieces_of
from benchmarks.path_model import NAMES, Doubles, Piece, likelihood, most_probable

from alignpost.align.evidence import Evidence
from alignpost.model import Bead

Objective = Callable[[Sequence[Piece], Doubles], tuple[float, Doubles]]

UNLEARNT = np.array([0.0] * (len(NAMES) - 1) + [-1.0])
"""Weights that know nothing but that an empty bead costs something."""
SENTENCES = ["A cat.", "Two old dogs sleep here?", "Numbers 12 and 7", "Nothing at all;", "Paris, in May!"]


def pair() -> GoldPair:
    """Thirty beads of several shapes, the target a copy of the source with some sentences joined and some left out."""
    rng = random.Random(4)
    source: list[str] = []
    target: list[str] = []
    gold: list[Bead] = []
    for number in range(30):
        lines = [f"{rng.choice(SENTENCES)} {number}" for _ in range(1 + (number % 4 == 0))]
        ids = tuple(range(len(source), len(source) + len(lines)))
        source += lines
        if number % 7 == 3:
            gold += [Bead((i,), ()) for i in ids]
            continue
        gold.append(Bead(ids, (len(target),)))
        target.append(" ".join(lines))
    return GoldPair("copy", source, target, gold, "en", "fr")


def pieces(text: GoldPair) -> list[Piece]:
    return pieces_of(text, Evidence.of_documents(*text.documents()), 1.0)


@pytest.mark.parametrize(
    ("function", "spread", "step", "near"), [(likelihood, 0.3, 1e-2, 0.02), (expected_hits, 0.2, 3e-2, 0.05)]
)
def test_the_slope_is_that_of_the_function(
    function: Objective,
    spread: float,
    step: float,
    near: float,
) -> None:
    texts = pieces(pair())
    weights = np.random.default_rng(1).normal(0, spread, len(NAMES))
    weights[-1] = -0.7

    _, slope = function(texts, weights)

    for number in [*range(0, len(NAMES), 6), len(NAMES) - 3, len(NAMES) - 2, len(NAMES) - 1]:
        aside = np.zeros(len(NAMES))
        aside[number] = step
        rise = (function(texts, weights + aside)[0] - function(texts, weights - aside)[0]) / (2 * step)
        assert slope[number] == pytest.approx(rise, rel=near, abs=near), NAMES[number]


def test_learning_makes_the_gold_alignment_probable() -> None:
    texts = pieces(pair())

    learnt = most_probable(texts, UNLEARNT, rounds=15)

    assert likelihood(texts, learnt)[0] < likelihood(texts, UNLEARNT)[0] / 5


def test_more_hits_are_expected_afterwards() -> None:
    texts = pieces(pair())
    probable = most_probable(texts, UNLEARNT, rounds=4)

    found = most_hits(texts, probable)

    assert expected_hits(texts, found)[0] > expected_hits(texts, probable)[0]


def test_weights_that_are_too_sharp_are_made_blunter() -> None:
    texts = pieces(pair())
    sharp = 20 * most_probable(texts, UNLEARNT, rounds=2)

    share = share_of_weights([(texts, sharp)])

    assert share in SHARES
    assert likelihood(texts, share * sharp)[0] <= min(likelihood(texts, other * sharp)[0] for other in SHARES)


def test_halves_hold_all_segments_and_links() -> None:
    whole = pair()

    parts = halves(whole)

    assert [*parts[0].source, *parts[1].source] == whole.source
    assert [*parts[0].target, *parts[1].target] == whole.target
    assert sum(len(part.gold) for part in parts) == len(whole.gold)
