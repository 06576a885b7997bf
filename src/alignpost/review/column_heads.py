"""The line above the pairs that names the columns."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from alignpost.review.columns import METER
from alignpost.review.marks import language
from alignpost.review.pair_list import PairList
from alignpost.review.styles import Inks

__all__ = ["ColumnHeads"]


class ColumnHeads(Widget):
    """Stands over a `PairList` and follows its columns.

    Args:
        pairs: the list below.
    """

    ALLOW_SELECT = False

    def __init__(self, pairs: PairList) -> None:
        super().__init__()
        self._pairs = pairs
        self._protected = True
        self._inks = Inks(self)

    def mark_protected(self, protected: bool) -> None:
        """Whether the source is to be told of as protected where edits would work on it."""
        self._protected = protected
        self.refresh()

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._inks.renew()

    def render_line(self, y: int) -> Strip:
        """The names, each over its column; an arrow points at the side that edits work on."""
        columns, width = self._pairs.columns, self.size.width
        if y or columns.width <= 1:
            return Strip.blank(width, self.rich_style)
        figures = f"{'fid':>5}{'conf':>6}"
        source, target = self._named(0), self._named(1)
        pieces = [(" " * columns.margin, "muted"), source]
        if columns.stacked:
            below = ", below it "
            pieces += [(below, "muted"), target]
            used = len(source[0]) + len(below) + len(target[0])
            pieces.append((" " * max(0, columns.source - used) + figures, "muted"))
        else:
            pieces.append((" " * max(0, columns.source - len(source[0])) + "   ", "muted"))
            pieces += [
                target,
                (" " * max(0, columns.target - len(target[0])) + figures.ljust(METER), "muted"),
            ]
        segments = [Segment(text, self._inks[ink]) for text, ink in pieces]
        return Strip(segments).adjust_cell_length(width, self.rich_style).apply_style(self.rich_style)

    def _named(self, side: int) -> tuple[str, str]:
        columns = self._pairs.columns
        name, chosen = language(self._pairs.languages[side]), self._pairs.view.focus.spot.side == side
        if chosen:
            name += " ▾ protected" if self._protected and side == 0 else " ▾"
        return name[: columns.target if side else columns.source], "side" if chosen else "muted"
