"""One file into another format, pair by pair.

From TMX to TMX whole units are carried over: all their languages, inline elements, notes, props and dates. Between
all others flows what records hold.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from alignpost import atomic
from alignpost.documents import read_segmented
from alignpost.errors import UsageError
from alignpost.formats.assembly import bitext_in_order, bitext_of_records, records_of_bitext
from alignpost.formats.choice import EVERYTHING, Choice, Chooser
from alignpost.formats.format import Format, PairFormat, Written
from alignpost.formats.languages import chosen, nearness
from alignpost.formats.link_files import read_links
from alignpost.formats.moses import MosesFormat
from alignpost.formats.record import Records, Telling
from alignpost.formats.registry import format_of, named, open_records, write
from alignpost.formats.tmx import TmxFormat, convert_units
from alignpost.formats.tmx_sides import Sides
from alignpost.formats.tmx_unit import Header, Unit
from alignpost.logs import logger
from alignpost.model import UNDETERMINED, Bead, Bitext, Document, Segment, SegmentedDocument, Status
from alignpost.visible import counted

__all__ = ["Conversion", "convert", "export", "gather", "sample"]

_log = logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversion:
    """How a file is to be read and written; what is None is told by the files."""

    source_lang: str | None = None
    target_lang: str | None = None
    from_format: str | None = None
    """Name of a format, see `registry.FORMATS`."""
    to_format: str | None = None
    choice: Choice = EVERYTHING
    texts: tuple[Path, Path] | None = None
    """The segmented texts that a file of links speaks of."""
    encoding: str = "UTF-8"
    """Of a TMX file; all others are UTF-8."""
    fallback: tuple[str, str] = (UNDETERMINED, UNDETERMINED)
    """The languages where neither the files nor the caller name any."""
    level: int = 2
    """1 leaves the inline elements of a TMX file out."""


def convert(source: Path, target: Path, how: Conversion) -> Written:
    """Turn the file `source` into the file `target`, which appears whole or not at all.

    Returns:
        What was written and what was left out.

    Raises:
        UsageError: a format is unknown, or cannot be made of the other.
        InputError: the input cannot be read.
        FormatError: it is broken.
        OutputError: the output cannot be written, or its format has no way to say what is in the input.
    """
    reads, writes = _format(source, how.from_format, how), _format(target, how.to_format, how)
    if not isinstance(reads, PairFormat):
        return _of_links(source, target, writes, how)
    if isinstance(reads, TmxFormat) and isinstance(writes, TmxFormat):
        return _memory(source, target, how)
    with open_records(source, *_asked(reads, how), reads) as found:
        records = _in_languages(found, how)
        if isinstance(writes, PairFormat):
            written = _written(records, target, writes, how.choice)
            _tell_what_stood_beside(records, source)
            return written
        return export(_with_their_segments(records, source), target, how)


def gather(source: Path, how: Conversion) -> tuple[Bitext, Written]:
    """The chosen pairs of the file `source` as one bitext for a reviewer, and what was left out.

    Its texts are those of the pairs, in their order; a file of links takes the texts that it speaks of.

    Raises:
        UsageError, InputError, FormatError: as for `convert`.
    """
    reads = _format(source, how.from_format, how)
    if not isinstance(reads, PairFormat):
        if how.texts is None:
            raise _without_texts(source)
        if not how.choice.takes_all:
            raise UsageError(f"a review of {reads.name} takes all beads; leave the choice of pairs out")
        bitext = _linked(source, how)
        return bitext, Written(len(bitext.pairs), name="pair")
    chooser, telling = Chooser(how.choice), Telling()
    with open_records(source, *_asked(reads, how), reads) as records:
        bitext = bitext_in_order(_in_languages(records, how).through(chooser.take).through(telling.take))
        _tell_what_stood_beside(records, source)
    return bitext, chooser.counted(Written(len(bitext.pairs), empty=telling.passed_over, name="pair"))


def sample(source: Path, how: Conversion, most: int) -> tuple[list[tuple[str, str]], str, str]:
    """The texts of the first `most` pairs of the file `source`, and the languages that `convert` takes them for.

    None of a file of links, nor of TMX, where every text names its language itself.

    Raises:
        UsageError, InputError, FormatError: as for `convert`.
    """
    reads = _format(source, how.from_format, how)
    if not isinstance(reads, PairFormat) or isinstance(reads, TmxFormat):
        return [], UNDETERMINED, UNDETERMINED
    with _unheard(), open_records(source, *_asked(reads, how), reads) as records:
        found = _in_languages(records, how)
        texts = [(record.source, record.target) for record in islice(found.rows, most)]
    return texts, found.source_lang, found.target_lang


@contextmanager
def _unheard() -> Iterator[None]:
    """Without the warnings of readers: whoever looks at a file's beginning reads it whole afterwards."""
    log = logging.getLogger(__package__)
    level = log.level
    log.setLevel(logging.ERROR)
    try:
        yield
    finally:
        log.setLevel(level)


def _tell_what_stood_beside(records: Records, source: Path) -> None:
    """Log what the file said that stays behind, a line a kind; its texts are all there."""
    for what, count in records.beside.items():
        _log.warning("%s: %s, left out (%s)", source, what, counted(count, "unit"))


def _asked(reads: PairFormat, how: Conversion) -> tuple[str | None, str | None]:
    """The languages to read the file in."""
    if isinstance(reads, MosesFormat):  # its files are named by them
        return how.source_lang or how.fallback[0], how.target_lang or how.fallback[1]
    return how.source_lang, how.target_lang


def export(bitext: Bitext, target: Path, how: Conversion) -> Written:
    """Write the pairs of `bitext` that are chosen to the file `target`.

    Raises:
        UsageError: the format is unknown.
        OutputError: as for `convert`.
    """
    writes = _format(target, how.to_format, how)
    if not isinstance(writes, PairFormat):
        if not how.choice.takes_all:
            raise UsageError(f"{target}: a file of links takes all beads; leave the choice of pairs out")
        return write(bitext, target, writes)
    return _written(_in_languages(records_of_bitext(bitext), how), target, writes, how.choice)


def _format(path: Path, name: str | None, how: Conversion) -> Format:
    found = format_of(path) if name is None else named(name)
    return TmxFormat(encoding=how.encoding) if isinstance(found, TmxFormat) else found


def _in_languages(records: Records, how: Conversion) -> Records:
    """Records with the languages asked for where they name none; what names others than those is refused."""
    source, target = records.source_lang, records.target_lang
    for side, asked, has in (("source", how.source_lang, source), ("target", how.target_lang, target)):
        if asked is not None and has != UNDETERMINED and not nearness(asked, has):
            raise UsageError(f"--{side}-lang is {asked}, but the pairs are {source} → {target}")
    return replace(
        records,
        source_lang=(how.source_lang or how.fallback[0]) if source == UNDETERMINED else source,
        target_lang=(how.target_lang or how.fallback[1]) if target == UNDETERMINED else target,
    )


def _with_their_segments(records: Records, source: Path) -> Bitext:
    """The pairs of the file `source`, whose beads are those that it names itself: links are nothing but these."""
    rows = list(records.rows)
    bitext = bitext_of_records(replace(records, rows=rows))
    if [(row.source_ids, row.target_ids) for row in rows] != [
        (bead.source, bead.target) for bead in bitext.beads
    ]:
        raise UsageError(
            f"{source}: its pairs do not say which segments they hold, each its own, so no links can be made of them; "
            "`alignpost export` makes these of a project"
        )
    return bitext


def _written(records: Records, target: Path, writes: PairFormat, choice: Choice) -> Written:
    if choice.takes_all:
        return writes.write_file(records, target)
    chooser = Chooser(choice)
    return chooser.counted(writes.write_file(records.through(chooser.take), target))


def _memory(source: Path, target: Path, how: Conversion) -> Written:
    """TMX to TMX, unit by unit."""
    chooser = Chooser(how.choice)
    asked = tuple(lang for lang in (how.source_lang, how.target_lang) if lang)
    sides = Sides(how.source_lang, how.target_lang)
    missing = 0

    def wanted(unit: Unit, header: Header) -> Unit | None:
        nonlocal missing
        unit = _in_asked(unit, asked)
        record = sides.record(unit, header)
        if not unit.variants or (asked and record is None):
            missing += 1
            return None
        if record is not None and not chooser.wants(record):
            return None
        texts = (text for variant in unit.variants for text in (variant.lang, variant.text))
        stands = record is None or (record.keep and record.status is not Status.REJECTED)
        return unit if chooser.is_new(*texts, stands=stands) else None

    if how.choice.join_lines:
        raise UsageError("from TMX to TMX texts are not changed; leave --join-lines out")
    with atomic.replacing(target) as stream:
        units = convert_units(source, stream, wanted, encoding=how.encoding, inline=how.level > 1)
    return chooser.counted(Written(units, one_sided=missing))


def _in_asked(unit: Unit, asked: tuple[str, ...]) -> Unit:
    """The unit with the languages asked for alone where both are, else as it is."""
    if len(asked) < 2:
        return unit
    found = [chosen(lang, [variant.lang for variant in unit.variants]) for lang in asked]
    places = sorted({place for place in found if place is not None})
    return unit._replace(variants=tuple(unit.variants[place] for place in places))


def _of_links(source: Path, target: Path, writes: Format, how: Conversion) -> Written:
    """Links become links, or pairs where the texts are given."""
    if how.texts is not None:
        return export(_linked(source, how), target, how)
    if isinstance(writes, PairFormat):
        raise _without_texts(source)
    beads = read_links(source)
    sizes = (
        max((number for bead in beads for number in bead.source), default=-1) + 1,
        max((number for bead in beads for number in bead.target), default=-1) + 1,
    )
    left, right = map(_blank, sizes)
    return export(Bitext.of_beads(left, right, beads), target, how)


def _linked(source: Path, how: Conversion) -> Bitext:
    """The pairs of a file of links whose texts are given."""
    assert how.texts is not None
    beads = read_links(source)
    languages = (how.source_lang or how.fallback[0], how.target_lang or how.fallback[1])
    left, right = (read_segmented(path, lang) for path, lang in zip(how.texts, languages, strict=True))
    _check_numbers(beads, left, right, source)
    return Bitext.of_beads(left, right, beads)


def _without_texts(source: Path) -> UsageError:
    return UsageError(f"{source} holds links without their texts; give these with --texts SOURCE TARGET")


def _check_numbers(
    beads: tuple[Bead, ...], left: SegmentedDocument, right: SegmentedDocument, path: Path
) -> None:
    for place, bead in enumerate(beads, 1):
        for ids, side, name in ((bead.source, left, "source"), (bead.target, right, "target")):
            if ids and ids[-1] >= len(side.segments):
                message = (
                    f"link {place} names the {name} segment {ids[-1]}, but its text has {len(side.segments)}"
                )
                raise UsageError(f"{path}: {message}")


def _blank(size: int) -> SegmentedDocument:
    """A document of which nothing but the number of its segments is known."""
    return SegmentedDocument(Document("", UNDETERMINED), (Segment(0, 0, ""),) * size)
