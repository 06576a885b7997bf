"""How much each pair of a project is doubted, and which is doubted most; kept true edit by edit.

Sorting a hundred thousand pairs takes ten milliseconds, a third of what a key may take: once sorted, they stay so, and an
edit moves the pairs that it touches.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["FEW", "Doubts", "numbers"]

FEW = 2000
"""Pairs that are gone through one by one within a frame, without columns."""

_MOVED_ONE_BY_ONE = 100
"""Pairs of one edit up to which the order is mended; beyond, it is made anew when somebody asks for it."""


class Doubts:
    """The weights of the suspicions against pairs, by their places.

    Args:
        weights: 0 where nothing speaks against a pair.
    """

    def __init__(self, weights: Iterable[float] = ()) -> None:
        self.weights = array("d", weights)
        self._worst_first: NDArray[np.int64] | None = None
        """The places of the doubted pairs; None until somebody has asked for them."""

    def __len__(self) -> int:
        return len(self.weights)

    def splice(self, first: int, gone: int, came: Doubts) -> None:
        """`gone` pairs from the place `first` on are replaced by those of `came`."""
        self.weights[first : first + gone] = came.weights
        if self._worst_first is not None:
            few = len(came) <= _MOVED_ONE_BY_ONE
            self._worst_first = self._moved(self._worst_first, first, gone, len(came)) if few else None

    def _moved(self, order: NDArray[np.int64], first: int, gone: int, came: int) -> NDArray[np.int64]:
        import numpy as np  # noqa: PLC0415 - only large projects need it

        stayed = order[(order < first) | (order >= first + gone)]
        stayed[stayed >= first] += came - gone
        falling = -np.frombuffer(self.weights)[stayed]
        fresh = [place for place in range(first, first + came) if self.weights[place]]
        fresh.sort(key=self.weights.__getitem__, reverse=True)
        at = []
        for place in fresh:
            start, stop = (np.searchsorted(falling, -self.weights[place], side) for side in ("left", "right"))
            at.append(start + np.searchsorted(stayed[start:stop], place))
        return np.insert(stayed, np.array(at, dtype=np.int64), fresh)

    def worst_first(self) -> NDArray[np.int64]:
        """The places of the doubted pairs, the most suspicious first; equals in reading order."""
        import numpy as np  # noqa: PLC0415 - as above

        if self._worst_first is None:
            weights = np.frombuffer(self.weights)
            doubted = np.flatnonzero(weights)
            self._worst_first = doubted[np.argsort(-weights[doubted], kind="stable")]
        return self._worst_first

    def arranged(self, places: Sequence[int]) -> Sequence[int]:
        """`places`, which rise, with the most suspicious first; equals in reading order."""
        if len(places) <= FEW:
            # Stable, also in reverse.
            return sorted(places, key=self.weights.__getitem__, reverse=True)
        import numpy as np  # noqa: PLC0415 - as above

        wanted, unsuspected = np.zeros(len(self), dtype=bool), np.frombuffer(self.weights) == 0.0
        wanted[numbers(places)] = True
        worst_first = self.worst_first()
        order = np.concatenate((worst_first[wanted[worst_first]], np.flatnonzero(wanted & unsuspected)))
        return array("q", order.astype(np.int64, copy=False).tobytes())


def numbers(places: Sequence[int]) -> NDArray[np.int64]:
    """`places` as an array."""
    import numpy as np  # noqa: PLC0415 - as above

    if isinstance(places, range):
        return np.arange(places.start, places.stop, places.step)
    return np.frombuffer(places if isinstance(places, array) else array("q", places), dtype=np.int64)
