"""Alignments as bare lists of segment numbers, the format of vecalign: `[0, 1]:[0]`, one bead a line.

Numbers count from 0; an empty list stands for nothing on that side. A third column, vecalign's cost, may follow;
blank lines and lines that begin with `#` are passed over. Bleualign's hand-made alignments are such lists, too.
(github.com/thompsonb/vecalign, README)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, ClassVar

from alignpost.documents import decode
from alignpost.errors import FormatError
from alignpost.formats.format import Refusal, Written, raised
from alignpost.formats.link_format import COST, LARGEST, LinkFormat, content_lines, shown
from alignpost.model import Bead, Bitext

__all__ = ["LinksFormat", "line_of"]

_LINK = re.compile(rf"\[([0-9, ]*)\] ?: ?\[([0-9, ]*)\](?: ?: ?{COST})?")


@dataclass(frozen=True)
class LinksFormat(LinkFormat):
    """The bare alignment; texts, decisions and notes have no place in it."""

    refuse: Refusal = raised
    """Gets the error of each broken line; where it returns, the line is passed over."""

    name: ClassVar[str] = "links"
    suffixes: ClassVar[tuple[str, ...]] = (".links",)

    def recognises(self, beginning: str) -> bool:
        """Whether it begins with a list."""
        return beginning.startswith("[")

    def read_beads(self, data: bytes, path: Path) -> tuple[Bead, ...]:
        """One bead a line."""
        beads = []
        for number, line in content_lines(decode(data, path)):
            try:
                beads.append(_bead(line, path, number))
            except FormatError as error:
                self.refuse(error)
        return tuple(beads)

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write all beads, without a cost: `[0, 1]:[0]`."""
        for bead in bitext.beads:
            stream.write(f"{line_of(bead)}\n".encode("ascii"))
        return Written(len(bitext.pairs), name="link")


def line_of(bead: Bead) -> str:
    """`bead` as its line, without the line's end."""
    return f"{list(bead.source)}:{list(bead.target)}"


def _bead(line: str, path: Path, number: int) -> Bead:
    match = _LINK.fullmatch(line)
    if not match:
        raise FormatError(f"{shown(line)} is no link; one looks like [0, 1]:[0]", path=path, line=number)
    return Bead(_ids(match[1], path, number), _ids(match[2], path, number))


def _ids(listed: str, path: Path, number: int) -> tuple[int, ...]:
    words = [word.strip(" ") for word in listed.split(",")] if listed.strip(" ") else []
    if any(not word.isdecimal() or len(word) > 10 or int(word) > LARGEST for word in words):
        raise FormatError(f"[{listed[:40]}] is no list of segment numbers", path=path, line=number)
    ids = sorted(map(int, words))
    if len(set(ids)) < len(ids):
        raise FormatError(f"[{listed[:40]}] names a segment twice", path=path, line=number)
    return tuple(ids)
