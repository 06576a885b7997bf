"""Settings that belong to a project and travel with it: profile, severities of checks, glossary."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from alignpost.store.changes import Change, Rows
from alignpost.store.command import Command

__all__ = ["SetSetting"]


@dataclass(frozen=True, slots=True)
class SetSetting(Command):
    """Another value for a setting; None removes it. What keys and values mean is their readers' business."""

    name: ClassVar[str] = "set-setting"
    key: str
    value: str | None

    @property
    def words(self) -> str:
        """`set glossary to terms.tsv`."""
        return f"clear {self.key}" if self.value is None else f"set {self.key} to {self.value}"

    def changes(self, rows: Rows) -> list[Change]:
        """One row, new, other or gone."""
        known = bool(rows.known("setting", [self.key]))
        if self.value is None:
            return [Change("delete", "setting", ("key",), ((self.key,),))] if known else []
        verb = "set" if known else "insert"
        return [Change(verb, "setting", ("key", "value"), ((self.key, self.value),))]
