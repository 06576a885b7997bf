"""The text of a DOCX document (ECMA-376, WordprocessingML): its paragraphs, then its foot- and endnotes.

Tracked changes are read as accepted: what is deleted, be it the end of a paragraph, is not there. Field codes and the
fall-back copies of drawings are no part of the text; tables and text boxes are. Headers and footers are left out: they
repeat on every page.
"""

from __future__ import annotations

import re
from itertools import chain
from pathlib import Path
from typing import Final

from alignpost.documents.container import open_container
from alignpost.documents.xml_stream import XmlStream
from alignpost.errors import FormatError, InputError

__all__ = ["text_of_docx"]

_BODY: Final = re.compile(r"word/document\d*\.xml")
_NOTES: Final = (re.compile(r"word/footnotes\d*\.xml"), re.compile(r"word/endnotes\d*\.xml"))
"""Some programs number their parts: `document2.xml`."""
_SILENT = frozenset({"del", "moveFrom", "Fallback", "instrText", "pPr", "rPr"})
_DELETED_END = ["pPr", "rPr", "del"]
"""Where it says that the end of a paragraph is deleted (17.13.5.15)."""
_STORIES = frozenset({"document", "tc", "txbxContent", "footnote", "endnote"})
"""What holds paragraphs, of which none goes on outside."""
_CHARACTERS = {
    "tab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "ptab": "\t",
}
_MAX_TEXT: Final = 64 * 1024 * 1024


def text_of_docx(path: Path) -> str:
    """Paragraphs separated by a blank line; a line break inside one is a line feed.

    Raises:
        InputError: the file cannot be read, unpacks to too much, or has no text.
        FormatError: it is no DOCX document, or is damaged.
    """
    paragraphs: list[str] = []
    with open_container(path, "a DOCX document") as container:
        body = container.named(_BODY)
        if not body:
            raise FormatError(
                "is no DOCX document, or is damaged: it has no part word/document.xml", path=path
            )
        for name in (body[0], *chain.from_iterable(map(container.named, _NOTES))):
            with container.part(name) as stream:
                reader = _Paragraphs(path, name)
                for _ in XmlStream(
                    stream, path, start=reader.start, end=reader.end, characters=reader.characters
                ):
                    pass
                paragraphs += reader.paragraphs
    if not any(map(str.strip, paragraphs)):
        raise InputError("is empty: it has no text", path=path)
    return "\n\n".join(paragraphs)


class _Paragraphs:
    """Collects the paragraphs of one part."""

    def __init__(self, path: Path, name: str) -> None:
        self.paragraphs: list[str] = []
        self._path = path
        self._name = name
        self._open: list[list[str]] = []
        """Paragraphs that are not ended: a text box holds some inside one of the body."""
        self._end_deleted: list[bool] = []
        """For each of them, whether its end was deleted."""
        self._held_over: list[str] = []
        """The paragraph before, where its end was deleted: the next one goes on from it."""
        self._silent: list[str] = []
        """Elements that are left out with what they hold, outermost first."""
        self._in_text = False
        self._length = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        separator = name in {"footnote", "endnote"} and attributes.get("w:type", "normal") != "normal"
        if self._silent or name in _SILENT or separator:
            self._silent.append(name)
            if self._silent == _DELETED_END and self._open:
                self._end_deleted[-1] = True
        elif name == "p":
            self._open.append(self._held_over)
            self._end_deleted.append(False)
            self._held_over = []
        elif name == "t":
            self._in_text = True
        elif name in _CHARACTERS and self._open:
            self._open[-1].append(_CHARACTERS[name])

    def end(self, name: str) -> None:
        if self._silent:
            self._silent.pop()
        elif name == "p" and self._open:
            pieces = self._open.pop()
            if self._end_deleted.pop():
                self._held_over = pieces
            else:
                self._take(pieces)
        elif name in _STORIES:
            self._take(self._held_over)
            self._held_over = []
        elif name == "t":
            self._in_text = False

    def _take(self, pieces: list[str]) -> None:
        text = "".join(pieces)
        if text.strip(" \t\n"):
            self.paragraphs.append(text)

    def characters(self, data: str) -> None:
        if self._in_text and not self._silent and self._open:
            self._length += len(data)
            if self._length > _MAX_TEXT:
                raise InputError(f"has more than {_MAX_TEXT:,} characters in {self._name}", path=self._path)
            self._open[-1].append(data)
