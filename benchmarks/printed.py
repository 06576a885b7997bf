"""Figures with names, out of what a benchmark prints: JSON, or lines that patterns know.

A pattern's groups `section`, `part` and `row` name what the figures of the line belong to; `section` and `part` hold for
the lines that follow, too. All other groups are figures: the one called `strict` in the row `encoder` of the section
`five novels` is `five novels/encoder/strict`. A name that comes again gets a number: `undo that (2)`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence

__all__ = ["figures_of"]

Figures = dict[str, float]

_SECONDS = {"s": 1.0, "ms": 0.001}
_NUMBER = re.compile(r"([-−]?[\d,]*\.?\d+) ?(\w*)")


def figures_of(printed: str, patterns: Sequence[str]) -> Figures:
    """All figures of a run by their names; without patterns it prints JSON, one object or one a line.

    Times that are printed with their unit (`12.3 ms`) are in seconds.
    """
    found: Figures = {}
    for name, value in _of_lines(printed, patterns) if patterns else _of_json(printed):
        again, number = name, 1
        while again in found:
            number += 1
            again = f"{name} ({number})"
        found[again] = value
    return found


def _of_lines(printed: str, patterns: Sequence[str]) -> Iterator[tuple[str, float]]:
    known = [re.compile(pattern) for pattern in patterns]
    section = part = ""
    for line in printed.splitlines():
        match = next(filter(None, (pattern.fullmatch(line.rstrip()) for pattern in known)), None)
        if match is None:
            continue
        groups = match.groupdict()
        if "section" in groups:
            section, part = groups.pop("section"), ""
        part = groups.pop("part", part)
        row = groups.pop("row", "")
        for figure, value in groups.items():
            if value is not None:
                yield _name(section, part, row, figure), _value(value)


def _name(*parts: str) -> str:
    return "/".join(filter(None, parts))


def _value(text: str) -> float:
    match = _NUMBER.fullmatch(text.strip(" "))
    if match is None:
        raise ValueError(f"{text!r} is no figure")
    return float(match[1].replace(",", "").replace("−", "-")) * _SECONDS.get(match[2], 1.0)


def _of_json(printed: str) -> Iterator[tuple[str, float]]:
    decoder, rest = json.JSONDecoder(), printed.strip()
    while rest:
        value, end = decoder.raw_decode(rest)
        rest = rest[end:].strip()
        yield from _flat(value, _label(value))


def _label(value: object) -> tuple[str, ...]:
    """What an object among several calls itself."""
    name = value.get("model") if isinstance(value, dict) else None
    return (name,) if isinstance(name, str) else ()


def _flat(value: object, names: Iterable[str]) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for key, held in value.items():
            yield from _flat(held, (*names, str(key)))
    elif isinstance(value, (int, float)):
        yield _name(*names), float(value)
