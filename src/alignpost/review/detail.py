"""The pane that follows the cursor: why the pair has its score, what the machine found, what people noted."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from alignpost.model import Finding, Pair
from alignpost.review.findings import write_findings
from alignpost.review.sheet import Sheet
from alignpost.review.styles import Inks
from alignpost.review.summary import write_edits, write_parts, write_summary
from alignpost.review.threads import write_notes

__all__ = ["Detail"]

_TWO_COLUMNS_FROM = 96
_GAP = 4
_AIRY_FROM = 7
"""Lines from which empty ones and the heading above the findings are worth their room."""
_WORDY_FROM = 20
"""Lines from which full words are worth a second line: those of a pane on the right."""


class Detail(ScrollView, can_focus=True):
    """Score parts, findings and notes of one pair; scrolls when it has the focus."""

    ALLOW_SELECT = False

    def __init__(self, languages: tuple[str, str], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._languages = languages
        self._inks = Inks(self)
        self._pair: Pair | None = None
        self._marked: Finding | None = None
        self._strips: list[Strip] = []
        self._fitted = (0, False, False)
        self._marked_at = range(0)
        """The lines of the marked finding."""

    def show(self, pair: Pair | None, marked: Finding | None = None) -> None:
        """Turn to `pair`; `marked` is the finding that the keys answer."""
        if pair is not self._pair or marked is not self._marked:
            turned = pair is None or self._pair is None or pair.id != self._pair.id
            self._pair, self._marked = pair, marked
            self._lay_out()
            self._bring_into_view(0 if turned else int(self.scroll_y))

    def _bring_into_view(self, top: int) -> None:
        """Scroll to `top`, or so far that the marked finding is to be seen, at least its beginning."""
        below = self._marked_at.stop - self.scrollable_content_region.height
        if self._marked_at:
            top = min(max(top, below), self._marked_at.start)
        self.scroll_to(y=top, animate=False)

    def on_resize(self) -> None:
        """Wrap anew where the room changed."""
        if self._room != self._fitted:
            self._lay_out()
            self._bring_into_view(int(self.scroll_y))

    @property
    def _room(self) -> tuple[int, bool, bool]:
        """The width up to a cell before the scroll bar, and whether the pane is tall enough for empty lines, and full words."""
        region = self.scrollable_content_region
        return region.width - 1, region.height >= _AIRY_FROM, region.height >= _WORDY_FROM

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        if self._inks.renew() and self._fitted[0]:
            self._lay_out()

    def render_line(self, y: int) -> Strip:
        """One line of the pane."""
        line = y + int(self.scroll_y)
        if line >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[line].extend_cell_length(self.size.width).apply_style(self.rich_style)

    def _lay_out(self) -> None:
        self._fitted = width, airy, wordy = self._room
        lines: list[list[Segment]] = []
        self._marked_at = range(0)
        if self._pair is not None and width > 0:
            sheet = Sheet(width, self._inks, airy=airy)
            write_summary(sheet, self._pair, in_full=wordy)
            if width >= _TWO_COLUMNS_FROM:
                left = Sheet((width - _GAP) * 2 // 5, self._inks)
                right = Sheet(width - _GAP - left.width, self._inks)
                write_edits(left, self._pair, self._languages)
                write_notes(left, self._pair)
                write_parts(left, self._pair)
                sheet.blank()
                marked, above = (
                    write_findings(right, self._pair, self._marked, self._languages),
                    len(sheet.lines),
                )
                self._marked_at = range(marked.start + above, marked.stop + above)
                lines = sheet.lines + left.beside(right, _GAP)
            else:
                self._marked_at = write_findings(sheet, self._pair, self._marked, self._languages)
                write_edits(sheet, self._pair, self._languages)
                write_notes(sheet, self._pair)
                write_parts(sheet, self._pair)
                lines = sheet.lines
        self._strips = [Strip(line) for line in lines]
        self.virtual_size = Size(width, len(self._strips))
        self.refresh()
