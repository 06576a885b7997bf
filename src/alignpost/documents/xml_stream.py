"""Untrusted XML as a stream of events in constant memory, by the standard library's expat.

Nothing is ever fetched, no DTD and no entity; what grows without measure is refused: nesting, attributes, entities
that stand for others. Every error names line and column.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn, Protocol
from xml.parsers import expat

from alignpost.documents.encoding import refuse_binary_magic
from alignpost.errors import FormatError

__all__ = ["MAX_ATTRIBUTE", "MAX_DEPTH", "Readable", "XmlStream"]

MAX_ATTRIBUTE = 1_000_000
"""Code points in one attribute."""

MAX_DEPTH = 100
"""Elements inside one another."""

_MAX_ENTITY = 1000
"""Characters that an entity of the file's own may stand for."""

_MAX_NAMES = 10_000
"""Different names of elements and attributes: the parser keeps each until the file ends, and no format has a hundred."""

_CHUNK = 1 << 18
_PREDEFINED = ("&#", "&lt;", "&gt;", "&amp;", "&quot;", "&apos;")


class Readable(Protocol):
    """What bytes are read from."""

    def read(self, size: int, /) -> bytes:
        """At most so many bytes; none at the end."""


class XmlStream:
    """Iterate it to parse: after each piece of the file control comes back, and the handlers have been called.

    Names reach the handlers without their prefix; attributes keep theirs.

    Raises:
        FormatError: from the iteration; whoever keeps what comes must drop it then.
    """

    def __init__(
        self,
        stream: Readable,
        path: Path | str,
        *,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None = None,
        characters: Callable[[str], None] | None = None,
        refuse_root: Callable[[str], str | None] = lambda _name: None,
        prefixes: bool = False,
        exact: bool = False,
    ) -> None:
        """Prepare, without reading yet.

        Args:
            stream: the file.
            path: its name, for messages.
            start: called with name and attributes when an element begins and is on the stack.
            end: called with the name when an element has ended and is off the stack.
            characters: called with character data, in pieces of any size.
            refuse_root: says what the file is not, given the name of its root element; None lets it pass.
            prefixes: leave the names of elements their prefixes.
            exact: call `characters` for every reference, line end and stretch of the file by itself, so that `line`
                and `column` are those of its first character.
        """
        self.stack: list[str] = []
        """Names of the elements that are open, outermost first."""
        self._stream = stream
        self._path = path
        self._root = ""
        self._refuse_root = refuse_root
        self._prefixes = prefixes
        self._parser = self._new_parser(start, end, characters)
        self._parser.buffer_text = not exact

    def __iter__(self) -> Iterator[None]:
        waiting: list[bytes] = []
        given = held = unfinished = 0
        while chunk := self._stream.read(_CHUNK):
            if not given + held:
                refuse_binary_magic(chunk[:64], self._path)
            waiting.append(chunk)
            held += len(chunk)
            # A token that has not ended yet is scanned anew with every piece; as much again at a time, and no file takes
            # the square of its length.
            if held < unfinished:
                continue
            self._parse(b"".join(waiting), final=False)
            if len(self._parser.intern) > _MAX_NAMES:
                self.fail(f"has more than {_MAX_NAMES:,} different names of elements and attributes")
            given += held
            unfinished = given - max(0, self.byte)
            waiting.clear()
            held = 0
            yield
        self._parse(b"".join(waiting), final=True)
        yield

    @property
    def line(self) -> int:
        """The line of the event that a handler is being called for, from 1."""
        return self._parser.CurrentLineNumber

    def listen(self, characters: Callable[[str], None] | None) -> None:
        """Take character data from now on, or none: what nobody needs (the white space between elements) costs time."""
        self._parser.CharacterDataHandler = characters

    @property
    def byte(self) -> int:
        """How many bytes the parser had got before that event."""
        return self._parser.CurrentByteIndex

    @property
    def column(self) -> int:
        """Its column, from 1."""
        return self._parser.CurrentColumnNumber + 1

    def fail(self, message: str) -> NoReturn:
        """Refuse the file at the event that a handler is being called for.

        Raises:
            FormatError: always, with line and column.
        """
        place = f"{message} (column {self.column})"
        raise FormatError(place, path=self._path, line=self.line)

    def _new_parser(
        self,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None] | None,
        characters: Callable[[str], None] | None,
    ) -> expat.XMLParserType:
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._checking(start)
        parser.EndElementHandler = self._popping(end)
        parser.CharacterDataHandler = characters
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        return parser

    def _parse(self, data: bytes, *, final: bool) -> None:
        try:
            self._parser.Parse(data, final)
        except expat.ExpatError as error:
            reason = _EXPLAINED.get(error.code, expat.ErrorString(error.code)).format(root=self._root)
            message = f"is not well-formed XML at column {error.offset + 1}: {reason}"
            raise FormatError(message, path=self._path, line=error.lineno) from None
        except (LookupError, ValueError):
            if self._root:  # the declaration, which names the encoding, is long past
                raise
            message = (
                "is declared to be in an encoding that is unknown or cannot be read here; convert it to UTF-8"
            )
            raise FormatError(message, path=self._path, line=1) from None

    # The handlers that expat calls. Those for elements are closures: a million units call them 14 million times.

    def _checking(
        self, start: Callable[[str, dict[str, str]], None]
    ) -> Callable[[str, dict[str, str]], None]:
        stack = self.stack
        bare = not self._prefixes

        def on_start(name: str, attributes: dict[str, str]) -> None:
            if ":" in name and bare:
                name = name.rpartition(":")[2]
            if not stack:
                self._begin_root(name)
            elif len(stack) >= MAX_DEPTH:
                self.fail(f"has more than {MAX_DEPTH} elements inside one another")
            for value in attributes.values():
                if len(value) > MAX_ATTRIBUTE:
                    self.fail(f"has an attribute of more than {MAX_ATTRIBUTE:,} characters")
            stack.append(name)
            start(name, attributes)

        return on_start

    def _popping(self, end: Callable[[str], None] | None) -> Callable[[str], None]:
        stack = self.stack

        def on_end(_name: str) -> None:
            name = stack.pop()
            if end is not None:
                end(name)

        return on_end

    def _begin_root(self, name: str) -> None:
        self._root = name
        refusal = self._refuse_root(name)
        if refusal is not None:
            self.fail(f"{refusal}: its root element is <{name[:40]}>")

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
            self.fail(f"declares the entity {name[:40]!r} outside of the file; nothing is fetched")
        if len(value) > _MAX_ENTITY or _refers(value):
            self.fail(f"declares the entity {name[:40]!r}, which grows; write its text out")

    def _skipped(self, name: str, is_parameter: bool) -> None:
        # Expat calls this for text alone: where a DTD of elsewhere is named, an attribute just lacks the entity.
        if not is_parameter:
            self.fail(f"uses the entity &{name[:40]};, which nothing defines; write the character itself")


def _refers(value: str) -> bool:
    """Whether an entity's text holds a reference to another one."""
    return any(not f"&{rest}".startswith(_PREDEFINED) for rest in value.split("&")[1:])


_EXPLAINED = {
    expat.errors.codes[expat.errors.XML_ERROR_INVALID_TOKEN]: (
        "a bare & or <, a character that XML cannot hold, or a byte that is not of the declared encoding"
    ),
    expat.errors.codes[expat.errors.XML_ERROR_NO_ELEMENTS]: "the file is cut short, or is no XML",
    expat.errors.codes[expat.errors.XML_ERROR_UNCLOSED_TOKEN]: "the file is cut short",
    expat.errors.codes[expat.errors.XML_ERROR_UNDEFINED_ENTITY]: (
        "an entity that nothing defines (write the character itself)"
    ),
    expat.errors.codes[expat.errors.XML_ERROR_JUNK_AFTER_DOC_ELEMENT]: "there is something after </{root}>",
    expat.errors.codes[expat.errors.XML_ERROR_INCORRECT_ENCODING]: (
        "its bytes are not in the encoding that its first line declares"
    ),
    expat.errors.codes[
        expat.errors.XML_ERROR_BAD_CHAR_REF
    ]: "a reference to a character that XML cannot hold",
}
