"""Text for textual's own widgets, broken into lines as everything else in the review is: never at a no-break space."""

from __future__ import annotations

from collections.abc import Iterator

from rich.segment import Segment
from textual.content import Content
from textual.css.styles import RulesMap
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from alignpost.review.wrap import Line, wrap

__all__ = ["Prose"]


class Prose(Content):
    """Content whose lines end where `wrap` ends them, at whatever width it is shown.

    A paragraph ends with a line feed. One that begins with spaces is indented by them, each of its lines.
    """

    read: float = 0.0
    """How far it is read, from 0 to 1: in a place with too few lines for it, those about there are shown."""

    def get_height(self, rules: RulesMap, width: int) -> int:
        """Lines that it takes at a width in cells."""
        del rules
        return sum(len(_broken(paragraph, width)[1]) for paragraph in self.plain.split("\n"))

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Its lines, at most `height`, over `style`; what the mouse has selected is lit.

        An arrow at the right edge says that there are more lines above or below.
        """
        strips = list(self._strips(width, style, options))
        if height is None or len(strips) <= height:
            return strips
        last = len(strips) - height
        first = min(max(0, int(self.read * len(strips)) - height // 2), last)
        shown = strips[first : first + height]
        if shown and first > 0:
            shown[0] = _with_arrow(shown[0], "↑", width, style)
        if shown and first < last:
            shown[-1] = _with_arrow(shown[-1], "↕" if first and height == 1 else "↓", width, style)
        return shown

    def _strips(self, width: int, style: Style, options: RenderOptions) -> Iterator[Strip]:
        for y, paragraph in enumerate(self.split("\n", allow_blank=True)):
            lit = _lit(paragraph, y, options)
            indent, lines = _broken(paragraph.plain, width)
            for line in lines:
                segments = [Segment(" " * indent, style.rich_style)] if indent else []
                at = line.start
                for text, ink in lit[line.start : line.end].render(style, "", options.get_style):
                    segments.append(Segment(text, (style + ink).rich_style_with_offset(at, y)))
                    at += len(text)
                yield Strip(segments)


def _with_arrow(strip: Strip, arrow: str, width: int, style: Style) -> Strip:
    ink = style.rich_style
    return Strip([*strip.adjust_cell_length(width - 1, ink), Segment(arrow, ink)], width)


def _lit(paragraph: Content, y: int, options: RenderOptions) -> Content:
    """The paragraph of that number with what the mouse has selected of it lit."""
    span = options.selection and options.selection.get_span(y)
    if not span or options.selection_style is None:
        return paragraph
    start, end = span
    return paragraph.stylize(options.selection_style, start, None if end == -1 else end)


def _broken(paragraph: str, width: int) -> tuple[int, list[Line]]:
    """Cells left of every line of a paragraph, and its lines."""
    begins = len(paragraph) - len(paragraph.lstrip(" "))
    indent = min(begins, width // 2)
    lines = wrap(paragraph[begins:], max(1, width - indent))
    return indent, [Line(begins + start, begins + end) for start, end in lines]
