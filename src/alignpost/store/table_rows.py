"""Edits of the table as in a spreadsheet: a column is shifted, an empty row comes or goes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from alignpost.errors import ProjectError
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, Moment, Side
from alignpost.store.grouping import with_side, without_emptied
from alignpost.store.pair_rows import PairRow, row_above, row_below, rows_from, rows_of
from alignpost.store.regrouping import Group, regrouped
from alignpost.store.sentences import side_number

__all__ = ["DeletePair", "InsertPair", "ShiftSide"]


@dataclass(frozen=True, slots=True)
class ShiftSide(Command):
    """One column moves a row down or up, from a pair on to the next locked pair or the end.

    Down, the pair's side becomes empty and what is pushed out at the end becomes a pair of its own. Up, what the
    pair holds joins the pair above. Rows that are left with nothing disappear. The project fills in `new_id`.
    """

    name: ClassVar[str] = "shift-side"
    pair_id: int
    side: Side
    by: Literal[1, -1]
    """1 for down, -1 for up."""
    new_id: int | None = None

    def __post_init__(self) -> None:
        side_number(self.side)
        if self.by not in (1, -1):
            raise ValueError("a column is shifted by one row, down or up")

    @property
    def words(self) -> str:
        """`shift the target down from pair 3 on`."""
        return f"shift the {self.side} {'down' if self.by == 1 else 'up'} from pair {self.pair_id} on"

    def resolved(self, moment: Moment) -> ShiftSide:
        """With the number of the pair that may be new at the end."""
        return self if self.new_id is not None else replace(self, new_id=moment.pair_id)

    def changes(self, rows: Rows) -> list[Change]:
        """Every pair down to the next locked one."""
        (row,) = rows_of(rows, [self.pair_id])
        old = rows_from(rows, row) or [row]
        return self._down(rows, old) if self.by == 1 else self._up(rows, row, old)

    def _down(self, rows: Rows, old: list[PairRow]) -> list[Change]:
        contents = [each.side(self.side) for each in old]
        groups = [
            with_side(each, self.side, held) for each, held in zip(old, [(), *contents[:-1]], strict=True)
        ]
        if contents[-1]:
            assert self.new_id is not None
            over, none = contents[-1], ()
            source = self.side == "source"
            groups.append(Group(self.new_id, over if source else none, none if source else over))
        return regrouped(rows, old, without_emptied(old, groups))

    def _up(self, rows: Rows, row: PairRow, old: list[PairRow]) -> list[Change]:
        above = row_above(rows, row)
        if above is None:
            raise ProjectError(f"pair {row.id} is the first; there is no pair above it", path=rows.path)
        contents = [each.side(self.side) for each in old]
        groups = [with_side(above, self.side, (*above.side(self.side), *contents[0]))]
        groups += [
            with_side(each, self.side, held) for each, held in zip(old, [*contents[1:], ()], strict=True)
        ]
        old = [above, *old]
        return regrouped(rows, old, without_emptied(old, groups))


@dataclass(frozen=True, slots=True)
class InsertPair(Command):
    """An empty row before or after a pair, for sentences to be moved into. The project fills in `new_id`."""

    name: ClassVar[str] = "insert-pair"
    pair_id: int
    where: Literal["before", "after"] = "after"
    new_id: int | None = None

    def __post_init__(self) -> None:
        if self.where not in ("before", "after"):
            raise ValueError("a row is inserted before or after a pair")

    @property
    def words(self) -> str:
        """`insert an empty row after pair 3`."""
        return f"insert an empty row {self.where} pair {self.pair_id}"

    def resolved(self, moment: Moment) -> InsertPair:
        """With the number of the new pair."""
        return self if self.new_id is not None else replace(self, new_id=moment.pair_id)

    def changes(self, rows: Rows) -> list[Change]:
        """One new row."""
        (row,) = rows_of(rows, [self.pair_id])
        assert self.new_id is not None
        same, empty = Group(row.id, row.source, row.target, row.confidence), Group(self.new_id, (), ())
        return regrouped(rows, [row], [empty, same] if self.where == "before" else [same, empty])


@dataclass(frozen=True, slots=True)
class DeletePair(Command):
    """An empty row goes; its notes and bookmark go to the pair above it, or below where it is the first.

    A pair that holds sentences is not deleted, since no sentence may get lost: drop it from exports instead, or
    move its sentences first.
    """

    name: ClassVar[str] = "delete-pair"
    pair_id: int

    @property
    def words(self) -> str:
        """`delete the empty row 3`."""
        return f"delete the empty row {self.pair_id}"

    def changes(self, rows: Rows) -> list[Change]:
        """One row goes."""
        (row,) = rows_of(rows, [self.pair_id])
        if row.source or row.target or row.source_text or row.target_text:
            raise ProjectError(
                f"pair {row.id} is not empty; move its sentences to other pairs first, or drop it from exports",
                path=rows.path,
            )
        other = row_above(rows, row) or row_below(rows, row)
        if other is None:
            raise ProjectError(f"pair {row.id} is the only one; it stays", path=rows.path)
        old = sorted([other, row], key=lambda each: (each.place, each.id))
        return regrouped(rows, old, [Group(other.id, other.source, other.target, other.confidence)])
