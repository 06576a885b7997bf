"""Reading TMX as a stream, in constant memory, by the standard library's expat.

Lenient where files in the field differ (versions 1.1 to 1.4b, order of children, vendors' elements), strict where a
text would be lost or changed without a word (undefined entities, cut files, broken encodings). Nothing is ever
fetched: no DTD, no entity. Facts on both in docs/formats.md.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, NoReturn
from xml.parsers import expat

from alignpost.documents.encoding import refuse_binary_magic
from alignpost.errors import FormatError
from alignpost.formats.tmx_unit import Header, Unit, Variant
from alignpost.formats.tmx_writer import ILLEGAL_PROP
from alignpost.formats.xml_text import restore

__all__ = ["MAX_DEPTH", "MAX_TEXT", "TmxReader"]

MAX_TEXT = 1_000_000
"""Code points in one segment, note, prop or attribute."""

MAX_DEPTH = 100
"""Elements inside one another."""

_MAX_VARIANTS = 1000
_MAX_NOTES = 1000
_OWN_PROPS = "x-alignpost-"
_MAX_ENTITY = 1000
"""Characters that an entity of the file's own may stand for."""

_CHUNK = 1 << 18
_CODES = frozenset({"bpt", "ept", "ph", "it", "ut"})
_KNOWN = (
    frozenset({"tmx", "header", "body", "tu", "tuv", "seg", "note", "prop", "ude", "map", "hi", "sub"})
    | _CODES
)
_REFERENCE = re.compile("&(?!#|lt;|gt;|amp;|quot;|apos;)")


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
        self._stream = stream
        self._path = path
        self._ready: list[Unit] = []
        self._stack: list[str] = []
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
        self._parser = self._new_parser()

    def __iter__(self) -> Iterator[Unit]:
        first = True
        while chunk := self._stream.read(_CHUNK):
            if first:
                refuse_binary_magic(chunk[:64], self._path)
                first = False
            self._parse(chunk, final=False)
            yield from self._ready
            self._ready.clear()
        self._parse(b"", final=True)
        yield from self._ready

    def _new_parser(self) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._characters
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        return parser

    def _parse(self, data: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            reason = _EXPLAINED.get(error.code, expat.ErrorString(error.code))
            message = f"is not well-formed XML at column {error.offset + 1}: {reason}"
            raise FormatError(message, path=self._path, line=error.lineno) from None

    def _fail(self, message: str) -> NoReturn:
        place = f"{message} (column {self._parser.CurrentColumnNumber + 1})"
        raise FormatError(place, path=self._path, line=self._parser.CurrentLineNumber)

    # The handlers that expat calls.

    def _start(self, qualified: str, attributes: dict[str, str]) -> None:
        name = qualified.rpartition(":")[2] if ":" in qualified else qualified
        self._check(name, attributes)
        self._stack.append(name)
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
            self._owner, self._owner_depth = name, len(self._stack)
            self._text, self._length, self._codes = [], 0, 0
            self._prop_type = attributes.get("type", "")

    def _end(self, _qualified: str) -> None:
        name = self._stack.pop()
        if self._owner:
            if name in _CODES:
                self._codes -= 1
            elif len(self._stack) < self._owner_depth:
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
            self._fail(f"has a {self._owner} of more than {MAX_TEXT:,} characters")
        self._text.append(data)

    def _entity(
        self,
        name: str,
        is_parameter: bool,
        value: str | None,
        _base: str | None,
        _system_id: str | None,
        _public_id: str | None,
        _notation: str | None,
    ) -> None:
        if value is None or is_parameter:
            self._fail(f"declares the entity {name[:40]!r} outside of the file; nothing is fetched")
        if len(value) > _MAX_ENTITY or _REFERENCE.search(value):
            self._fail(f"declares the entity {name[:40]!r}, which grows; write its text out")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if not is_parameter:
            self._fail(f"uses the entity &{name[:40]};, which nothing defines; write the character itself")

    def _check(self, name: str, attributes: dict[str, str]) -> None:
        """Refuse an element that has no place here, or is too much."""
        if not self._stack and name != "tmx":
            self._fail(f"is not TMX: its root element is <{name[:40]}>")
        if len(self._stack) >= MAX_DEPTH:
            self._fail(f"has more than {MAX_DEPTH} elements inside one another")
        for value in attributes.values():
            if len(value) > MAX_TEXT:
                self._fail(f"has an attribute of more than {MAX_TEXT:,} characters")

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
            if "header" not in self._stack:
                self._notes.append(text)
        elif "header" in self._stack:
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


_EXPLAINED = {
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]: (
        "a bare & or <, a character that XML cannot hold, or a byte that is not of the declared encoding"
    ),
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]: "the file is cut short, or is no XML",
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "the file is cut short",
    expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: (
        "an entity that nothing defines (write the character itself)"
    ),
    expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: "there is something after </tmx>",
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]: (
        "its bytes are not in the encoding that its first line declares"
    ),
    expat.errors.codes[
        expat.errors.XML_ERROR_BAD_CHAR_REF
    ]: "a reference to a character that XML cannot hold",
}
