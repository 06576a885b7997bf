"""Lists that run on in one line: `1. First 2. Second`, `(a) the Minister; (b) the Deputy; and (c) the Clerk`.

A list shows itself by markers of one shape that count up by one. Where it opens its block, every marker opens an
item; where it stands within a sentence, only markers that follow a mark or a semicolon do.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

import regex

from alignpost.lazily import later
from alignpost.segment.characters import BULLET

__all__ = ["inline_items"]

_MARKER = later(
    regex.compile,
    rf"(?V1)(?<!\S)(?:(?:and|or|et|ou)\s)?(?P<shape>(?:(?:{BULLET})\s?)?\(?)"
    r"(?:(?P<number>\d{1,3})|(?P<letter>[a-z])|(?P<roman>[ivx]{2,5}))(?P<close>\.\)|[.)°])(?=\s)",
)
_FIRST = later(re.compile, r"[\s(•‣⁃·](?:1|a|i)(?:\.\)|[.)°])\s")
_ANY = later(re.compile, r"[^\w\s]?\s?\(?(?:\d{1,3}|[a-z]|[ivx]{2,5})[.)°]")
_ROMAN: Final = {
    numeral: value
    for value, numeral in enumerate(
        ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"), 1
    )
}
_MARKS: Final = tuple(".;:!?…»”)")


class _Marker(NamedTuple):
    start: int
    shape: str
    values: tuple[tuple[str, int], ...]
    """What it may count: `i` is a letter and a Roman numeral."""


def inline_items(text: str, start: int, end: int) -> list[int]:
    """Offsets at which an item of a list inside `text[start:end]` begins; not that of the block itself."""
    if not _ANY.match(text, start, end) and not _FIRST.search(text, start, end):
        return []
    found: list[int] = []
    chain: _Marker | None = None
    listed = False
    for marker in _markers(text, start, end):
        if chain is not None and _follows(marker, chain):
            if listed or _after_mark(text, marker.start):
                found.append(marker.start)
            chain = marker
        elif not found or _is_first(marker):
            listed = marker.start == start
            chain = marker if listed or _is_first(marker) else None
    return found


def _markers(text: str, start: int, end: int) -> list[_Marker]:
    found: list[_Marker] = []
    for match in _MARKER.finditer(text, start, end):
        values: list[tuple[str, int]] = []
        if match["number"]:
            values.append(("number", int(match["number"])))
        if match["letter"]:
            values.append(("letter", ord(match["letter"]) - ord("a") + 1))
        roman = match["roman"] or match["letter"]
        if roman in _ROMAN:
            values.append(("roman", _ROMAN[roman]))
        found.append(_Marker(match.start(), match["shape"] + match["close"], tuple(values)))
    return found


def _is_first(marker: _Marker) -> bool:
    return any(value == 1 for _, value in marker.values)


def _follows(marker: _Marker, before: _Marker) -> bool:
    return marker.shape == before.shape and any(
        (system, value - 1) in before.values for system, value in marker.values
    )


def _after_mark(text: str, offset: int) -> bool:
    return text[max(0, offset - 3) : offset].rstrip().endswith(_MARKS)
