"""XLIFF 1.2 and 2.1, what translators' programs hand files over in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from alignpost.documents.files import open_bytes
from alignpost.errors import FormatError
from alignpost.formats.carried import record_of, status_of
from alignpost.formats.format import ALL, Carries, PairFormat, Written
from alignpost.formats.languages import canonical, nearness
from alignpost.formats.record import Record, Records, numbered, peeked
from alignpost.formats.xliff_reader import XliffReader, XliffSegment
from alignpost.formats.xliff_states import status_of_state
from alignpost.formats.xliff_writer import foot, head, unit_1, unit_2
from alignpost.formats.xml_text import restore
from alignpost.logs import logger
from alignpost.model import UNDETERMINED

__all__ = ["XliffFormat"]

_log = logger(__name__)


@dataclass(frozen=True, slots=True)
class XliffFormat(PairFormat):
    """XLIFF; both versions are read, whichever this one writes."""

    version: int = 1
    """1 writes XLIFF 1.2, 2 writes XLIFF 2.1."""

    carries: ClassVar[frozenset[Carries]] = ALL - {Carries.CUTS, Carries.FINDINGS}

    @property
    def name(self) -> str:
        """For people."""
        return "XLIFF 1.2" if self.version == 1 else "XLIFF 2.1"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes: `.xlf` is written as 1.2, `.xliff` as 2.1."""
        return (".xlf",) if self.version == 1 else (".xliff",)

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read all segments with a text, in the order of the file.

        A file element in other languages than those asked for (or than the first one) is passed over, with a
        warning.

        Raises:
            InputError: the file cannot be read.
            FormatError: it is not XLIFF, is broken or cut short (with line and column), or holds nothing in the
                languages asked for.
        """
        with open_bytes(path) as stream:
            reader = XliffReader(stream, path)
            first, rows = peeked(_records(reader, source_lang, target_lang, path))
            languages = reader.languages if first is None else first[0]
            source, target = (
                found or asked or UNDETERMINED
                for found, asked in zip(map(_tag, languages), (source_lang, target_lang), strict=True)
            )
            records = (record for _, record in rows)
            yield Records(source, target, records, path.name, reader.signature, reader.beside)

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write all pairs."""
        unit = unit_1 if self.version == 1 else unit_2
        stream.write(head(records, self.version).encode())
        place = 0
        for place, (number, record) in enumerate(numbered(records.rows), 1):
            stream.write(unit(place, number, record).encode())
        if place == 0 and self.version == 2:  # a file must have a unit
            stream.write(unit_2(1, 1, Record("", "")).encode())
        stream.write(foot(self.version).encode())
        return Written(place)


def _tag(lang: str) -> str:
    return canonical(lang) if lang else ""


def _records(
    reader: XliffReader, source_lang: str | None, target_lang: str | None, path: Path
) -> Iterator[tuple[tuple[str, str], Record]]:
    asked = (source_lang, target_lang)
    found: tuple[str, str] | None = None
    passed_over = 0
    seen: set[str] = set()
    for languages, segment in reader:
        if not (segment.source or segment.target or segment.notes):
            continue
        seen.add(" → ".join(lang or "?" for lang in languages))
        wanted = asked if found is None else found
        if not all(_fits(want, lang) for want, lang in zip(wanted, languages, strict=True)):
            passed_over += 1
            continue
        found = found or languages
        yield languages, _record(segment, reader.version)
    if found is None and passed_over:
        have = ", ".join(sorted(seen)[:10])
        message = f"has no unit in {source_lang or 'any language'} → {target_lang or 'any'}; it has {have}"
        raise FormatError(message, path=path)
    if passed_over:
        _log.warning("%s: unit in other languages, passed over (%d)", path, passed_over)
    if reader.not_to_translate:
        _log.warning('%s: unit with translate="no", passed over (%d)', path, reader.not_to_translate)


def _fits(asked: str | None, found: str) -> bool:
    return not asked or not found or nearness(asked, found) > 0


def _record(segment: XliffSegment, version: int) -> Record:
    values = segment.values
    source = restore(segment.source, values.get("illegal-source", ""))
    target = restore(segment.target or "", values.get("illegal-target", ""))
    record = record_of(values, source, target, segment.notes)
    ours = status_of(values) if "status" in values else None
    status = status_of_state(segment.state, version, ours, has_target=segment.target is not None)
    return record._replace(status=status)
