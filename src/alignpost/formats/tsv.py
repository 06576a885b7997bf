"""Tab-separated values: our own table with a header line, and the plain two columns that people bring.

A file is ours when its first line names columns of ours, `id`, `source` and `target` among them; only then are
backslash escapes read. Everywhere else a backslash is a backslash and the first line is a pair like any other,
unless it is exactly `source TAB target`.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from alignpost.documents import decode, read_bytes
from alignpost.documents.encoding import refuse_surrogates
from alignpost.errors import FormatError
from alignpost.formats import plain
from alignpost.formats.assembly import Record, bitext_of_records
from alignpost.formats.escapes import escape, unescape
from alignpost.formats.fields import FieldError, Fields
from alignpost.formats.format import Written
from alignpost.formats.jsonl import one_line
from alignpost.formats.numbers import number_of, number_text
from alignpost.model import UNDETERMINED, Bitext, Note, Pair, Score, Status

__all__ = ["TsvFormat"]


def _findings_text(pair: Pair) -> str:
    findings = pair.score.findings if pair.score else ()
    return "; ".join(f"{finding.check} ({finding.severity}): {finding.message}" for finding in findings)


_COLUMNS: dict[str, Callable[[Pair], str]] = {
    "id": lambda pair: str(pair.id),
    "source": lambda pair: pair.source,
    "target": lambda pair: pair.target,
    "status": lambda pair: pair.status.value,
    "keep": lambda pair: "yes" if pair.keep else "no",
    "locked": lambda pair: "yes" if pair.locked else "no",
    "fidelity": lambda pair: "" if pair.score is None else number_text(pair.score.fidelity),
    "confidence": lambda pair: "" if pair.bead.confidence is None else number_text(pair.bead.confidence),
    "source_ids": lambda pair: " ".join(map(str, pair.bead.source)),
    "target_ids": lambda pair: " ".join(map(str, pair.bead.target)),
    "findings": _findings_text,
    "notes": lambda pair: one_line([plain.note_object(note) for note in pair.notes]) if pair.notes else "",
}
_OURS = frozenset({"id", "source", "target"})
_TWO_COLUMNS = ("source", "target")


@dataclass(frozen=True, slots=True)
class _Layout:
    """What the first line says about the others."""

    columns: tuple[str, ...]
    has_header: bool
    escaped: bool


class TsvFormat:
    """One pair a row, all pairs whatever has been decided about them."""

    name = "TSV"
    suffixes = (".tsv",)

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:
        """Read our table, or two columns without a header; rows without any text are passed over.

        Raises:
            InputError: the file cannot be read.
            FormatError: a row has another number of columns, or a value of ours is broken (with its line).
        """
        lines = [line.removesuffix("\r") for line in decode(read_bytes(path), path).split("\n")]
        layout = _layout(lines[0])
        records = [
            _record(_cells(line, layout, path, number), path, number)
            for number, line in enumerate(lines, 1)
            if line.strip("\t ") and not (number == 1 and layout.has_header)
        ]
        return bitext_of_records(records, source_lang or UNDETERMINED, target_lang or UNDETERMINED, path.name)

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write the header line and all pairs."""
        stream.write(("\t".join(_COLUMNS) + "\n").encode())
        for pair in bitext.pairs:
            stream.write(("\t".join(escape(cell(pair)) for cell in _COLUMNS.values()) + "\n").encode())
        return Written(len(bitext.pairs))


def _layout(first: str) -> _Layout:
    names = tuple(first.split("\t"))
    distinct = set(names)
    if len(distinct) == len(names) and distinct <= _COLUMNS.keys() and distinct >= _OURS:
        return _Layout(names, has_header=True, escaped=True)
    return _Layout(_TWO_COLUMNS, has_header=names == _TWO_COLUMNS, escaped=False)


def _cells(line: str, layout: _Layout, path: Path, number: int) -> dict[str, str]:
    cells: Sequence[str] = line.split("\t")
    if len(cells) != len(layout.columns):
        expected = "two, source and target" if layout.columns == _TWO_COLUMNS else str(len(layout.columns))
        count = "1 column" if len(cells) == 1 else f"{len(cells)} columns"
        raise FormatError(f"has {count}, expected {expected}, separated by tabs", path=path, line=number)
    if layout.escaped:
        cells = [unescape(cell) for cell in cells]
        for cell in cells:
            refuse_surrogates(cell, path, number)
    return dict(zip(layout.columns, cells, strict=True))


def _record(cells: dict[str, str], path: Path, line: int) -> Record:
    try:
        fidelity = number_of(cells.get("fidelity", ""), "fidelity", 0, 100)
        return Record(
            source=cells["source"],
            target=cells["target"],
            id=_whole(cells["id"], "id") if cells.get("id") else None,
            source_ids=_ids(cells, "source_ids"),
            target_ids=_ids(cells, "target_ids"),
            status=plain.member(Status, cells.get("status") or Status.UNREVIEWED, "status"),
            keep=_flag(cells.get("keep") or "yes", "keep"),
            locked=_flag(cells.get("locked") or "no", "locked"),
            confidence=number_of(cells.get("confidence", ""), "confidence", 0, 1),
            score=None if fidelity is None else Score(fidelity),
            notes=_notes(cells.get("notes", "")),
        )
    except FieldError as error:
        raise FormatError(str(error), path=path, line=line) from None


def _notes(cell: str) -> tuple[Note, ...]:
    """Notes as we write them, JSON; what somebody typed into the column is a note of theirs."""
    if not cell:
        return ()
    try:
        return tuple(map(plain.note, Fields({"notes": json.loads(cell)}).objects("notes")))
    except (ValueError, RecursionError):
        return (Note(1, "", "", cell),)


def _ids(cells: dict[str, str], name: str) -> tuple[int, ...] | None:
    if name not in cells:
        return None
    ids = tuple(_whole(word, name) for word in cells[name].split(" ") if word)
    if any(after <= before for before, after in itertools.pairwise(ids)):
        raise FieldError(f"{name!r} must ascend")
    return ids


def _whole(text: str, name: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise FieldError(f"{name!r} must be a whole number, not {text[:40]!r}")
    return int(text)


def _flag(text: str, name: str) -> bool:
    if text not in {"yes", "no"}:
        raise FieldError(f"{name!r} must be yes or no, not {text[:40]!r}")
    return text == "yes"
