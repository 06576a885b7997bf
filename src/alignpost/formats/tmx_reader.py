"""Reading TMX as a stream, in constant memory.

Lenient where files in the field differ (versions 1.1 to 1.4b, order of children, vendors' elements), strict where a
text would be lost or changed without a word (undefined entities, cut files, broken encodings). Facts on both in
docs/formats.md.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from alignpost.formats.tmx_unit import Header, Unit, Variant
from alignpost.formats.tmx_writer import ILLEGAL_PROP
from alignpost.formats.xml_stream import XmlStream
from alignpost.formats.xml_text import restore

__all__ = ["MAX_TEXT", "TmxReader"]

MAX_TEXT = 1_000_000
"""Code points in one segment, note or prop."""

_MAX_VARIANTS = 1000
_MAX_NOTES = 1000
_OWN_PROPS = "x-alignpost-"
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_KNOWN = (
    frozenset({"tmx", "header", "body", "tu", "tuv", "seg", "note", "prop", "ude", "map", "hi", "sub"})
    | _CODES
)


class TmxReader:
    """Iterate it once for the units; `header` is known when the first of them arrives, `remarks` at the end.

    Text of a segment is its character data with that of `hi` and of unknown elements in it; the codes (`bpt`, `ept`,
    `ph`, `it`, `ut`) are dropped with what they hold, `sub` included.

    Raises:
        FormatError: from the iteration, with line and column; whoever keeps units as they come must drop them then.
    """

    def __init__(self, stream: BinaryIO, path: Path | str) -> None:
        self.header = Header()
        self.remarks: Counter[str] = Counter()
        """What was odd but could be read, and how often."""
        self._ready: list[Unit] = []
        self._text: list[str] | None = None
        self._length = 0
        self._codes = 0
        self._owner = ""
        """The `seg`, `note` or `prop` whose text is being collected, and its depth."""
        self._owner_depth = 0
        self._prop_type = ""
        self._header_props: dict[str, str] = {}
        self._begin_unit({})
        self._begin_variant({})
        self._xml = XmlStream(
            stream,
            path,
            start=self._start,
            end=self._end,
            characters=self._characters,
            refuse_root=lambda name: None if name == "tmx" else "is not TMX",
        )

    def __iter__(self) -> Iterator[Unit]:
        for _ in self._xml:
            yield from self._ready
            self._ready.clear()

    # The handlers that the stream calls.

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if name not in _KNOWN:
            self.remarks[f"unknown element <{name[:40]}>"] += 1
        if self._owner:
            self._codes += name in _CODES
        elif name == "header":
            self.header = Header(attributes.get("srclang", "").strip(" \t\n\r"))
        elif name == "tu":
            self._begin_unit(attributes)
        elif name == "tuv":
            self._begin_variant(attributes)
        elif name in {"seg", "note", "prop"}:
            self._owner, self._owner_depth = name, len(self._xml.stack)
            self._text, self._length, self._codes = [], 0, 0
            self._prop_type = attributes.get("type", "")

    def _end(self, name: str) -> None:
        if self._owner:
            if name in _CODES:
                self._codes -= 1
            elif len(self._xml.stack) < self._owner_depth:
                self._finish_text(name)
        elif name == "tuv":
            self._finish_variant()
        elif name == "tu":
            self._finish_unit()
        elif name == "header":
            self.header = Header(self.header.srclang, self._header_props)

    def _characters(self, data: str) -> None:
        if self._text is None or self._codes:
            return
        self._length += len(data)
        if self._length > MAX_TEXT:
            self._xml.fail(f"has a {self._owner} of more than {MAX_TEXT:,} characters")
        self._text.append(data)

    # What the elements add up to.

    def _begin_unit(self, attributes: dict[str, str]) -> None:
        self._unit_srclang = attributes.get("srclang", "")
        self._variants: list[Variant] = []
        self._notes: list[str] = []
        self._props: dict[str, str] = {}

    def _begin_variant(self, attributes: dict[str, str]) -> None:
        self._lang = (attributes.get("xml:lang") or attributes.get("lang") or "").strip(" \t\n\r")
        self._segment: str | None = None
        self._illegal = ""

    def _finish_text(self, name: str) -> None:
        text = "".join(self._text or ())
        self._owner, self._text = "", None
        if name == "seg":
            if self._segment is None:
                self._segment = text
            else:
                self.remarks["second <seg> in a <tuv>, passed over"] += 1
        elif name == "note":
            if "header" not in self._xml.stack:
                self._notes.append(text)
        elif "header" in self._xml.stack:
            self._header_props.setdefault(self._prop_type, text)
        elif self._prop_type == ILLEGAL_PROP:
            self._illegal = text
        elif self._prop_type.startswith(_OWN_PROPS):
            self._props.setdefault(self._prop_type, text)

    def _finish_variant(self) -> None:
        if self._segment is None:
            self.remarks["<tuv> without <seg>, passed over"] += 1
        elif not self._lang:
            self.remarks["<tuv> without a language, passed over"] += 1
        elif len(self._variants) < _MAX_VARIANTS:
            text = restore(self._segment, self._illegal) if self._illegal else self._segment
            self._variants.append(Variant(self._lang, text))

    def _finish_unit(self) -> None:
        notes = tuple(self._notes[:_MAX_NOTES])
        self._ready.append(Unit(tuple(self._variants), notes, self._props, self._unit_srclang))
