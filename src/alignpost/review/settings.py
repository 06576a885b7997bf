"""The user's own settings of the screen: keys, theme, marks, named filters.

They are read from `alignpost/review.toml` in the user's configuration folder; every complaint names file and key.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from alignpost.configuration import Table, read_toml
from alignpost.review.actions import ACTIONS
from alignpost.review.filters import Facet, Filter
from alignpost.review.keymap import Keymap, key_named

__all__ = ["Settings", "WordMarks", "read_settings", "settings_path"]

_KEYS = ("theme", "word_marks", "no_break_spaces", "edit_source", "keys", "filters")


class WordMarks(StrEnum):
    """Where numbers, names and words without counterpart are marked."""

    HERE = "here"
    EVERYWHERE = "everywhere"
    NOWHERE = "nowhere"

    @property
    def next(self) -> WordMarks:
        """What the key turns to."""
        marks = list(WordMarks)
        return marks[(marks.index(self) + 1) % len(marks)]


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user wants the screen to be like."""

    theme: str | None = None
    word_marks: WordMarks = WordMarks.HERE
    no_break_spaces: bool = False
    edit_source: bool = False
    keymap: Keymap = field(default_factory=Keymap)
    filters: Mapping[str, Filter] = field(default_factory=dict)


def settings_path(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> Path:
    """Where the settings are looked for: `$XDG_CONFIG_HOME`, `%APPDATA%` on Windows, otherwise `~/.config`."""
    folder = environment.get("APPDATA" if platform == "win32" else "XDG_CONFIG_HOME")
    base = Path(folder) if folder and Path(folder).is_absolute() else Path.home() / ".config"
    return base / "alignpost" / "review.toml"


def read_settings(path: Path | None = None) -> Settings:
    """The settings in `path`, by default those of `settings_path`; the usual ones where there is no such file.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is no TOML.
        UsageError: an unknown key, action or filter, a value of another kind, one key for two actions.
    """
    path = path or settings_path()
    if not path.exists():
        return Settings()
    values = read_toml(path)
    table = Table(values, path)
    table.only(_KEYS)
    return Settings(
        theme=table.text("theme"),
        word_marks=WordMarks(table.choice("word_marks", tuple(WordMarks)) or WordMarks.HERE),
        no_break_spaces=bool(table.flag("no_break_spaces")),
        edit_source=bool(table.flag("edit_source")),
        keymap=_keymap(table.table("keys")),
        filters=_filters(table.table("filters")),
    )


def _keymap(table: Table) -> Keymap:
    table.only([action.id for action in ACTIONS], "action")
    changed: dict[str, tuple[str, ...]] = {}
    owners: dict[str, str] = {}
    for action in table.values:
        keys = (
            (table.text(action) or "",)
            if isinstance(table.values[action], str)
            else table.texts(action) or ()
        )
        changed[action] = tuple(key_named(key) for key in keys)
        for key in changed[action]:
            if not key or any(character in key for character in " ,"):
                raise table.error(
                    action, f"has “{key}”, which names no key; write one such as a, ctrl+y or f5"
                )
            if key in owners:
                raise table.error(action, f"wants the key {key}, which {owners[key]} has already")
            owners[key] = action
    return Keymap(changed)


def _filters(table: Table) -> dict[str, Filter]:
    filters: dict[str, Filter] = {}
    known = [facet.value for facet in Facet]
    for name in table.values:
        facets = table.texts(name) or ()
        for facet in facets:
            if facet not in known:
                raise table.error(name, f"knows no “{facet}”; there are {', '.join(known)}")
        filters[name] = Filter(frozenset(map(Facet, facets)), name)
    return filters
