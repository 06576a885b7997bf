"""The inks that everything is written in: which colour of the theme, and how heavy."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from rich.style import Style
from textual.color import Color
from textual.widget import Widget

__all__ = ["INKS", "Ink", "Inks"]


@dataclass(frozen=True, slots=True)
class Ink:
    """Colours are names of the theme's variables, without the dollar sign."""

    colour: str = "foreground"
    ground: str | None = None
    """Only where the ink has a background of its own."""
    bold: bool | None = None
    italic: bool | None = None
    underline: bool | None = None
    strike: bool | None = None


# One accent; green, amber and red mean good, doubtful and wrong, and nothing else.
INKS: Final[Mapping[str, Ink]] = {
    "text": Ink(),
    "muted": Ink("ap-muted"),
    "faint": Ink("ap-faint"),
    "accent": Ink("accent"),
    "heading": Ink(bold=True),
    "side": Ink("accent", bold=True, underline=True),
    "unreviewed": Ink("ap-muted"),
    "accepted": Ink("success"),
    "needs_work": Ink("warning"),
    "rejected": Ink("error"),
    "good": Ink("success"),
    "fair": Ink("warning"),
    "poor": Ink("error", bold=True),
    "neutral": Ink(),
    "minor": Ink("warning", underline=True),
    "major": Ink("error", "ap-major-ground", underline=True),
    "critical": Ink("ap-critical-ink", "ap-critical-ground", bold=True, underline=True),
    "match": Ink("ap-match-ink", "ap-match-ground", bold=True),
    "note": Ink("accent"),
    "word": Ink("ap-word-ink", "accent"),
    "counterpart": Ink("foreground", "ap-counterpart", underline=True),
    "chosen": Ink("ap-word-ink", "accent", underline=True),
    "number": Ink("ap-number"),
    "name": Ink("ap-number"),
    "uncovered": Ink("ap-uncovered", italic=True),
    "gone": Ink("error", strike=True),
    "new": Ink("success", underline=True),
    "mark_neutral": Ink("ap-muted"),
    "mark_minor": Ink("warning"),
    "mark_major": Ink("error"),
    "mark_critical": Ink("error", bold=True),
    "row_cursor": Ink(ground="ap-cursor"),
    "row_chosen": Ink(ground="ap-chosen"),
    "row_shade": Ink(ground="ap-shade"),
}


class Inks:
    """Inks as Rich styles in the theme in force, over the background of a widget.

    They are no component classes of a style sheet: each widget would have all of them looked up whenever it gains or
    loses the focus, which takes longer than painting it.

    Args:
        widget: is written on.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}
        self._made_for: tuple[object, ...] = ()

    def __getitem__(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._resolve(INKS[name])
        return style

    def renew(self) -> bool:
        """Forget all where the theme or the background is another one by now; returns whether it is."""
        wanted = (self._widget.app.theme, self._widget.background_colors)
        if wanted == self._made_for:
            return False
        self._made_for = wanted
        self._styles.clear()
        return True

    def _resolve(self, ink: Ink) -> Style:
        _, below = self._widget.background_colors
        ground = None if ink.ground is None else below + self._colour(ink.ground)
        return Style(
            color=((below if ground is None else ground) + self._colour(ink.colour)).rich_color,
            bgcolor=None if ground is None else ground.rich_color,
            bold=ink.bold,
            italic=ink.italic,
            underline=ink.underline,
            strike=ink.strike,
        )

    def _colour(self, variable: str) -> Color:
        """A variable of the theme: a colour, or as in `#808080 25%` one with its opacity."""
        name, _, opacity = self._widget.app.theme_variables[variable].partition(" ")
        colour = Color.parse(name)
        return colour.multiply_alpha(float(opacity.removesuffix("%")) / 100) if opacity else colour
