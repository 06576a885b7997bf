"""TMX 1.4b, what translation memories are exchanged in.

A pair is a unit; what TMX has no element for travels in props named `x-alignpost-…`, which other programs pass
over. Units are written for the pairs that a memory can use: text on both sides, kept, not rejected.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from alignpost.documents import open_bytes
from alignpost.errors import FormatError
from alignpost.formats.assembly import Record, bitext_of_records
from alignpost.formats.format import Written
from alignpost.formats.languages import canonical, chosen
from alignpost.formats.tmx_pair import SIGNATURE, record_of, unit_of
from alignpost.formats.tmx_reader import TmxReader
from alignpost.formats.tmx_unit import Header, Unit, Variant
from alignpost.formats.tmx_writer import write_units
from alignpost.model import UNDETERMINED, Bitext, Pair, Status
from alignpost.tokens.spaces import strip

__all__ = ["TmxFormat", "stream_pairs"]

_log = logging.getLogger(__name__)

_ALL = "*all*"


def _utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class TmxFormat:
    """Translation memory exchange."""

    clock: Callable[[], datetime] = _utc_now
    """Gives the creation date of the header."""

    @property
    def name(self) -> str:
        """For people."""
        return "TMX"

    @property
    def suffixes(self) -> tuple[str, ...]:
        """File suffixes."""
        return (".tmx",)

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:
        """Read the units that have both languages; what is passed over is logged as a warning.

        Without `source_lang`, the source is the header's `srclang` or, where that says nothing, the first language
        of the first unit; without `target_lang`, the target is the first other language. A language asked for
        finds its regional forms, too (`fr` finds `fr-CA`).

        Raises:
            InputError: the file cannot be read.
            FormatError: it is not TMX, is broken or cut short (with line and column; nothing of it is kept), or no
                unit has both languages.
        """
        with open_bytes(path) as stream:
            reader = TmxReader(stream, path)
            sides = _Sides(source_lang, target_lang)
            records = [record for unit in reader if (record := sides.record(unit, reader.header))]
        passed_over = reader.remarks + sides.passed_over
        for remark, count in passed_over.items():
            _log.warning("%s: %s (%d)", path, remark, count)
        if not records and sides.seen:
            raise FormatError(sides.nothing_found(), path=path)
        source, target = sides.languages(reader.header)
        return bitext_of_records(records, source, target, path.name, reader.header.props.get(SIGNATURE))

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write the pairs that a memory can use."""
        counts: Counter[str] = Counter()
        languages = (canonical(bitext.source.lang), canonical(bitext.target.lang))
        props = {} if bitext.signature is None else {SIGNATURE: bitext.signature}
        units = (unit_of(pair, *languages) for pair in _usable(bitext, counts))
        written = write_units(Header(languages[0], props), units, stream, self.clock())
        return Written(written, counts["one-sided"], counts["rejected"], counts["not kept"])


def stream_pairs(path: Path, source_lang: str, target_lang: str) -> Iterator[tuple[str, str]]:
    """Source and target of every unit that has text in both languages, in constant memory.

    Raises:
        InputError, FormatError: as for `TmxFormat.read`; units before the broken place have been given by then.
    """
    with open_bytes(path) as stream:
        reader = TmxReader(stream, path)
        sides = _Sides(source_lang, target_lang)
        found = False
        for unit in reader:
            record = sides.record(unit, reader.header)
            if record is not None and record.source and record.target:
                found = True
                yield record.source, record.target
    if not found:
        raise FormatError(sides.nothing_found(), path=path)


def _usable(bitext: Bitext, counts: Counter[str]) -> Iterator[Pair]:
    for pair in bitext.pairs:
        if not (strip(pair.source) and strip(pair.target)):
            counts["one-sided"] += 1
        elif pair.status is Status.REJECTED:
            counts["rejected"] += 1
        elif not pair.keep:
            counts["not kept"] += 1
        else:
            yield pair


class _Sides:
    """Which variant of each unit is the source, and which the target."""

    def __init__(self, source_lang: str | None, target_lang: str | None) -> None:
        self.passed_over: Counter[str] = Counter()
        self.seen: Counter[str] = Counter()
        """Units by language, for telling what the file has instead of what was asked for."""
        self._source = source_lang
        self._target = target_lang
        self._found: tuple[str, str] | None = None

    def record(self, unit: Unit, header: Header) -> Record | None:
        """The unit as a record; None, and a remark, where it lacks one of the languages or all text.

        A unit with one side empty stays: it is what a check of the translation must not miss.
        """
        self.seen.update({canonical(variant.lang) for variant in unit.variants})
        pair = self._pair(unit, unit.srclang or header.srclang)
        if pair is None:
            self.passed_over["unit without both languages, passed over"] += 1
            return None
        source, target = pair
        if not (strip(source.text) or strip(target.text)):
            self.passed_over["unit without any text, passed over"] += 1
            return None
        self._found = self._found or (canonical(source.lang), canonical(target.lang))
        return record_of(unit, source.text, target.text)

    def languages(self, header: Header) -> tuple[str, str]:
        """The languages of the bitext, as the file writes them."""
        if self._found:
            return self._found
        srclang = "" if header.srclang == _ALL else header.srclang
        return canonical(self._source or srclang), canonical(self._target or UNDETERMINED)

    def nothing_found(self) -> str:
        """Why there is no record at all."""
        wanted = f"{self._source or 'one language'} and {self._target or 'another language'}"
        present = ", ".join(sorted(self.seen)[:10]) or "none"
        return f"has no unit with text in {wanted}; its languages are: {present}"

    def _pair(self, unit: Unit, srclang: str) -> tuple[Variant, Variant] | None:
        variants = list(unit.variants)
        if self._source is None and not (srclang and srclang != _ALL) and variants:
            self._source = self._first_unlike(self._target, variants)
        source = _taken(self._source or srclang, variants)
        if source is None:
            return None
        if self._source is None:
            self._source = source.lang
        if self._target is None:
            self._target = self._first_unlike(source.lang, variants)
        target = _taken(self._target, variants) if self._target else None
        return None if target is None else (source, target)

    @staticmethod
    def _first_unlike(lang: str | None, variants: list[Variant]) -> str | None:
        """The first language that is not `lang`; regional forms of one language are two."""
        return next(
            (
                variant.lang
                for variant in variants
                if lang is None or canonical(variant.lang) != canonical(lang)
            ),
            None,
        )


def _taken(lang: str, variants: list[Variant]) -> Variant | None:
    """The variant that answers best to `lang`, taken out of the list."""
    place = chosen(lang, [variant.lang for variant in variants])
    return None if place is None else variants.pop(place)
