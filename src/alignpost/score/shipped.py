"""The tables that come with the package: where they lie, and how one version of them is told from another."""

from __future__ import annotations

import struct
import zlib
from mmap import ACCESS_READ, mmap
from pathlib import Path

__all__ = ["DATA", "Content", "lines_of", "mapped", "short_digest"]

Content = bytes | mmap

_BEGINS = b"PK\x01\x02"
"""A directory with at least one member."""
_ENDS = b"PK\x05\x06"
_END = struct.Struct("<16xI2x")
"""Of the end of a ZIP archive (section 4.3.16): the place of its directory."""

DATA = Path(__file__).with_name("data")
"""The folder of the tables."""


def lines_of(name: str) -> list[str]:
    """The lines of a table of text, without remarks and empty ones; none where there is no such table."""
    file = DATA / name
    lines = file.read_text(encoding="utf-8").split("\n") if file.is_file() else []
    return [line for line in lines if line and not line.startswith("#")]


def mapped(file: Path) -> Content:
    """The bytes of a file where the system holds them, not copied; what is never looked at is not even fetched.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as stream:
        return mmap(stream.fileno(), 0, access=ACCESS_READ) if stream.seek(0, 2) else b""


def short_digest(*contents: Content) -> str:
    """Eight hexadecimal digits over contents, one after the other: their CRC-32.

    It tells versions apart and guards against nobody, so no start waits for a library of ciphers to load. Of an archive
    only the directory is read, which holds the checksums of all members (APPNOTE.TXT 6.3.10, section 4.3.12).
    """
    digest = 0
    for content in contents:
        digest = zlib.crc32(content[_directory(content) :], digest)
    return f"{digest:08x}"


def _directory(content: Content) -> int:
    """Where the directory of a ZIP archive without a remark begins; 0 for anything else."""
    if content[-_END.size : -_END.size + len(_ENDS)] != _ENDS:
        return 0
    (place,) = _END.unpack_from(content, len(content) - _END.size)
    return int(place) if content[place : place + len(_BEGINS)] == _BEGINS else 0
