"""A few lines to write in, no-break spaces included. Imported late: TextArea is slow to load."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType
from textual.document._document import Document, Location
from textual.document._document_navigator import DocumentNavigator
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from alignpost.model import Span
from alignpost.review.typed_spaces import typed_no_break
from alignpost.review.wrap import glued

__all__ = ["Area"]


class Area(TextArea):
    """Enter saves; Ctrl+N (or Shift+Enter, where the terminal tells it apart) begins a new line; Tab goes on."""

    takes_letters = True

    def __init__(self) -> None:
        super().__init__(soft_wrap=True, compact=True, highlight_cursor_line=False, tab_behavior="focus")

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "edge(False)", "Start", show=False),
        Binding("ctrl+end", "edge(True)", "End", show=False),
        Binding("ctrl+shift+home", "edge(False, True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "edge(True, True)", "Select to the end", show=False),
        # Home does what Ctrl+A did.
        Binding("ctrl+a", "select_all", "Select all", show=False),
    ]

    def begin(self, text: str, at: Span | None = None) -> None:
        """Another text with some words selected, or the cursor behind its last word, and nothing to undo."""
        self.load_text(text)
        if at is None:
            self.move_cursor(self.document.end)
        else:
            self.move_cursor(_location(text, at.start))
            self.move_cursor(_location(text, at.end), select=True)

    def action_edge(self, end: bool, select: bool = False) -> None:
        """To the start or the end of the whole text."""
        self.move_cursor(self.document.end if end else (0, 0), select=select)

    def on_resize(self) -> None:
        """Show the lines as they are broken now, where they are as many as before, too."""
        self.refresh()

    def _set_document(self, text: str, language: str | None) -> None:
        super()._set_document(text, language)
        self.wrapped_document = _Wrapped(self.document, tab_width=self.indent_width)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self._rewrap_and_refresh_virtual_size()

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


_LETTERS: Final = dict.fromkeys(map(ord, "\u00a0\u202f\u2007"), "x")
"""For the no-break spaces that a regular expression calls white space a letter, which takes a cell as well."""


class _Wrapped(WrappedDocument):
    """Lines broken where the review breaks them; textual's own are broken at no-break spaces, too."""

    def wrap(self, width: int, tab_width: int | None = None) -> None:
        with self._glued():
            super().wrap(width, tab_width)

    def wrap_range(self, start: Location, old_end: Location, new_end: Location) -> None:
        with self._glued():
            super().wrap_range(start, old_end, new_end)

    @contextmanager
    def _glued(self) -> Iterator[None]:
        """Look for places to break at in a text that is as long, but has none where no line may be broken."""
        document = self.document
        self.document = Document(glued(document.text).translate(_LETTERS))
        try:
            yield
        finally:
            self.document = document


_LINE_END = re.compile("\r\n|\n|\r")
"""What the text area takes for the end of a line."""


def _location(text: str, at: int) -> tuple[int, int]:
    """Line and column of an offset into a text."""
    ends = [end.end() for end in _LINE_END.finditer(text) if end.end() <= at]
    return len(ends), at - (ends[-1] if ends else 0)
