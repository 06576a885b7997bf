"""The tables that come with the package: where they lie, and how one version of them is told from another."""

from __future__ import annotations

import zlib
from pathlib import Path

__all__ = ["DATA", "short_digest"]

DATA = Path(__file__).with_name("data")
"""The folder of the tables."""


def short_digest(*contents: bytes) -> str:
    """Eight hexadecimal digits over contents, one after the other: their CRC-32.

    It tells versions apart and guards against nobody, so no start waits for a library of ciphers to load.
    """
    digest = 0
    for content in contents:
        digest = zlib.crc32(content, digest)
    return f"{digest:08x}"
