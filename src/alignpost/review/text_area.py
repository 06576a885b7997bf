"""A few lines to write in, no-break spaces included. Imported late: TextArea is slow to load."""

from __future__ import annotations

from textual import events
from textual.widgets import TextArea

from alignpost.review.typed_spaces import typed_no_break

__all__ = ["Area"]


class Area(TextArea):
    """Enter saves; Ctrl+N (or Shift+Enter, where the terminal tells it apart) begins a new line; Tab goes on."""

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")

    def begin(self, text: str) -> None:
        """Another text, with the cursor behind its last word and nothing to undo."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.run_worker(self.screen.run_action("save"))
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
