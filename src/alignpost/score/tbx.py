"""Glossaries in TBX (ISO 30042), version 2 (`martif`, `termEntry`) and 3 (`tbx`, `conceptEntry`).

Read are the terms of every concept in the two languages; the preferred ones come first, deprecated ones are left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from alignpost.documents.xml_stream import XmlStream
from alignpost.errors import InputError
from alignpost.tokens import base_language
from alignpost.tokens.spaces import BREAKING, strip
from alignpost.visible import one_line

__all__ = ["LONGEST_TERM", "read_tbx"]

_ROOTS = ("martif", "tbx")
_CONCEPTS = ("termEntry", "conceptEntry")
_LANGUAGES = ("langSet", "langSec")
_TERMS = ("tig", "ntig", "termSec")
_REFUSED = ("deprecated", "superseded")
_FIRST = ("preferred", "standardized")
LONGEST_TERM = 500
"""Characters of a term, without its markup; what is longer is a sentence or a broken file."""
_SPACES = re.compile(f"[{BREAKING}]+")


@dataclass
class _Reading:
    """What is open: a concept with its terms by language, and one term with its status."""

    source_lang: str
    target_lang: str
    fail: Callable[[str], NoReturn]
    """Refuses the file at the place that is being read."""
    found: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    languages: set[str] = field(default_factory=set)
    terms: dict[str, list[tuple[int, str]]] = field(default_factory=dict)
    lang: str = ""
    term: str = ""
    status: str = ""
    pieces: list[str] | None = None
    length: int = 0
    """Characters of `pieces`."""
    asks_status: bool = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name in _CONCEPTS:
            self.terms = {}
        elif name in _LANGUAGES:
            tag = attributes.get("xml:lang", attributes.get("lang", ""))
            if not tag:
                self.fail(f"<{name}> does not say its language; give it an xml:lang")
            self.lang = base_language(tag)
            self.languages.add(self.lang)
        elif name in _TERMS:
            self.term = self.status = ""
        elif name == "term":
            self.pieces, self.length = [], 0
        elif name in ("termNote", "admin", "descrip") and attributes.get("type") == "administrativeStatus":
            self.pieces, self.length, self.asks_status = [], 0, True

    def end(self, name: str) -> None:
        """An element has ended."""
        if name == "term" and self.pieces is not None:
            self.term = strip(_SPACES.sub(" ", "".join(self.pieces)))
            self.pieces = None
        elif self.asks_status and self.pieces is not None and name in ("termNote", "admin", "descrip"):
            self.status, self.pieces, self.asks_status = "".join(self.pieces), None, False
        elif name in _TERMS and self.term and not strip(self.status).startswith(_REFUSED):
            rank = 0 if strip(self.status).startswith(_FIRST) else 1
            self.terms.setdefault(self.lang, []).append((rank, self.term))
        elif name in _CONCEPTS:
            self._close()

    def characters(self, data: str) -> None:
        """Text of a term or of its status."""
        if self.pieces is not None:
            self.pieces.append(data)
            self.length += len(data)
            if self.length > LONGEST_TERM:
                self.fail(f"has a term of more than {LONGEST_TERM} characters; shorten it or take it out")

    def _close(self) -> None:
        targets = sorted(self.terms.get(self.target_lang, ()), key=lambda pair: pair[0])
        if targets:
            words = tuple(dict.fromkeys(term for _, term in targets))
            self.found += [(term, words) for _, term in self.terms.get(self.source_lang, ())]


def read_tbx(path: Path, source_lang: str, target_lang: str) -> list[tuple[str, tuple[str, ...]]]:
    """Terms of a TBX file and their renderings, in its order; region subtags are not looked at.

    Raises:
        InputError: it cannot be read, or has no concept with terms in both languages.
        FormatError: it is no TBX, a term is too long, or a language section does not say its language; with its line.
    """

    def fail(message: str) -> NoReturn:
        parsing.fail(message)

    reading = _Reading(base_language(source_lang), base_language(target_lang), fail)
    try:
        with path.open("rb") as stream:
            parsing = XmlStream(
                stream,
                path,
                start=reading.start,
                end=reading.end,
                characters=reading.characters,
                refuse_root=lambda root: None if root in _ROOTS else "is no TBX",
            )
            for _ in parsing:
                pass
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}", path=path) from error
    if not reading.found:
        known = one_line(", ".join(sorted(filter(None, reading.languages))) or "none")
        raise InputError(
            f"has no concept with terms in both {source_lang} and {target_lang}; its languages are {known}",
            path=path,
        )
    return reading.found
