"""The pane that follows the cursor: why the pair has its score, what the machine found, what people noted."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alignpost.model import Finding, Note, Pair, Span
from alignpost.review.marks import NOTE, SEVERITY_MARK, STATUS_MARK, STATUS_WORD, band, percent
from alignpost.review.paint import Highlight
from alignpost.review.sheet import Sheet
from alignpost.review.styles import INKS, Inks
from alignpost.review.suspicion import suspicion
from alignpost.visible import visible

__all__ = ["Detail", "excerpt"]

_TWO_COLUMNS_FROM = 96
_GAP = 4
_NAME = 14
"""Characters of the name of a part."""
_CONTEXT = 12
"""Characters shown at least on either side of a finding's words."""


class Detail(ScrollView, can_focus=True):
    """Score parts, findings and notes of one pair; scrolls when it has the focus."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}
    ALLOW_SELECT = False

    def __init__(self, languages: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._languages = languages
        self._inks = Inks(self)
        self._pair: Pair | None = None
        self._strips: list[Strip] = []
        self._width = 0

    def show(self, pair: Pair | None) -> None:
        """Turn to `pair`."""
        if pair is not self._pair:
            self._pair = pair
            self._lay_out()
            self.scroll_to(y=0, animate=False)

    def on_resize(self) -> None:
        """Wrap anew where the width changed."""
        if self.scrollable_content_region.width != self._width:
            self._lay_out()

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._inks.clear()
        if self._width:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        line = y + int(self.scroll_y)
        if line >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[line].extend_cell_length(self.size.width).apply_style(self.rich_style)

    def _lay_out(self) -> None:
        self._width = width = self.scrollable_content_region.width
        lines: list[list[Segment]] = []
        if self._pair is not None and width > 0:
            sheet = Sheet(width, self._inks)
            _summary(sheet, self._pair)
            if width >= _TWO_COLUMNS_FROM:
                left = Sheet((width - _GAP) * 2 // 5, self._inks)
                right = Sheet(width - _GAP - left.width, self._inks)
                _notes(left, self._pair)
                _parts(left, self._pair)
                self._findings(right, self._pair)
                sheet.blank()
                lines = sheet.lines + left.beside(right, _GAP)
            else:
                self._findings(sheet, self._pair)
                _notes(sheet, self._pair)
                _parts(sheet, self._pair)
                lines = sheet.lines
        self._strips = [Strip(line) for line in lines]
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()

    def _findings(self, sheet: Sheet, pair: Pair) -> None:
        findings = pair.score.findings if pair.score is not None else ()
        if not findings:
            sheet.blank()
            sheet.paragraph([("No findings." if pair.score is not None else "Not scored.", "muted")])
            return
        sheet.heading("Findings")
        for finding in sorted(findings, key=lambda f: -f.severity.rank):
            self._finding(sheet, pair, finding)

    def _finding(self, sheet: Sheet, pair: Pair, finding: Finding) -> None:
        ink = f"mark_{finding.severity.value}"
        sheet.paragraph(
            [(finding.message, "text"), (f"  {finding.check}, {finding.severity.value}", "muted")],
            first=[(SEVERITY_MARK[finding.severity], ink)],
            indent=2,
        )
        sides = ((pair.source, finding.source_spans), (pair.target, finding.target_spans))
        for tag, (text, spans) in zip(self._languages, sides, strict=True):
            if spans and text:
                shown, moved = excerpt(text, spans, sheet.width - 6)
                marks = [Highlight(span, self._inks[finding.severity.value]) for span in moved]
                sheet.paragraph([(shown, "muted")], first=[(f"  {tag[:3]} ", "faint")], indent=6, marks=marks)
        if finding.suggestion is not None:
            sheet.paragraph([(finding.suggestion, "good")], first=[("  → ", "good")], indent=6)


def excerpt(text: str, spans: tuple[Span, ...], room: int) -> tuple[str, list[Span]]:
    """The part of `text` around `spans` and the spans within it; `…` where something was left out.

    Args:
        text: one side of a pair.
        spans: at least one, within the text.
        room: characters that fit on a line; more are given only where the spans and a little context need them.
    """
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    context = max(_CONTEXT, (room - (last - first) - 2) // 2)
    start, end = max(0, first - context), min(len(text), last + context)
    if start and (space := text.find(" ", start, first)) >= 0:
        start = space + 1
    if end < len(text) and (space := text.rfind(" ", last, end)) >= 0:
        end = space
    before, after = "…" if start else "", "…" if end < len(text) else ""
    shift = len(before) - start
    return before + text[start:end] + after, [Span(span.start + shift, span.end + shift) for span in spans]


def _summary(sheet: Sheet, pair: Pair) -> None:
    pieces = [
        (f"Pair {pair.id}", "heading"),
        ("  ", "text"),
        (STATUS_MARK[pair.status], pair.status.value),
        (f" {STATUS_WORD[pair.status]}", "text"),
    ]
    if pair.score is not None:
        pieces += [("  fidelity ", "muted"), (f"{pair.score.fidelity:.0f}", band(pair.score.fidelity))]
    if pair.bead.confidence is not None:
        pieces += [("  match ", "muted"), (percent(pair.bead.confidence), "text")]
    pieces.append((f"  {pair.bead.kind}", "muted"))
    if not pair.keep:
        pieces.append(("  left out of exports", "fair"))
    if pair.locked:
        pieces.append(("  locked", "muted"))
    sheet.paragraph(pieces)
    found = suspicion(pair)
    findings = pair.score.findings if pair.score is not None else ()
    if found is not None and all(found.reason != finding.message for finding in findings):
        sheet.paragraph([("Look here: ", "accent"), (found.reason, "text")])


def _parts(sheet: Sheet, pair: Pair) -> None:
    if pair.score is None or not pair.score.parts:
        return
    sheet.heading("Score")
    names = min(_NAME, max(len(part.name) for part in pair.score.parts))
    for part in pair.score.parts:
        points = f"{part.points:+.1f}".replace("-", "−") if abs(part.points) >= 0.05 else "0.0"
        ink = "poor" if part.points <= -15 else "fair" if part.points < 0 else "muted"
        sheet.paragraph(
            [(part.reason, "muted")],
            first=[(f"{points:>7}  ", ink), (f"{visible(part.name)[:names]:<{names}}  ", "text")],
            indent=7 + 2 + names + 2,
        )


def _notes(sheet: Sheet, pair: Pair) -> None:
    if pair.notes:
        sheet.heading("Notes")
    for note in pair.notes:
        _note(sheet, note)


def _note(sheet: Sheet, note: Note) -> None:
    when = note.time.replace("T", " ").removesuffix("Z")[:16]
    kind = [(f"   {note.severity.value}", f"mark_{note.severity.value}")] if note.severity is not None else []
    sheet.paragraph([(note.author, "text"), (f"   {when}", "muted"), *kind], first=[(NOTE, "note")], indent=2)
    for line in note.text.split("\n"):
        sheet.paragraph([(line, "text")], indent=2)
    if note.suggestion is not None:
        sheet.paragraph([(note.suggestion, "good")], first=[("→ ", "good")], indent=2)
