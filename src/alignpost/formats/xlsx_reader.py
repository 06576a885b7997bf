"""Reading the cells of an XLSX workbook that anyone may have made or edited, in bounded memory.

Formulas are not computed: the value that the program stored beside one counts. A cell whose text cannot be known is
told of, where somebody wants it. Nothing that a workbook links to is opened.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final, NoReturn

from alignpost.documents.container import Container
from alignpost.documents.xml_stream import XmlStream
from alignpost.errors import FormatError, InputError
from alignpost.formats.numbers import number_text, whole_of
from alignpost.formats.xlsx_styles import shown_as
from alignpost.formats.xlsx_writer import MAX_ROWS

__all__ = ["Row", "Workbook"]

MAX_COLUMNS: Final = 500
"""Cells beyond this column are passed over."""

_MAX_CELL: Final = 1_000_000
_MAX_SHARED: Final = 128 * 1024 * 1024
_MAX_REPEATED: Final = 512 * 1024 * 1024
"""Characters of shared strings that the cells of a sheet may hold together; a few bytes of a sheet stand for each cell."""
_MAX_STRINGS: Final = 10_000_000
_REFERENCE = re.compile("([A-Z]{1,3})([0-9]{1,7})")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that has cells."""

    number: int
    cells: dict[int, str]
    """Texts by column, from 0."""
    odd: dict[int, str]
    """What is in the cells of which the file does not tell what a person saw there, in words, by column."""
    flags: frozenset[int]
    """Columns of the cells that hold a truth value, `yes` or `no` here."""


class Workbook:
    """The sheets of a container.

    Raises:
        FormatError: it is no workbook, or damaged; also from reading.
    """

    def __init__(self, container: Container, path: Path) -> None:
        self._container = container
        self._path = path
        self._parts = _sheet_parts(container, path)
        self._shared: list[str] | None = None
        self._shown: list[str] = []

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names in their order."""
        return tuple(self._parts)

    def rows(self, sheet: str) -> Iterator[Row]:
        """The rows of a sheet, one at a time."""
        if self._shared is None:
            self._shared = _shared_strings(self._container, self._path)
            self._shown = shown_as(self._container, self._path)
        with self._container.part(self._parts[sheet]) as stream:
            reader = _SheetReader(self._shared, self._shown)
            reader.xml = XmlStream(
                stream, self._path, start=reader.start, end=reader.end, characters=reader.characters
            )
            for _ in reader.xml:
                yield from reader.ready
                reader.ready.clear()


def _sheet_parts(container: Container, path: Path) -> dict[str, str]:
    """Names of the parts by the names of their sheets, in their order."""
    targets: dict[str, str] = {}
    named: list[tuple[str, str]] = []

    def relationship(name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            target = attributes.get("Target", "")
            joined = target.lstrip("/") if target.startswith("/") else posixpath.join("xl", target)
            targets[attributes.get("Id", "")] = posixpath.normpath(joined)

    def sheet(name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            related = [value for key, value in attributes.items() if key.endswith(":id")]
            named.append((attributes.get("name", ""), related[0] if related else ""))

    for part, start in (("xl/_rels/workbook.xml.rels", relationship), ("xl/workbook.xml", sheet)):
        with container.part(part) as stream:
            for _ in XmlStream(stream, path, start=start):
                pass
    found = {name: targets[id_] for name, id_ in named if id_ in targets and container.has(targets[id_])}
    if not found:
        raise FormatError("is no workbook: it has no sheet", path=path)
    return found


def _shared_strings(container: Container, path: Path) -> list[str]:
    name = "xl/sharedStrings.xml"
    if not container.has(name):
        return []
    with container.part(name) as stream:
        reader = _StringReader(path)
        for _ in XmlStream(stream, path, start=reader.start, end=reader.end, characters=reader.characters):
            pass
    return reader.strings


class _Text:
    """The text inside elements of some names, up to a limit; phonetic guides (`rPh`) are none of it."""

    def __init__(self, names: frozenset[str], limit: int, refuse: Callable[[], NoReturn]) -> None:
        self._names = names
        self._limit = limit
        self._refuse = refuse
        self._phonetic = 0
        self._inside = False
        self.begin()

    def begin(self) -> None:
        """Forget what came before."""
        self._pieces: list[str] = []
        self._length = 0

    def start(self, name: str) -> None:
        self._phonetic += name == "rPh"
        self._inside = name in self._names and not self._phonetic

    def end(self, name: str) -> None:
        self._phonetic -= name == "rPh"
        self._inside = False

    def characters(self, data: str) -> None:
        if self._inside:
            self._length += len(data)
            if self._length > self._limit:
                self._refuse()
            self._pieces.append(data)

    def __str__(self) -> str:
        return "".join(self._pieces)


class _StringReader:
    """The shared strings."""

    def __init__(self, path: Path) -> None:
        self.strings: list[str] = []
        self._path = path
        self._text = _Text(frozenset({"t"}), _MAX_SHARED, self._too_long)
        self._length = 0
        self.characters = self._text.characters

    def start(self, name: str, _attributes: dict[str, str]) -> None:
        if name == "si":
            self._text.begin()
        self._text.start(name)

    def end(self, name: str) -> None:
        if name == "si":
            if len(self.strings) >= _MAX_STRINGS:
                raise InputError(f"has more than {_MAX_STRINGS:,} shared strings", path=self._path)
            text = str(self._text)
            self._length += len(text)
            if self._length > _MAX_SHARED:
                self._too_long()
            self.strings.append(_plain(text))
        self._text.end(name)

    def _too_long(self) -> NoReturn:
        raise InputError(f"has more than {_MAX_SHARED:,} characters of text", path=self._path)


class _SheetReader:
    """The rows of a sheet."""

    xml: XmlStream

    def __init__(self, shared: list[str], shown: list[str]) -> None:
        self.ready: list[Row] = []
        self._shared = shared
        self._shown = shown
        self._rows = self._repeated = 0
        self._row = Row(0, {}, {}, frozenset())
        self._column = -1
        self._kind = ""
        self._style = ""
        self._has_formula = self._has_value = False
        self._text = _Text(frozenset({"v", "t"}), _MAX_CELL, self._too_long)
        self.characters = self._text.characters

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "row":
            self._rows += 1
            if self._rows > MAX_ROWS:
                self.xml.fail(f"has more than {MAX_ROWS:,} rows, which no sheet can hold")
            number = whole_of(attributes.get("r", ""))
            self._row = Row(self._row.number + 1 if number is None else number, {}, {}, frozenset())
            self._column = -1
        elif name == "c":
            found = _REFERENCE.fullmatch(attributes.get("r", ""))
            self._column = _column(found[1]) if found else self._column + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._has_formula = self._has_value = False
            self._text.begin()
        self._has_formula |= name == "f"
        self._has_value |= name == "v"
        self._text.start(name)

    def end(self, name: str) -> None:
        if name == "c" and self._column < MAX_COLUMNS:
            self._take(str(self._text))
        elif name == "row" and (self._row.cells or self._row.odd):
            self.ready.append(self._row)
        self._text.end(name)

    def _take(self, stored: str) -> None:
        odd = self._odd(stored)
        if odd:
            self._row.odd[self._column] = odd
        elif text := self._value(stored):
            self._row.cells[self._column] = text
            if self._kind == "b":
                self._row = replace(self._row, flags=self._row.flags | {self._column})

    def _odd(self, stored: str) -> str:
        """What is in the cell instead of a text that a person saw; an empty word where it is one."""
        if self._has_formula and not stored and not (self._kind == "str" and self._has_value):
            return "a formula whose value was not saved"
        if self._kind == "e":
            return f"the error {stored[:20]}"
        if self._kind == "d":
            return "a date"
        style = whole_of(self._style) or 0
        shown = self._shown[style] if style < len(self._shown) else ""
        return f"{shown} (stored as {stored[:20]})" if self._kind == "n" and stored and shown else ""

    def _too_long(self) -> NoReturn:
        self.xml.fail(f"has a cell of more than {_MAX_CELL:,} characters")

    def _value(self, stored: str) -> str:
        if self._kind == "s":
            place = whole_of(stored)
            if place is None or place >= len(self._shared):
                self.xml.fail(f"refers to the shared string {stored[:20]!r}, which is not there")
            self._repeated += len(self._shared[place])
            if self._repeated > _MAX_REPEATED:
                self.xml.fail(f"repeats its texts to more than {_MAX_REPEATED:,} characters")
            return self._shared[place]
        if self._kind == "b":
            return "yes" if stored == "1" else "no"
        return _number(stored) if self._kind == "n" else _plain(stored)


def _number(stored: str) -> str:
    try:
        return number_text(float(stored))
    except ValueError:
        return stored


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text


def _column(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1
