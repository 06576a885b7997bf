"""What wakes a check: a glance at a pair that tells whether there is anything to look for.

A check of brackets has nothing to say of texts without brackets, as most are. It declares what wakes it beside its
rule, and is not asked about pairs that do not; what it would find there is nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from alignpost.score.check import PairText

__all__ = ["InTarget", "Marks"]


class Marks:
    """One of some characters on either side.

    Args:
        marks: the characters, one after the other.
    """

    def __init__(self, marks: str) -> None:
        self._marks = frozenset(marks)

    def __call__(self, pair: PairText, /) -> bool:
        """Whether a side has one of them."""
        apart = self._marks.isdisjoint
        return not (apart(pair.source.characters) and apart(pair.target.characters))


class InTarget(Marks):
    """One of some characters in the target."""

    def __call__(self, pair: PairText, /) -> bool:
        """Whether the target has one of them."""
        return not self._marks.isdisjoint(pair.target.characters)
