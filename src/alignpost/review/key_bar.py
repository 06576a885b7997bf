"""The keys that matter now, on the last line; each may be clicked."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual import events
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from alignpost.review.hints import Hint
from alignpost.review.keymap import DEFAULT, Keymap
from alignpost.review.styles import Inks

__all__ = ["KeyBar"]

_GAP = 3
"""Cells between two hints."""


def _size(hint: Hint) -> int:
    return len(hint.key) + 1 + len(hint.word)


class KeyBar(Widget):
    """One line of hints: key, then word."""

    ALLOW_SELECT = False

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def __init__(self, hints: Sequence[Hint] = (), keymap: Keymap = DEFAULT) -> None:
        super().__init__()
        self._leave = keymap.label("quit")
        self.set_reactive(KeyBar.hints, tuple(hints))
        self._inks = Inks(self)
        self._places: list[tuple[int, int, str]] = []

    def notify_style_update(self) -> None:
        """Another theme."""
        super().notify_style_update()
        self._inks.renew()

    def render_line(self, y: int) -> Strip:
        """The hints, as many as there is room for beside the way out."""
        width, base = self.size.width, self.rich_style
        if y:
            return Strip.blank(width, base)
        self._places = []
        segments: list[Segment] = []
        at = 0
        for hint in self._fitting(width):
            gap = _GAP if at else 1
            segments += [
                Segment(" " * gap + hint.key, base + self._inks["accent"]),
                Segment(f" {hint.word}", base + self._inks["muted"]),
            ]
            self._places.append((at + gap, at + gap + _size(hint), hint.action))
            at += gap + _size(hint)
        size = len(self._leave) + 5
        if self._leave and at + size + 1 <= width:
            segments += [
                Segment(" " * (width - at - size - 1) + self._leave, base + self._inks["accent"]),
                Segment(" quit ", base + self._inks["muted"]),
            ]
            self._places.append((width - size - 1, width, "quit"))
        return Strip(segments).adjust_cell_length(width, base)

    def _fitting(self, width: int) -> list[Hint]:
        """The hints that fit beside the way out; the last one, which leads to all keys, is the last to go."""
        hints = list(self.hints)
        room = width - (len(self._leave) + 8 if self._leave else 1)
        while hints and 1 + sum(map(_size, hints)) + _GAP * (len(hints) - 1) > room:
            del hints[-2 if len(hints) > 1 else -1]
        return hints

    async def on_click(self, event: events.Click) -> None:
        """Do what the hint says."""
        for start, end, action in self._places:
            if start <= event.x < end:
                await self.screen.run_action(action)
                return
