"""Configuration files: `alignpost.toml`, or the table `[tool.alignpost]` of `pyproject.toml`.

The nearest one is taken, from the current folder upwards; nothing is merged. Values are asked for by type, and every
complaint names the file and the key, and says what would be right. docs/configuration.md lists the keys.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from alignpost.errors import FormatError, InputError, UsageError

__all__ = [
    "FILE_NAME",
    "TOP_KEYS",
    "Configuration",
    "Table",
    "find_configuration",
    "read_configuration",
    "read_toml",
]

FILE_NAME: Final = "alignpost.toml"
TOP_KEYS: Final = ("checks", "gate", "glossary", "profile")
"""What may stand at the top of a configuration: the readers of each key check the rest."""
_PYPROJECT = "pyproject.toml"
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a configuration; asks for values by type.

    Every method that takes a key gives None where the key is absent, and raises `UsageError` where its value is of
    another type.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    path: Path | None = None
    """The file that it was read from; None for settings that come from elsewhere."""
    name: str = ""
    """Its dotted name in that file, `tool.alignpost.checks`; empty for the top of a file."""

    def __bool__(self) -> bool:
        return bool(self.values)

    def text(self, key: str) -> str | None:
        """A text."""
        value = self.values.get(key)
        if value is None or isinstance(value, str):
            return value
        raise self.error(key, "must be a text in quotation marks")

    def texts(self, key: str) -> tuple[str, ...] | None:
        """A list of texts."""
        value = self.values.get(key)
        if value is None:
            return None
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self.error(key, "must be a list of texts")
        return tuple(value)

    def number(self, key: str, low: float = 0, high: float = float("inf")) -> float | None:
        """A number, whole or not, from `low` to `high`."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            bounds = f" from {low:g} upwards" if high == float("inf") else f" from {low:g} to {high:g}"
            raise self.error(key, f"must be a number{bounds if low > float('-inf') else ''}")
        return float(value)

    def integer(self, key: str) -> int | None:
        """A whole number, at least 0."""
        value = self.values.get(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value < 0:
            raise self.error(key, "must be a whole number, at least 0")
        return value

    def flag(self, key: str) -> bool | None:
        """True or false."""
        value = self.values.get(key)
        if value is None or isinstance(value, bool):
            return value
        raise self.error(key, "must be true or false")

    def choice(self, key: str, allowed: Collection[str]) -> str | None:
        """One of the texts in `allowed`."""
        value = self.text(key)
        if value is not None and value not in allowed:
            raise self.error(key, f"must be one of {', '.join(allowed)}, not “{value}”")
        return value

    def file(self, key: str) -> Path | None:
        """A path, taken from the folder of the configuration file; whether it exists is not looked at."""
        value = self.text(key)
        if value is None:
            return None
        return Path(value) if self.path is None else self.path.parent / value

    def table(self, key: str) -> Table:
        """A table; an empty one where the key is absent."""
        value = self.values.get(key, {})
        if not isinstance(value, dict):
            raise self.error(key, f"must be a table: write [{self._dotted(key)}] and its keys below")
        return Table(value, self.path, self._dotted(key))

    def only(self, known: Collection[str], what: str = "key") -> None:
        """Refuse keys that are not among `known`.

        Raises:
            UsageError: names the first unknown key, one that it may have been meant to be, and all that exist.
        """
        for key in self.values:
            if key not in known:
                from difflib import get_close_matches  # noqa: PLC0415 - only a mistake needs it

                likely = get_close_matches(key, known, 1)
                meant = f" (did you mean {likely[0]}?)" if likely else ""
                raise self.error(key, f"is no {what}{meant}; there are {', '.join(sorted(known))}")

    def error(self, key: str, message: str) -> UsageError:
        """The complaint about a key, to be raised: file, dotted key, and what would be right."""
        return UsageError(f"{self._dotted(key)} {message}", path=self.path)

    def _dotted(self, key: str) -> str:
        return f"{self.name}.{key}" if self.name else key


@dataclass(frozen=True, slots=True)
class Configuration(Table):
    """The whole of a configuration: its top table. Without a file it is empty."""

    @classmethod
    def of(cls, values: Mapping[str, object], name: str = "", path: Path | None = None) -> Configuration:
        """A configuration of plain values, as a project keeps them.

        Raises:
            UsageError: an unknown key.
        """
        configuration = cls(values, path, name)
        configuration.only(TOP_KEYS)
        return configuration


def read_configuration(path: Path) -> Configuration:
    """Read one file: `[tool.alignpost]` of a `pyproject.toml`, the whole of any other TOML file.

    Raises:
        InputError: it cannot be read or is not UTF-8.
        FormatError: it is no TOML.
        UsageError: it has an unknown key at its top.
    """
    values = read_toml(path)
    if path.name != _PYPROJECT:
        return Configuration.of(values, "", path)
    return Configuration.of(_section(values, path) or {}, "tool.alignpost", path)


def find_configuration(start: Path | None = None) -> Configuration:
    """The nearest configuration from `start` (the current folder by default) upwards; an empty one where there is none.

    In one folder `alignpost.toml` comes before `pyproject.toml`; a `pyproject.toml` without `[tool.alignpost]` is
    passed over.

    Raises:
        As `read_configuration` for the file that is found.
    """
    folder = (start or Path.cwd()).absolute()
    for place in (folder, *folder.parents):
        own, shared = place / FILE_NAME, place / _PYPROJECT
        if own.is_file():
            return read_configuration(own)
        if shared.is_file() and _mentioned(shared):
            return read_configuration(shared)
    return Configuration()


def _mentioned(path: Path) -> bool:
    """Whether a `pyproject.toml` has our table; a broken one that does not even name us is not ours to judge."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return b"alignpost" in data and _section(read_toml(path), path) is not None


def _section(values: Mapping[str, object], path: Path) -> Mapping[str, object] | None:
    tools = Table(values, path).table("tool")
    return tools.table("alignpost").values if "alignpost" in tools.values else None


def read_toml(path: Path) -> dict[str, object]:
    """The values of any TOML file.

    Raises:
        InputError: it cannot be read or is not UTF-8.
        FormatError: it is no TOML.
    """
    text = ""
    try:
        text = path.read_bytes().decode("utf-8-sig")
        return tomllib.loads(text)
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    except UnicodeDecodeError as error:
        raise InputError("is not UTF-8; TOML files are", path=path, byte=error.start) from error
    except tomllib.TOMLDecodeError as error:
        found = _LINE.search(str(error))  # absent where the file ends too early
        line = int(found[1]) if found else len(text.rstrip().split("\n"))
        cut = "" if found else ", at the end of the file"
        message = f"is no TOML: {_LINE.sub('', str(error)).split(' (')[0].strip(' ,').lower()}{cut}"
        raise FormatError(message, path=path, line=line) from error
    except (RecursionError, ValueError):  # the standard library's own limits
        message = (
            "is no TOML that can be read: values are nested too deeply, or a number has thousands of digits"
        )
        raise FormatError(message, path=path) from None
