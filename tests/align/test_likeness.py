"""How alike the sides of every bead are, beside the same worked out bead by bead."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.channel import Channel
from alignpost.align.likeness import ChannelTables, Likeness
from alignpost.align.window import Window

Floats = NDArray[np.float32]
SQUARES = [shape for shape in FILLED if min(shape) > 1]


@pytest.fixture(scope="module")
def sides() -> tuple[Floats, Floats]:
    rng = np.random.default_rng(3)
    source, target = (rng.normal(size=(size, 4)).astype(np.float32) for size in (7, 6))
    return source, target


@pytest.fixture
def likeness(sides: tuple[Floats, Floats]) -> Likeness:
    channel = Channel.of_vectors(*sides)
    window = Window(Band.whole(len(sides[0]), len(sides[1])), 1, len(sides[0]))
    found = Likeness(ChannelTables(channel), window)
    found.cosines()
    return found


def cosine(source: Floats, target: Floats) -> float:
    a, b = source.sum(axis=0), target.sum(axis=0)
    return float(a @ b / (np.linalg.norm(a) * np.linalg.norm(b)))


def weakest(source: Floats, target: Floats) -> float:
    members = [cosine(row[None], target) for row in source] + [cosine(source, row[None]) for row in target]
    return min(cosine(source, target), *members)


def owed_to_the_outer_member_needed_least(source: Floats, target: Floats) -> float:
    without = [cosine(rest, target) for rest in (source[1:], source[:-1]) if len(rest)]
    without += [cosine(source, rest) for rest in (target[1:], target[:-1]) if len(rest)]
    return cosine(source, target) - max(without)


def lost_by_the_cheapest_cut(source: Floats, target: Floats) -> float:
    whole = np.linalg.norm(source.sum(axis=0)) * np.linalg.norm(target.sum(axis=0))
    across = [
        (source[:r].sum(axis=0) @ target[c:].sum(axis=0) + source[r:].sum(axis=0) @ target[:c].sum(axis=0))
        for r in range(1, len(source))
        for c in range(1, len(target))
    ]
    return float(min(across) / whole)


def beads(
    sides: tuple[Floats, Floats], shapes: list[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int, int], Floats, Floats]]:
    """Where every bead of these shapes stands in an array, and its sides."""
    for number, (a, b) in enumerate(shapes):
        for i in range(a, len(sides[0]) + 1):
            for j in range(b, len(sides[1]) + 1):
                yield (number, i - 1, j), sides[0][i - a : i], sides[1][j - b : j]


@pytest.mark.parametrize(
    ("array", "shapes", "one"),
    [
        (Likeness.cosine, list(FILLED), cosine),
        (Likeness.weakest, list(FILLED[1:]), weakest),
        (Likeness.residual, list(FILLED[1:]), owed_to_the_outer_member_needed_least),
        (Likeness.crossing, SQUARES, lost_by_the_cheapest_cut),
    ],
    ids=["cosine", "weakest", "residual", "crossing"],
)
def test_every_bead_is_measured_as_if_it_were_the_only_one(
    sides: tuple[Floats, Floats],
    likeness: Likeness,
    array: Callable[[Likeness], Floats],
    shapes: list[tuple[int, int]],
    one: Callable[[Floats, Floats], float],
) -> None:
    found = array(likeness)

    assert len(found) == len(shapes)
    for place, source, target in beads(sides, shapes):
        assert found[place] == pytest.approx(one(source, target), abs=1e-4), (place, len(source), len(target))
