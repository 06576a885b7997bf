"""Where two paths that overlap are joined: in a state of both, between beads that both are sure of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from alignpost.align.posterior import Step

__all__ = ["SURE", "Path", "border", "certainty", "meeting"]

SURE = 0.95
"""Confidence of two neighbouring beads between which a path may be joined to another."""


class Path(Protocol):
    """Beads that follow one another."""

    @property
    def steps(self) -> Sequence[Step]:
        """They, counted from a corner that both paths share."""

    @property
    def sure(self) -> Sequence[float]:
        """Of each of them, its probability."""


def meeting(
    before: Path, after: Path, *, behind: int, row: int, near: int
) -> tuple[tuple[int, int] | None, float]:
    """Places in both paths that begin in the same state, where the less sure of them is surest.

    Args:
        before: the path to be left.
        after: the path to be taken.
        behind: a place of `before` behind which it may be left.
        row: where `after` begins.
        near: of places that are equally sure, the one nearest to this row.

    Returns:
        The places, None where there are none, and how sure they are; see `certainty`.
    """
    first = max(border(before, row), behind + 1)
    places = {before.steps[k][:2]: k for k in range(first, len(before.steps))}
    best, chosen = (-1.0, 0), None
    for right in range(1, len(after.steps)):
        left = places.get(after.steps[right][:2])
        if left is not None:
            sure = min(certainty(before, left), certainty(after, right))
            rank = (sure, -abs(after.steps[right][0] - near))
            if rank > best:
                best, chosen = rank, (left, right)
    return chosen, best[0]


def certainty(path: Path, place: int) -> float:
    """How sure the beads before and after a place are, up to `SURE`; half of that where one of them is no link."""
    filled = all(step[2] and step[3] for step in path.steps[place - 1 : place + 1])
    return min(*path.sure[place - 1 : place + 1], SURE) * (1.0 if filled else 0.5)


def border(path: Path, row: int) -> int:
    """The first step that begins at or after a row, or the last of all."""
    place = len(path.steps) - 1
    while place and path.steps[place - 1][0] >= row:
        place -= 1
    return place
