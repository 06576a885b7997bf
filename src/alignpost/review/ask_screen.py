"""A question that one line answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from alignpost.errors import AlignPostError
from alignpost.review.dialogue import Dialogue
from alignpost.review.trouble import in_short
from alignpost.review.typed_spaces import TextInput

__all__ = ["AskScreen"]


class AskScreen(Dialogue[None]):
    """Hands what was typed to `give`; where that refuses, says why and lets one correct it.

    Args:
        title: the question.
        text: to begin with.
        give: takes the answer; raises `AlignPostError` to refuse it.
        hint: what the keys do.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave")]

    def __init__(
        self, title: str, text: str, give: Callable[[str], object], hint: str = "Enter saves"
    ) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._give = give
        self._hint = hint

    def compose(self) -> ComposeResult:
        """A title, the line, what is wrong with it, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Content(self._title), classes="dialogue--title")
            yield TextInput(self._text, compact=True)
            yield Static(classes="dialogue--trouble")
            yield Static(Content(f"{self._hint}   Esc leaves it"), classes="dialogue--hint")

    def on_mount(self) -> None:
        """Nothing is wrong yet."""
        self.query_one(".dialogue--trouble").display = False

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it over."""
        event.stop()
        try:
            self._give(event.value)
        except AlignPostError as error:
            line = self.query_one(".dialogue--trouble", Static)
            line.update(Content(in_short(error)))
            line.display = True
        else:
            self.dismiss()
