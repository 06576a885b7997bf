"""Long documents, a few thousand segments at a time.

Blocks of neighbouring segments are aligned first, as if each were one segment: that says roughly what belongs
together. The documents are cut there into pieces that overlap, every piece is aligned as a document of its own, and
neighbouring pieces are joined between beads that both are sure of. Time grows with the length of the documents;
vectors and all else that is computed exist for one piece only.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from alignpost.align.beads import Box
from alignpost.align.meeting import meeting
from alignpost.align.posterior import Step
from alignpost.align.search import Windows
from alignpost.model import Bead, Document, Segment, SegmentedDocument

__all__ = ["BLOCK", "Joined", "Piece", "block_sums", "blocks", "corridor", "cut_out", "pieces"]

BLOCK = 16
"""Segments of a block."""
SIZE = 6_000
"""Source segments of a piece, more or less."""
OVERLAP = 160
"""Segments that a piece reaches into its neighbours."""
_AT_ONCE = 1_024
"""Blocks that are added up at once."""
_MOST_SLACK = 2 * SIZE
"""Target segments that a piece may begin before, or end after, the likeliest place."""


class Piece(NamedTuple):
    """A part of both documents, and the source segment in front of which the next piece takes over."""

    box: Box
    border: int


def blocks(document: SegmentedDocument) -> SegmentedDocument:
    """The document with `BLOCK` neighbouring segments as one."""
    texts = document.texts()
    segments = tuple(
        Segment(
            document.segments[first].start,
            document.segments[min(first + BLOCK, len(texts)) - 1].end,
            " ".join(texts[first : first + BLOCK]),
        )
        for first in range(0, len(texts), BLOCK)
    )
    return SegmentedDocument(Document("", document.lang), segments)


def block_sums(values: NDArray[np.floating]) -> NDArray[np.float32]:
    """One row a segment, added up to one row a block."""
    sums = np.empty((-(-len(values) // BLOCK), *values.shape[1:]), dtype=np.float32)
    for first in range(0, len(sums), _AT_ONCE):
        part = values[first * BLOCK : (first + _AT_ONCE) * BLOCK].astype(np.float32)
        sums[first : first + _AT_ONCE] = np.add.reduceat(part, np.arange(0, len(part), BLOCK), axis=0)
    return sums


def pieces(windows: Windows, source_size: int, target_size: int) -> list[Piece]:
    """Where the documents are cut.

    Args:
        windows: for each row of the lattice of blocks the columns where the path may be.
        source_size: number of source segments.
        target_size: number of target segments.
    """
    rows, reach, stray = len(windows.first) - 1, OVERLAP // BLOCK, SIZE // BLOCK // 4
    cuts = [0]
    while rows - cuts[-1] > 1.5 * (SIZE // BLOCK):
        aim = cuts[-1] + SIZE // BLOCK
        cuts.append(windows.narrowest(aim - stray, aim + stray, near=aim))
    found = []
    for first, last in zip(cuts, [*cuts[1:], rows], strict=True):
        top, bottom = max(first - reach, 0), min(last + reach, rows)
        left = max(int(windows.first[top]) * BLOCK, windows.middle(top) * BLOCK - _MOST_SLACK) if top else 0
        right = min(int(windows.last[bottom]) * BLOCK, windows.middle(bottom) * BLOCK + _MOST_SLACK)
        box = (
            top * BLOCK,
            min(bottom * BLOCK, source_size) if bottom < rows else source_size,
            left,
            min(right, target_size) if bottom < rows else target_size,
        )
        found.append(Piece(box, last * BLOCK if last < rows else source_size))
    return found


def corridor(windows: Windows, box: Box) -> Windows:
    """Where the path of a piece runs, roughly.

    Args:
        windows: as for `pieces`.
        box: that of the piece.
    """
    a, b, c, d = box
    rows = np.arange(a, b + 1)
    before, behind = rows // BLOCK, np.minimum(-(-rows // BLOCK), len(windows.first) - 1)
    return Windows.of(windows.first[before] * BLOCK - c, windows.last[behind] * BLOCK - c, d - c)


def cut_out(document: SegmentedDocument, first: int, last: int) -> SegmentedDocument:
    """Segments `first` .. `last` - 1 as a document, with the paragraphs they stand in."""
    segments = document.segments[first:last]
    if not segments:
        return SegmentedDocument(Document("", document.lang), ())
    spans = document.document.paragraphs
    start = bisect_right(spans, segments[0].start, key=lambda span: span.end)
    end = bisect_left(spans, segments[-1].end, key=lambda span: span.start)
    return SegmentedDocument(Document("", document.lang, paragraphs=spans[start:end]), segments)


class _Path(NamedTuple):
    """The beads of a piece."""

    beads: Sequence[Bead]
    steps: list[Step]
    sure: list[float]
    end: tuple[int, int]
    """The state behind the last of them."""

    @classmethod
    def of(cls, beads: Sequence[Bead], corner: tuple[int, int]) -> _Path:
        """That which begins in this state."""
        i, j = corner
        steps = []
        for bead in beads:
            steps.append((i, j, len(bead.source), len(bead.target)))
            i, j = i + len(bead.source), j + len(bead.target)
        return cls(beads, steps, [bead.confidence or 0.0 for bead in beads], (i, j))

    def state(self, place: int) -> tuple[int, int]:
        """How many segments of either side lie before that bead; behind the last one, all."""
        return self.steps[place][:2] if place < len(self.steps) else self.end


class Joined:
    """The beads of all pieces so far, joined."""

    def __init__(self) -> None:
        self._beads: list[Bead] = []
        self._last = _Path([], [], [], (0, 0))
        self._from = 0
        """The first bead of the last piece that counts."""

    def add(self, beads: Sequence[Bead], box: Box, border: int) -> None:
        """The next piece: its beads with the ids of the documents, its box, and where the piece before it ends."""
        path, place = _Path.of(beads, (box[0], box[2])), (0, 0)
        if self._last.beads:
            met, _ = meeting(self._last, path, behind=self._from, row=box[0], near=border)
            place = met or self._bridge(path, border)
            self._beads += self._last.beads[self._from : place[0]]
            self._beads += _between(self._last.state(place[0]), path.state(place[1]))
        self._last, self._from = path, place[1]

    def all(self) -> list[Bead]:
        """The beads of all pieces in reading order."""
        return [*self._beads, *self._last.beads[self._from :]]

    def _bridge(self, path: _Path, border: int) -> tuple[int, int]:
        """Places that leave least out where the pieces have no state in common."""
        left, end = self._from, len(path.beads)
        while left < len(self._last.beads) and self._last.state(left)[0] < border:
            left += 1
        i, j = self._last.state(left)
        for right in range(end + 1):
            if path.state(right)[0] >= i and path.state(right)[1] >= j:
                return left, right
        while left > self._from and any(
            mine > other for mine, other in zip(self._last.state(left), path.end, strict=True)
        ):
            left -= 1
        return left, end


def _between(start: tuple[int, int], end: tuple[int, int]) -> list[Bead]:
    """What lies between two states, unaligned."""
    source = [Bead((i,), (), 0.0) for i in range(start[0], end[0])]
    return [*source, *(Bead((), (j,), 0.0) for j in range(start[1], end[1]))]
