"""What a command is: a name, JSON parameters, words, and the rows that change.

A command carries everything that is needed to do it again: what only the moment of the edit knows (the number
of a new note, who wrote it and when) is filled in by `resolved` before the command is journaled, so that redo
and replay give the same rows. How an edit is taken back is not the command's business (`changes`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from alignpost.store.changes import Change, Rows
from alignpost.store.payload import Json

__all__ = ["Command", "Moment", "pairs_in_words"]


@dataclass(frozen=True, slots=True)
class Moment:
    """What only the moment of an edit knows."""

    author: str
    time: str
    """UTC, ISO 8601 with seconds."""
    note_id: int
    """The next free number of a note; numbers are never given twice."""


class Command(ABC):
    """One edit. Subclasses are frozen dataclasses."""

    __slots__ = ()

    name: ClassVar[str]
    """How the journal calls it; never changes once released."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What it does, as a person would say it: `accept pair 3`."""

    @abstractmethod
    def parameters(self) -> Json:
        """Its fields as JSON values."""

    @classmethod
    @abstractmethod
    def from_parameters(cls, value: Json) -> Command:
        """The command from what `parameters` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """

    @abstractmethod
    def changes(self, rows: Rows) -> list[Change]:
        """The rows that change, judged on the current state.

        Raises:
            ProjectError: what it speaks of is not there.
        """

    def resolved(self, moment: Moment) -> Command:
        """The command with everything that only the moment knows."""
        del moment
        return self


def pairs_in_words(pair_ids: Sequence[int]) -> str:
    """`pair 3`, or `12 pairs`."""
    return f"pair {pair_ids[0]}" if len(pair_ids) == 1 else f"{len(pair_ids):,} pairs"
