"""Decisions about pairs: status, keep, lock, bookmark and a person's own score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from alignpost.model import Status
from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command, pairs_in_words
from alignpost.store.pair_rows import refuse_locked
from alignpost.store.payload import Cell, Json

__all__ = ["SetBookmark", "SetHumanScore", "SetKeep", "SetLocked", "SetStatus"]


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

    @classmethod
    def from_parameters(cls, value: Json) -> SetStatus:
        """From `{"pair_ids", "status"}`."""
        return cls(_ids(value["pair_ids"]), Status(value["status"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        refuse_locked(rows, self.pair_ids)
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

    @classmethod
    def from_parameters(cls, value: Json) -> SetKeep:
        """From `{"pair_ids", "keep"}`."""
        return cls(_ids(value["pair_ids"]), bool(value["keep"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        refuse_locked(rows, self.pair_ids)
        return _set_pairs("keep", self.pair_ids, int(self.keep))


@dataclass(frozen=True, slots=True)
class SetLocked(Command):
    """Whether pairs refuse decisions, other texts and other sentences, and stay as they are when others are realigned.

    Notes, bookmarks, dismissals and scores of the machine are remarks about a pair: a lock leaves them free.
    """

    name: ClassVar[str] = "set-locked"
    pair_ids: Sequence[int]
    locked: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`lock pair 3`."""
        return f"{'lock' if self.locked else 'unlock'} {pairs_in_words(self.pair_ids)}"

    @classmethod
    def from_parameters(cls, value: Json) -> SetLocked:
        """From `{"pair_ids", "locked"}`."""
        return cls(_ids(value["pair_ids"]), bool(value["locked"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        del rows
        return _set_pairs("locked", self.pair_ids, int(self.locked))


@dataclass(frozen=True, slots=True)
class SetBookmark(Command):
    """Whether pairs are marked to be found again."""

    name: ClassVar[str] = "set-bookmark"
    pair_ids: Sequence[int]
    bookmarked: bool

    def __post_init__(self) -> None:
        object.__setattr__(self, "pair_ids", tuple(self.pair_ids))

    @property
    def words(self) -> str:
        """`bookmark pair 3`."""
        pairs = pairs_in_words(self.pair_ids)
        return f"bookmark {pairs}" if self.bookmarked else f"take the bookmark from {pairs}"

    @classmethod
    def from_parameters(cls, value: Json) -> SetBookmark:
        """From `{"pair_ids", "bookmarked"}`."""
        return cls(_ids(value["pair_ids"]), bool(value["bookmarked"]))

    def changes(self, rows: Rows) -> list[Change]:
        """One row a pair."""
        del rows
        return _set_pairs("bookmarked", self.pair_ids, int(self.bookmarked))


@dataclass(frozen=True, slots=True)
class SetHumanScore(Command):
    """A person's own score of a pair, 0–100; None takes it back.

    Raises:
        ValueError: a score outside 0–100.
    """

    name: ClassVar[str] = "set-human-score"
    pair_id: int
    score: float | None

    def __post_init__(self) -> None:
        if self.score is not None and not 0 <= self.score <= 100:
            raise ValueError("a person's score lies between 0 and 100")

    @property
    def words(self) -> str:
        """`score pair 3 by hand: 85`."""
        if self.score is None:
            return f"take the score by hand from pair {self.pair_id}"
        return f"score pair {self.pair_id} by hand: {self.score:g}"

    def changes(self, rows: Rows) -> list[Change]:
        """One row."""
        refuse_locked(rows, [self.pair_id])
        return _set_pairs("human_score", [self.pair_id], None if self.score is None else float(self.score))


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
