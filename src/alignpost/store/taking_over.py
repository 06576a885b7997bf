"""What another person did in a copy of the project, as an edit of this one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from alignpost.store.changes import Change, Rows, change_json, change_of
from alignpost.store.command import Command
from alignpost.store.payload import Json

__all__ = ["TakeOver"]


@dataclass(frozen=True, slots=True)
class TakeOver(Command):
    """Rows as they became in another copy; `alignpost merge` makes these."""

    name: ClassVar[str] = "take-over"
    what: str
    """The words of the step in the other copy."""
    rows_changed: Sequence[Change]

    @property
    def words(self) -> str:
        """The words of the step in the other copy."""
        return self.what

    def parameters(self) -> Json:
        """`{"what", "changes": [[verb, table, columns, rows], …]}`."""
        return {"what": self.what, "changes": [change_json(change) for change in self.rows_changed]}

    @classmethod
    def from_parameters(cls, value: Json) -> TakeOver:
        """From what `parameters` gave."""
        return cls(value["what"], tuple([change_of(change) for change in value["changes"]]))

    def changes(self, rows: Rows) -> list[Change]:
        """The rows themselves."""
        del rows
        return list(self.rows_changed)
