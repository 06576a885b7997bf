"""Choose one of several lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from alignpost.review.choices import Choices
from alignpost.review.dialogue import Dialogue
from alignpost.review.prose import Prose
from alignpost.visible import visible

__all__ = ["ChoiceScreen"]


class ChoiceScreen(Dialogue[str | None]):
    """Gives the id of the chosen line, or None where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Leave")]

    def __init__(self) -> None:
        super().__init__()
        self._title = ""
        self._choices: Sequence[tuple[str, str]] = ()
        self._chosen: str | None = None
        self._numbered = False

    def ask(
        self,
        title: str,
        choices: Sequence[tuple[str, str]],
        chosen: str | None = None,
        *,
        numbered: bool = False,
    ) -> Self:
        """What can be chosen.

        Args:
            title: the question.
            choices: id and words of each line.
            chosen: the id of the line to begin with.
            numbered: whether the lines, at most ten, are numbered from 0, and a digit chooses at once.
        """
        self._title, self._choices, self._chosen = title, choices, chosen
        self._numbered = numbered
        return self.filled()

    def compose(self) -> ComposeResult:
        """A title, the lines, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(classes="dialogue--title")
            yield Choices()
            yield Static(classes="dialogue--hint")

    def fill(self) -> None:
        """Begin at the line in force."""
        self.write(".dialogue--title", self._title)
        names = [name for name, _ in self._choices]
        choices = self.query_one(Choices)
        choices.set_options(
            Option(Prose(visible(f"{number}  {words}" if self._numbered else words)), id=name)
            for number, (name, words) in enumerate(self._choices)
        )
        choices.highlighted = names.index(self._chosen) if self._chosen in names else 0
        digit = "Its number or " if self._numbered else ""
        self.write(".dialogue--hint", f"{digit}Enter chooses   Esc leaves it")

    def on_key(self, event: events.Key) -> None:
        """A digit chooses where the lines are numbered."""
        digit = event.character or ""
        if self._numbered and digit.isascii() and digit.isdecimal() and int(digit) < len(self._choices):
            event.stop()
            self.dismiss(self._choices[int(digit)][0])

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """That one."""
        event.stop()
        self.dismiss(event.option_id)
