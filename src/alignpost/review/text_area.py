"""A few lines to write in, no-break spaces included. Imported late: TextArea is slow to load."""

from __future__ import annotations

import re

from textual import events
from textual.widgets import TextArea

from alignpost.review.typed_spaces import typed_no_break

__all__ = ["Area"]


class Area(TextArea):
    """Enter saves; Ctrl+N (or Shift+Enter, where the terminal tells it apart) begins a new line; Tab goes on."""

    takes_letters = True

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")

    def begin(self, text: str, at: int | None = None) -> None:
        """Another text, with the cursor at an offset into it, or behind its last word, and nothing to undo."""
        self.load_text(text)
        self.move_cursor(self.document.end if at is None else _location(text, at))

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            await self.screen.run_action("save")
        elif event.key in {"ctrl+n", "shift+enter"}:
            event.stop()
            event.prevent_default()
            self.insert("\n")
        elif (space := typed_no_break(event)) is not None:
            event.stop()
            event.prevent_default()
            self.replace(space, *self.selection, maintain_selection_offset=False)
        else:
            await super()._on_key(event)


_LINE_END = re.compile("\r\n|\n|\r")
"""What the text area takes for the end of a line."""


def _location(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset into a text."""
    ends = [end.end() for end in _LINE_END.finditer(text) if end.end() <= at]
    return len(ends), at - (ends[-1] if ends else 0)
