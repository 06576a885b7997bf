"""Which pairs are compared with each other in which step: settled by the seed alone, so that a run can resume."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from alignpost.encode.summing import Ragged
from alignpost.encode.training.preparing import PreparedPairs
from alignpost.encode.training.settings import TrainingSettings

__all__ = ["Batch", "Schedule"]


@dataclass(frozen=True, slots=True)
class Batch:
    """Pairs of one source; bag i of both sides belong together."""

    source: Ragged
    target: Ragged
    twins: tuple[NDArray[np.int64], NDArray[np.int64]]
    """Cells (i, j) that look wrong but are not: pairs i and j have an equal side ("Approval of the Minutes")."""


class Schedule:
    """All batches of a run, by number.

    A batch comes from one source, so that its wrong answers are of the same language and register as the right one,
    and is made of chunks of neighbours, so that some of them are of the same paragraph.
    """

    def __init__(self, pairs: Sequence[PreparedPairs], settings: TrainingSettings) -> None:
        self._pairs = pairs
        self._settings = settings
        self._pass = -1
        self._plan: list[tuple[int, NDArray[np.int64]]] = []
        self.batches_a_pass = len(self._planned(0))
        self.steps = max(1, round(self.batches_a_pass * settings.passes))

    def batch(self, step: int) -> Batch:
        """The batch of this step, the same whenever it is asked for."""
        turn, place = divmod(step, self.batches_a_pass)
        if turn != self._pass:
            self._plan, self._pass = self._planned(turn), turn
        number, rows = self._plan[place]
        rng = np.random.default_rng([self._settings.seed, 1, step])
        pairs = self._pairs[number]
        following = np.minimum(rows + 1, len(pairs) - 1)
        joined = rng.random(len(rows)) < self._settings.joined
        sides = [_joined(side, rows, following, joined) for side in (pairs.source, pairs.target)]
        source, target = (_thinned(side, self._settings.dropout, rng) for side in sides)
        return Batch(source, target, _twins(sides))

    def _planned(self, turn: int) -> list[tuple[int, NDArray[np.int64]]]:
        rng = np.random.default_rng([self._settings.seed, 0, turn])
        plan: list[tuple[int, NDArray[np.int64]]] = []
        for number, pairs in enumerate(self._pairs):
            plan.extend((number, rows) for rows in self._rows(pairs, rng))
        rng.shuffle(plan)
        return plan

    def _rows(self, pairs: PreparedPairs, rng: np.random.Generator) -> list[NDArray[np.int64]]:
        """Row numbers of one pass over one source, in batches of chunks; every pass cuts the chunks elsewhere."""
        chunk, batch = self._settings.chunk, self._settings.batch
        starts: list[NDArray[np.int64]] = []
        remaining = pairs.weight
        while remaining > 0.0:
            order = rng.permutation(np.arange(-int(rng.integers(chunk)), len(pairs), chunk, dtype=np.int64))
            starts.append(order[: round(len(order) * min(1.0, remaining))])
            remaining -= 1.0
        if not starts:
            return []
        rows = (np.concatenate(starts)[:, None] + np.arange(chunk)).ravel()
        rows = rows[(rows >= 0) & (rows < len(pairs))]
        batches = np.array_split(rows, max(1, round(len(rows) / batch)))
        return [rows for rows in batches if len(rows) > 1]


def _joined(
    side: Ragged, rows: NDArray[np.int64], following: NDArray[np.int64], joined: NDArray[np.bool_]
) -> Ragged:
    """Bags of `rows`, those marked `joined` together with the bag that follows."""
    ends = np.cumsum(1 + joined)
    both = np.repeat(rows, 1 + joined)
    both[ends[joined] - 1] = following[joined]
    taken = side.take(both)
    return Ragged(np.asarray(taken.values), taken.starts[np.concatenate([[0], ends])])


def _thinned(bags: Ragged, dropout: float, rng: np.random.Generator) -> Ragged:
    if dropout <= 0.0:
        return bags
    kept = rng.random(len(bags.values), np.float32) >= dropout
    ends = np.concatenate([[0], np.cumsum(kept)])
    return Ragged(bags.values[kept], ends[bags.starts])


def _twins(sides: Sequence[Ragged]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    cells = [_equal(side) for side in sides]
    return np.concatenate([a for a, _ in cells]), np.concatenate([b for _, b in cells])


def _equal(bags: Ragged) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cells of different but equal bags."""
    starts = (bags.starts * bags.values.itemsize).tolist()
    raw = bags.values.tobytes()
    first: dict[bytes, int] = {}
    group = np.array([first.setdefault(raw[a:b], len(first)) for a, b in pairwise(starts)], np.int64)
    repeated = np.flatnonzero(np.bincount(group)[group] > 1)
    one, other = np.nonzero(group[repeated][:, None] == group[repeated][None, :])
    different = one != other
    return repeated[one[different]], repeated[other[different]]
