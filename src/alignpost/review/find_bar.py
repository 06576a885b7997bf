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

from alignpost.review.search import Search, Where
from alignpost.review.typed_spaces import TextInput

__all__ = ["FindBar"]

_IN = {Where.BOTH: "in both texts", Where.TARGET: "in the translation", Where.SOURCE: "in the source"}


class FindBar(Horizontal):
    """Hidden until it is opened; tells the screen what is typed and when it is settled."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "End the search"),
        Binding("down", "settle", "To the list", show=False),
        Binding("f2", "sides", "Sides"),
        Binding("f3", "regular", "Regular expression"),
    ]

    @dataclass
    class Typed(Message):
        """What is to be found, as it stands now."""

        search: Search

    @dataclass
    class Settled(Message):
        """Enter: go to the next match and back to the list."""

        search: Search

    class Left(Message):
        """Esc: end the search."""

    class Closed(Message):
        """The line is hidden again, for whatever reason."""

    def __init__(self) -> None:
        super().__init__()
        self._where = Where.BOTH
        self._regular = False

    def compose(self) -> ComposeResult:
        """A label, the input, and how it is looked for."""
        yield Static(Content("find "), classes="find--label")
        yield TextInput(compact=True, select_on_focus=True)
        yield Static(classes="find--options")

    def on_mount(self) -> None:
        """Say how it is looked for."""
        self._tell()

    @property
    def _search(self) -> Search:
        return Search(self.query_one(Input).value, self._where, self._regular)

    def _tell(self) -> None:
        kind = "regular expression" if self._regular else "words"
        self.query_one(".find--options", Static).update(
            Content.assemble(("  F2 ", "$accent"), _IN[self._where], ("   F3 ", "$accent"), kind)
        )

    def action_sides(self) -> None:
        """The next choice of sides."""
        sides = list(_IN)
        self._where = sides[(sides.index(self._where) + 1) % len(sides)]
        self._chosen()

    def action_regular(self) -> None:
        """Words or a regular expression."""
        self._regular = not self._regular
        self._chosen()

    def _chosen(self) -> None:
        self._tell()
        self.post_message(self.Typed(self._search))

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
            self.post_message(self.Typed(self._search))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Pass on that it is settled."""
        event.stop()
        self.post_message(self.Settled(self._search))

    def action_settle(self) -> None:
        """As Enter does."""
        self.post_message(self.Settled(self._search))

    def action_leave(self) -> None:
        """End the search."""
        self.post_message(self.Left())
