"""A dialogue in which words are typed: Esc asks before it drops them. Imported late: TextArea is slow to load."""

from __future__ import annotations

from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.widgets import Input, TextArea

from alignpost.review.dialogue import Dialogue

__all__ = ["TypingScreen"]

T = TypeVar("T")


class TypingScreen(Dialogue[T]):
    """Holds a `Static` of the class `dialogue--trouble`; subclasses say what has been typed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", "Leave")]

    def __init__(self) -> None:
        super().__init__()
        self._asked = False

    def fill(self) -> None:
        """Nobody has asked to leave yet."""
        self._asked = False

    def has_typed(self) -> bool:
        """Whether leaving would lose words."""
        raise NotImplementedError

    def complain(self, words: str) -> None:
        """Say what is wrong; nothing takes the line away."""
        self.write(".dialogue--trouble", words)

    def action_leave(self) -> None:
        """Leave, but with words typed only at the second Esc."""
        if self.has_typed() and not self._asked:
            self._asked = True
            self.complain("What you typed is not saved. Enter saves it, Esc again drops it.")
            return
        self.dismiss(None)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Typing on is no leaving."""
        event.stop()
        self._go_on()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Nor is it here."""
        event.stop()
        self._go_on()

    def _go_on(self) -> None:
        if self._asked:
            self._asked = False
            self.complain("")
