"""Is a file what its suffix says? Structure and the rules of the specification, each problem with line and column.

XML formats are held against tables of ours (`grammar`); all others are read, which is the best check of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from alignpost.documents.files import open_bytes
from alignpost.errors import InputError
from alignpost.formats.format import Format, PairFormat, RowFormat
from alignpost.formats.link_files import read_links
from alignpost.formats.registry import format_of
from alignpost.formats.structure import Structure
from alignpost.formats.tmx import TmxFormat
from alignpost.formats.xliff import XliffFormat
from alignpost.visible import visible

__all__ = ["Problem", "validate"]

_MAX_FOUND = 1000
"""Broken rows that are told of."""

_COLUMN = re.compile(r" ?\(column ([0-9]+)\)| at column ([0-9]+)")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong with a file."""

    line: int | None
    column: int | None
    severity: Literal["error", "warning"]
    message: str

    def __str__(self) -> str:
        place = "".join(f"{number}:" for number in (self.line, self.column) if number is not None)
        return f"{place} {self.severity}: {self.message}"

    def as_object(self) -> dict[str, object]:
        """As a JSON object."""
        return {"line": self.line, "column": self.column, "severity": self.severity, "message": self.message}


def validate(path: Path) -> Iterator[Problem]:
    """What is wrong with the file, in its order; nothing where it is sound.

    Raises:
        UsageError: no format has this suffix.
        InputError: the file cannot be read at all: missing, a folder, a device.
    """
    suffix = path.suffix.lower()
    with open_bytes(path):
        pass  # what is not there has no line
    try:
        if suffix == ".srx":
            from alignpost.segment.srx_file import check_srx  # noqa: PLC0415 - regex and lxml, for this alone

            check_srx(path)
        elif suffix == ".tbx":
            yield from _structure(path, "martif", "tbx")
        else:
            format_ = format_of(path, ".srx", ".tbx")
            if isinstance(format_, TmxFormat):
                yield from _structure(path, "tmx")
            elif isinstance(format_, XliffFormat):
                yield from _structure(path, "xliff")
            else:
                yield from _rows(format_, path)
    except InputError as error:
        yield _problem(error)


def _structure(path: Path, *roots: str) -> Iterator[Problem]:
    with open_bytes(path) as stream:
        for line, column, severity, message in Structure(stream, path, roots):
            yield Problem(line, column, severity, message)


def _rows(format_: Format, path: Path) -> Iterator[Problem]:
    """Every broken row, where the format has rows; else what ended the reading."""
    errors: list[InputError] = []

    def refuse(error: InputError) -> None:
        errors.append(error)
        if len(errors) >= _MAX_FOUND:
            raise error

    try:
        if isinstance(format_, PairFormat):
            judged = replace(format_, refuse=refuse) if isinstance(format_, RowFormat) else format_
            with judged.records(path, None, None) as records:
                for _ in records.rows:
                    pass
        else:
            read_links(path, refuse)
    except InputError as error:
        if error not in errors:
            errors.append(error)
    yield from map(_problem, errors)


def _problem(error: InputError) -> Problem:
    """The error that ended the reading; its message may name the column."""
    found = _COLUMN.search(error.message)
    column = int(found[1] or found[2]) if found else None
    message = visible(_COLUMN.sub("", error.message, count=1))
    if error.line is None and error.byte is not None:
        message = f"{message} (byte {error.byte})"
    return Problem(error.line, column, "error", message)
