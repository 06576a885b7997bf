"""Plain units of a memory, taken by one regular expression each before the parser of XML sees them.

Nine units in ten are nothing but texts: no inline codes, no comments, none but the five entities of XML. What the
expression matches is well-formed by construction, and reading it so takes half the time. Everything else goes to the
parser, which is asked first whether it stands between two units. In place of the units that were taken the parser
gets white space with as many lines and columns, so that its errors name the right place.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import BinaryIO, Final

from alignpost.formats.tmx_unit import Remark, Unit, Variant, unit_of_parts
from alignpost.formats.xml_text import ILLEGAL

__all__ = ["PlainUnits"]

_CHUNK: Final = 1 << 18
_PATIENCE: Final = 1 << 20
"""Code points without the end of a unit after which the parser gets them."""

_CLOSE: Final = "</tu>"
_SPACE = r"(?:[ \t\n]|\r\n)*+"
_ATTRIBUTES = r'((?: [A-Za-z:-]{1,40}+="[^"<&\t\r\n]{0,200}+"){0,30}+)'
"""No longer than any that units have in practice, since those that come again and again are remembered."""

_TEXT = r"([^<&\r]*+(?:&(?:amp|lt|gt|quot|apos);[^<&\r]*+)*+)"
_REMARK = rf"<(prop|note){_ATTRIBUTES}>{_TEXT}</(?:prop|note)>{_SPACE}"
_VARIANT = rf"<tuv{_ATTRIBUTES}>{_SPACE}<seg>{_TEXT}</seg>{_SPACE}</tuv>{_SPACE}"
_CLOSED = rf"(?:<prop{_ATTRIBUTES}>{_TEXT}</prop>|<note{_ATTRIBUTES}>{_TEXT}</note>){_SPACE}"


def _uncaptured(pattern: str) -> str:
    return re.sub(r"\((?!\?)", "(?:", pattern)


_UNIT: Final = re.compile(
    rf"{_SPACE}<tu{_ATTRIBUTES}>{_SPACE}((?:{_uncaptured(_CLOSED)})*+)((?:{_uncaptured(_VARIANT)})++){_CLOSE}"
)
_REMARKS: Final = re.compile(_REMARK)
_VARIANTS: Final = re.compile(_VARIANT)
_NAMED: Final = re.compile(r' ([A-Za-z:-]+)="([^"]*)"')
_DECLARED: Final = re.compile(r"""\ufeff?<\?xml[^>]*?encoding\s*=\s*["']([^"']*)""")
_OWN_RULES: Final = re.compile(r"<!DOCTYPE[^>\[]*\[")
_MOST: Final = 1000
"""Variants or remarks of a plain unit; beyond, the parser counts."""
_LONGEST: Final = 1_000_000
_ENTITIES: Final = ("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&apos;", "'"), ("&amp;", "&")


class PlainUnits:
    """A stream for the parser without the plain units, which are handed over aside. `read` gives what it shall see."""

    def __init__(
        self, stream: BinaryIO, take: Callable[[Unit], None], between: Callable[[int], bool]
    ) -> None:
        """Prepare, without reading yet.

        Args:
            stream: the file.
            take: gets each plain unit, in the order of the file.
            between: whether the parser, having got so many bytes, stands between two units of the body.
        """
        self._stream = stream
        self._take = take
        self._between = between
        self._decoder = codecs.getincrementaldecoder("utf-8")()
        self._text = ""
        self._at = 0
        self._given = 0
        """Bytes that the parser got."""
        self._boundary = -1
        """How many it had got when it was last known to stand between two units."""
        self._ended = False
        self._plain = True
        """Whether plain units may be looked for; never again once the file is found to be of another kind."""
        self._rest = b""

    def read(self, _size: int = -1) -> bytes:
        """What the parser shall see next; nothing at the end."""
        while self._plain:
            end = self._text.find(_CLOSE, self._at)
            if end < 0 and not self._ended and len(self._text) - self._at < _PATIENCE:
                self._more()
                continue
            if end < 0:
                return self._hand_over(len(self._text))
            return self._units() or self._hand_over(end + len(_CLOSE))
        data, self._rest = self._rest or self._stream.read(_CHUNK), b""
        return data

    def _more(self) -> None:
        chunk = self._stream.read(_CHUNK)
        waiting = self._decoder.getstate()[0]
        try:
            more = self._decoder.decode(chunk, final=not chunk)
        except UnicodeDecodeError:
            self._give_up(waiting + chunk)
            return
        beginning = not (self._text or self._given)
        self._text = self._text[self._at :] + more
        self._at = 0
        self._ended = not chunk
        declared = _DECLARED.match(self._text) if beginning else None
        if (
            (declared and declared[1].lower() != "utf-8")
            or (beginning and _OWN_RULES.search(self._text))
            or ILLEGAL.search(more)
            or "]]>" in self._text
        ):
            self._give_up(b"")

    def _give_up(self, unread: bytes) -> None:
        """Let the parser see everything from here on."""
        self._plain = False
        self._rest = self._text[self._at :].encode() + (unread or self._decoder.getstate()[0])
        self._text = ""

    def _hand_over(self, end: int) -> bytes:
        data = self._text[self._at : end].encode()
        self._at = end
        self._given += len(data)
        return data

    def _units(self) -> bytes:
        """Take the plain units that follow, and give white space for them; nothing where none follows."""
        if self._given != self._boundary and not self._between(self._given):
            return b""
        start = self._at
        while found := _UNIT.match(self._text, self._at):
            unit = _unit(*found.groups()) if found.end() - found.start() < _LONGEST else None
            if unit is None:
                break
            self._take(unit)
            self._at = found.end()
        lines = self._text.count("\n", start, self._at)
        columns = self._at - (self._text.rfind("\n", start, self._at) + 1 if lines else start)
        blank = b"\n" * lines + b" " * columns
        self._given += len(blank)
        self._boundary = self._given
        return blank


def _unit(attributes: str, remarks: str, variants: str) -> Unit | None:
    """The unit of what the expression matched; None where it is odd after all."""
    own = _parsed(attributes)
    if own is None:
        return None
    sides: list[Variant] = []
    for named, text in _VARIANTS.findall(variants):
        known = _language(named)
        if known is None:
            return None
        sides.append(Variant(known[0], _meaning(text) if "&" in text else text, "", known[1]))
    said: list[Remark] = []
    for element, named, text in _REMARKS.findall(remarks) if remarks else ():
        about = _parsed(named)
        if about is None:
            return None
        said.append(Remark(element, _meaning(text) if "&" in text else text, about))
    return None if max(len(sides), len(said)) > _MOST else unit_of_parts(sides, said, own)


def _meaning(text: str) -> str:
    for written, meant in _ENTITIES:
        text = text.replace(written, meant)
    return text


@lru_cache(maxsize=1024)
def _parsed(attributes: str) -> Mapping[str, str] | None:
    pairs = _NAMED.findall(attributes)
    named = dict(pairs)
    return MappingProxyType(named) if len(named) == len(pairs) else None


@lru_cache(maxsize=1024)
def _language(attributes: str) -> tuple[str, Mapping[str, str]] | None:
    """The language of a variant, which it must have, and its other attributes."""
    named = _parsed(attributes)
    if named is None:
        return None
    rest = {name: value for name, value in named.items() if name not in {"xml:lang", "lang"}}
    lang = (named.get("xml:lang") or named.get("lang") or "").strip(" ")
    # An attribute `lang` beside `xml:lang` is kept by the parser's side as it is.
    return (lang, MappingProxyType(rest)) if lang and not {"xml:lang", "lang"} <= set(named) else None
