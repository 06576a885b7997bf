"""What stands at the edges of every bead, beside the same told bead by bead."""

from __future__ import annotations

import numpy as np

from alignpost.align.band import Band
from alignpost.align.beads import FILLED
from alignpost.align.edges import Edges
from alignpost.align.surface import Layout
from alignpost.align.window import Window

_SIZES = 9, 8


def layout(size: int, seed: int) -> Layout:
    rng = np.random.default_rng(seed)
    return Layout(
        end_mark=rng.integers(0, 7, size).astype(np.int8),
        starts_low=rng.random(size) < 0.5,
        starts_paragraph=rng.random(size) < 0.5,
        brackets=rng.integers(-1, 2, size).astype(np.int8),
        quotes=rng.integers(0, 2, size).astype(np.int8),
    )


def told(source: Layout, target: Layout) -> dict[str, float]:
    """Of a bead with these sides."""
    ends = source.end_mark[-1], target.end_mark[-1]
    starts = source.starts_paragraph[0], target.starts_paragraph[0]
    return {
        "end": ends[0] == ends[1],
        "end strong": ends[0] == ends[1] and ends[0] in (1, 2, 3),
        "end open": (ends[0] > 2) + int(ends[1] > 2),
        "low start": source.starts_low[0] != target.starts_low[0],
        "brackets": (source.brackets.sum() != 0) + int(target.brackets.sum() != 0),
        "quotes": source.quotes.sum() % 2 != target.quotes.sum() % 2,
        "paragraph start": all(starts),
        "paragraph one side": starts[0] != starts[1],
        "paragraph inside": source.starts_paragraph[1:].sum() + target.starts_paragraph[1:].sum(),
    }


def test_every_bead_is_told_of_as_if_it_were_the_only_one() -> None:
    source, target = layout(_SIZES[0], 1), layout(_SIZES[1], 2)
    window = Window(Band.whole(*_SIZES), 1, _SIZES[0])
    shape = len(FILLED), _SIZES[0], _SIZES[1] + 1
    found = {name: np.broadcast_to(values, shape) for name, values in Edges(source, target).features(window)}

    for number, (a, b) in enumerate(FILLED):
        for i in range(a, _SIZES[0] + 1):
            for j in range(b, _SIZES[1] + 1):
                one = told(source.part(i - a, i), target.part(j - b, j))
                assert {name: values[number, i - 1, j] for name, values in found.items()} == one
