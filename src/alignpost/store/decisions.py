"""Decisions about pairs: status, and whether exports take them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from alignpost.model import Status
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, pairs_in_words
from alignpost.store.payload import Cell, Json

__all__ = ["SetKeep", "SetStatus"]


@dataclass(frozen=True, slots=True)
class SetStatus(Command):
    """A person's decision about pairs; `Status.UNREVIEWED` takes a decision back."""

    name: ClassVar[str] = "set-status"
    pair_ids: Sequence[int]
    status: Status

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`accept pair 3`."""
        return f"{_STATUS_WORDS[self.status]} {pairs_in_words(self.pair_ids)}"

    def parameters(self) -> Json:
        """`{"pair_ids", "status"}`."""
        return {"pair_ids": list(self.pair_ids), "status": self.status.value}

    @classmethod
    def from_parameters(cls, value: Json) -> SetStatus:
        """From `{"pair_ids", "status"}`."""
        return cls(_ids(value["pair_ids"]), Status(value["status"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        del rows
        return _set_pairs("status", self.pair_ids, self.status.value)


@dataclass(frozen=True, slots=True)
class SetKeep(Command):
    """Whether exports take the pairs."""

    name: ClassVar[str] = "set-keep"
    pair_ids: Sequence[int]
    keep: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`drop pair 3 from exports`."""
        pairs = pairs_in_words(self.pair_ids)
        return f"keep {pairs} in exports" if self.keep else f"drop {pairs} from exports"

    def parameters(self) -> Json:
        """`{"pair_ids", "keep"}`."""
        return {"pair_ids": list(self.pair_ids), "keep": self.keep}

    @classmethod
    def from_parameters(cls, value: Json) -> SetKeep:
        """From `{"pair_ids", "keep"}`."""
        return cls(_ids(value["pair_ids"]), bool(value["keep"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        del rows
        return _set_pairs("keep", self.pair_ids, int(self.keep))


_STATUS_WORDS: Final = {
    Status.UNREVIEWED: "clear the decision on",
    Status.ACCEPTED: "accept",
    Status.NEEDS_WORK: "ask for work on",
    Status.REJECTED: "reject",
}


def _ids(value: Json) -> tuple[int, ...]:
    return tuple([int(pair_id) for pair_id in value])


def _set_pairs(column: str, pair_ids: Iterable[int], cell: Cell) -> list[Change]:
    rows = tuple([(pair_id, cell) for pair_id in dict.fromkeys(pair_ids)])
    return [Change("set", "pair", ("id", column), rows)]
