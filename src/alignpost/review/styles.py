"""The styles of the list and the detail pane by name, taken from the style sheet once a theme."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget

__all__ = ["INKS", "Inks"]

INKS = (
    "text", "muted", "faint", "accent", "heading", "side",
    "unreviewed", "accepted", "needs_work", "rejected",
    "good", "fair", "poor",
    "neutral", "minor", "major", "critical", "match", "note",
    "word", "counterpart", "chosen", "number", "name", "uncovered", "gone", "new",
    "mark_neutral", "mark_minor", "mark_major", "mark_critical",
)  # fmt: skip
"""Names of inks; each is the component class `ink--<name>` of a widget."""


class Inks:
    """Resolves ink names to Rich styles: colour and weight, and a background only where the ink has its own.

    Args:
        widget: has every `ink--…` component class.
    """

    def __init__(self, widget: Widget) -> None:
        self._widget = widget
        self._styles: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        style = self._styles.get(name)
        if style is None:
            style = self._styles[name] = self._resolve(name)
        return style

    def clear(self) -> None:
        """Forget all: the theme has changed."""
        self._styles.clear()

    def _resolve(self, name: str) -> Style:
        full = self._widget.get_component_rich_style(f"ink--{name}")
        own = self._widget.get_component_styles(f"ink--{name}")
        return Style(
            color=full.color,
            bgcolor=full.bgcolor if own.has_rule("background") else None,
            bold=full.bold or None,
            italic=full.italic or None,
            underline=full.underline or None,
            strike=full.strike or None,
            reverse=full.reverse or None,
        )
