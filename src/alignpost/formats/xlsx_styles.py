"""Which cell styles of an XLSX workbook show a number as something else: a date, a time, a percentage.

A spreadsheet makes a date of what somebody types as `1/2` and keeps nothing but a number of days. Only the style tells
that the cell held something else for the person who looked at it. (ECMA-376 part 1, 18.8.30)
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from alignpost.documents.container import Container
from alignpost.documents.xml_stream import XmlStream
from alignpost.formats.numbers import whole_of

__all__ = ["shown_as"]

_PART: Final = "xl/styles.xml"
_MAX_STYLES: Final = 65_536
"""Spreadsheets have at most 64,000."""

_DATES: Final = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_PERCENTAGES: Final = frozenset({9, 10})
_BESIDE: Final = re.compile(r'"[^"]*"|\\.|_.|\[(?![hms]+\])[^\]]*\]')
"""What a format shows as it is written, and its colours, conditions and places."""

_TIMES: Final = re.compile("[dmyhs]")


def shown_as(container: Container, path: Path) -> list[str]:
    """For each cell style, by its number, `a date` or `a percentage`; an empty word where numbers are numbers.

    Raises:
        FormatError: the part that lists the styles is damaged.
    """
    if not container.has(_PART):
        return []
    codes: dict[str, str] = {}
    styles: list[str] = []
    with container.part(_PART) as stream:

        def start(name: str, attributes: dict[str, str]) -> None:
            if name == "numFmt":
                codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
            elif name == "xf" and xml.stack[-2:-1] == ["cellXfs"]:
                styles.append(attributes.get("numFmtId", ""))
            if max(len(codes), len(styles)) > _MAX_STYLES:
                xml.fail(f"has more than {_MAX_STYLES:,} styles")

        xml = XmlStream(stream, path, start=start)
        for _ in xml:
            pass
    kinds = {number: _kind(number, codes.get(number, "")) for number in set(styles)}
    return [kinds[number] for number in styles]


def _kind(number: str, code: str) -> str:
    built_in = whole_of(number)
    bare = _BESIDE.sub("", code).lower()
    if built_in in _PERCENTAGES or "%" in bare:
        return "a percentage"
    return "a date" if built_in in _DATES or _TIMES.search(bare) else ""
