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

from alignpost.documents.xml_stream import XmlStream
from alignpost.formats.tmx_plain import PlainUnits
from alignpost.formats.tmx_unit import (
    CODES,
    INLINE,
    Header,
    Remark,
    Unit,
    Variant,
    allowed,
    own_props,
    unit_of_parts,
)
from alignpost.formats.tmx_writer import ILLEGAL_PROP
from alignpost.formats.xml_text import MAX_TEXT, escape, escape_attribute, restore

__all__ = ["TmxReader"]

_MAX_VARIANTS = 1000
_MAX_REMARKS = 1000
"""Notes and props of one unit or variant; what stands beyond is passed over, with a remark."""

_BODY = ["tmx", "body"]
_OWNERS = frozenset({"seg", "note", "prop"})
_KNOWN = frozenset({"tmx", "header", "body", "tu", "tuv", "seg", "note", "prop", "ude", "map"}) | INLINE


class TmxReader:
    """Iterate it once for the units; `header` is known when the first of them arrives, `remarks` at the end.

    Text of a segment is its character data with that of `hi` and of unknown elements in it, without the codes (`bpt`,
    `ept`, `ph`, `it`, `ut`) and what they hold, `sub` included. Where a segment has inline elements, its markup is
    kept besides.

    Raises:
        FormatError: from the iteration, with line and column; whoever keeps units as they come must drop them then.
    """

    def __init__(self, stream: BinaryIO, path: Path | str) -> None:
        self.header = Header()
        self.remarks: Counter[str] = Counter()
        """What was odd but could be read, and how often."""
        self.trimmed_codes = 0
        """Inline elements with attributes that TMX 1.4 does not have, which their markup is without."""
        self._ready: list[Unit] = []
        self._pieces: list[str] = []
        """Character data since the last `seg`, `note` or `prop` began, inside of it or not."""
        self._has_elements = False
        """Whether an element has begun inside of it; then its markup and the codes it is in."""
        self._length = self._measured = 0
        """Its length so far; before an element has begun in it, of so many pieces."""
        self._markup: list[str] | None = None
        self._codes = 0
        self._owner = ""
        """The `seg`, `note` or `prop` whose text is being collected, and its depth."""
        self._owner_depth = 0
        self._owner_attributes: dict[str, str] = {}
        self._header_remarks: list[Remark] = []
        self._in_variant = False
        self._begin_unit({})
        self._begin_variant({})
        self._in_variant = False
        self._closed_at = -1
        """Bytes that the parser had got when a unit of the body ended."""
        self._xml = XmlStream(
            PlainUnits(stream, self._ready.append, self._is_between),
            path,
            start=self._start,
            end=self._end,
            # Where no element stands in a text, which is nearly always, the parser fills the list by itself: a
            # handler in Python for each piece, or one that is taken away between texts, costs a tenth of all time.
            characters=self._pieces.append,
            refuse_root=lambda name: None if name == "tmx" else "is not TMX",
        )
        self._stack = self._xml.stack

    def __iter__(self) -> Iterator[Unit]:
        for _ in self._xml:
            yield from self._ready
            self._ready.clear()
            if not self._owner:
                self._pieces.clear()
            elif not self._has_elements:
                self._measure()

    # The handlers that the stream calls.

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._owner:
            self._start_inside(name, attributes)
        elif name in _OWNERS:
            self._owner, self._owner_depth = name, len(self._stack)
            self._owner_attributes = attributes
            self._pieces.clear()
            self._length = self._measured = 0
        elif name == "tuv":
            self._begin_variant(attributes)
        elif name == "tu":
            self._begin_unit(attributes)
        elif name == "header":
            self.header = Header(attributes.get("srclang", "").strip(" \t\n\r"), attributes=attributes)
            self._remarks_here = self._header_remarks
        elif name not in _KNOWN:
            self._remark_unknown(name)

    def _start_inside(self, name: str, attributes: dict[str, str]) -> None:
        """An element inside of a segment, note or prop: from here on every piece of its text is looked at."""
        if not self._has_elements:
            self._has_elements = True
            self._measure()
            self._xml.listen(self._characters)
        if name not in _KNOWN:
            self._remark_unknown(name)
        self._codes += name in CODES
        if name in INLINE and self._owner == "seg":
            self._open_inline(name, attributes)

    def _end(self, name: str) -> None:
        if self._owner:
            if len(self._stack) < self._owner_depth:
                self._finish_text(name)
            else:
                self._codes -= name in CODES
                if self._markup is not None and name in INLINE:
                    self._mark(f"</{name}>")
        elif name == "tuv":
            self._finish_variant()
        elif name == "tu":
            self._finish_unit()
        elif name == "header":
            remarks = tuple(self._header_remarks)
            self.header = Header(self.header.srclang, own_props(remarks), self.header.attributes, remarks)

    def _remark_unknown(self, name: str) -> None:
        if len(self.remarks) < _MAX_REMARKS:
            self.remarks[f"unknown element <{name[:40]}>"] += 1

    def _characters(self, data: str) -> None:
        self._length += len(data)
        self._bound(self._length)
        if not self._codes:
            self._pieces.append(data)
        if self._markup is not None:
            self._markup.append(escape(data))

    def _measure(self) -> None:
        """Bound the text as far as it has come; each piece is looked at once, however small the file's pieces are."""
        self._length += sum(map(len, self._pieces[self._measured :]))
        self._measured = len(self._pieces)
        self._bound(self._length)

    def _bound(self, length: int) -> None:
        if length > MAX_TEXT:
            self._xml.fail(f"has a {self._owner} of more than {MAX_TEXT:,} characters")

    def _open_inline(self, name: str, attributes: dict[str, str]) -> None:
        if self._markup is None:
            self._markup = [escape("".join(self._pieces))]
        kept = allowed(name, attributes)
        self.trimmed_codes += len(kept) < len(attributes)
        listed = "".join(f' {key}="{escape_attribute(value)}"' for key, value in kept.items())
        self._mark(f"<{name}{listed}>")

    def _mark(self, tag: str) -> None:
        """A tag of the markup, which counts as text does: a segment may have nothing but tags."""
        assert self._markup is not None
        self._length += len(tag)
        self._bound(self._length)
        self._markup.append(tag)

    # What the elements add up to.

    def _begin_unit(self, attributes: dict[str, str]) -> None:
        self._unit_attributes = attributes
        self._variants: list[Variant] = []
        self._unit_remarks: list[Remark] = []
        self._remarks_here = self._unit_remarks
        """Of the header, unit or variant that is open."""

    def _begin_variant(self, attributes: dict[str, str]) -> None:
        self._in_variant = True
        self._lang = (attributes.pop("xml:lang", "") or attributes.pop("lang", "")).strip(" \t\n\r")
        self._variant_attributes = attributes
        self._segment: str | None = None
        self._segment_markup = ""
        self._illegal = ""
        self._remarks_here = []

    def _finish_text(self, name: str) -> None:
        text = "".join(self._pieces)
        self._bound(len(text))
        self._owner = ""
        markup = ""
        if self._has_elements:
            markup = "".join(self._markup or ())
            self._has_elements, self._markup, self._codes = False, None, 0
            self._xml.listen(self._pieces.append)
        if name == "seg":
            if self._segment is None:
                self._segment, self._segment_markup = text, markup
            else:
                self.remarks["second <seg> in a <tuv>, passed over"] += 1
        elif self._in_variant and self._owner_attributes.get("type") == ILLEGAL_PROP:
            self._illegal = text
        elif len(self._remarks_here) < _MAX_REMARKS:
            self._remarks_here.append(Remark(name, text, self._owner_attributes))
        else:
            self.remarks[f"more than {_MAX_REMARKS} notes and props of one unit, passed over"] += 1

    def _finish_variant(self) -> None:
        if self._segment is None:
            self.remarks["<tuv> without <seg>, passed over"] += 1
        elif not self._lang:
            self.remarks["<tuv> without a language, passed over"] += 1
        elif len(self._variants) < _MAX_VARIANTS:
            text = restore(self._segment, self._illegal) if self._illegal else self._segment
            remarks = tuple(self._remarks_here)
            variant = Variant(self._lang, text, self._segment_markup, self._variant_attributes, remarks)
            self._variants.append(variant)
        self._in_variant = False
        self._remarks_here = self._unit_remarks

    def _finish_unit(self) -> None:
        self._ready.append(unit_of_parts(self._variants, self._unit_remarks, self._unit_attributes))
        if self._stack == _BODY:
            self._closed_at = self._xml.byte + len("</tu>")

    def _is_between(self, given: int) -> bool:
        """Whether the last of so many bytes ended a unit, so that the next one may be read without the parser."""
        return self._closed_at == given
