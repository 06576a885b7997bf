"""The tables that come with the package: where they lie, and how one version of them is told from another."""

from __future__ import annotations

import zlib
from mmap import ACCESS_READ, mmap
from pathlib import Path

__all__ = ["DATA", "Content", "lines_of", "mapped", "short_digest"]

Content = bytes | mmap

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

    It tells versions apart and guards against nobody, so no start waits for a library of ciphers to load.
    """
    digest = 0
    for content in contents:
        digest = zlib.crc32(content, digest)
    return f"{digest:08x}"
