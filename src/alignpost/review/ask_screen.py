"""A question that one line answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Input, Static

from alignpost.errors import AlignPostError
from alignpost.review.dialogue import Dialogue
from alignpost.review.trouble import in_short
from alignpost.review.typed_spaces import TextInput

__all__ = ["AskScreen"]


class AskScreen(Dialogue[None]):
    """Hands what was typed to `give`; where that refuses, says why and lets one correct it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave")]

    def __init__(self) -> None:
        super().__init__()
        self._title = self._text = self._hint = ""
        self._give: Callable[[str], object] = str

    def ask(self, title: str, text: str, give: Callable[[str], object], hint: str = "Enter saves") -> Self:
        """What is asked.

        Args:
            title: the question.
            text: to begin with.
            give: takes the answer; raises `AlignPostError` to refuse it.
            hint: what the keys do.
        """
        self._title, self._text, self._give, self._hint = title, text, give, hint
        return self.filled()

    def compose(self) -> ComposeResult:
        """A title, the line, what is wrong with it, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(classes="dialogue--title")
            yield TextInput(compact=True)
            yield Static(classes="dialogue--trouble")
            yield Static(classes="dialogue--hint")

    def fill(self) -> None:
        """Nothing is wrong yet."""
        self.write(".dialogue--title", self._title)
        self.write(".dialogue--trouble", "")
        self.write(".dialogue--hint", f"{self._hint}   Esc leaves it")
        field = self.query_one(TextInput)
        field.value = self._text
        field.select_all()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Hand it over."""
        event.stop()
        try:
            self._give(event.value)
        except AlignPostError as error:
            self.write(".dialogue--trouble", in_short(error))
        else:
            self.dismiss()
