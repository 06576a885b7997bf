"""Alignments in XML, as corpus tools (`cesAlign`) and the editor InterText exchange them.

Sentences are named by their numbers from 1, `1`, `2` …; both programs find these in documents whose sentences are
numbered so. (OPUS, opus.nlpl.eu, XCES align format; InterText, wanthalf.saga.cz, technical details)
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol

from alignpost.formats.ces_reader import beads_of_xml
from alignpost.formats.format import Written
from alignpost.formats.link_format import LinkFormat
from alignpost.formats.numbers import number_text
from alignpost.formats.xml_text import escape_attribute
from alignpost.model import Bead, Bitext, Pair, Status

__all__ = ["CesFormat", "InterTextFormat"]

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


class _XmlLinks(LinkFormat, Protocol):
    """What both have in common: reading, which tells them apart by their root element."""

    def recognises(self, beginning: str) -> bool:
        """Whether it begins like XML."""
        return beginning.startswith("<")

    def read_beads(self, data: bytes, path: Path) -> tuple[Bead, ...]:
        """One bead a `link`, of either kind of file."""
        return beads_of_xml(data, path)


class CesFormat(_XmlLinks):
    """`cesAlign`, source first."""

    name = "CES links"
    suffixes = (".ces",)

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write all beads, with their confidence as `certainty` where they have one."""
        source, target = _document_names(bitext)
        doctype = '<!DOCTYPE cesAlign PUBLIC "-//CES//DTD XML cesAlign//EN" "">'
        group = f'<linkGrp targType="s" fromDoc="{source}" toDoc="{target}">'
        stream.write(f'{_DECLARATION}{doctype}\n<cesAlign version="1.0">\n{group}\n'.encode())
        for number, bead in enumerate(bitext.beads, 1):
            value = bead.confidence
            certainty = "" if value is None else f' certainty="{number_text(value)}"'
            targets = f"{_ids(bead.source)};{_ids(bead.target)}"
            stream.write(f'<link id="SL{number}"{certainty} xtargets="{targets}"/>\n'.encode())
        stream.write(b"</linkGrp>\n</cesAlign>\n")
        return Written(len(bitext.pairs), name="link")


class InterTextFormat(_XmlLinks):
    """InterText's `linkGrp`, target first."""

    name = "InterText alignment"
    suffixes = (".alignment",)

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write all beads; those that a person accepted or locked are `man`, the others `auto`."""
        source, target = _document_names(bitext)
        stream.write(f'{_DECLARATION}<linkGrp toDoc="{target}" fromDoc="{source}">\n'.encode())
        for link in _intertext_links(bitext):
            stream.write(link.encode())
        stream.write(b"</linkGrp>\n")
        return Written(len(bitext.pairs), name="link")


def _intertext_links(bitext: Bitext) -> Iterator[str]:
    for pair in bitext.pairs:
        source, target = pair.bead.source, pair.bead.target
        shape = f"{len(target)}-{len(source)}"
        yield f'<link type="{shape}" xtargets="{_ids(target)};{_ids(source)}" status="{_status(pair)}"/>\n'


def _status(pair: Pair) -> str:
    return "man" if pair.locked or pair.status is Status.ACCEPTED else "auto"


def _document_names(bitext: Bitext) -> tuple[str, str]:
    """The documents' names as attributes; one that has none is called after its side, since both must be there."""
    source, target = bitext.source.document.name, bitext.target.document.name
    return escape_attribute(source or "source"), escape_attribute(target or "target")


def _ids(numbers: tuple[int, ...]) -> str:
    return " ".join(str(number + 1) for number in numbers)
