"""Where the words of a finding stand in the file that the user gave: lines and columns for editors and servers.

Pairs know their texts, not the bytes that those came from: a unit of TMX escapes `&`, JSON escapes quotes, and a page
of HTML wraps its text in tags. So each text is looked for in the file, in reading order, first as it is and then
as XML and JSON write it; what is not found has a file, but no line.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, TypeAlias
from xml.sax.saxutils import escape

from alignpost.documents import decode, read_bytes
from alignpost.errors import InputError
from alignpost.model import Bitext, Finding, Pair, Span

__all__ = ["Files", "Place"]

_WINDOW: Final = 1 << 16
"""Code points after the last place found in which the next text must begin: bounds the work on odd files."""

_Escape: TypeAlias = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Place:
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
        return self._place(self._targets.get(pair.id), pair.target, finding.target_spans if finding else ())

    def of_source(self, pair: Pair, finding: Finding | None = None) -> Place | None:
        """The same of the source."""
        return self._place(self._sources.get(pair.id), pair.source, finding.source_spans if finding else ())

    def _place(self, found: _Found | None, text: str, spans: Iterable[Span]) -> Place | None:
        return None if found is None else found.place(text, tuple(spans))

    @cached_property
    def _sources(self) -> dict[int, _Found]:
        return self._both[0]

    @cached_property
    def _targets(self) -> dict[int, _Found]:
        return self._both[1]

    @cached_property
    def _both(self) -> tuple[dict[int, _Found], dict[int, _Found]]:
        pairs = self.bitext.pairs
        if self.source == self.target:
            file = _File.read(self.target)
            both = _found(file, (text for pair in pairs for text in (pair.source, pair.target)))
            return (
                {pair.id: place for pair, place in zip(pairs, both[::2], strict=True) if place},
                {pair.id: place for pair, place in zip(pairs, both[1::2], strict=True) if place},
            )
        sides = []
        for path, texts in (
            (self.source, [pair.source_original or pair.source for pair in pairs]),
            (self.target, [pair.target_original or pair.target for pair in pairs]),
        ):
            found = _found(_File.read(path), texts)
            sides.append({pair.id: place for pair, place in zip(pairs, found, strict=True) if place})
        return sides[0], sides[1]


@dataclass(frozen=True)
class _File:
    path: str
    text: str

    @classmethod
    def read(cls, path: Path) -> _File:
        """The file's text; nothing of it where it is no text, as a project or a spreadsheet."""
        try:
            return cls(path.as_posix(), decode(read_bytes(path), path))
        except InputError:
            return cls(path.as_posix(), "")

    @cached_property
    def line_starts(self) -> list[int]:
        starts = [0]
        starts += (index + 1 for index, char in enumerate(self.text) if char == "\n")
        return starts

    def line_and_column(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1


@dataclass(frozen=True, slots=True)
class _Found:
    """A text's place in a file, and how the file writes it."""

    file: _File
    offset: int
    written: _Escape

    def place(self, text: str, spans: tuple[Span, ...]) -> Place:
        """The region from the first span's start to the last one's end; the whole text without spans."""
        start = min((span.start for span in spans), default=0)
        end = max((span.end for span in spans), default=len(text))
        first = self.file.line_and_column(self.offset + len(self.written(text[:start])))
        last = self.file.line_and_column(self.offset + len(self.written(text[:end])))
        return Place(self.file.path, *first, *last)


def _found(file: _File, texts: Iterable[str]) -> list[_Found | None]:
    """Every text's place, each looked for behind the one before."""
    places: list[_Found | None] = []
    after = 0
    for text in texts:
        place = next(_candidates(file, text, after), None) if text else None
        if place is not None:
            after = place.offset + len(place.written(text))
        places.append(place)
    return places


def _candidates(file: _File, text: str, after: int) -> Iterator[_Found]:
    for written in (_as_it_is, escape, _in_xml_quotes, _in_json):
        form = written(text)
        offset = file.text.find(form, after, after + _WINDOW + len(form))
        if offset >= 0:
            yield _Found(file, offset, written)


def _as_it_is(text: str) -> str:
    return text


def _in_xml_quotes(text: str) -> str:
    return escape(text, {'"': "&quot;"})


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
