"""Holding an XML file against the tables of `grammar`, as a stream, and against what these cannot say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, Literal

from alignpost.documents.xml_stream import XmlStream
from alignpost.formats.grammar import TMX, XLIFF_1, XLIFF_2, Element, Grammar
from alignpost.formats.languages import nearness
from alignpost.formats.tmx_unit import ALL_LANGUAGES, ATTRIBUTES
from alignpost.formats.xliff_reader import version_of
from alignpost.formats.xml_text import MAX_TEXT

__all__ = ["Found", "Structure"]

Found = tuple[int, int, Literal["error", "warning"], str]
"""Line, column, severity, message."""

_MAX_FOUND = 1000
_MAX_IDS = 1_000_000
"""Units whose ids are compared."""

_ROOTS: dict[str, Grammar] = {"tmx": TMX, "xliff": XLIFF_1, "martif": {}, "tbx": {}}


@dataclass(slots=True)
class _Open:
    """An element that is open."""

    name: str
    rule: Element | None
    """None where the grammar does not know it: what it holds is not looked at."""
    line: int
    column: int
    stage: int = 0
    children: Counter[str] = field(default_factory=Counter)
    attributes: dict[str, str] = field(default_factory=dict)
    length: int = 0
    """Characters of text that stand right in it."""


class Structure:
    """Iterate it once for what is wrong, in the order of the file; at most a thousand things are told.

    Raises:
        FormatError: from the iteration: not well-formed, or too large in some way.
    """

    def __init__(self, stream: BinaryIO, path: Path, roots: tuple[str, ...]) -> None:
        """Prepare.

        Args:
            stream: the file.
            path: its name, for messages.
            roots: what its root element may be: `tmx`, `xliff`, `martif`, `tbx`.
        """
        self._found: list[Found] = []
        self._told = 0
        self._open: list[_Open] = []
        self._grammar: Grammar = {}
        self._is_old = False
        """Whether it is TMX 1.1, where `lang` stands for `xml:lang`."""
        self._prefix = ""
        """Of the format's own elements."""
        self._srclang = ""
        self._languages: list[str] = []
        self._pairs: Counter[str] = Counter()
        """Of the segment that is open: `bpt` less `ept` by their number."""
        self._ids: set[tuple[str, str]] = set()
        self._xml = XmlStream(
            stream,
            path,
            start=self._start,
            end=self._end,
            characters=self._characters,
            refuse_root=lambda name: None if name.rpartition(":")[2] in roots else f"is no <{roots[0]}>",
            prefixes=True,
        )

    def __iter__(self) -> Iterator[Found]:
        for _ in self._xml:
            while self._found and self._told < _MAX_FOUND:
                self._told += 1
                yield self._found.pop(0)
            self._found.clear()

    def _tell(
        self, message: str, place: _Open | None = None, severity: Literal["error", "warning"] = "error"
    ) -> None:
        line, column = (place.line, place.column) if place else (self._xml.line, self._xml.column)
        if len(self._found) < _MAX_FOUND:
            self._found.append((line, column, severity, message))

    # The handlers that the stream calls.

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        if not self._open:
            self._prefix = name[: name.rfind(":") + 1]
            name = name.rpartition(":")[2]
            is_second = name == "xliff" and version_of(attributes).startswith("2")
            self._grammar = XLIFF_2 if is_second else _ROOTS[name]
        elif self._prefix:
            name = name.removeprefix(self._prefix)
        if self._is_old and "lang" in attributes:
            attributes["xml:lang"] = attributes.pop("lang")
        parent = self._open[-1] if self._open else None
        looked_at = parent is None or (parent.rule is not None and parent.rule.closed)
        rule = self._grammar.get(name) if looked_at else None
        here = _Open(name, rule, self._xml.line, self._xml.column, attributes=attributes)
        self._open.append(here)
        if parent is not None and parent.rule is not None:
            self._place(parent, here)
        if parent is None:
            self._check_root(here)
        if rule is not None:
            self._check_attributes(here, rule)
            self._more(here)

    def _end(self, _name: str) -> None:
        here = self._open.pop()
        if here.rule is None:
            return
        for needed in here.rule.needs.split(" ") if here.rule.needs else ():
            if not here.children[needed]:
                self._tell(f"<{here.name}> has no <{needed}>", here)
        self._finish(here)

    def _characters(self, data: str) -> None:
        here = self._open[-1] if self._open else None
        if here and here.rule and here.rule.closed and not here.rule.text and data.strip(" \t\r\n"):
            self._tell(f"text stands in <{here.name}>, where none may")
        if here:
            here.length += len(data)
            if here.length > MAX_TEXT >= here.length - len(data):
                self._tell(
                    f"<{here.name}> has more than {MAX_TEXT:,} characters and is not read", severity="warning"
                )

    # Against the tables.

    def _place(self, parent: _Open, here: _Open) -> None:
        rule = parent.rule
        assert rule is not None
        stages = [number for number, names in enumerate(rule.stages) if here.name in names.split(" ")]
        if not stages:
            foreign = self._grammar is not TMX and (":" in here.name or "xmlns" in here.attributes)
            if rule.closed and not foreign:
                self._tell(f"<{here.name}> may not stand in <{parent.name}>")
            return
        parent.children[here.name] += 1  # of names that are known: of others there may be any number
        if stages[0] < parent.stage:
            self._tell(f"<{here.name}> stands too late in <{parent.name}>; it belongs before what is there")
        parent.stage = max(parent.stage, stages[0])
        if parent.children[here.name] == 2 and here.name in rule.single.split(" "):
            self._tell(f"<{parent.name}> has a second <{here.name}>")

    def _check_attributes(self, here: _Open, rule: Element) -> None:
        for name in rule.required.split(" ") if rule.required else ():
            if name not in here.attributes:
                self._tell(f"<{here.name}> has no attribute {name}")
        for name, value in here.attributes.items():
            pattern = rule.values.get(name)
            if pattern is not None and not pattern.fullmatch(value):
                self._tell(f'{name}="{value[:40]}" is not what the specification allows in <{here.name}>')
        if self._grammar is TMX and here.name in ATTRIBUTES:
            known = {*ATTRIBUTES[here.name], *rule.required.split(" ")}
            for name in here.attributes:
                if name not in known and not name.startswith("xml"):
                    self._tell(f"<{here.name}> has no attribute {name[:40]} in TMX 1.4", severity="warning")

    # What the tables cannot say.

    def _check_root(self, here: _Open) -> None:
        named = here.attributes.get(f"xmlns:{self._prefix.rstrip(':')}" if self._prefix else "xmlns")
        if here.name == "xliff" and not (named or "").startswith("urn:oasis:names:tc:xliff:document:"):
            self._tell("<xliff> is not in the namespace urn:oasis:names:tc:xliff:document:…")
        self._is_old = here.name == "tmx" and here.attributes.get("version") == "1.1"

    def _more(self, here: _Open) -> None:
        attributes = here.attributes
        if here.name == "header" and self._grammar is TMX:
            self._srclang = attributes.get("srclang", "")
        elif here.name == "tu":
            self._languages = []
        elif here.name == "tuv":
            if len(self._languages) < _MAX_FOUND:
                self._languages.append(attributes.get("xml:lang", ""))
        elif here.name == "seg":
            self._pairs.clear()
        elif here.name in {"bpt", "ept"} and self._grammar is TMX:
            number = attributes.get("i", "")
            if number in self._pairs or len(self._pairs) < _MAX_FOUND:
                self._pairs[number] += 1 if here.name == "bpt" else -1
        elif here.name in {"unit", "trans-unit"}:
            self._check_id(here)

    def _check_id(self, here: _Open) -> None:
        file = next((outer for outer in self._open if outer.name == "file"), None)
        key = (f"{file.line}:{file.column}" if file else "", here.attributes.get("id", ""))
        if key in self._ids:
            self._tell(f'id="{key[1][:40]}" names a second <{here.name}> of one file')
        elif len(self._ids) < _MAX_IDS:
            self._ids.add(key)

    def _finish(self, here: _Open) -> None:
        if here.name == "seg":
            odd = [number for number, count in self._pairs.items() if count]
            if odd:
                self._tell(f'<bpt> and <ept> of i="{odd[0][:20]}" do not pair up in this <seg>', here)
        elif here.name == "tu":
            self._check_unit(here)
        elif here.name == "segment":
            state = here.attributes.get("state", "initial")
            if state != "initial" and not here.children["target"]:
                self._tell(f'state="{state[:20]}" of a <segment> without <target>', here)
            if "subState" in here.attributes and "state" not in here.attributes:
                self._tell("subState stands without state", here)

    def _check_unit(self, here: _Open) -> None:
        srclang = here.attributes.get("srclang") or self._srclang
        if (
            srclang
            and srclang != ALL_LANGUAGES
            and not any(nearness(srclang, lang) for lang in self._languages)
        ):
            self._tell(f"<tu> has no <tuv> in its source language {srclang[:20]}", here)
        twice = [lang for lang, count in Counter(self._languages).items() if count > 1]
        if twice:
            self._tell(f"<tu> has two <tuv> in {twice[0][:20]}", here, "warning")
