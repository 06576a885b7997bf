"""Lines of styled, wrapped prose: what the detail pane, the help and the dialogues are set in."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from rich.style import Style

from alignpost.model import Span
from alignpost.review.paint import Cell, Highlight
from alignpost.review.styles import Inks
from alignpost.review.wrap import cells
from alignpost.visible import visible

__all__ = ["Fact", "Piece", "Sheet"]

Piece = tuple[str, str]
"""A text and the name of the ink it is set in."""

Fact = list[Piece]
"""A few words that belong together."""

_BETWEEN_FACTS = "  "


class Sheet:
    """Grows line by line; every line is exactly `width` cells.

    Args:
        width: cells.
        inks: resolves ink names.
        airy: whether there is room for empty lines.
    """

    def __init__(self, width: int, inks: Inks, *, airy: bool = True) -> None:
        self.width = max(8, width)
        self.airy = airy
        self.lines: list[list[Segment]] = []
        self._inks = inks

    def ink(self, name: str) -> Style:
        """The style of an ink."""
        return self._inks[name]

    def blank(self) -> None:
        """An empty line, but never two and never at the top."""
        if self.airy and self.lines and self.lines[-1] != self._empty():
            self.lines.append(self._empty())

    def heading(self, text: str) -> None:
        """A heading with an empty line above it."""
        self.blank()
        self.paragraph([(text, "heading")])

    def paragraph(
        self,
        pieces: Sequence[Piece],
        *,
        first: Sequence[Piece] = (),
        indent: int = 0,
        marks: Sequence[Highlight] = (),
    ) -> None:
        """Wrapped text with a hanging indent.

        Args:
            pieces: the text; inks change between pieces.
            first: stands in the indent of the first line; at most `indent` cells.
            indent: cells left of every line.
            marks: highlights by offsets into the joined pieces.
        """
        text = "".join(piece for piece, _ in pieces)
        at, inked = 0, []
        for piece, ink in pieces:
            inked.append(Highlight(Span(at, at + len(piece)), self._inks[ink]))
            at += len(piece)
        cell = Cell(
            text, max(1, self.width - indent), [*(h for h in inked if h.span.start < h.span.end), *marks]
        )
        for number in range(len(cell)):
            margin = self._margin(first if number == 0 else (), indent)
            self.lines.append([*margin, *cell.line(number, Style.null())])

    def fits(self, facts: Sequence[Fact]) -> bool:
        """Whether one line has room for them."""
        return cells(_BETWEEN_FACTS.join(map(_told, facts))) <= self.width

    def facts(self, facts: Sequence[Fact]) -> None:
        """Facts side by side, as many on a line as it has room for; none is broken unless it is wider than a line."""
        line: list[Fact] = []
        for fact in facts:
            if line and not self.fits([*line, fact]):
                self.paragraph(_in_a_row(line))
                line = []
            line.append(fact)
        if line:
            self.paragraph(_in_a_row(line))

    def beside(self, other: Sheet, gap: int) -> list[list[Segment]]:
        """The lines of this sheet with those of `other` to their right."""
        height = max(len(self.lines), len(other.lines))
        left = self.lines + [self._empty()] * (height - len(self.lines))
        right = other.lines + [other._empty()] * (height - len(other.lines))
        return [[*a, Segment(" " * gap), *b] for a, b in zip(left, right, strict=True)]

    def _margin(self, pieces: Sequence[Piece], indent: int) -> list[Segment]:
        segments = [Segment(visible(text), self._inks[ink]) for text, ink in pieces]
        return Segment.adjust_line_length(segments, indent) if indent else []

    def _empty(self) -> list[Segment]:
        return [Segment(" " * self.width)]


def _told(fact: Fact) -> str:
    return "".join(text for text, _ in fact)


def _in_a_row(facts: Sequence[Fact]) -> Fact:
    pieces = list(facts[0])
    for fact in facts[1:]:
        pieces += [(_BETWEEN_FACTS, "text"), *fact]
    return pieces
