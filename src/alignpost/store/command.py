"""What a command is: a name, JSON parameters, words, and the rows that change.

A command carries everything that is needed to do it again: what only the moment of the edit knows (the number
of a new note, who wrote it and when) is filled in by `resolved` before the command is journaled, so that redo
and replay give the same rows. How an edit is taken back is not the command's business (`changes`).
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass, fields
from enum import Enum
from typing import Any, ClassVar, Literal, TypeAlias

from alignpost.model import Span
from alignpost.store.changes import Change, Rows
from alignpost.store.payload import Json

__all__ = ["Command", "Moment", "Side", "as_json", "pairs_in_words"]

Side: TypeAlias = Literal["source", "target"]
"""One of a pair's two columns."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What only the moment of an edit knows.

    The numbers are the next free ones; none is ever given twice.
    """

    author: str
    time: str
    """UTC, ISO 8601 with seconds."""
    note_id: int
    pair_id: int
    segment_id: int


class Command(ABC):
    """One edit. Subclasses are frozen dataclasses whose fields JSON can hold, once enumerations are their values."""

    __slots__ = ()

    name: ClassVar[str]
    """How the journal calls it; never changes once released."""

    @property
    @abstractmethod
    def words(self) -> str:
        """What it does, as a person would say it: `accept pair 3`."""

    def parameters(self) -> Json:
        """Its fields as JSON values, by name."""
        own: Any = self
        return {field.name: as_json(getattr(self, field.name)) for field in fields(own)}

    @classmethod
    def from_parameters(cls, value: Json) -> Command:
        """The command from what `parameters` gave.

        Raises:
            KeyError, TypeError, ValueError: it is something else.
        """
        return cls(**value)

    @abstractmethod
    def changes(self, rows: Rows) -> list[Change]:
        """The rows that change, judged on the current state.

        Raises:
            ProjectError: what it speaks of is not there, or may not be changed.
        """

    def resolved(self, moment: Moment) -> Command:
        """The command with everything that only the moment knows."""
        del moment
        return self


def as_json(value: object) -> Json:
    """A field of a command as JSON has it: of an enumeration its value, of a span its ends, of several a list."""
    match value:
        case Enum():
            return value.value
        case Span():
            return [value.start, value.end]
        case tuple():
            return [as_json(each) for each in value]
        case _:
            return value


def pairs_in_words(pair_ids: Sequence[int]) -> str:
    """`pair 3`, or `12 pairs`."""
    return f"pair {pair_ids[0]}" if len(pair_ids) == 1 else f"{len(pair_ids):,} pairs"
