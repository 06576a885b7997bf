"""What was done to a pair, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alignpost.model import Pair
from alignpost.review.dialogue import Dialogue
from alignpost.review.page import Page
from alignpost.review.sheet import Sheet
from alignpost.store import JournalEntry

__all__ = ["HistoryScreen"]

_WHEN = 18


class _History(Page):
    TWO_COLUMNS = False
    FITTED = True

    def __init__(self, entries: Sequence[JournalEntry]) -> None:
        super().__init__()
        self._entries = entries

    def write(self, left: Sheet, right: Sheet) -> None:
        del right
        if not self._entries:
            left.paragraph([("Nothing has been done to this pair yet.", "muted")])
        for entry in reversed(self._entries):
            when = entry.time.replace("T", " ").removesuffix("Z")[:16]
            act = {"undo": "undone: ", "redo": "done again: "}.get(entry.act, "")
            ink = "text" if entry.state == "done" else "muted"
            left.paragraph(
                [(act + entry.words, ink), (f"  {entry.author}", "muted")],
                first=[(when, "muted")],
                indent=_WHEN,
            )


class HistoryScreen(Dialogue[None]):
    """Closes by Esc, `q` or `H`.

    Args:
        pair: whose history it is.
        entries: of the journal, oldest first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,H", "dismiss(None)", "Close")]

    def __init__(self, pair: Pair, entries: Sequence[JournalEntry]) -> None:
        super().__init__()
        self._pair = pair
        self._entries = entries

    def compose(self) -> ComposeResult:
        """A title, the entries from the newest, a line of hints."""
        with Vertical(classes="dialogue -roomy -fitted"):
            yield Static(Content(f"History of pair {self._pair.id}"), classes="dialogue--title")
            yield _History(self._entries)
            yield Static(Content("↑ ↓ scroll   Esc closes"), classes="dialogue--hint")
