"""Which format a file of links is in, by its suffix or, where that does not tell, by how it begins."""

from __future__ import annotations

import codecs
from pathlib import Path

from alignpost.documents import decode, read_bytes
from alignpost.errors import FormatError
from alignpost.formats.ces import CesFormat, InterTextFormat
from alignpost.formats.format import Refusal, raised
from alignpost.formats.ladder import LadderFormat
from alignpost.formats.link_format import LinkFormat, content_lines, shown
from alignpost.formats.links import LinksFormat
from alignpost.model import Bead

__all__ = ["LINK_FORMATS", "link_suffixes", "read_links"]

LINK_FORMATS: tuple[LinkFormat, ...] = (LinksFormat(), LadderFormat(), CesFormat(), InterTextFormat())
_BY_SUFFIX = {suffix: format_ for format_ in LINK_FORMATS for suffix in format_.suffixes}

_BEGINNING = 1 << 14


def link_suffixes() -> tuple[str, ...]:
    """Suffixes of the formats that hold links and no texts, with their dot, in lower case."""
    return tuple(_BY_SUFFIX)


def read_links(path: Path, refuse: Refusal = raised) -> tuple[Bead, ...]:
    """The beads in a file of links, in its order.

    `.links`, `.ladder`, `.ces` and `.alignment` say which format it is; any other file (`.txt`, `.gold`, `.xml`, a
    pipe) is what it looks like. Values that aligners write beside their beads are passed over.

    Args:
        path: the file.
        refuse: gets the error of each broken line of bare lists; any other error ends the reading.

    Raises:
        InputError: the file cannot be read, or is empty.
        FormatError: it is not in its format (with the line).
    """
    data = read_bytes(path)
    format_ = _BY_SUFFIX.get(path.suffix.lower()) or _recognised(data, path)
    if isinstance(format_, LinksFormat):
        format_ = LinksFormat(refuse)
    return format_.read_beads(data, path)


def _recognised(data: bytes, path: Path) -> LinkFormat:
    line, beginning = next(content_lines(_text(data[:_BEGINNING])), (1, ""))
    for format_ in LINK_FORMATS:
        if beginning and format_.recognises(beginning):
            return format_
    decode(data, path)  # what is no text at all has an error of its own
    if not beginning:  # comments alone
        return LINK_FORMATS[0]
    message = f"{shown(beginning)} begins no file of links: neither [0]:[0], nor a ladder's 0 0, nor XML"
    raise FormatError(message, path=path, line=line)


def _text(beginning: bytes) -> str:
    """What can be decoded of a file's first bytes; whether it all can is the format's business."""
    if beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return beginning.decode("utf-16", "ignore")
    return beginning.decode("utf-8-sig", "ignore")
