"""What is shown where the terminal is too small for the review: that it is, in words, and the way out."""

from __future__ import annotations

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.screen import Screen
from textual.widgets import Static

__all__ = ["LEAST", "TooSmall", "is_too_small"]

LEAST: Final = Size(60, 15)
"""Columns and lines from which every part of the review can be read; it is at its best from 80 and 24 on."""


def is_too_small(size: Size) -> bool:
    """Whether a terminal of that size has no room for the review."""
    return size.width < LEAST.width or size.height < LEAST.height


class TooSmall(Screen[None]):
    """Covers everything, so that no key does what cannot be seen; only the key that leaves does what it always does."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "app.quit", "Quit")]

    def compose(self) -> ComposeResult:
        """One sentence, as wide as there is room."""
        yield Static(id="too-small")

    def on_resize(self) -> None:
        """Tell the size of this moment."""
        width, height = self.app.size
        self.query_one(Static).update(
            Content(
                f"{LEAST.width}×{LEAST.height} needed, this is {width}×{height}. Nothing is lost; q leaves."
            )
        )
