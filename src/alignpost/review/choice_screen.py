"""Choose one of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignpost.review.dialogue import Dialogue

__all__ = ["ChoiceScreen"]


class _Choices(OptionList):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]


class ChoiceScreen(Dialogue[str | None]):
    """Gives the id of the chosen line, or None where Esc was pressed.

    Args:
        title: the question.
        choices: id and words of each line.
        chosen: the id of the line to begin with.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave")]

    def __init__(self, title: str, choices: Sequence[tuple[str, str]], chosen: str | None = None) -> None:
        super().__init__()
        self._title = title
        self._choices = choices
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """A title, the lines, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(Content(self._title), classes="dialogue--title")
            yield _Choices(*(Option(Content(words), id=name) for name, words in self._choices))
            yield Static(Content("Enter chooses   Esc leaves it"), classes="dialogue--hint")

    def on_mount(self) -> None:
        """Begin at the line in force."""
        names = [name for name, _ in self._choices]
        self.query_one(_Choices).highlighted = names.index(self._chosen) if self._chosen in names else 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        event.stop()
        self.dismiss(event.option_id)
