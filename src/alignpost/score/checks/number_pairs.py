"""Two numbers told together, and where their order was turned round: the ends of a range, the sides of a score."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import NamedTuple

from alignpost.model import Span

__all__ = ["NumberPair", "told_backwards"]


class NumberPair(NamedTuple):
    """Two numbers of a text that belong together."""

    first: Fraction
    last: Fraction
    spans: tuple[Span, Span]
    """Of the numbers, in the order of the text."""

    @property
    def span(self) -> Span:
        """From the one number to the end of the other."""
        return Span(self.spans[0].start, self.spans[1].end)


def told_backwards(
    ours: Sequence[NumberPair], theirs: Sequence[NumberPair]
) -> Iterator[tuple[NumberPair, NumberPair]]:
    """Every pair of `ours` that the other side tells only the other way round, with the first that does so."""
    known = {(other.first, other.last): other for other in reversed(theirs)}
    for one in ours:
        if one.first == one.last or (one.first, one.last) in known:
            continue
        other = known.get((one.last, one.first))
        if other is not None:
            yield one, other
