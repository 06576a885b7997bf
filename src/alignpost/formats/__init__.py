"""Files of other programs: TMX, TSV, JSONL and alignment links. What each carries stands in docs/formats.md."""

from __future__ import annotations

from alignpost.formats.format import Format, Written
from alignpost.formats.link_files import link_suffixes, read_links
from alignpost.formats.registry import format_of, read, suffixes, write
from alignpost.formats.tmx import stream_pairs

__all__ = [
    "Format",
    "Written",
    "format_of",
    "link_suffixes",
    "read",
    "read_links",
    "stream_pairs",
    "suffixes",
    "write",
]
