"""Files of other programs, for pairs and for bare alignments. What each carries stands in docs/formats.md."""

from __future__ import annotations

from alignpost.formats.format import Carries, Format, PairFormat, Written
from alignpost.formats.link_files import link_suffixes, read_links
from alignpost.formats.registry import FORMATS, format_of, named, open_records, read, suffixes, write
from alignpost.formats.tmx import stream_pairs

__all__ = [
    "FORMATS",
    "Carries",
    "Format",
    "PairFormat",
    "Written",
    "format_of",
    "link_suffixes",
    "named",
    "open_records",
    "read",
    "read_links",
    "stream_pairs",
    "suffixes",
    "write",
]
