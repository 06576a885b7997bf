"""What was done to a pair, by whom and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

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

    def __init__(self) -> None:
        super().__init__()
        self.entries: Sequence[JournalEntry] = ()

    def write(self, left: Sheet, right: Sheet) -> None:
        del right
        if not self.entries:
            left.paragraph([("Nothing has been done to this pair yet.", "muted")])
        for entry in reversed(self.entries):
            when = entry.time.replace("T", " ").removesuffix("Z")[:16]
            act = {"undo": "undone: ", "redo": "done again: "}.get(entry.act, "")
            ink = "text" if entry.state == "done" else "muted"
            left.paragraph(
                [(act + entry.words, ink), (f"  {entry.author}", "muted")],
                first=[(when, "muted")],
                indent=_WHEN,
            )


class HistoryScreen(Dialogue[None]):
    """Closes by Esc, `q` or `H`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,H", "dismiss(None)", "Close")]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._history = _History()

    def ask(self, pair: Pair, entries: Sequence[JournalEntry]) -> Self:
        """What is told.

        Args:
            pair: whose history it is.
            entries: of the journal, oldest first.
        """
        self._title, self._history.entries = f"History of pair {pair.id}", entries
        return self.filled()

    def fill(self) -> None:
        """From the newest."""
        self.write(".dialogue--title", self._title)
        self._history.begin()

    def compose(self) -> ComposeResult:
        """A title, the entries from the newest, a line of hints."""
        with Vertical(classes="dialogue -roomy -fitted"):
            yield Static(classes="dialogue--title")
            yield self._history
            yield Static(Content("↑ ↓ scroll   Esc closes"), classes="dialogue--hint")
