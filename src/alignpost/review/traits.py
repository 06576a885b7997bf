"""What filters, orders and jumps ask of every pair, found once, in columns, and kept true edit by edit.

A column of a hundred thousand pairs is gone through in C within a millisecond or two; asking the pairs themselves takes
a tenth of a second and more.
"""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Sequence
from functools import reduce
from itertools import compress
from operator import and_, or_
from typing import TYPE_CHECKING

from alignpost.model import Pair
from alignpost.review.doubts import FEW, Doubts, numbers
from alignpost.review.filters import Facet, Filter
from alignpost.review.suspicion import weight

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

__all__ = ["FEW", "Traits"]


class Traits:
    """Facets, doubts and lengths of pairs, by their places.

    Args:
        pairs: all of them.
    """

    def __init__(self, pairs: Sequence[Pair] = ()) -> None:
        self._doubts = Doubts(map(weight, pairs))
        self._facets = {
            facet: bytearray(
                map(bool, self._doubts.weights) if facet is Facet.SUSPICIOUS else map(facet.test, pairs)
            )
            for facet in Facet
        }
        self._lengths = (
            array("q", [len(pair.source) for pair in pairs]),
            array("q", [len(pair.target) for pair in pairs]),
        )

    def __len__(self) -> int:
        return len(self._doubts)

    def splice(self, first: int, gone: int, came: Traits) -> None:
        """`gone` pairs from the place `first` on are replaced by those of `came`."""
        stop = first + gone
        self._doubts.splice(first, gone, came._doubts)
        for facet, column in self._facets.items():
            column[first:stop] = came._facets[facet]
        for lengths, others in zip(self._lengths, came._lengths, strict=True):
            lengths[first:stop] = others

    def counts(self) -> Counter[Facet]:
        """How many pairs have each facet."""
        return Counter({facet: column.count(1) for facet, column in self._facets.items()})

    def column(self, facet: Facet) -> Sequence[int]:
        """1 for each pair that has the facet, 0 for the others."""
        return self._facets[facet]

    def places(self, wanted: Filter) -> Sequence[int]:
        """Where the pairs stand that `wanted` shows."""
        places = range(len(self))
        conditions = wanted.conditions()
        if not conditions:
            return places
        # A column is one long number, so that a condition costs one operation.
        shown = reduce(and_, (reduce(or_, map(self._number, facets)) for facets in conditions))
        return array("q", compress(places, shown.to_bytes(len(self), "little")))

    def by_doubt(self, places: Sequence[int]) -> Sequence[int]:
        """`places`, which rise, with the most suspicious first; equals in reading order."""
        return self._doubts.arranged(places)

    def sort(self) -> None:
        """Find out who is doubted most, so that `by_doubt` need not."""
        self._doubts.worst_first()

    def lengths(self, places: Sequence[int]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Code points of the source and of the target of the pairs at `places`."""
        import numpy as np  # noqa: PLC0415 - only large projects need it

        source, target = (np.frombuffer(column, dtype=np.int64) for column in self._lengths)
        if isinstance(places, range) and len(places) == len(self):
            return source.copy(), target.copy()
        chosen = numbers(places)
        return source[chosen], target[chosen]

    def _number(self, facet: Facet) -> int:
        return int.from_bytes(self._facets[facet], "little")
