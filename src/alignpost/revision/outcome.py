"""What a revision did to the pairs, told pair by pair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from alignpost.model import Pair
from alignpost.tokens.versions import same_words

__all__ = ["ChangedPair", "ChangedSide", "Outcome", "outcome_of"]


@dataclass(frozen=True, slots=True)
class ChangedSide:
    """One side of a pair that has other words, or whose file has."""

    side: Literal["source", "target"]
    before: str
    """What the pair said; of a conflict, what stays."""
    after: str
    """What the file says by now."""
    is_conflict: bool
    """Whether a person had edited what the file changed."""


@dataclass(frozen=True, slots=True)
class ChangedPair:
    """A pair that went on with other words."""

    pair: Pair
    """As it is now."""
    sides: tuple[ChangedSide, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """All pairs, by what became of them."""

    kept: int
    changed: tuple[ChangedPair, ...]
    new: tuple[Pair, ...]
    gone: tuple[Pair, ...]
    """As they were."""

    @property
    def conflicts(self) -> int:
        """Pairs where a person's words and the file's are at odds."""
        return sum(any(side.is_conflict for side in each.sides) for each in self.changed)


def outcome_of(before: Sequence[Pair], after: Sequence[Pair]) -> Outcome:
    """Hold the pairs of a project before a revision against those after it."""
    was = {pair.id: pair for pair in before}
    there = {pair.id for pair in after}
    found = [ChangedPair(pair, _changed_sides(was[pair.id], pair)) for pair in after if pair.id in was]
    changed = tuple(each for each in found if each.sides)
    return Outcome(
        len(found) - len(changed),
        changed,
        tuple(pair for pair in after if pair.id not in was),
        tuple(pair for pair in before if pair.id not in there),
    )


def _changed_sides(before: Pair, after: Pair) -> tuple[ChangedSide, ...]:
    found = (
        _changed("source", (before.source, before.source_original), (after.source, after.source_original)),
        _changed("target", (before.target, before.target_original), (after.target, after.target_original)),
    )
    return tuple(side for side in found if side is not None)


def _changed(
    side: Literal["source", "target"], before: tuple[str, str | None], after: tuple[str, str | None]
) -> ChangedSide | None:
    """Texts come with the document's own where a person has edited them."""
    if before[1] is not None and after[1] is not None and not same_words(before[1], after[1]):
        return ChangedSide(side, before[0], after[1], is_conflict=True)
    if same_words(before[0], after[0]):
        return None
    return ChangedSide(side, before[0], after[0], is_conflict=False)
