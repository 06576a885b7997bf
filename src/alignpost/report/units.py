"""Where the units of a file of pairs stand, so that a pair's texts are looked for in units alone.

A note, a suggestion or a comment may hold the very words of a sentence. Each function here goes through a file by the
rules of its format and gives, in the order of the file, the places where a source and those where a target stands.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, TypeAlias

from alignpost.formats.cells import COLUMNS, OURS
from alignpost.report.writing import CSV, JSON, PLAIN, PO, TSV, Located, Writing

__all__ = ["Side", "Unit", "csv_units", "jsonl_units", "po_units", "tsv_units"]

Side: TypeAlias = Callable[[str], Located | None]
"""Gives how a text stands there; None where another text does."""


@dataclass(frozen=True, slots=True)
class Unit:
    """The places of one unit."""

    sources: tuple[Side, ...]
    targets: tuple[Side, ...]
    """The same ones where the file does not say which is which."""

    def find(self, source: str, target: str) -> tuple[Located | None, Located | None] | None:
        """Where the two texts stand; None where they are not this unit's. An empty text needs no place."""
        for side in self.sources:
            left = side(source)
            if left is None:
                continue
            for other in self.targets:
                right = other(target) if other is not side else None
                if right is not None:
                    return left, right
            if not target:
                return left, None
        if not source:
            found = (right for other in self.targets if (right := other(target)) is not None)
            return None if (right := next(found, None)) is None else (None, right)
        return None


def _region(file: str, start: int, end: int, writing: Writing) -> Side:
    def side(text: str) -> Located | None:
        if not text:
            return Located(start, ()) if start == end else None
        written = writing.read(file, start, text)
        return written if written and writing.closed(file, written, end) else None

    return side


def _lines(file: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in file.split("\n"):
        yield start, line.removesuffix("\r")
        start += len(line) + 1


def jsonl_units(file: str) -> Iterator[Unit]:
    """JSON Lines: the strings under `source` and `target`."""
    for start, line in _lines(file):
        try:
            found = dict(_strings(line))
        except ValueError:
            continue
        if "source" in found and "target" in found:
            left, right = (
                _region(file, start + begin, start + end, JSON)
                for begin, end in (found["source"], found["target"])
            )
            yield Unit((left,), (right,))


def _strings(line: str) -> Iterator[tuple[str, tuple[int, int]]]:
    """Keys of an object and where the insides of their strings stand; of a key that comes twice the last counts.

    Raises:
        ValueError: it is no object.
    """
    decoder = json.JSONDecoder()
    at = _past_space(line, _past_space(line, 0) + 1)
    while line[at : at + 1] == '"':
        key, at = decoder.raw_decode(line, at)
        at = _past_space(line, _past_space(line, at) + 1)
        value, end = decoder.raw_decode(line, at)
        if isinstance(value, str):
            yield key, (at + 1, end - 1)
        at = _past_space(line, _past_space(line, end) + 1)


def _past_space(line: str, at: int) -> int:
    while line[at : at + 1] in {" ", "\t", "\r"}:
        at += 1
    return at


def tsv_units(file: str) -> Iterator[Unit]:
    """TSV: the cells of the two columns, of our table with its escapes, of any other without."""
    names: Sequence[str] | None = None
    writing = PLAIN
    for start, line in _lines(file):
        cells = line.split("\t")
        if names is None:
            names = cells if OURS <= set(cells) <= set(COLUMNS) else _PAIR
            writing = TSV if names is cells else PLAIN
            if names is cells or cells == list(_PAIR):
                continue
        edges, at = [], start
        for cell in cells:
            edges.append((at, at + len(cell)))
            at += len(cell) + 1
        if len(cells) == len(names):
            yield _of_cells(file, edges, names, writing)


_PAIR: Final = ("source", "target")


def _of_cells(file: str, edges: Sequence[tuple[int, int]], names: Sequence[str], writing: Writing) -> Unit:
    left, right = (_region(file, *edges[names.index(name)], writing) for name in _PAIR)
    return Unit((left,), (right,))


def csv_units(file: str) -> Iterator[Unit]:
    """CSV: the same, quoted or not; a formula's apostrophe is none of the text."""
    delimiter = max(",;\t", key=re.sub('"[^"]*"', "", file.partition("\n")[0]).count)
    names: Sequence[str] | None = None
    for cells in _rows(file, delimiter):
        if names is None:
            header = [file[start:end].strip(" ").lower() for start, end in cells]
            names = header if set(_PAIR) <= set(header) else _PAIR
            if names is header:
                continue
        if len(cells) == len(names):
            left, right = (_cell(file, *cells[names.index(name)]) for name in _PAIR)
            yield Unit((left,), (right,))


def _cell(file: str, start: int, end: int) -> Side:
    whole = _region(file, start, end, CSV)
    marked = _region(file, start + 1, end, CSV) if file[start:end].startswith("'") else whole
    return lambda text: whole(text) or marked(text)


def _rows(file: str, delimiter: str) -> Iterator[list[tuple[int, int]]]:
    """Where the insides of the cells of each row stand."""
    cell = re.compile(
        rf'"((?:[^"]|"")*)"({re.escape(delimiter)}|\r?\n|\Z)|([^{delimiter}\n]*?)({re.escape(delimiter)}|\r?\n|\Z)'
    )
    row: list[tuple[int, int]] = []
    at = 0
    while at < len(file):
        found = cell.match(file, at)
        if found is None:
            return
        inside, closing = (1, 2) if found[1] is not None else (3, 4)
        row.append(found.span(inside))
        at = found.end()
        if found[closing] != delimiter:
            yield row
            row = []


_MESSAGE: Final = re.compile(
    r'^(msg(?:id|id_plural|str|str\[[0-9]+\]|ctxt))[ \t]+("(?:[^"\\\n]|\\.)*"(?:[ \t\r]*\n[ \t]*"(?:[^"\\\n]|\\.)*")*)',
    re.MULTILINE,
)


def po_units(file: str) -> Iterator[Unit]:
    """PO: `msgid`, `msgid_plural` and every `msgstr`."""
    found = [(match[1], match.start(2) + 1, match.end(2) - 1) for match in _MESSAGE.finditer(file)]
    entries = [place for place, (name, _, _) in enumerate(found) if name == "msgid"]
    for begin, end in pairwise((*entries, len(found))):
        entry = [(name, _region(file, start, stop, PO)) for name, start, stop in found[begin:end]]
        yield Unit(
            tuple(side for name, side in entry if name.startswith("msgid")),
            tuple(side for name, side in entry if name.startswith("msgstr")),
        )
