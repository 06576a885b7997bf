"""The line above the pairs that names the columns."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from alignpost.review.columns import METER
from alignpost.review.marks import language
from alignpost.review.pair_list import PairList
from alignpost.review.styles import INKS, Inks

__all__ = ["ColumnHeads"]


class ColumnHeads(Widget):
    """Stands over a `PairList` and follows its columns.

    Args:
        pairs: the list below.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}
    ALLOW_SELECT = False

    def __init__(self, pairs: PairList) -> None:
        super().__init__()
        self._pairs = pairs
        self._inks = Inks(self)

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._inks.clear()

    def render_line(self, y: int) -> Strip:
        """The names, each over its column."""
        columns, width = self._pairs.columns, self.size.width
        if y or columns.width <= 1:
            return Strip.blank(width, self.rich_style)
        source, target = (language(tag) for tag in self._pairs.languages)
        if columns.stacked:
            text = " " * columns.margin + f"{source}, below it {target}"[: columns.source].ljust(
                columns.source
            )
            text += f"{'fid':>5}{'match':>6}"
        else:
            text = " " * columns.margin + source[: columns.source].ljust(columns.source) + "   "
            text += target[: columns.target].ljust(columns.target) + f"{'fid':>5}{'match':>6}".ljust(METER)
        return (
            Strip([Segment(text, self._inks["muted"])])
            .adjust_cell_length(width, self.rich_style)
            .apply_style(self.rich_style)
        )
