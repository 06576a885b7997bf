"""Edits of grouping: which sentences belong together. The sentences themselves stay as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from alignpost.errors import ProjectError
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Moment, Side, pairs_in_words
from alignpost.store.pair_rows import PairRow, refuse_locked, row_above, row_below, rows_of
from alignpost.store.regrouping import Group, regrouped
from alignpost.store.sentences import side_number

__all__ = [
    "MergePairs",
    "MoveSegment",
    "SplitPair",
    "SwapPairs",
    "neighbours",
    "with_side",
    "without_emptied",
]


@dataclass(frozen=True, slots=True)
class MoveSegment(Command):
    """The first sentence of a side moves up into the pair above, or the last down into the pair below.

    A pair that is left with nothing disappears; its notes go with the sentence.
    """

    name: ClassVar[str] = "move-segment"
    pair_id: int
    side: Side
    which: Literal["first", "last"]

    def __post_init__(self) -> None:
        side_number(self.side)
        if self.which not in ("first", "last"):
            raise ValueError("only the first or the last sentence of a side can move")

    @property
    def words(self) -> str:
        """`move the first source sentence of pair 3 up`."""
        way = "up" if self.which == "first" else "down"
        return f"move the {self.which} {self.side} sentence of pair {self.pair_id} {way}"

    def changes(self, rows: Rows) -> list[Change]:
        """Two pairs."""
        (row,) = rows_of(rows, [self.pair_id])
        up = self.which == "first"
        other = row_above(rows, row) if up else row_below(rows, row)
        if other is None:
            raise ProjectError(
                f"pair {row.id} is the {self.which}; there is no pair {'above' if up else 'below'} it",
                path=rows.path,
            )
        numbers = row.side(self.side)
        if not numbers:
            raise ProjectError(f"pair {row.id} has no {self.side} sentence to move", path=rows.path)
        moving = numbers[0 if up else -1]
        left = with_side(row, self.side, tuple([number for number in numbers if number != moving]))
        taking = with_side(other, self.side, (*other.side(self.side), moving))
        old, groups = ([other, row], [taking, left]) if up else ([row, other], [left, taking])
        return regrouped(rows, old, without_emptied(old, groups))


@dataclass(frozen=True, slots=True)
class MergePairs(Command):
    """Neighbouring pairs become one, which keeps the number of the first."""

    name: ClassVar[str] = "merge-pairs"
    pair_ids: Sequence[int]

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`merge 2 pairs`."""
        return f"merge {pairs_in_words(self.pair_ids)}"

    def changes(self, rows: Rows) -> list[Change]:
        """One pair changes, the others go."""
        old = neighbours(rows, self.pair_ids)
        if len(old) < 2:
            raise ProjectError("one pair alone cannot be merged; name two or more", path=rows.path)
        source = tuple([number for row in old for number in row.source])
        target = tuple([number for row in old for number in row.target])
        return regrouped(rows, old, [Group(old[0].id, source, target)])


@dataclass(frozen=True, slots=True)
class SplitPair(Command):
    """A pair keeps the first sentences of each side, the rest become a new pair below. The project fills in `new_id`."""

    name: ClassVar[str] = "split-pair"
    pair_id: int
    source_count: int
    target_count: int
    new_id: int | None = None

    @property
    def words(self) -> str:
        """`split pair 3`."""
        return f"split pair {self.pair_id}"

    def resolved(self, moment: Moment) -> SplitPair:
        """With the number of the new pair."""
        return self if self.new_id is not None else replace(self, new_id=moment.pair_id)

    def changes(self, rows: Rows) -> list[Change]:
        """One pair changes, one is new."""
        (row,) = rows_of(rows, [self.pair_id])
        m, n = self.source_count, self.target_count
        if not (0 <= m <= len(row.source) and 0 <= n <= len(row.target)):
            raise ProjectError(
                f"pair {row.id} has {len(row.source)} and {len(row.target)} sentences; it cannot be split after"
                f" {m} and {n}",
                path=rows.path,
            )
        if m + n in (0, len(row.source) + len(row.target)):
            raise ProjectError(f"splitting pair {row.id} there would leave an empty pair", path=rows.path)
        assert self.new_id is not None
        first = Group(row.id, row.source[:m], row.target[:n])
        return regrouped(rows, [row], [first, Group(self.new_id, row.source[m:], row.target[n:])])


@dataclass(frozen=True, slots=True)
class SwapPairs(Command):
    """Two pairs change places, or, with a side named, what they hold on that side.

    A pair that is left with nothing disappears.
    """

    name: ClassVar[str] = "swap-pairs"
    first: int
    second: int
    side: Side | None = None

    def __post_init__(self) -> None:
        if self.side is not None:
            side_number(self.side)

    @property
    def words(self) -> str:
        """`swap pairs 3 and 4`."""
        what = "pairs" if self.side is None else f"the {self.side}s of pairs"
        return f"swap {what} {self.first} and {self.second}"

    def changes(self, rows: Rows) -> list[Change]:
        """Two rows."""
        old = rows_of(rows, [self.first, self.second])
        if len(old) < 2:
            raise ProjectError("a pair cannot be swapped with itself", path=rows.path)
        first, second = old
        if self.side is None:
            refuse_locked(rows, [first.id, second.id])
            return [
                Change("set", "pair", ("id", "place"), ((first.id, second.place), (second.id, first.place)))
            ]
        groups = [
            with_side(first, self.side, second.side(self.side)),
            with_side(second, self.side, first.side(self.side)),
        ]
        return regrouped(rows, old, without_emptied(old, groups))


def without_emptied(old: Sequence[PairRow], groups: Sequence[Group]) -> list[Group]:
    """`groups` without those that have lost all that they held in `old`."""
    held = {row.id for row in old if row.source or row.target}
    return [group for group in groups if group.source or group.target or group.id not in held]


def with_side(row: PairRow, side: Side, numbers: tuple[int, ...]) -> Group:
    """`row` with other segments on one side."""
    if numbers == row.side(side):
        return Group(row.id, row.source, row.target, row.confidence)
    return Group(row.id, numbers, row.target) if side == "source" else Group(row.id, row.source, numbers)


def neighbours(rows: Rows, pair_ids: Sequence[int]) -> list[PairRow]:
    """The pairs of these ids in reading order.

    Raises:
        ProjectError: none are named, one is not there, or another pair stands between them.
    """
    found = rows_of(rows, pair_ids)
    if not found:
        raise ProjectError("no pair was named", path=rows.path)
    first, last = found[0], found[-1]
    ((count,),) = rows.query(
        "SELECT count(*) FROM pair WHERE (place, id) BETWEEN (?, ?) AND (?, ?)",
        first.place,
        first.id,
        last.place,
        last.id,
    )
    if count != len(found):
        raise ProjectError(
            "other pairs stand between these; name pairs that follow each other", path=rows.path
        )
    return found
