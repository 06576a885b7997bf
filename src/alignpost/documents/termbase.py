"""Terms from TBX (ISO 30042): both `martif`/`termEntry` of 2008 and `tbx`/`conceptEntry` of 2019.

Of an entry that has both languages, every term of the source is given with all terms of the target that are not
marked as deprecated or superseded; those marked as preferred come first.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from alignpost.documents.files import open_bytes
from alignpost.documents.xml_stream import XmlStream
from alignpost.errors import FormatError
from alignpost.tokens.spaces import strip

__all__ = ["TermEntry", "read_tbx"]

_ROOTS = frozenset({"martif", "tbx"})
_ENTRIES = frozenset({"termEntry", "conceptEntry"})
_LANGUAGES = frozenset({"langSet", "langSec"})
_TERMS = frozenset({"tig", "ntig", "termSec"})
_NOTES = frozenset({"descrip", "note"})
_MAX_TEXT: Final = 100_000
_REFUSED = ("deprecated", "superseded", "obsolete", "forbidden")


@dataclass(frozen=True, slots=True)
class TermEntry:
    """A term and what may stand for it."""

    source: str
    targets: tuple[str, ...]
    """The preferred one first."""
    note: str
    """Definition and notes of the entry, joined; empty where it has none."""
    line: int
    """Where the entry begins in its file, from 1."""


@dataclass(slots=True)
class _Term:
    text: str = ""
    preferred: bool = False
    refused: bool = False


@dataclass(slots=True)
class _Entry:
    line: int
    terms: dict[str, list[_Term]] = field(default_factory=dict)
    """By language tag."""
    notes: list[str] = field(default_factory=list)


def read_tbx(path: Path, source_lang: str, target_lang: str) -> tuple[TermEntry, ...]:
    """The terms of `source_lang` with their renderings in `target_lang`, in the order of the file.

    A language answers to its regional forms and they to it; an entry's exact tag goes first.

    Raises:
        InputError: the file cannot be read.
        FormatError: it is no TBX, is broken (with line and column), or no entry has both languages.
    """
    with open_bytes(path) as stream:
        reader = _Reader(path)
        reader.xml = XmlStream(
            stream,
            path,
            start=reader.start,
            end=reader.end,
            characters=reader.characters,
            refuse_root=lambda name: None if name in _ROOTS else "is not TBX",
        )
        found: list[TermEntry] = []
        for _ in reader.xml:
            for entry in reader.entries:
                found.extend(_pairs(entry, source_lang, target_lang))
            reader.entries.clear()
    if not found:
        have = ", ".join(sorted(reader.languages)[:10]) or "none"
        message = f"has no entry with terms in {source_lang} and {target_lang}; its languages are: {have}"
        raise FormatError(message, path=path)
    return tuple(found)


def _pairs(entry: _Entry, source_lang: str, target_lang: str) -> list[TermEntry]:
    targets = [term for term in _of(entry, target_lang) if not term.refused]
    targets.sort(key=lambda term: not term.preferred)
    renderings = tuple(dict.fromkeys(term.text for term in targets))
    if not renderings:
        return []
    note = "; ".join(entry.notes)
    return [TermEntry(term.text, renderings, note, entry.line) for term in _of(entry, source_lang)]


def _of(entry: _Entry, asked: str) -> list[_Term]:
    """The terms of the language that answers best to `asked`."""
    asked = _folded(asked)
    exact = [tag for tag in entry.terms if _folded(tag) == asked]
    near = [tag for tag in entry.terms if _folded(tag).split("-")[0] == asked.split("-")[0]]
    return [term for tag in (exact or near[:1]) for term in entry.terms[tag] if term.text]


def _folded(tag: str) -> str:
    return tag.replace("_", "-").lower()


class _Reader:
    """The handlers that the stream calls."""

    xml: XmlStream

    def __init__(self, path: Path) -> None:
        self.entries: list[_Entry] = []
        self.languages: set[str] = set()
        self._path = path
        self._entry: _Entry | None = None
        self._lang = ""
        self._term = _Term()
        self._text: list[str] | None = None
        self._length = 0
        self._kind = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name in _ENTRIES:
            self._entry = _Entry(self.xml.line)
        elif name in _LANGUAGES:
            self._lang = attributes.get("xml:lang") or attributes.get("lang") or ""
            self.languages.add(self._lang)
        elif name in _TERMS and self._entry is not None:
            self._term = _Term()
            self._entry.terms.setdefault(self._lang, []).append(self._term)
        elif name in {"term", "termNote", *_NOTES}:
            self._text, self._length = [], 0
            self._kind = attributes.get("type", "")

    def end(self, name: str) -> None:
        if name in _ENTRIES and self._entry is not None:
            self.entries.append(self._entry)
            self._entry = None
        elif self._text is not None and name in {"term", "termNote", *_NOTES}:
            self._take(name, strip("".join(self._text)))
            self._text = None

    def characters(self, data: str) -> None:
        if self._text is not None:
            self._length += len(data)
            if self._length > _MAX_TEXT:
                self.xml.fail(f"has a term or note of more than {_MAX_TEXT:,} characters")
            self._text.append(data)

    def _take(self, name: str, text: str) -> None:
        if self._entry is None:
            return
        if name == "term":
            self._term.text = text
        elif name == "termNote":
            said = text.lower() if "status" in self._kind.lower() else ""
            self._term.preferred = self._term.preferred or said.startswith("preferred")
            self._term.refused = self._term.refused or said.startswith(_REFUSED)
        elif text and (name == "note" or self._kind in {"definition", "context", "explanation"}):
            self._entry.notes.append(text)
