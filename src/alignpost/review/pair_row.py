"""One pair as lines on the screen, each painted when it is first looked at."""

from __future__ import annotations

from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from alignpost.model import Pair, Severity, Span, Status
from alignpost.review import meter
from alignpost.review.columns import METER, STACKED_METER, TAG, Columns
from alignpost.review.ground import Ground
from alignpost.review.lights import DARK, Lights, lit
from alignpost.review.marks import BOOKMARK, NOTHING, PIN, STATUS_MARK
from alignpost.review.paint import PARAGRAPH, SENTENCE, Cell, Highlight
from alignpost.review.search import Search
from alignpost.review.sentences import Start, Starts
from alignpost.review.styles import Inks
from alignpost.review.wording import WordReader
from alignpost.score.dismissals import standing_of

__all__ = ["PaintedRow", "RowPainter", "highlights"]

_WHOLE = 0.8
"""A finding on more of a text than this says nothing about a place in it, so it is not drawn there."""


def highlights(pair: Pair, side: int, search: Search, inks: Inks) -> list[Highlight]:
    """What stands out in one side of a pair: findings by severity, and over them the words searched for.

    Args:
        pair: the pair.
        side: 0 for the source, 1 for the target.
        search: what is looked for.
        inks: resolves severities and matches to styles.
    """
    text = (pair.source, pair.target)[side]
    marks: list[Highlight] = []
    for finding in sorted(standing_of(pair), key=lambda f: f.severity.rank):
        if finding.severity is Severity.NEUTRAL:
            continue
        spans = (finding.source_spans, finding.target_spans)[side]
        ink = inks[finding.severity.value]
        marks += [Highlight(s, ink) for s in spans if s.end - s.start <= _WHOLE * len(text)]
    match = inks["match"]
    marks += [Highlight(span, match) for span in search.in_side(pair, side)]
    return marks


_PARAGRAPH = Start(0, True)

_UNDER = frozenset({"uncovered", "name", "number"})
"""Inks that findings and matches are drawn over; the others are drawn over these."""


@dataclass(frozen=True, slots=True)
class RowPainter:
    """Paints pairs for one geometry; the strips carry no cursor and no background of their own."""

    columns: Columns
    inks: Inks
    search: Search
    languages: tuple[str, str]
    reader: WordReader
    airy: bool = True
    """Whether an empty line follows each pair."""
    mark_no_break: bool = False

    def row(
        self,
        pair: Pair,
        *,
        stale: bool = False,
        lights: Lights = DARK,
        pinned: bool = False,
        starts: Starts = ((), ()),
    ) -> PaintedRow:
        """The lines of `pair`.

        Args:
            pair: what to paint.
            stale: dims a pair that no longer matches the filter.
            lights: words that are lit.
            pinned: whether a side of it is pinned.
            starts: where on each side a further sentence or a paragraph begins.
        """
        lit_words = lit(lights, pair, self.reader)
        missing = self.inks["faint" if stale or not (pair.source or pair.target) else "poor"]
        cells: list[Cell] = []
        for side, text in enumerate((pair.source, pair.target)):
            marks = [] if stale else highlights(pair, side, self.search, self.inks)
            marks[:0] = [Highlight(span, self.inks[ink]) for span, ink in lit_words[side] if ink in _UNDER]
            marks += [Highlight(span, self.inks[ink]) for span, ink in lit_words[side] if ink not in _UNDER]
            marks += [self._sign(start) for start in starts[side] if start.at]
            width = self.columns.target if side else self.columns.source
            if not text:
                cells.append(Cell(NOTHING, width, [Highlight(Span(0, len(NOTHING)), missing)]))
                continue
            cells.append(Cell(text, width, marks, mark_no_break=self.mark_no_break))
        ink = self.inks["faint" if stale else "text" if _open(pair) else "muted"]
        opens = (_PARAGRAPH in starts[0], _PARAGRAPH in starts[1])
        return PaintedRow(self, pair, (cells[0], cells[1]), ink, opens, pinned=pinned)

    def _sign(self, start: Start) -> Highlight:
        sign, ink = (PARAGRAPH, "muted") if start.paragraph else (SENTENCE, "faint")
        return Highlight(Span(start.at, start.at), self.inks[ink], sign)


class PaintedRow:
    """The lines of `pair`, from the top; a pair of thousands of lines costs what is seen of it."""

    def __init__(
        self,
        painter: RowPainter,
        pair: Pair,
        sides: tuple[Cell, Cell],
        ink: Style,
        opens: tuple[bool, bool],
        *,
        pinned: bool,
    ) -> None:
        self._painter = painter
        self.pair = pair
        self._sides = sides
        self._ink = ink
        self._opens = opens
        self._pinned = pinned
        together = sum if painter.columns.stacked else max
        self._texts = together((len(sides[0]), len(sides[1])))
        self._strips: dict[int, Strip] = {}
        self.shown: dict[tuple[int, Ground], Strip] = {}
        """Lines as the list has shown them, by number and ground."""

    def __len__(self) -> int:
        return self._texts + self._painter.airy

    def line(self, number: int) -> Strip:
        """The strip of one line, exactly as wide as the columns."""
        strip = self._strips.get(number)
        if strip is None:
            strip = self._strips[number] = Strip(self._segments(number), self._painter.columns.width)
        return strip

    def place_at(self, line: int, x: int) -> tuple[int, int] | None:
        """Side and offset of the character at cell `x` of a line; None beside the texts."""
        place = self._painter.columns.place(x)
        if place is None:
            return None
        side, within = place
        if self._painter.columns.stacked and line >= len(self._sides[0]):
            side, line = 1, line - len(self._sides[0])
        offset = self._sides[side].offset_at(line, within)
        return None if offset is None else (side, offset)

    def _segments(self, number: int) -> list[Segment]:
        if number >= self._texts:
            return [Segment(" " * self._painter.columns.width)]
        return self._stacked(number) if self._painter.columns.stacked else self._side_by_side(number)

    def _side_by_side(self, number: int) -> list[Segment]:
        columns = self._painter.columns
        source, target = (cell.line(number, self._ink) for cell in self._sides)
        if number:
            return [Segment(" " * columns.margin), *source, Segment("   "), *target, Segment(" " * METER)]
        gaps = [Segment("  "), self._margin(1)]
        return [*self._head(), self._margin(0), *source, *gaps, *target, *self._meter()]

    def _stacked(self, number: int) -> list[Segment]:
        columns, above = self._painter.columns, len(self._sides[0])
        side, line = (0, number) if number < above else (1, number - above)
        text = self._sides[side].line(line, self._ink)
        if line:
            return [Segment(" " * columns.margin), *text, Segment(" " * STACKED_METER)]
        head = [Segment(" " * (columns.margin - TAG))] if side else [*self._head(), Segment(" ")]
        tag = Segment(f"{self._painter.languages[side][:3]:<{TAG - 1}}", self._painter.inks["muted"])
        return [*head, tag, self._margin(side), *text, *self._stacked_meter(side)]

    def _head(self) -> list[Segment]:
        pair, inks = self.pair, self._painter.inks
        before, after = "[]" if pair.locked else "  "
        number = Segment(f" {pair.id:>{self._painter.columns.number}}{before}", inks["muted"])
        flag = PIN if self._pinned else BOOKMARK if pair.bookmarked else " "
        return [
            number,
            Segment(STATUS_MARK[pair.status], inks[pair.status.value]),
            Segment(after, inks["muted"]),
            Segment(flag, inks["accent"]),
        ]

    def _margin(self, side: int) -> Segment:
        """The cell before a text: where a paragraph begins with it, its sign."""
        return Segment(PARAGRAPH, self._painter.inks["muted"]) if self._opens[side] else Segment(" ")

    def _meter(self) -> list[Segment]:
        pair, inks = self.pair, self._painter.inks
        return [
            meter.fidelity(pair, 5, inks),
            meter.confidence(pair, 6, inks),
            meter.findings(pair, 4, inks),
            meter.notes(pair, 4, inks),
            meter.edited(pair, inks),
            Segment(" "),
        ]

    def _stacked_meter(self, side: int) -> list[Segment]:
        pair, inks = self.pair, self._painter.inks
        if side == 0:
            return [meter.fidelity(pair, 5, inks), meter.confidence(pair, 6, inks), Segment(" ")]
        return [meter.findings(pair, 5, inks), meter.notes(pair, 6, inks), meter.edited(pair, inks)]


def _open(pair: Pair) -> bool:
    """Whether the pair still asks for attention: decided ones step back."""
    return pair.status in {Status.UNREVIEWED, Status.NEEDS_WORK}
