"""What was done to a pair, by whom and when, and the way back to an older translation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from alignpost.errors import AlignPostError
from alignpost.model import Pair
from alignpost.review.dialogue import Dialogue
from alignpost.review.history_page import HistoryPage
from alignpost.review.trouble import in_short
from alignpost.store import PastState

__all__ = ["HistoryScreen"]


class HistoryScreen(Dialogue[None]):
    """Hands a chosen state to `put_back`; where that refuses, says why and stays. Closes by Esc, `q` or `H`."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,H", "dismiss(None)", "Close")]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._states: Iterator[PastState] = iter(())
        self._put_back: Callable[[PastState], object] = bool

    def ask(self, pair: Pair, states: Iterator[PastState], put_back: Callable[[PastState], object]) -> Self:
        """What is told.

        Args:
            pair: whose history it is.
            states: from the newest, which is how the pair stands, to the oldest.
            put_back: takes the state whose translation is to come back; raises `AlignPostError` to refuse it.
        """
        self._title, self._states, self._put_back = f"History of pair {pair.id}", states, put_back
        return self.filled()

    def compose(self) -> ComposeResult:
        """A title, the edits from the newest, what is wrong or a line of hints."""
        with Vertical(classes="dialogue -roomy -fitted"):
            yield Static(classes="dialogue--title")
            yield HistoryPage()
            yield Static(classes="dialogue--trouble")
            yield Static(classes="dialogue--hint")

    def fill(self) -> None:
        """From the newest."""
        self.write(".dialogue--title", self._title)
        self.query_one(HistoryPage).tell(self._states)
        self._hint()

    def _hint(self) -> None:
        known = self.query_one(HistoryPage).known
        translations = {state.translation for state in known if state.same_sentences}
        enter = "Enter puts that translation back   " if len(translations) > 1 else ""
        self.write(".dialogue--trouble", "")
        self.write(".dialogue--hint", f"↑ ↓ older and newer   {enter}Esc closes")

    def on_history_page_moved(self) -> None:
        """What was wrong was about another one."""
        self._hint()

    def on_history_page_broken(self, event: HistoryPage.Broken) -> None:
        """Say why nothing older is told."""
        self._say(event.error)

    def _say(self, error: AlignPostError) -> None:
        self.write(".dialogue--hint", "")
        self.write(".dialogue--trouble", in_short(error))

    def on_history_page_chosen(self, event: HistoryPage.Chosen) -> None:
        """Hand it over."""
        event.stop()
        try:
            self._put_back(event.state)
        except AlignPostError as error:
            self._say(error)
        else:
            self.dismiss()
