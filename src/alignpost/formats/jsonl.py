r"""JSON Lines: one pair an object, one object a line; carries everything that a pair has.

Fields are described in docs/formats.md. U+0085, U+2028 and U+2029 are written as `\u` escapes, so that every
program counts the same lines.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import BinaryIO, NoReturn

from alignpost.documents import decode, read_bytes
from alignpost.documents.encoding import refuse_surrogates
from alignpost.errors import FormatError
from alignpost.formats import plain
from alignpost.formats.assembly import Record, bitext_of_records
from alignpost.formats.fields import FieldError, Fields
from alignpost.formats.format import Written
from alignpost.model import UNDETERMINED, Bitext, Pair, Score, SegmentedDocument, Span, Status

__all__ = ["JsonlFormat", "one_line"]

_LINE_BREAKERS = str.maketrans({"\u0085": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def one_line(value: object) -> str:
    """`value` as JSON on one line by everybody's notion of a line."""
    return json.dumps(value, ensure_ascii=False, allow_nan=False).translate(_LINE_BREAKERS)


class JsonlFormat:
    """All pairs, whatever has been decided about them, with all that is known about them."""

    name = "JSON Lines"
    suffixes = (".jsonl",)

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:
        """Read pairs; only `source` and `target` are required, and unknown fields are passed over.

        Raises:
            InputError: the file cannot be read.
            FormatError: a line is no JSON object with a pair (with its number).
        """
        rows = _rows(path)
        records = [_record(row, path, line) for line, row in rows]
        first = rows[0][1] if rows else Fields({})
        languages = [first.row.get("source_lang"), first.row.get("target_lang")]
        known = [lang if isinstance(lang, str) and lang else UNDETERMINED for lang in languages]
        signature = next((row.row["signature"] for _, row in rows if row.row.get("signature")), None)
        return bitext_of_records(
            records,
            source_lang or known[0],
            target_lang or known[1],
            path.name,
            signature if isinstance(signature, str) else None,
        )

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write all pairs."""
        for pair in bitext.pairs:
            stream.write(f"{one_line(_row(pair, bitext))}\n".encode())
        return Written(len(bitext.pairs))


def _row(pair: Pair, bitext: Bitext) -> dict[str, object]:
    score = pair.score
    row: dict[str, object] = {
        "id": pair.id,
        "source": pair.source,
        "target": pair.target,
        "source_lang": bitext.source.lang,
        "target_lang": bitext.target.lang,
        "source_ids": list(pair.bead.source),
        "target_ids": list(pair.bead.target),
        "status": pair.status.value,
        "keep": pair.keep,
        "locked": pair.locked,
        "confidence": pair.bead.confidence,
        "fidelity": score.fidelity if score else None,
        "parts": [plain.part_object(part) for part in score.parts] if score else [],
        "findings": [plain.finding_object(finding) for finding in score.findings] if score else [],
        "notes": [plain.note_object(note) for note in pair.notes],
    }
    for side, document, ids, text in (
        ("source", bitext.source, pair.bead.source, pair.source),
        ("target", bitext.target, pair.bead.target, pair.target),
    ):
        if cuts := _cuts(document, ids, text):
            row[f"{side}_segments"] = plain.span_lists(cuts)
    if bitext.signature is not None:
        row["signature"] = bitext.signature
    return row


def _cuts(document: SegmentedDocument, ids: tuple[int, ...], text: str) -> list[Span]:
    """Where each of several segments stands in the text of their side; nothing where a reviewer changed the text."""
    if len(ids) < 2 or document.text_of(ids) != text:
        return []
    segments = [document.segments[number] for number in ids]
    if ids[-1] - ids[0] == len(ids) - 1:
        start = segments[0].start
        return [Span(segment.start - start, segment.end - start) for segment in segments]
    cuts = []
    start = 0
    for segment in segments:
        cuts.append(Span(start, start + len(segment.text)))
        start += len(segment.text) + 1
    return cuts


def _rows(path: Path) -> list[tuple[int, Fields]]:
    lines = decode(read_bytes(path), path).split("\n")
    return [
        (number, _object(line, path, number)) for number, line in enumerate(lines, 1) if line.strip(" \t\r")
    ]


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
    except ValueError as error:  # a number of thousands of digits, or NaN
        raise FormatError(f"is not JSON: {error}", path=path, line=number) from None
    if "\\u" in line:  # only an escape can smuggle half a surrogate pair into the text
        refuse_surrogates(json.dumps(row.row, ensure_ascii=False), path, number)
    return row


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _record(row: Fields, path: Path, line: int) -> Record:
    try:
        fidelity = row.number_or_none("fidelity", 0, 100)
        parts = tuple(map(plain.part, row.objects("parts")))
        findings = tuple(map(plain.finding, row.objects("findings")))
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
            score=None if fidelity is None else Score(fidelity, parts, findings),
            notes=tuple(map(plain.note, row.objects("notes"))),
        )
    except FieldError as error:
        raise FormatError(str(error), path=path, line=line) from None
