"""Recorded figures (`docs/figures.json`), and documents filled with them.

A figure is named `RUN/…`, after the run that printed it. In a template it stands between braces, with the shape in which
it is shown: `{segmentation/en/reachable:.2f}`. Shapes are Python's, and some of ours: `.3` leaves the zero out (`.956`),
`%1` makes a share a number of hundredths (`4.8`), `of24` a share a number of things (`23`), `ms` and `time` show seconds
with their unit. `{segmentation@}` says where the figures come from: the command, the day and the machine;
`{segmentation@day}` is the day alone.
"""

from __future__ import annotations

import json
import os
import platform
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path

__all__ = [
    "FIGURES",
    "PAGE",
    "Record",
    "filled",
    "load",
    "machine",
    "quotations",
    "refreshed",
    "render",
    "save",
]

ROOT = Path(__file__).resolve().parents[1]
FIGURES = ROOT / "docs" / "figures.json"
PAGE = ROOT / "docs" / "benchmarks.md"
TEMPLATE = ROOT / "benchmarks" / "benchmarks.md.in"
QUOTATIONS = ROOT / "benchmarks" / "quotations.toml"
PEERS = ROOT / "benchmarks" / "peers.toml"

_PLACE = re.compile(r"\{([^{}:@]+)(?::([^{}]+)|@(day)?)\}")
_SHOWN = r"[-−]?(?:[\d,]*\.)?[\d,]*\d(?: m?s\b)?"
"""A figure as a reader sees it, with the unit of a time or without."""
_DAY = r"\d{1,2} [A-Z][a-z]+ \d{4}"


@dataclass(frozen=True, slots=True)
class Record:
    """One run of one program."""

    command: str
    day: str
    """ISO 8601."""
    machine: str
    figures: Mapping[str, float] = field(default_factory=dict)

    @property
    def origin(self) -> str:
        """Where the figures come from, for people."""
        return f"`{self.command}`, {self.date}, {self.machine}"

    @property
    def date(self) -> str:
        """The day, for people."""
        return f"{date.fromisoformat(self.day):%-d %B %Y}"


def machine() -> str:
    """What figures are taken on."""
    return f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}"


def load(path: Path = FIGURES) -> dict[str, Record]:
    """The last run of every program, by its name, and the figures of others as the run `peers`."""
    records = {name: Record(**run) for name, run in json.loads(path.read_text(encoding="utf-8")).items()}
    peers = tomllib.loads(PEERS.read_text(encoding="utf-8"))
    published = {
        f"{name}/{figure}": value
        for name, peer in peers.items()
        for figure, value in peer.items()
        if not isinstance(value, str)
    }
    return {**records, "peers": Record("", "", "", published)}


def save(records: Mapping[str, Record], path: Path = FIGURES) -> None:
    """Write what runs have measured; the figures of others have a file of their own."""
    runs = {name: asdict(record) for name, record in sorted(records.items()) if name != "peers"}
    path.write_text(json.dumps(runs, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8")


def filled(template: str, records: Mapping[str, Record]) -> str:
    """`template` with every figure in its place.

    Raises:
        KeyError: a figure is not recorded.
    """

    def shown(place: re.Match[str]) -> str:
        name, _, figure = place[1].partition("/")
        record = records[name]
        if place[2]:
            return _shaped(record.figures[figure], place[2])
        return record.date if place[3] else record.origin

    return _PLACE.sub(shown, template)


def _shaped(value: float, shape: str) -> str:
    if shape.startswith("of"):
        text = f"{value * int(shape[2:]):.0f}"
    elif shape == "ms" or (shape == "time" and value < 1):
        text = f"{value * 1000:.1f} ms" if value < 0.01 else f"{value * 1000:.0f} ms"
    elif shape == "time":
        text = f"{value:.1f} s"
    elif shape.startswith("%"):
        text = f"{value * 100:.{shape[1:]}f}"
    elif re.fullmatch(r"\.\d", shape):
        text = f"{value:{shape}f}"
        text = re.sub(r"^(-?)0\.", r"\1.", text)
    else:
        text = format(value, shape)
    return text.replace("-", "−")


def render(records: Mapping[str, Record]) -> str:
    """The page of figures."""
    return filled(TEMPLATE.read_text(encoding="utf-8"), records)


def quotations() -> dict[Path, Sequence[str]]:
    """What other documents quote: pieces of their lines, with places for the figures."""
    listed = tomllib.loads(QUOTATIONS.read_text(encoding="utf-8"))
    return {ROOT / name: pieces["pieces"] for name, pieces in listed.items()}


def refreshed(text: str, pieces: Sequence[str], records: Mapping[str, Record]) -> str:
    """`text` with the recorded figures wherever it quotes one.

    Raises:
        LookupError: a piece stands not once in the text, whatever its figures, or a figure is not recorded.
    """
    for piece in pieces:
        pattern = _as_pattern(piece)
        if len(found := re.findall(pattern, text)) != 1:
            raise LookupError(f"stands {len(found)} times instead of once: {piece}")
        start = re.search(pattern, text)
        assert start is not None
        text = text[: start.start()] + filled(piece, records) + text[start.end() :]
    return text


def _as_pattern(piece: str) -> str:
    """`piece` with any figure, or any day, in each of its places."""
    pattern, end = "", 0
    for place in _PLACE.finditer(piece):
        pattern += re.escape(piece[end : place.start()]) + (_SHOWN if place[2] else _DAY)
        end = place.end()
    return pattern + re.escape(piece[end:])
