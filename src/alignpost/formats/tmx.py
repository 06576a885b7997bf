"""TMX 1.4b, what translation memories are exchanged in.

A pair is a unit; what TMX has no element for travels in props named `x-alignpost-…`, which other programs pass
over. Units are written for the pairs that a memory can use: text on both sides, kept, not rejected.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, ClassVar

from alignpost.documents.files import open_bytes
from alignpost.errors import FormatError
from alignpost.formats.format import ALL, Carries, PairFormat, Written
from alignpost.formats.languages import canonical
from alignpost.formats.numbers import whole_of
from alignpost.formats.record import Record, Records, numbered, peeked
from alignpost.formats.tmx_oddities import odd_in
from alignpost.formats.tmx_pair import SIGNATURE, unit_of
from alignpost.formats.tmx_reader import TmxReader
from alignpost.formats.tmx_sides import Sides
from alignpost.formats.tmx_unit import Header, Unit
from alignpost.formats.tmx_writer import write_units
from alignpost.logs import logger
from alignpost.model import Status
from alignpost.tokens.spaces import strip

__all__ = ["TmxFormat", "convert_units", "stream_pairs"]

_log = logger(__name__)


def _utc_now() -> datetime:
    """The time, or the one that a build which wants the same bytes every time names (reproducible-builds.org)."""
    named = whole_of(os.environ.get("SOURCE_DATE_EPOCH", ""), digits=10)
    return datetime.now(UTC) if named is None else datetime.fromtimestamp(named, UTC)


@dataclass(frozen=True, slots=True)
class TmxFormat(PairFormat):
    """Translation memory exchange."""

    clock: Callable[[], datetime] = _utc_now
    """Gives the creation date of the header."""
    encoding: str = "UTF-8"
    """What is written: UTF-8 or UTF-16."""

    name: ClassVar[str] = "TMX"
    suffixes: ClassVar[tuple[str, ...]] = (".tmx",)
    carries: ClassVar[frozenset[Carries]] = ALL - {
        Carries.LEFT_OUT,
        Carries.ONE_SIDED,
        Carries.CUTS,
        Carries.FINDINGS,
    }

    @contextmanager
    def records(self, path: Path, source_lang: str | None, target_lang: str | None) -> Iterator[Records]:
        """Read the units that have both languages; what is passed over is logged as a warning.

        Without `source_lang`, the source is the header's `srclang` or, where that says nothing, the first language
        of the first unit; without `target_lang`, the target is the first other language. A language asked for
        finds its regional forms, too (`fr` finds `fr-CA`).

        Raises:
            InputError: the file cannot be read.
            FormatError: it is not TMX, is broken or cut short (with line and column), or no unit has both languages.
        """
        with open_bytes(path) as stream:
            reader = TmxReader(stream, path)
            sides = Sides(source_lang, target_lang)
            _, rows = peeked(_records(reader, sides, path))
            source, target = sides.languages(reader.header)
            signature = reader.header.props.get(SIGNATURE)
            yield Records(source, target, rows, path.name, signature, sides.beside)

    def write_records(self, records: Records, stream: BinaryIO) -> Written:
        """Write the pairs that a memory can use."""
        counts: Counter[str] = Counter()
        languages = (canonical(records.source_lang), canonical(records.target_lang))
        props = {} if records.signature is None else {SIGNATURE: records.signature}
        units = (unit_of(number, record, *languages) for number, record in _usable(records.rows, counts))
        written = write_units(Header(languages[0], props), units, stream, self.clock(), self.encoding)
        return Written(written, counts["one-sided"], counts["rejected"], counts["not kept"])


def _records(reader: TmxReader, sides: Sides, path: Path) -> Iterator[Record]:
    found = False
    for unit in reader:
        record = sides.record(unit, reader.header)
        if record is not None:
            found = True
            yield record
    for remark, count in (reader.remarks + sides.passed_over).items():
        _log.warning("%s: %s (%d)", path, remark, count)
    if sides.seen and not found:
        raise FormatError(sides.nothing_found(), path=path)


def stream_pairs(path: Path, source_lang: str, target_lang: str) -> Iterator[tuple[str, str]]:
    """Source and target of every unit that has text in both languages, in constant memory.

    Raises:
        InputError, FormatError: as for `TmxFormat.read`; units before the broken place have been given by then.
    """
    with open_bytes(path) as stream:
        reader = TmxReader(stream, path)
        sides = Sides(source_lang, target_lang)
        found = False
        for unit in reader:
            record = sides.record(unit, reader.header)
            if record is not None and record.source and record.target:
                found = True
                yield record.source, record.target
    if not found:
        raise FormatError(sides.nothing_found(), path=path)


def convert_units(
    path: Path,
    stream: BinaryIO,
    wanted: Callable[[Unit, Header], Unit | None],
    *,
    encoding: str = "UTF-8",
    inline: bool = True,
) -> int:
    """Write a memory anew, unit by unit, with all that its units have: languages, inline codes, notes, props, dates.

    Args:
        path: the memory to read.
        stream: takes the new one.
        wanted: gives each unit as it shall be written, or None.
        encoding: of the new one.
        inline: keep inline elements (level 2); otherwise plain text (level 1).

    Returns:
        How many units were written; what of them TMX does not allow is logged as a warning.
    """
    with open_bytes(path) as source:
        reader = TmxReader(source, path)
        _, units = peeked(iter(reader))
        odd: Counter[str] = Counter()

        def kept() -> Iterator[Unit]:
            for given in units:
                unit = wanted(given, reader.header) if given.variants else None
                if unit is not None:
                    unit = unit if inline else _plain(unit)
                    odd.update(odd_in(unit))
                    yield unit

        written = write_units(reader.header, kept(), stream, _utc_now(), encoding)
        if inline and reader.trimmed_codes:
            odd["inline codes with attributes that TMX 1.4 does not have, these left out"] = (
                reader.trimmed_codes
            )
        for remark, count in (reader.remarks + odd).items():
            _log.warning("%s: %s (%d)", path, remark, count)
        return written


def _plain(unit: Unit) -> Unit:
    return unit._replace(variants=tuple(variant._replace(markup="") for variant in unit.variants))


def _usable(rows: Iterable[Record], counts: Counter[str]) -> Iterator[tuple[int, Record]]:
    for number, record in numbered(rows):
        if not (strip(record.source) and strip(record.target)):
            counts["one-sided"] += 1
        elif record.status is Status.REJECTED:
            counts["rejected"] += 1
        elif not record.keep:
            counts["not kept"] += 1
        else:
            yield number, record
