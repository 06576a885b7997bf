"""From a text and its highlighted spans to the segments of wrapped terminal lines."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style

from alignpost.model import Span
from alignpost.review.wrap import Line, cells, cluster_starts, wrap
from alignpost.visible import visible

__all__ = ["CARET", "PARAGRAPH", "SENTENCE", "Cell", "Highlight", "padded", "with_carets"]

CARET = "‸"
"""Drawn where an empty span says that something is missing."""

SENTENCE = "┊"
"""Drawn before a sentence that is not the first of its side; no part of the text."""

PARAGRAPH = "¶"
"""Drawn instead before one that begins a paragraph; before the first of a side it hangs in the margin."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """A span of the text and the style it is drawn in; the later one of two wins where they overlap."""

    span: Span
    style: Style
    sign: str = CARET
    """What is put in where the span is empty: one cell; a caret goes before any other."""


def with_carets(text: str, highlights: Sequence[Highlight]) -> tuple[str, list[Highlight]]:
    """`text` with a caret, or another sign, put in at every empty span, and the highlights moved along."""
    signs: dict[int, str] = {}
    for empty in (h for h in highlights if h.span.start >= h.span.end):
        if signs.get(empty.span.start) != CARET:
            signs[empty.span.start] = empty.sign
    places = sorted(signs)
    if not places:
        return text, list(highlights)
    pieces, last = [], 0
    for place in places:
        pieces += [text[last:place], signs[place]]
        last = place
    pieces.append(text[last:])
    moved: list[Highlight] = []
    for highlight in highlights:
        start, end = highlight.span.start, highlight.span.end
        before = sum(place < start for place in places)
        if start >= end:
            moved.append(Highlight(Span(start + before, start + before + 1), highlight.style))
        else:
            own = sum(place <= start for place in places)
            inside = sum(place < end for place in places)
            moved.append(Highlight(Span(start + own, end + inside), highlight.style))
    return "".join(pieces), moved


class Cell:
    """A text made visible and wrapped for a column; its lines are painted on demand.

    Args:
        text: as stored, hostile or not.
        width: of the column, in cells, at least 1.
        highlights: spans of `text` that stand out.
        mark_no_break: whether no-break spaces are shown.
    """

    def __init__(
        self, text: str, width: int, highlights: Sequence[Highlight] = (), *, mark_no_break: bool = False
    ) -> None:
        seen = visible(text, mark_no_break=mark_no_break)
        highlights = _whole_clusters(seen, highlights)
        shown, moved = with_carets(seen, highlights)
        # Two empty spans at one place have one sign.
        self._signs = sorted(
            {
                put.span.start
                for asked, put in zip(highlights, moved, strict=True)
                if asked.span.start >= asked.span.end
            }
        )
        self.text = shown
        self.width = width
        self.lines: list[Line] = wrap(shown, width)
        self._pieces = _flatten(moved, len(shown))

    def __len__(self) -> int:
        return len(self.lines)

    def line(self, number: int, base: Style) -> list[Segment]:
        """One line as segments, filled with spaces up to the width; highlights lie over `base`.

        Lines below the last one are empty.
        """
        if number >= len(self.lines):
            return [Segment(" " * self.width, base)]
        line = self.lines[number]
        first = bisect_right(self._pieces, line.start, key=lambda piece: piece.span.end)
        return self._line(line, first, base)

    def offset_at(self, number: int, x: int) -> int | None:
        """The offset into the text, as stored, of the character at cell `x` of a line; None beside the text."""
        if not 0 <= number < len(self.lines) or x < 0:
            return None
        start, end = self.lines[number]
        for place in range(start, end):
            if x < cells(self.text[start : place + 1]):
                return place - bisect_left(self._signs, place)
        return None

    def _line(self, line: Line, piece: int, base: Style) -> list[Segment]:
        segments: list[Segment] = []
        at = line.start
        while piece < len(self._pieces) and self._pieces[piece].span.start < line.end:
            span, style = self._pieces[piece].span, self._pieces[piece].style
            start, end = max(span.start, at), min(span.end, line.end)
            if start > at:
                segments.append(Segment(self.text[at:start], base))
            segments.append(Segment(self.text[start:end], base + style))
            at = end
            piece += 1
        if at < line.end:
            segments.append(Segment(self.text[at : line.end], base))
        return padded(segments, self.width, cells(self.text[line.start : line.end]), base)


def _whole_clusters(text: str, highlights: Sequence[Highlight]) -> Sequence[Highlight]:
    """`highlights` that begin and end with a cluster: half a cluster has another width, and no terminal can draw it."""
    edges = cluster_starts(text) if highlights else []
    if not edges:
        return highlights
    whole: list[Highlight] = []
    for highlight in highlights:
        start, end = (min(max(0, edge), len(text)) for edge in (highlight.span.start, highlight.span.end))
        first = edges[bisect_right(edges, start) - 1]
        last = edges[bisect_left(edges, end)] if start < end else first
        whole.append(replace(highlight, span=Span(first, last)))
    return whole


def padded(segments: list[Segment], width: int, used: int, style: Style) -> list[Segment]:
    """`segments`, which take `used` cells, filled up to `width` with spaces."""
    if used < width:
        segments.append(Segment(" " * (width - used), style))
    return segments


def _flatten(highlights: Sequence[Highlight], length: int) -> list[Highlight]:
    """Disjoint pieces in order; where highlights overlap their styles are laid over one another."""
    if all(a.span.end <= b.span.start for a, b in pairwise(highlights)):
        return [h for h in highlights if h.span.start < min(h.span.end, length)]
    borders = sorted({edge for h in highlights for edge in (h.span.start, h.span.end)})
    opening: dict[int, list[int]] = {}
    closing: dict[int, list[int]] = {}
    for number, highlight in enumerate(highlights):
        if highlight.span.start < highlight.span.end:
            opening.setdefault(highlight.span.start, []).append(number)
            closing.setdefault(highlight.span.end, []).append(number)
    pieces: list[Highlight] = []
    active: set[int] = set()
    for start, end in pairwise(borders):
        active.difference_update(closing.get(start, ()))
        active.update(opening.get(start, ()))
        if active and start < length:
            style = Style.combine(highlights[number].style for number in sorted(active))
            pieces.append(Highlight(Span(start, min(end, length)), style))
    return pieces
