r"""JSON Lines: one pair an object, one object a line; carries everything that a pair has.

Fields are described in docs/formats.md. U+0085, U+2028 and U+2029 are written as `\u` escapes, so that every
program counts the same lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from math import inf
from pathlib import Path
from typing import BinaryIO, NoReturn

from alignpost.documents.encoding import refuse_surrogates
from alignpost.documents.files import open_bytes
from alignpost.documents.lines import text_lines
from alignpost.errors import FormatError, InputError
from alignpost.formats import plain
from alignpost.formats.fields import FieldError, Fields
from alignpost.formats.format import ALL, Refusal, RowFormat, Written
from alignpost.formats.languages import agreed
from alignpost.formats.record import Record, Records, numbered, peeked
from alignpost.model import Score, Status

__all__ = ["JsonlFormat", "one_line"]

_LINE_BREAKERS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def one_line(value: object) -> str:
    """`value` as JSON on one line by everybody's notion of a line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_LINE_BREAKERS)


class JsonlFormat(RowFormat):
    """All pairs, whatever has been decided about them, with all that is known about them."""

    name = "JSON Lines"
    suffixes = (".jsonl",)
    carries = ALL

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read pairs; only `source` and `target` are required, and unknown fields are passed over.

        Languages and signature are those of the first row.

        Raises:
            InputError: the file cannot be read.
            FormatError: a line is no JSON object with a pair (with its number).
        """
        with open_bytes(path) as stream:
            first, rows = peeked(_objects(text_lines(stream, path), path, self.refuse))
            head = Fields({}) if first is None else first[1]
            yield Records(
                agreed(source_lang, _word(head, "source_lang"), "source", path),
                agreed(target_lang, _word(head, "target_lang"), "target", path),
                _records(rows, path, self.refuse),
                path.name,
                _word(head, "signature"),
            )

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write all pairs."""
        count = 0
        for number, record in numbered(records.rows):
            count += 1
            stream.write(f"{one_line(_row(number, record, records))}\n".encode())
        return Written(count)


def _word(row: Fields, name: str) -> str | None:
    """A string that may be there; what is no string counts as absent."""
    value = row.row.get(name)
    return value if isinstance(value, str) and value else None


def _row(number: int, record: Record, records: Records) -> dict[str, object]:
    score = record.score
    row: dict[str, object] = {
        "id": number,
        "source": record.source,
        "target": record.target,
        "source_lang": records.source_lang,
        "target_lang": records.target_lang,
        "status": record.status.value,
        "keep": record.keep,
        "locked": record.locked,
        "confidence": record.confidence,
        "fidelity": score.fidelity if score else None,
        "parts": [plain.part_object(part) for part in score.parts] if score else [],
        "findings": [plain.finding_object(finding) for finding in score.findings] if score else [],
        "notes": [plain.note_object(note) for note in record.notes],
        "bookmarked": record.bookmarked,
        "human_score": record.human_score,
        "dismissals": [plain.dismissal_object(dismissal) for dismissal in record.dismissals],
    }
    optional = {
        "source_ids": None if record.source_ids is None else list(record.source_ids),
        "target_ids": None if record.target_ids is None else list(record.target_ids),
        "source_segments": plain.span_lists(record.source_segments) or None,
        "target_segments": plain.span_lists(record.target_segments) or None,
        "source_original": record.source_original,
        "target_original": record.target_original,
        "signature": records.signature,
        "critical": score.critical if score else None,
        "mqm_per_100": score.mqm_per_100 if score else None,
    }
    return row | {name: value for name, value in optional.items() if value is not None}


def _objects(lines: Iterator[tuple[int, str]], path: Path, refuse: Refusal) -> Iterator[tuple[int, Fields]]:
    for number, line in lines:
        if line.strip(" \t\r"):
            try:
                row = _object(line, path, number)
            except InputError as error:
                refuse(error)
            else:
                yield number, row


def _records(rows: Iterable[tuple[int, Fields]], path: Path, refuse: Refusal) -> Iterator[Record]:
    for number, row in rows:
        try:
            record = _record(row, path, number)
        except InputError as error:
            refuse(error)
        else:
            yield record


def _object(line: str, path: Path, number: int) -> Fields:
    try:
        row = Fields.of(json.loads(line, parse_constant=_no_constant))
    except json.JSONDecodeError as error:
        raise FormatError(
            f"is not JSON: {error.msg} (column {error.colno})", path=path, line=number
        ) from None
    except FieldError as error:
        raise FormatError(f"the line {error}", path=path, line=number) from None
    except RecursionError:
        raise FormatError("is nested too deeply", path=path, line=number) from None
    except _NoNumberError as error:
        raise FormatError(f"is not JSON: {error}", path=path, line=number) from None
    except ValueError:  # what is left that `json` refuses
        raise FormatError("has a number of thousands of digits", path=path, line=number) from None
    if "\\u" in line:  # only an escape can smuggle half a surrogate pair into the text
        refuse_surrogates(json.dumps(row.row, ensure_ascii=False), path, number)
    return row


class _NoNumberError(ValueError):
    """NaN or an infinity, which Python reads and JSON does not know."""


def _no_constant(name: str) -> NoReturn:
    raise _NoNumberError(f"{name} is no JSON number")


def _record(row: Fields, path: Path, line: int) -> Record:
    try:
        fidelity = row.number_or_none("fidelity", 0, 100)
        parts = tuple(map(plain.part, row.objects("parts")))
        findings = tuple(map(plain.finding, row.objects("findings")))
        critical = row.number_or_none("critical", 0, 1)
        mqm_per_100 = row.number_or_none("mqm_per_100", 0, inf)
        return Record(
            source=row.text("source"),
            target=row.text("target"),
            id=row.whole_or_none("id"),
            source_ids=row.ids_or_none("source_ids"),
            target_ids=row.ids_or_none("target_ids"),
            source_segments=row.spans("source_segments"),
            target_segments=row.spans("target_segments"),
            status=plain.member(Status, row.text_or_none("status") or Status.UNREVIEWED, "status"),
            keep=row.flag("keep", True),
            locked=row.flag("locked", False),
            confidence=row.number_or_none("confidence", 0, 1),
            score=None if fidelity is None else Score(fidelity, parts, findings, critical, mqm_per_100),
            notes=tuple(map(plain.note, row.objects("notes"))),
            bookmarked=row.flag("bookmarked", False),
            human_score=row.number_or_none("human_score", 0, 100),
            dismissals=tuple(map(plain.dismissal, row.objects("dismissals"))),
            source_original=row.text_or_none("source_original"),
            target_original=row.text_or_none("target_original"),
        )
    except FieldError as error:
        raise FormatError(str(error), path=path, line=line) from None
