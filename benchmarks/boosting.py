"""Grows boosted trees of equal depth on rows of numbers, for yes or no (Friedman 2001; Chen and Guestrin 2016).

Every round takes a part of the rows and of the columns, and grows one tree level by level: each node asks the column
and the bound that lower the loss most, by slopes and curvatures counted in up to 64 ranges of every column.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from alignpost.score.checks.left_words_trees import Trees

Doubles = NDArray[np.float64]
_RANGES = 64


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees are grown."""

    trees: int = 200
    depth: int = 4
    rate: float = 0.07
    columns: float = 0.4
    rows: float = 0.7
    fewest: int = 25
    """Rows on either side of a question."""
    penalty: float = 5.0
    """On the square of what a leaf adds."""


@dataclass(frozen=True, slots=True)
class _Ranges:
    """The rows with every number as that of its range."""

    cells: NDArray[np.int64]
    """Shape (columns, rows)."""
    edges: list[Doubles]


def _ranges(rows: NDArray[np.float32]) -> _Ranges:
    edges, cells = [], []
    for column in rows.T.astype(np.float64):
        values = np.unique(column)
        middles = (values[1:] + values[:-1]) / 2
        if len(middles) >= _RANGES:
            middles = np.unique(np.quantile(column, np.linspace(0, 1, _RANGES + 1)[1:-1]))
        edges.append(middles)
        cells.append(np.searchsorted(middles, column, side="left"))
    return _Ranges(np.array(cells), edges)


def grow(rows: NDArray[np.float32], yes: NDArray[np.bool_], growth: Growth, seed: int = 0) -> Trees:
    """Trees whose sum is the log odds of `yes`."""
    ranges, generator = _ranges(rows), np.random.default_rng(seed)
    share = float(yes.mean())
    bias = float(np.log(share / (1 - share)))
    odds = np.full(len(rows), bias)
    inner = 2**growth.depth - 1
    columns = np.zeros((growth.trees, inner), np.uint8)
    bounds = np.full((growth.trees, inner), np.inf, np.float32)
    leaves = np.zeros((growth.trees, inner + 1), np.float32)
    for tree in range(growth.trees):
        chance = 1 / (1 + np.exp(-odds))
        taken = generator.random(len(rows)) < growth.rows
        slope, curve = (yes - chance) * taken, chance * (1 - chance) * taken
        asked = np.flatnonzero(generator.random(rows.shape[1]) < growth.columns)
        node = np.zeros(len(rows), np.int64)
        for level in range(growth.depth):
            first = 2**level - 1
            for here in range(first, 2 * first + 1):
                column, place = _question(
                    ranges, asked, np.flatnonzero(taken & (node == here)), slope, curve, growth
                )
                if column >= 0:
                    columns[tree, here], bounds[tree, here] = column, ranges.edges[column][place]
            node = 2 * node + 1 + (rows[np.arange(len(rows)), columns[tree, node]] > bounds[tree, node])
        node -= inner
        up, down = (np.bincount(node, values, inner + 1) for values in (slope, curve))
        leaves[tree] = growth.rate * up / (down + growth.penalty)
        odds += leaves[tree, node]
    return Trees(columns, bounds, leaves, bias)


def _question(
    ranges: _Ranges,
    asked: NDArray[np.intp],
    here: NDArray[np.intp],
    slope: Doubles,
    curve: Doubles,
    growth: Growth,
) -> tuple[int, int]:
    """The column and the edge that part the rows of a node best; −1 for none."""
    if len(here) < 2 * growth.fewest:
        return -1, 0
    size = len(asked) * (_RANGES + 1)
    cells = (ranges.cells[np.ix_(asked, here)] + np.arange(len(asked))[:, None] * (_RANGES + 1)).ravel()

    def sums(values: Doubles | None) -> Doubles:
        weights = None if values is None else np.tile(values[here], len(asked))
        return np.bincount(cells, weights, size).reshape(len(asked), -1).cumsum(1)

    up, down, count = sums(slope), sums(curve), sums(None)

    def worth(slopes: Doubles, curves: Doubles) -> Doubles:
        return np.asarray(slopes**2 / (curves + growth.penalty))

    gain = worth(up, down) + worth(up[:, -1:] - up, down[:, -1:] - down) - worth(up[:, -1:], down[:, -1:])
    gain[(count < growth.fewest) | (count[:, -1:] - count < growth.fewest)] = 0
    best = int(gain.argmax())
    if gain.flat[best] <= 0:
        return -1, 0
    return int(asked[best // (_RANGES + 1)]), best % (_RANGES + 1)
