"""The TSV that the MQM viewer of Google Research (now Marot) shows, one row an error; it is written, not read.

Columns: system, doc, docSegId, globalSegId, rater, source, target, category, severity, metadata. The place of the
error stands between `<v>` and `</v>`. (github.com/google-research-datasets/wmt-mqm-human-evaluation; google-research,
folder marot, README)
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from alignpost.errors import FormatError
from alignpost.formats.escapes import LINE_ENDS
from alignpost.formats.format import Carries, PairFormat, Written
from alignpost.formats.record import Record, Records, numbered
from alignpost.model import Note, Severity, Span

__all__ = ["MqmFormat"]

_COLUMNS = "system\tdoc\tdocSegId\tglobalSegId\trater\tsource\ttarget\tcategory\tseverity\tmetadata"
_MACHINE = "alignpost"
_BREAKS = re.compile(f"[\t{LINE_ENDS}]")


@dataclass(frozen=True, slots=True)
class _Row:
    rater: str
    source: str
    target: str
    category: str
    severity: str
    metadata: dict[str, object]


class MqmFormat(PairFormat):
    """Errors that people noted and findings of the machine, which is a rater of its own."""

    name: ClassVar[str] = "MQM viewer TSV"
    suffixes: ClassVar[tuple[str, ...]] = (".mqm.tsv",)
    carries: ClassVar[frozenset[Carries]] = frozenset()

    def records(self, path: Path, source_lang: str | None, target_lang: str | None):  # type: ignore[no-untyped-def]  # noqa: ARG002
        """Refuse."""
        raise FormatError("MQM viewer files are written, not read", path=path)

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write the errors of every pair; a pair without any gets a row that says so.

        A rejected finding (dismissed by a person) is none. Line breaks and tabs in texts become spaces.
        """
        stream.write(f"{_COLUMNS}\n".encode())
        count = 0
        doc = _flat(records.name) or "document"
        for number, record in numbered(records.rows):
            count += 1
            for row in _rows(record):
                fields = (row.rater, row.source, row.target, row.category, row.severity)
                flat = "\t".join(map(_flat, fields))
                metadata = json.dumps(row.metadata, ensure_ascii=False, sort_keys=True).translate(
                    {0x85: 0x20, 0x2028: 0x20, 0x2029: 0x20}
                )
                line = f"{_MACHINE}\t{doc}\t{number}\t{number}\t{flat}\t{metadata}\n"
                stream.write(line.encode())
        return Written(count)


def _flat(text: str) -> str:
    return _BREAKS.sub(" ", text)


def _rows(record: Record) -> Iterator[_Row]:
    found = [_of_note(note, record) for note in record.notes if _is_error(note)]
    found.extend(_of_findings(record))
    yield from found or [_Row(_MACHINE, record.source, record.target, "No-error", "No-error", {})]


def _is_error(note: Note) -> bool:
    return note.severity is not None or note.mqm is not None


def _of_note(note: Note, record: Record) -> _Row:
    metadata: dict[str, object] = {"note": note.text}
    if note.time:
        metadata["timestamp"] = note.time
    if note.suggestion is not None:
        metadata["corrected_translation"] = note.suggestion
    return _Row(
        note.author or "reviewer",
        _marked(record.source, note.source_spans),
        _marked(record.target, note.target_spans),
        _category(note.mqm or "other"),
        (note.severity or Severity.NEUTRAL).value.capitalize(),
        metadata,
    )


def _of_findings(record: Record) -> Iterator[_Row]:
    for finding in record.score.findings if record.score else ():
        if any(dismissal.covers(finding, record.source, record.target) for dismissal in record.dismissals):
            continue
        yield _Row(
            _MACHINE,
            _marked(record.source, finding.source_spans),
            _marked(record.target, finding.target_spans),
            _category(finding.mqm),
            finding.severity.value.capitalize(),
            {"check": finding.check, "note": finding.message},
        )


def _category(mqm: str) -> str:
    """`Accuracy/Mistranslation`, as the viewer's own data has it."""
    return "/".join(part.capitalize() for part in mqm.split("/"))


def _marked(text: str, spans: tuple[Span, ...]) -> str:
    """`text` with its first marked place, which is all that the viewer shows, between `<v>` and `</v>`."""
    if not spans:
        return text
    start, end = min((span.start, span.end) for span in spans)
    return f"{text[:start]}<v>{text[start:end]}</v>{text[end:]}"
