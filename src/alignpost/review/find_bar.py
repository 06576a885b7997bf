"""The line in which one types what to find."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from alignpost.review.typed_spaces import TextInput

__all__ = ["FindBar"]


class FindBar(Horizontal):
    """Hidden until it is opened; tells the screen what is typed and when it is settled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "End the search"),
        Binding("down", "settle", "To the list", show=False),
    ]

    @dataclass
    class Typed(Message):
        """The words as they stand now."""

        query: str

    @dataclass
    class Settled(Message):
        """Enter: go to the next match and back to the list."""

        query: str

    class Left(Message):
        """Esc: end the search."""

    class Closed(Message):
        """The line is hidden again, for whatever reason."""

    def compose(self) -> ComposeResult:
        """A label and the input."""
        yield Static(Content("find "), classes="find--label")
        yield TextInput(placeholder="words in either text", compact=True, select_on_focus=True)

    def open(self) -> None:
        """Show the line and put the cursor into it."""
        self.display = True
        self.screen.set_focus(self.query_one(Input))  # at once: what is typed next belongs here

    @property
    def is_open(self) -> bool:
        """Whether one types just now."""
        return self.display

    def on_descendant_blur(self) -> None:
        """Hide the line when the cursor leaves it; what was typed stays for the next time."""
        if self.app.app_focus:  # the whole terminal losing the focus is no leaving
            self.display = False
            self.post_message(self.Closed())

    def on_input_changed(self, event: Input.Changed) -> None:
        """Pass on what is typed."""
        event.stop()
        if self.is_open:
            self.post_message(self.Typed(event.value))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that it is settled."""
        event.stop()
        self.post_message(self.Settled(event.value))

    def action_settle(self) -> None:
        """As Enter does."""
        self.post_message(self.Settled(self.query_one(Input).value))

    def action_leave(self) -> None:
        """End the search."""
        self.post_message(self.Left())
