"""The list of pairs: only what is on the screen is ever wrapped and painted. Built on Textual's Line API."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from alignpost.model import Pair
from alignpost.review.ground import Ground, laid
from alignpost.review.lights import DARK, Lights
from alignpost.review.pair_row import PaintedRow, RowPainter
from alignpost.review.row_geometry import RowGeometry
from alignpost.review.sentences import Starts
from alignpost.review.settings import WordMarks
from alignpost.review.state import ViewState
from alignpost.review.styles import Inks
from alignpost.review.wording import WordReader

__all__ = ["PairList"]


class PairList(RowGeometry):
    """Shows the rows of a `ViewState` and keeps its cursor in view.

    Args:
        view: owned by the screen; after changing it, the screen calls `rows_changed`, `pairs_changed` or `repaint`.
        languages: tags of source and target.
        reader: reads the words of pairs.
        starts: tells where on both sides of a pair further sentences and paragraphs begin.
    """

    ALLOW_SELECT = False

    @dataclass
    class Pointed(Message):
        """The mouse was pressed on a word, or has gone on to another one while it was held."""

        side: int
        word: int
        dragged: bool

    def __init__(
        self,
        view: ViewState,
        languages: tuple[str, str],
        reader: WordReader,
        starts: Callable[[Pair], Starts],
    ) -> None:
        super().__init__(view)
        self.languages = languages
        self.reader = reader
        self._starts = starts
        self.mark_no_break = False
        self.word_marks = WordMarks.HERE
        self._painted: LRUCache[tuple[int, Lights, bool], PaintedRow] = LRUCache(512)
        """By the identity of the pair, which the painted row keeps alive, so that another order costs no painting."""
        self._painted_for = view.filter
        self._inks = Inks(self)
        self._base = Style.null()
        """The ground of all lines; asked for once a frame, since finding it out costs as much as a line."""
        self.unread: Collection[int] = ()
        """Numbers of the pairs that a thread is about to read: their words are marked when that is done."""
        self._hover: tuple[int, int, int] | None = None
        self._held: tuple[int, int, int] | None = None

    # --- what the screen calls

    def pairs_changed(self, indexes: Collection[int]) -> None:
        """The pairs at `indexes` of the project were edited."""
        ids = {self.view.pairs[index].id for index in indexes}
        for key in [key for key in self._painted.keys() if self._painted[key].pair.id in ids]:  # noqa: SIM118 - no mapping
            self._painted.discard(key)
        for row in self.view.rows_of(frozenset(indexes)):
            if row < len(self._exact):
                self._exact[row] = 0
        self.refresh()

    def repaint(self) -> None:
        """Other words are lit, or in another way; heights stay."""
        self._forget()
        self.refresh()

    def show_no_break(self, shown: bool) -> None:
        """Mark no-break spaces, or stop marking them."""
        self.mark_no_break = shown
        self.repaint()

    def _forget(self) -> None:
        self._painted.clear()

    def rows_changed(self) -> None:
        """Other rows, or the same in another order; under another filter other pairs are dimmed."""
        if self._painted_for is not self.view.filter:
            self._painted_for = self.view.filter
            self._forget()
        super().rows_changed()

    # --- painting

    def notify_style_update(self) -> None:
        """Another theme: forget everything painted in the old one."""
        super().notify_style_update()
        if self._inks.renew():
            self._forget()

    @property
    def painter(self) -> RowPainter:
        """Paints rows for the present geometry, theme and search."""
        return RowPainter(
            self.columns,
            self._inks,
            self.view.search,
            self.languages,
            self.reader,
            airy=self._geometry[1],
            mark_no_break=self.mark_no_break,
        )

    def _height_of(self, row: int) -> int:
        return len(self._row(row))

    def _row(self, row: int) -> PaintedRow:
        pair, lights = self.view.pair_at(row), self._lights(row)
        pinned = self.view.focus.pins.has(pair.id)
        key = (id(pair), lights, pinned)
        painted = self._painted.get(key)
        if painted is None:
            painted = self._painted[key] = self.painter.row(
                pair,
                stale=self.view.stays_only(row),
                lights=lights,
                pinned=pinned,
                starts=self._starts(pair),
            )
        return painted

    def _lights(self, row: int) -> Lights:
        lights = DARK
        marks = self.reader.ready and self.view.pair_at(row).id not in self.unread
        if row == self.view.cursor:
            lights = Lights(self.view.focus.spot, None, marks and self.word_marks is not WordMarks.NOWHERE)
        elif self.word_marks is WordMarks.EVERYWHERE and marks:
            lights = Lights(marks=True)
        if self._hover is not None and self._hover[0] == row:
            lights = replace(lights, hover=self._hover[1:])
        return lights

    def render_lines(self, crop: Region) -> list[Strip]:
        """Measure what is about to be seen, then paint it."""
        if self._heights.total and self._geometry[0]:
            row, _ = self._heights.row_at(min(int(self.scroll_y), self._heights.total - 1))
            self._measure(row, self._page)
        base = self.rich_style
        if base != self._base:
            self._base = base
            self._forget()
        return super().render_lines(crop)

    def render_line(self, y: int) -> Strip:
        """One line of the view."""
        line = y + int(self.scroll_y)
        if not self._geometry[0] or line >= self._heights.total:
            return self._nothing(y) if not len(self.view) else self._blank()
        row, offset = self._heights.row_at(line)
        painted = self._row(row)
        if offset >= len(painted):
            return self._blank()
        ground = self._ground(row, last=offset == len(painted) - 1)
        shown = painted.shown.get((offset, ground))
        if shown is None:
            shown = painted.shown[offset, ground] = laid(
                painted.line(offset),
                ground,
                self.size.width,
                self._base,
                self._inks,
                no_colour=self.app.no_color,
            )
        return shown

    def _blank(self) -> Strip:
        return Strip.blank(self.size.width, self._base)

    def _ground(self, row: int, *, last: bool) -> Ground:
        if self._geometry[1] and last:
            return Ground.PLAIN
        if row == self.view.cursor:
            return Ground.CURSOR
        if self.view.focus.range_from is not None and row in self.view.focus.rows_of(self.view.cursor):
            return Ground.CHOSEN
        return Ground.SHADED if not self._geometry[1] and row % 2 else Ground.PLAIN

    def _nothing(self, y: int) -> Strip:
        words = "No pair matches the filter; F shows all." if self.view.filter else "There are no pairs."
        text = ("  " + words if y == 1 else "").ljust(self.size.width)
        return Strip([Segment(text[: self.size.width], self._inks["muted"])]).apply_style(self._base)

    # --- mouse

    def _word_at(self, event: events.MouseEvent) -> tuple[int, int, int] | None:
        """Row, side and word under the mouse."""
        found = self._row_at(event.y)
        if found is None or event.x >= self.columns.width:
            return None
        row, line = found
        place = self._row(row).place_at(line, event.x)
        if place is None:
            return None
        side, offset = place
        words = self.reader.words(self.view.pair_at(row))[side]
        word = next((i for i, span in enumerate(words) if span.start <= offset < span.end), None)
        return None if word is None else (row, side, word)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Put the cursor on the pair; on the pair where it stands already, on the word."""
        found = self._row_at(event.y)
        if found is None or event.button != 1:
            return
        was_here = found[0] == self.view.cursor
        self.go_to(found[0])
        self._held = self._word_at(event)
        if self._held is not None:
            self.capture_mouse()
            if was_here:
                self.post_message(self.Pointed(*self._held[1:], dragged=False))

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Light the word under the mouse and its counterpart; while the button is held, choose words."""
        word = self._word_at(event)
        if self._held is not None:
            if word is not None and word[0] == self._held[0] and word != self._held:
                if self.view.focus.spot.word is None:
                    self.post_message(self.Pointed(*self._held[1:], dragged=False))
                self.post_message(self.Pointed(*word[1:], dragged=True))
        elif word != self._hover:
            self._hover = word
            self.refresh()

    def on_mouse_up(self) -> None:
        """Choosing ends."""
        if self._held is not None:
            self._held = None
            self.release_mouse()

    def on_leave(self) -> None:
        """The mouse is elsewhere."""
        if self._hover is not None:
            self._hover = None
            self.refresh()
