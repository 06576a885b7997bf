"""Where the words of a finding stand in the file that the user gave: lines and columns for editors and servers.

Pairs know their texts, not the bytes that those came from. A file of pairs is gone through once more by the rules of
its format, unit by unit; a plain text is the document itself; in any other document (a page of HTML, a post in JSON)
the texts are looked for in reading order. What is not found has a file, but no line.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from alignpost.documents import decode, read_bytes
from alignpost.errors import InputError
from alignpost.model import Bitext, Finding, Pair, SegmentedDocument, Span

if TYPE_CHECKING:
    # The formats are imported when a place is asked for: a run without reports does not wait for them.
    from alignpost.report.units import Unit
    from alignpost.report.writing import Located

__all__ = ["Files", "Place"]

_WINDOW: Final = 1 << 16
"""Code points after the last place found in which the next text must begin: bounds the work on odd files."""

_AHEAD: Final = 2000
"""Units after the last one found in which the next pair must stand: readers pass some over."""


class Place(NamedTuple):
    """A region of a file; lines and columns count from 1, columns in code points, the end is exclusive."""

    path: str
    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True)
class Files:
    """The file or the two files that a bitext was read from."""

    source: Path
    target: Path
    """The same path where one file holds both."""
    bitext: Bitext = field(repr=False)

    @property
    def name(self) -> str:
        """The file that a report is about, as the user wrote it, with slashes."""
        return self.target.as_posix()

    def of_target(self, pair: Pair, finding: Finding | None = None) -> Place | None:
        """Where a finding's target words stand, or the pair's whole target where it has none."""
        return self._targets.place(pair.id, len(pair.target), finding.target_spans if finding else ())

    def of_source(self, pair: Pair, finding: Finding | None = None) -> Place | None:
        """The same of the source."""
        return self._sources.place(pair.id, len(pair.source), finding.source_spans if finding else ())

    @property
    def _sources(self) -> _Side:
        return self._both[0]

    @property
    def _targets(self) -> _Side:
        return self._both[1]

    @cached_property
    def _both(self) -> tuple[_Side, _Side]:
        if self.source == self.target:
            file = _File.read(self.target)
            found = dict(_in_units(file, self.bitext.pairs))
            return (
                _Side(file, {number: left for number, (left, _) in found.items() if left}),
                _Side(file, {number: right for number, (_, right) in found.items() if right}),
            )
        source, target = _File.read(self.source), _File.read(self.target)
        pairs = self.bitext.pairs
        left = [(pair.id, pair.bead.source, pair.source_original or pair.source) for pair in pairs]
        right = [(pair.id, pair.bead.target, pair.target_original or pair.target) for pair in pairs]
        return (
            _Side(source, dict(_in_document(source, self.bitext.source, left))),
            _Side(target, dict(_in_document(target, self.bitext.target, right))),
        )


@dataclass(frozen=True)
class _File:
    path: Path
    text: str
    data: bytes = field(repr=False)

    @classmethod
    def read(cls, path: Path) -> _File:
        """The file; nothing of it where it is no text, as a project or a spreadsheet."""
        try:
            data = read_bytes(path)
            return cls(path, decode(data, path), data)
        except InputError:
            return cls(path, "", b"")

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    def line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def units(self) -> Iterator[Unit]:
        """The units of a file of pairs; none where it is broken or of another format."""
        from alignpost.report import units, xml_units  # noqa: PLC0415

        by_text: dict[str, Callable[[str], Iterator[Unit]]] = {
            ".tsv": units.tsv_units,
            ".csv": units.csv_units,
            ".jsonl": units.jsonl_units,
            ".po": units.po_units,
            ".pot": units.po_units,
        }
        by_elements = {
            ".tmx": xml_units.tmx_units,
            ".xlf": xml_units.xliff_units,
            ".xliff": xml_units.xliff_units,
        }
        suffix = self.path.suffix.lower()
        try:
            if suffix in by_elements:
                yield from by_elements[suffix](self.text, self.line_starts, self.data, self.path)
            elif suffix in by_text:
                yield from by_text[suffix](self.text)
        except InputError:
            return


class _Side(NamedTuple):
    """The texts of one side by the ids of their pairs."""

    file: _File
    texts: dict[int, Located]

    def place(self, number: int, length: int, spans: Iterable[Span]) -> Place | None:
        """The region from the first span's start to the last one's end; the whole text without spans."""
        written = self.texts.get(number)
        if written is None:
            return None
        spans = tuple(spans)
        start = min((span.start for span in spans), default=0)
        end = max((span.end for span in spans), default=length)
        first, last = map(self.file.line_and_column, written.extent(start, end))
        return Place(self.file.path.as_posix(), *first, *last)


def _in_units(
    file: _File, pairs: Iterable[Pair]
) -> Iterator[tuple[int, tuple[Located | None, Located | None]]]:
    """Every pair's texts, each pair in a unit behind that of the pair before."""
    units = list(file.units()) if file.text else []
    after = 0
    for pair in pairs:
        for number in range(after, min(after + _AHEAD, len(units))):
            found = units[number].find(pair.source, pair.target)
            if found is not None:
                yield pair.id, found
                after = number + 1
                break


def _in_document(
    file: _File, document: SegmentedDocument, texts: Iterable[tuple[int, tuple[int, ...], str]]
) -> Iterator[tuple[int, Located]]:
    """Every text's place: where its segments stand if the file is the document, else looked for in order."""
    from alignpost.report.writing import PLAIN  # noqa: PLC0415

    whole = file.text == document.document.text
    after = 0
    for number, ids, text in texts:
        if not text:
            continue
        start = document.segments[ids[0]].start if whole and ids else None
        written = None if start is None else PLAIN.read(file.text, start, text)
        written = written or _looked_for(file.text, text, after)
        if written is not None:
            after = written.end
            yield number, written


def _looked_for(file: str, text: str, after: int) -> Located | None:
    from alignpost.report.writing import FREE  # noqa: PLC0415

    begins = re.compile(f"[{re.escape(text[0])}&\\\\]")
    for found in begins.finditer(file, after, after + _WINDOW):
        written = FREE.read(file, found.start(), text)
        if written is not None:
            return written
    return None
