"""A few lines for a remark. Imported when the first note is written: TextArea is slow to load."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from alignpost.review.typed_spaces import typed_no_break

__all__ = ["NoteEditor"]


class _NoteArea(TextArea):
    """Enter saves; Ctrl+N (or Shift+Enter, where the terminal tells it apart) begins a new line."""

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


class NoteEditor(ModalScreen[str | None]):
    """Asks for the words of a note; gives them to the code point, or None where Esc was pressed.

    Args:
        title: what the note is about, as one line.
        text: what it says so far.
        trouble: why it could not be saved, where it was tried before.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", "Leave"),
        Binding("ctrl+s", "save", "Save"),
    ]

    def __init__(self, title: str, text: str = "", trouble: str = "") -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._trouble = trouble

    def compose(self) -> ComposeResult:
        """A title, the text, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Content(self._title), classes="dialogue--title")
            yield _NoteArea(self._text, soft_wrap=True, compact=True, highlight_cursor_line=False)
            if self._trouble:
                yield Static(Content(f"Not saved. {self._trouble}"), classes="dialogue--trouble")
            yield Static(Content("Enter saves   Ctrl+N new line   Esc leaves it"), classes="dialogue--hint")

    def on_mount(self) -> None:
        """The cursor waits behind the last word."""
        area = self.query_one(TextArea)
        area.move_cursor(area.document.end)

    def action_save(self) -> None:
        """Give the words back."""
        self.dismiss(self.query_one(TextArea).text)

    def action_cancel(self) -> None:
        """Give nothing back."""
        self.dismiss(None)
