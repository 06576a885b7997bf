"""Why a text cannot be written just now: stays until it is answered, so that no letter of the text runs as a command."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from alignpost.review.dialogue import Dialogue

__all__ = ["RefusalScreen"]


class RefusalScreen(Dialogue[bool]):
    """Gives whether what was offered is to be done. No letter answers it, for letters may be on their way already."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape", "dismiss(False)", "Leave"),
        Binding("f8", "go_on", "Go on"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._why = self._offer = ""

    def tell(self, why: str, offer: str = "") -> Self:
        """What is refused.

        Args:
            why: one sentence.
            offer: what F8 does about it; empty where nothing can be done.
        """
        self._why, self._offer = why, offer
        return self.filled()

    def compose(self) -> ComposeResult:
        """Why, and the keys."""
        with Vertical(classes="dialogue"):
            yield Static(classes="dialogue--title")
            yield Static(classes="dialogue--hint")

    def fill(self) -> None:
        """Offer only what there is."""
        self.write(".dialogue--title", self._why)
        offer = f"F8 {self._offer}   " if self._offer else ""
        self.write(".dialogue--hint", f"{offer}Enter or Esc leaves it")

    def action_go_on(self) -> None:
        """Do what is offered."""
        if self._offer:
            self.dismiss(True)
