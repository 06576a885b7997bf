"""A remark with its MQM type, severity and suggested translation. Imported late: TextArea is slow to load."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar, Self

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static, TextArea

from alignpost.model import Severity
from alignpost.review.choice_screen import ChoiceScreen
from alignpost.review.mqm import MQM_TYPES
from alignpost.review.text_area import Area
from alignpost.review.typed_spaces import TextInput
from alignpost.review.typing_screen import TypingScreen
from alignpost.review.verdicts import NoteDraft
from alignpost.visible import counted

__all__ = ["NoteEditor"]

_NONE = "no type"
_SEVERITIES = (None, *Severity)


class _Fact(Static):
    """A line that a click changes."""

    def __init__(self, action: str) -> None:
        super().__init__(classes="note--fact", id=action)

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        await self.screen.run_action(self.id or "")


class NoteEditor(TypingScreen[NoteDraft | None]):
    """Gives the draft as it was left, to the code point, or None where Esc was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", "Save"),
        Binding("f2", "mqm", "MQM type", priority=True),
        Binding("f3", "severity", "Severity", priority=True),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._title = self._about = self._trouble = ""
        self._draft = NoteDraft("")

    def ask(self, title: str, draft: NoteDraft, about: str = "", trouble: str = "") -> Self:
        """What is to be written.

        Args:
            title: what the note is about, as one line.
            draft: what it says so far.
            about: the words that it points at, in quotation marks; empty where it is about the pair.
            trouble: why it could not be saved, where it was tried before.
        """
        self._title, self._draft, self._about, self._trouble = title, draft, about, trouble
        return self.filled()

    def compose(self) -> ComposeResult:
        """A title, what it is about, the text, its facts, a suggestion, a line of hints."""
        with Vertical(classes="dialogue"):
            yield Static(classes="dialogue--title")
            yield Static(classes="dialogue--about")
            yield Area()
            yield _Fact("mqm")
            yield _Fact("severity")
            yield TextInput(placeholder="suggested translation", compact=True)
            yield Static(classes="dialogue--trouble")
            yield Static(
                Content("Enter saves   Ctrl+N new line   Tab suggestion   Esc leaves it"),
                classes="dialogue--hint",
            )

    def fill(self) -> None:
        """The cursor waits behind the last word."""
        super().fill()
        self.write(".dialogue--title", self._title)
        self.write(".dialogue--about", f"about {self._about}" if self._about else "")
        self.query_one(Area).begin(self._draft.text)
        self.query_one(TextInput).value = self._draft.suggestion or ""
        self.complain(f"Not saved. {self._trouble}" if self._trouble else "")
        for field in self.query("_Fact, TextInput"):
            field.display = self._draft.reply_to is None
        self._show_facts()

    def _show_facts(self) -> None:
        self.query_one("#mqm", Static).update(Content(f"F2 chooses the MQM type  {self._draft.mqm or _NONE}"))
        self.query_one("#severity", Static).update(
            Content(f"F3 chooses the severity  {_told(self._draft.severity)}")
        )

    def action_severity(self) -> None:
        """Choose the severity."""
        if self._draft.reply_to is not None:
            return
        choices = [(_name(severity), _told(severity)) for severity in _SEVERITIES]
        screen = ChoiceScreen().ask("Severity", choices, _name(self._draft.severity), numbered=True)
        self.app.push_screen(screen, self._take_severity)

    def _take_severity(self, chosen: str | None) -> None:
        if chosen is not None:
            severity = next(each for each in _SEVERITIES if _name(each) == chosen)
            self._draft = replace(self._draft, severity=severity)
            self._show_facts()

    def action_mqm(self) -> None:
        """Choose the MQM type."""
        if self._draft.reply_to is not None:
            return
        own = (self._draft.mqm,) if self._draft.mqm and self._draft.mqm not in MQM_TYPES else ()
        choices = [("", _NONE), *((name, name) for name in (*own, *MQM_TYPES))]
        self.app.push_screen(ChoiceScreen().ask("MQM type", choices, self._draft.mqm or ""), self._take_type)

    def _take_type(self, chosen: str | None) -> None:
        if chosen is not None:
            self._draft = replace(self._draft, mqm=chosen or None)
            self._show_facts()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Enter in the suggestion saves as well."""
        event.stop()
        self.action_save()

    def action_save(self) -> None:
        """Give the draft back."""
        self.dismiss(self._written())

    def _written(self) -> NoteDraft:
        suggestion = self.query_one(TextInput).value or None
        return replace(self._draft, text=self.query_one(TextArea).text, suggestion=suggestion)

    def has_typed(self) -> bool:
        """Whether the words are others than at the start."""
        now = self._written()
        return bool(self._trouble) or (now.text, now.suggestion) != (self._draft.text, self._draft.suggestion)


def _name(severity: Severity | None) -> str:
    return "" if severity is None else severity.value


def _told(severity: Severity | None) -> str:
    if severity is None:
        return "–  a remark, no error"
    return f"{severity.mark} {severity.value}, {counted(severity.penalty, 'point')}"
