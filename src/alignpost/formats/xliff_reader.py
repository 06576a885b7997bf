"""Reading XLIFF 1.2 and 2.x as a stream, in constant memory.

Only what is translation is taken: suggestions (`alt-trans`, `matches`), glossaries, original data and what other
modules hold are passed over, and so are units that are not for translation. (OASIS, XLIFF 1.2, 2008; XLIFF 2.1, 2018)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from alignpost.documents.xml_stream import XmlStream
from alignpost.formats.xliff_states import State
from alignpost.formats.xml_text import ILLEGAL, MAX_TEXT
from alignpost.tokens.spaces import WHITE

__all__ = ["CODES", "OWN", "SILENT", "XliffReader", "XliffSegment", "version_of"]

OWN = "x-alignpost-"
"""What the types of our own contexts and the names of our notes begin with in XLIFF 1.2."""

_MAX_NOTES = 1000
_MAX_VALUES = 100
_MAX_SEGMENTS = 10_000
"""Of one unit."""

SILENT = frozenset(
    {
        *("alt-trans", "bin-unit", "matches", "glossary", "originalData", "resourceData"),
        *("changeTrack", "validation", "skeleton", "skl", "internal-file", "phase-group", "count-group"),
    }
)
"""Elements that hold sources and targets which are none of the document's, or nothing that is text."""

_NAMES = {"note": "from", "meta": "type", "context": "context-type"}
"""Elements that say something of a unit, and the attribute that says what or who."""

CODES = frozenset({"bpt", "ept", "it", "ph"})
"""Elements inside a segment that hold code and no text."""

_NO_CODES = frozenset({"mrk", "sm", "em", "cp"})
"""Elements inside a segment that mark a stretch of text, or are text themselves."""

_UNITS = frozenset({"trans-unit", "unit"})
_MAY_BE_KEPT_OUT = _UNITS | {"file", "group"}
"""Elements whose `translate` holds for all in them that say nothing else."""


@dataclass(slots=True)
class XliffSegment:
    """A source, its target, and what is said of them."""

    source: str
    target: str | None
    """None where there is no target element."""
    state: State
    values: dict[str, str]
    """What we wrote beside it."""
    notes: tuple[tuple[str, str], ...]
    """Author, where one is named, and text."""


@dataclass(slots=True)
class _Side:
    """The text of a source or target as it comes in, whole and by segment marks."""

    whole: list[str] = field(default_factory=list)
    marked: dict[str, list[str]] = field(default_factory=dict)
    unmarked: list[str] = field(default_factory=list)

    def add(self, data: str, mid: str | None) -> None:
        self.whole.append(data)
        if mid is None:
            self.unmarked.append(data)
        else:
            self.marked.setdefault(mid, []).append(data)

    def is_divided_otherwise(self, mids: Collection[str]) -> bool:
        """Whether it has words outside of the marks `mids`, and not all of these: mark by mark, words would be lost."""
        strange = [piece for mid, pieces in self.marked.items() if mid not in mids for piece in pieces]
        return not self.marked.keys() >= set(mids) and bool("".join((*self.unmarked, *strange)).strip(WHITE))


class XliffReader:
    """Iterate it once for the segments; version and languages are known when the first arrives.

    Raises:
        FormatError: from the iteration, with line and column; whoever keeps segments as they come must drop them then.
    """

    def __init__(self, stream: BinaryIO, path: Path | str) -> None:
        self.version = 1
        """1 or 2."""
        self.languages = ("", "")
        """Of the file element that was read last; empty where it names none."""
        self.signature: str | None = None
        self.not_to_translate = 0
        """Units read so far that are not for translation, and left out."""
        self.beside: Counter[str] = Counter()
        """What the units read so far say that no segment holds, and how many of them do."""
        self._has_codes = False
        self._translate = [True]
        self._ready: list[tuple[tuple[str, str], XliffSegment]] = []
        self._silent = 0
        self._codes = 0
        self._length = 0
        self._side: _Side | None = None
        self._text: list[str] | None = None
        self._text_name = ""
        self._mids: list[str | None] = []
        self._begin_unit()
        self._xml = XmlStream(
            stream,
            path,
            start=self._start,
            end=self._end,
            characters=self._characters,
            refuse_root=lambda name: None if name == "xliff" else "is not XLIFF",
        )

    def __iter__(self) -> Iterator[tuple[tuple[str, str], XliffSegment]]:
        """Languages of the file element and segment."""
        for _ in self._xml:
            yield from self._ready
            self._ready.clear()

    # The handlers that the stream calls.

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if self._silent or name in SILENT:
            self._silent += 1
            return
        if name in _MAY_BE_KEPT_OUT:
            said = attributes.get("translate")
            self._translate.append(self._translate[-1] if said is None else said != "no")
        if self._side is not None:
            self._start_inline(name, attributes)
        elif name == "xliff":
            self._begin_file_2(attributes)
        elif name == "file" and self.version == 1:
            self.languages = (attributes.get("source-language", ""), attributes.get("target-language", ""))
        elif name in _UNITS:
            self._begin_unit()
            self._approved = attributes.get("approved") == "yes"
        elif name == "segment":
            self._begin_segment(attributes.get("state", ""), attributes.get("subState", ""))
        elif name in {"source", "target", "seg-source"}:
            self._begin_side(name, attributes)
        elif name in _NAMES:
            named = attributes.get(_NAMES[name], "")
            self._text, self._text_name, self._length = [], named, 0

    def _end(self, name: str) -> None:
        if self._silent:
            self._silent -= 1
            return
        if self._side is not None:
            self._end_inline(name)
        elif self._text is not None and name in _NAMES:
            self._finish_text(name)
        elif name == "segment":
            self._finish_segment_2()
        elif name == "trans-unit":
            self._finish_unit_1()
        elif name == "unit":
            self._hand_over()
        if name in _MAY_BE_KEPT_OUT:
            self._translate.pop()

    def _characters(self, data: str) -> None:
        if self._silent or (self._side is None and self._text is None):
            return
        self._length += len(data)
        if self._length > MAX_TEXT:
            self._xml.fail(f"has a text of more than {MAX_TEXT:,} characters")
        if self._text is not None:
            self._text.append(data)
        elif self._side is not None and not self._codes:
            self._side.add(data, self._mids[-1] if self._mids else None)

    # Inside a source or target.

    def _start_inline(self, name: str, attributes: dict[str, str]) -> None:
        assert self._side is not None
        self._codes += name in CODES
        self._has_codes = self._has_codes or name not in _NO_CODES
        if name == "mrk":
            is_segment = self.version == 1 and attributes.get("mtype") == "seg"
            mid = attributes.get("mid", "") if is_segment else (self._mids[-1] if self._mids else None)
            self._mids.append(mid)
            if is_segment:
                self._side.marked.setdefault(mid or "", [])
                if len(self._side.marked) > _MAX_SEGMENTS:
                    self._xml.fail(f"has more than {_MAX_SEGMENTS:,} segments in one unit")
        elif name == "cp":
            self._characters(self._code_point(attributes.get("hex", "")))

    def _end_inline(self, name: str) -> None:
        if name in CODES:
            self._codes -= 1
        elif name == "mrk" and self._mids:
            self._mids.pop()
        elif name in {"source", "target", "seg-source"}:
            self._side = None
            self._mids.clear()
            self._codes = 0

    def _code_point(self, digits: str) -> str:
        try:
            character = chr(int(digits, 16)) if len(digits) <= 8 else ""
        except (ValueError, OverflowError):
            character = ""
        if not ILLEGAL.match(character) or "\ud800" <= character <= "\udfff":
            self._xml.fail(f'has <cp hex="{digits[:10]}"/>, which is no character that XML cannot hold')
        return character

    def _begin_side(self, name: str, attributes: dict[str, str]) -> None:
        side = _Side()
        self._length = 0
        self._side = self._sides[name] = side
        if name == "target" and self.version == 1:
            state, detail = attributes.get("state", ""), attributes.get("state-qualifier", "")
            self._state = State(state, detail)

    # What the elements add up to.

    def _begin_file_2(self, attributes: dict[str, str]) -> None:
        version = version_of(attributes)
        if version.startswith("2"):
            self.version = 2
            self.languages = (attributes.get("srcLang", ""), attributes.get("trgLang", ""))
        elif not version.startswith("1"):
            self._xml.fail(f'is XLIFF of the version "{version[:10]}"; known are 1.x and 2.x')

    def _begin_unit(self) -> None:
        self._approved = False
        self._has_codes = False
        self._values: dict[str, str] = {}
        self._notes: list[tuple[str, str]] = []
        self._unit: list[XliffSegment] = []
        self._begin_segment("", "")

    def _begin_segment(self, state: str, detail: str) -> None:
        self._state = State(state, detail)
        self._sides: dict[str, _Side] = {}

    def _finish_text(self, name: str) -> None:
        text = "".join(self._text or ())
        self._text = None
        own = self._text_name.removeprefix(OWN) if self._text_name.startswith(OWN) else None
        in_unit = not _UNITS.isdisjoint(self._xml.stack)
        if own == "signature" and not in_unit:
            self.signature = text
        elif in_unit and name in {"meta", "context"} and own is not None and len(self._values) < _MAX_VALUES:
            self._values.setdefault(own, text)
        elif in_unit and name == "note" and len(self._notes) < _MAX_NOTES:
            self._notes.append(("" if own else self._text_name, text))

    def _finish_segment_2(self) -> None:
        self._add(self._whole("source") or "", self._whole("target"), self._state)

    def _finish_unit_1(self) -> None:
        state = State(self._state.state, self._state.detail, self._approved)
        marks = self._sides.get("seg-source", _Side()).marked
        target = self._sides.get("target")
        if not marks or (target is not None and target.is_divided_otherwise(marks)):
            self._add(self._whole("source") or "", self._whole("target"), state)
            marks = {}
        for mid, parts in marks.items():
            marked = None if target is None else target.marked.get(mid)
            self._add("".join(parts), None if marked is None else "".join(marked), state)
        self._hand_over()

    def _whole(self, name: str) -> str | None:
        side = self._sides.get(name)
        return None if side is None else "".join(side.whole)

    def _add(self, source: str, target: str | None, state: State) -> None:
        if len(self._unit) >= _MAX_SEGMENTS:
            self._xml.fail(f"has more than {_MAX_SEGMENTS:,} segments in one unit")
        self._unit.append(XliffSegment(source, target, state, {}, ()))

    def _hand_over(self) -> None:
        """Notes and values are those of the unit: of several segments the first gets them."""
        if not self._translate[-1]:
            self.not_to_translate += 1
            self._unit = []
        elif self._has_codes:
            self.beside["inline codes"] += 1
        for place, segment in enumerate(self._unit):
            if place == 0:
                segment.notes = tuple(self._notes)
                segment.values = self._values if len(self._unit) == 1 else {}
            self._ready.append((self.languages, segment))
        self._begin_unit()


def version_of(root: dict[str, str]) -> str:
    """The version that the attributes of a root element name.

    It is required, yet real files lack it: then only the root of 2.x has a language.
    """
    return root.get("version") or ("2" if "srcLang" in root else "1")
