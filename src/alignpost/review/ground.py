"""What the lines of a row lie on: nothing, the cursor, a chosen range, or the shade that tells dense rows apart."""

from __future__ import annotations

from enum import Enum

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from alignpost.review.styles import Inks

__all__ = ["Ground", "laid"]


class Ground(Enum):
    """A ground and the name of its ink."""

    PLAIN = ""
    SHADED = "row_shade"
    CHOSEN = "row_chosen"
    CURSOR = "row_cursor"


_BARS = {Ground.CURSOR: "▌", Ground.CHOSEN: "│"}


def laid(strip: Strip, ground: Ground, width: int, base: Style, inks: Inks, *, no_colour: bool) -> Strip:
    """`strip` on its ground.

    Args:
        strip: one line of a row; its first cell is empty.
        ground: what it lies on.
        width: of the list, in cells.
        base: the style of the list.
        inks: colours of the theme.
        no_colour: whether the cursor is told by reversal, for want of colours.
    """
    if ground is not Ground.PLAIN:
        base += Style(bgcolor=inks[ground.value].bgcolor)
    bar = _BARS.get(ground)
    if bar is None:
        return strip.adjust_cell_length(width).apply_style(base)
    if no_colour and ground is Ground.CURSOR:
        strip, base = (
            Strip(Segment(text, _without_colour(style)) for text, style, _ in strip),
            base + _REVERSED,
        )
    rest = strip.adjust_cell_length(width).crop(1, width).apply_style(base)
    return Strip([Segment(bar, base + inks["accent"]), *rest], width)


_REVERSED = Style(reverse=True)


def _without_colour(style: Style | None) -> Style:
    """The weight and underline of `style` alone: reversed, its colours would come out as patches."""
    if style is None:
        return Style.null()
    return Style(bold=style.bold, underline=style.underline)
