"""Hunalign's ladders: `3 TAB 2 TAB 0.8`, the first three source segments answer to the first two of the target.

Such a line is a rung; what lies between two rungs is a bead. The first rung is `0 0`, the last one the numbers of
segments. The third column speaks of the bead that begins at the rung; hand-made ladders have two columns.
(github.com/danielvarga/hunalign, README, File formats)
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import BinaryIO

from alignpost.documents import decode
from alignpost.errors import FormatError, OutputError
from alignpost.formats.format import Written
from alignpost.formats.link_format import COST, LinkFormat, content_lines, shown
from alignpost.formats.numbers import number_text
from alignpost.model import Bead, Bitext, Pair

__all__ = ["MAX_POSITION", "LadderFormat"]

MAX_POSITION = 10_000_000
"""Segments a side. A rung stands for all numbers below it, so a slip of a few digits would fill the memory."""

_RUNG = re.compile(rf"([0-9]+)[ \t]+([0-9]+)(?:[ \t]+{COST})?")

_SIDES = ("source", "target")

_Rung = tuple[int, int]


class LadderFormat(LinkFormat):
    """An alignment that goes steadily forward and names every segment."""

    name = "ladder"
    suffixes = (".ladder",)

    def recognises(self, beginning: str) -> bool:
        """Whether it begins with a digit."""
        return beginning[0] in "0123456789"

    def read_beads(self, data: bytes, path: Path) -> tuple[Bead, ...]:
        """One bead between two rungs; columns may be separated by spaces, too, as in hand-made ladders."""
        lines = content_lines(decode(data, path))
        rungs = [(number, _rung(line, path, number)) for number, line in lines]
        if not rungs or rungs[0][1] != (0, 0):
            line = rungs[0][0] if rungs else 1
            raise FormatError("the first rung must be 0 0; is the beginning missing?", path=path, line=line)
        if len(rungs) == 1:
            raise FormatError("the last rung is missing; the file is cut short", path=path, line=rungs[0][0])
        return tuple(_between(low, high, path, line) for (_, low), (line, high) in itertools.pairwise(rungs))

    def write(self, bitext: Bitext, stream: BinaryIO) -> Written:
        """Write the rungs, with the beads' confidence where every bead has one (the last rung then gets 0).

        Raises:
            OutputError: beads cross, are scattered or empty, or leave segments out.
        """
        rungs = _rungs(bitext)
        values = [bead.confidence for bead in bitext.beads]
        known = [f"\t{number_text(value)}" for value in values if value is not None]
        column = [*known, "\t0"] if 0 < len(known) == len(values) else [""] * len(rungs)
        for (source, target), value in zip(rungs, column, strict=True):
            stream.write(f"{source}\t{target}{value}\n".encode("ascii"))
        return Written(len(values), name="link")


def _rung(line: str, path: Path, number: int) -> _Rung:
    match = _RUNG.fullmatch(line)
    if not match:
        message = f"{shown(line)} is no rung; one looks like 3, tab, 2, and perhaps a tab and a value"
        raise FormatError(message, path=path, line=number)
    if max(map(len, match.groups())) > 10 or max(int(match[1]), int(match[2])) > MAX_POSITION:
        message = f"{shown(line)} lies beyond {MAX_POSITION:,} segments"
        raise FormatError(message, path=path, line=number)
    return int(match[1]), int(match[2])


def _between(low: _Rung, high: _Rung, path: Path, line: int) -> Bead:
    if high[0] < low[0] or high[1] < low[1]:
        message = f"the rung {high[0]} {high[1]} goes back behind {low[0]} {low[1]}; rungs cannot cross"
        raise FormatError(message, path=path, line=line)
    if high == low:
        raise FormatError(f"the rung {low[0]} {low[1]} stands twice", path=path, line=line)
    return Bead(tuple(range(low[0], high[0])), tuple(range(low[1], high[1])))


def _rungs(bitext: Bitext) -> list[_Rung]:
    """Where each bead begins, and where all is said."""
    sizes = (len(bitext.source.segments), len(bitext.target.segments))
    rungs = [(0, 0)]
    for pair in bitext.pairs:
        source, target = pair.bead.source, pair.bead.target
        low = rungs[-1]
        if not (_goes_on(source, low[0]) and _goes_on(target, low[1])):
            raise _no_ladder(_what_is_amiss(bitext, pair, low))
        if not (source or target):
            raise _no_ladder(f"pair {pair.id} has no segments")
        rungs.append((low[0] + len(source), low[1] + len(target)))
    for side, reached, size in zip(_SIDES, rungs[-1], sizes, strict=True):
        if reached < size:
            raise _no_ladder(f"no pair has the {side} segment {reached}")
    return rungs


def _goes_on(ids: tuple[int, ...], start: int) -> bool:
    return not ids or (ids[0] == start and _side_by_side(ids))


def _side_by_side(ids: tuple[int, ...]) -> bool:
    return ids[-1] - ids[0] == len(ids) - 1


def _what_is_amiss(bitext: Bitext, pair: Pair, low: _Rung) -> str:
    """Why the segments of `pair` do not go on where the rung `low` stands."""
    named = (
        {number for bead in bitext.beads for number in bead.source},
        {number for bead in bitext.beads for number in bead.target},
    )
    for side, ids, start, known in zip(_SIDES, (pair.bead.source, pair.bead.target), low, named, strict=True):
        if ids and not _side_by_side(ids):
            listed = ", ".join(map(str, ids[:6])) + (" …" if len(ids) > 6 else "")
            return f"pair {pair.id} joins {side} segments that do not stand side by side ({listed})"
        if ids and ids[0] > start and start not in known:
            return f"no pair has the {side} segment {start}"
    return f"pair {pair.id} crosses another one"


def _no_ladder(reason: str) -> OutputError:
    return OutputError(f"is not written: {reason}, and a ladder has no way to say that; write .links or .ces")
