"""Where the units of TMX and XLIFF stand: every character of a segment, past inline codes, references and CDATA."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from alignpost.documents.xml_stream import XmlStream
from alignpost.formats.tmx_unit import CODES as TMX_CODES
from alignpost.formats.xliff_reader import CODES as XLIFF_CODES
from alignpost.formats.xliff_reader import SILENT
from alignpost.formats.xml_text import REPLACEMENT, legal
from alignpost.report.units import Side, Unit
from alignpost.report.writing import Located, Run

__all__ = ["tmx_units", "xliff_units"]

_SOURCES = frozenset({"source", "seg-source"})


def tmx_units(file: str, line_starts: Sequence[int], data: bytes, path: Path) -> Iterator[Unit]:
    """TMX: the segments of each `tu`, any of which may be the source.

    Args:
        file: the text of the file.
        line_starts: offsets of its lines.
        data: the bytes that it was decoded from.
        path: for messages.

    Raises:
        FormatError: as the reader.
    """
    places = _Places(file, line_starts, data, path, {"tu"}, {"seg"}, frozenset(), TMX_CODES)
    for found in places:
        sides = tuple(text.side() for _, _, text in found)
        yield Unit(sides, sides)


def xliff_units(file: str, line_starts: Sequence[int], data: bytes, path: Path) -> Iterator[Unit]:
    """XLIFF: source and target of each `segment` or `trans-unit`, and of each segment that a mark makes in one.

    Args and errors are those of `tmx_units`.
    """
    places = _Places(
        *(file, line_starts, data, path, {"trans-unit", "segment"}),
        *(_SOURCES | {"target"}, SILENT, XLIFF_CODES),
    )
    for found in places:
        for mark in dict.fromkeys(mid for _, mid, _ in found):
            here = [(name, text.side()) for name, mid, text in found if mid == mark]
            yield Unit(
                tuple(side for name, side in here if name in _SOURCES),
                tuple(side for name, side in here if name not in _SOURCES),
            )


@dataclass(slots=True)
class _Text:
    """The text of a segment as it comes in."""

    start: int | None = None
    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def add(self, data: str, at: int, width: int) -> None:
        self.start = at if self.start is None else self.start
        self.runs.append(Run(self.length, at, len(data), width))
        self.pieces.append(data)
        self.length += len(data)

    def side(self) -> Side:
        whole = "".join(self.pieces)
        written = Located(self.start or 0, tuple(self.runs))
        return lambda text: written if legal(text) == whole else None


class _Places:
    """Iterate it for the texts of each unit: name of the element, id of the mark that it is in or None, text."""

    def __init__(
        self,
        file: str,
        line_starts: Sequence[int],
        data: bytes,
        path: Path,
        units: set[str],
        sides: frozenset[str] | set[str],
        silent: frozenset[str],
        codes: frozenset[str],
    ) -> None:
        self._file = file
        self._line_starts = line_starts
        self._units, self._sides, self._not_text, self._codes = units, sides, silent, codes
        self._hidden = 0
        """How many open elements hold no text of ours."""
        self._name = ""
        self._open: list[_Text] = []
        self._marks: list[bool] = []
        self._found: list[tuple[str, str | None, _Text]] = []
        self._ready: list[list[tuple[str, str | None, _Text]]] = []
        self._xml = XmlStream(
            *(BytesIO(data), path),
            start=self._start,
            end=self._end,
            characters=self._characters,
            exact=True,
        )

    def __iter__(self) -> Iterator[list[tuple[str, str | None, _Text]]]:
        for _ in self._xml:
            yield from self._ready
            self._ready.clear()

    @property
    def _at(self) -> int:
        line = min(self._xml.line, len(self._line_starts))
        return self._line_starts[line - 1] + self._xml.column - 1

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._hidden or name in self._not_text or (self._name and name in self._codes):
            self._hidden += 1
        elif self._name:
            is_segment = name == "mrk" and attributes.get("mtype") == "seg"
            if name == "mrk":
                self._marks.append(is_segment)
            if is_segment:
                self._begin(attributes.get("mid", ""))
            if name == "cp":  # a character that XML cannot hold
                self._add(REPLACEMENT, self._at, self._file.find(">", self._at) + 1 - self._at)
        elif name in self._units:
            self._found = []
        elif name in self._sides:
            self._name = name
            self._begin(None)

    def _begin(self, mark: str | None) -> None:
        self._open.append(_Text())
        self._found.append((self._name, mark, self._open[-1]))

    def _end(self, name: str) -> None:
        if self._hidden:
            self._hidden -= 1
        elif self._name and name == "mrk" and self._marks:
            if self._marks.pop():
                self._close()
        elif self._name and name == self._name:
            self._close()
            self._name = ""
        elif name in self._units:
            self._ready.append(self._found)
            self._found = []

    def _close(self) -> None:
        text = self._open.pop()
        if text.start is None:
            text.start = self._at

    def _characters(self, data: str) -> None:
        if self._hidden or not self._name:
            return
        at = self._at
        width = len(data)
        if not self._file.startswith(data, at):
            width = self._file.find(";", at) + 1 - at if self._file.startswith("&", at) else 2
        self._add(data, at, width)

    def _add(self, data: str, at: int, width: int) -> None:
        for text in self._open:
            text.add(data, at, width)
