"""Alignments as bare lists of segment numbers, the format of vecalign: `[0, 1]:[0]`, one bead a line.

Numbers count from 0; an empty list stands for nothing on that side. A third column, vecalign's cost, may follow;
blank lines and lines that begin with `#` are passed over. (github.com/thompsonb/vecalign, README)
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO

from alignpost.documents import decode, read_bytes
from alignpost.errors import FormatError
from alignpost.formats.format import Written
from alignpost.model import Bead, Bitext
from alignpost.tokens.spaces import strip

__all__ = ["LinksFormat", "read_links"]

_LINK = re.compile(
    r"\[([0-9, ]*)\] ?: ?\[([0-9, ]*)\](?: ?: ?[-+]?[0-9.]+(?:[eE][-+]?[0-9]+)?| ?: ?(?:nan|inf))?"
)
_LARGEST = 2**31
"""Ids beyond this are a slip, and would only be found out when memory ends."""


def read_links(path: Path) -> tuple[Bead, ...]:
    """The beads in a file of links, in its order.

    Raises:
        InputError: the file cannot be read, or is empty.
        FormatError: a line is no link (with its number).
    """
    lines = decode(read_bytes(path), path).split("\n")
    return tuple(
        _bead(line, path, number)
        for number, raw in enumerate(lines, 1)
        if (line := strip(raw)) and not line.startswith("#")
    )


def _bead(line: str, path: Path, number: int) -> Bead:
    match = _LINK.fullmatch(line)
    if not match:
        shown = line if len(line) <= 40 else f"{line[:40]}…"
        raise FormatError(f"{shown!r} is no link; one looks like [0, 1]:[0]", path=path, line=number)
    return Bead(_ids(match[1], path, number), _ids(match[2], path, number))


def _ids(listed: str, path: Path, number: int) -> tuple[int, ...]:
    words = [word.strip(" ") for word in listed.split(",")] if listed.strip(" ") else []
    if any(not word.isdecimal() or len(word) > 10 or int(word) > _LARGEST for word in words):
        raise FormatError(f"[{listed[:40]}] is no list of segment numbers", path=path, line=number)
    ids = sorted(map(int, words))
    if len(set(ids)) < len(ids):
        raise FormatError(f"[{listed[:40]}] names a segment twice", path=path, line=number)
    return tuple(ids)


def line_of(bead: Bead) -> str:
    """`bead` as its line, without the line's end."""
    return f"{list(bead.source)}:{list(bead.target)}"


class LinksFormat:
    """The bare alignment; texts, decisions and notes have no place in it."""

    name = "links"
    suffixes = (".links",)

    def read(self, path: Path, source_lang: str | None, target_lang: str | None) -> Bitext:  # noqa: ARG002
        """Refuse: numbers without their texts make no bitext.

        Raises:
            FormatError: always; `read_links` gives the beads.
        """
        message = "holds links without their texts; name the two texts, too, or give a TMX, TSV or JSONL file"
        raise FormatError(message, path=path)

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write all beads in their order, whatever has been decided about their pairs."""
        return _write(bitext.beads, stream)


def _write(beads: Iterable[Bead], stream: BinaryIO) -> Written:
    count = 0
    for bead in beads:
        stream.write(f"{line_of(bead)}\n".encode("ascii"))
        count += 1
    return Written(count)
