"""All keys on one screen, made from the table of actions."""

from __future__ import annotations

from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from alignpost.model import Severity
from alignpost.review.actions import ACTIONS, Group
from alignpost.review.dialogue import Dialogue
from alignpost.review.keymap import DEFAULT, Keymap
from alignpost.review.marks import BOOKMARK, EDITED, NOTE, NOTHING, PIN, STATUS_MARK, STATUS_WORD
from alignpost.review.page import Page
from alignpost.review.paint import CARET, PARAGRAPH, SENTENCE
from alignpost.review.sheet import Piece, Sheet

__all__ = ["HelpScreen"]

_KEYS = 14
"""Cells of the column of keys."""

_FIGURES = (
    ("fid(elity)", "How faithful the translation is, 0 to 100, judged by the machine."),
    ("critical", "How likely the translation is to hold a critical error."),
    ("MQM/100", "Penalty points to be expected in 100 words: minor 1, major 5, critical 25."),
    ("conf(idence)", "How sure the machine is that these sentences belong together."),
)


class _Keys(Page):
    def __init__(self) -> None:
        super().__init__()
        self.keymap = DEFAULT

    def write(self, left: Sheet, right: Sheet) -> None:
        for sheet, groups in ((left, tuple(Group)[:3]), (right, tuple(Group)[3:])):
            for group in groups:
                sheet.heading(group.value)
                for action in ACTIONS:
                    if action.group is group:
                        keys = " ".join(self.keymap.labels(action.id)) or "Ctrl+P"
                        sheet.paragraph([(action.tooltip, "text")], first=[(keys, "accent")], indent=_KEYS)
        _legend(left)


def _legend(sheet: Sheet) -> None:
    sheet.heading("Marks")
    statuses: list[Piece] = []
    for status, mark in STATUS_MARK.items():
        statuses += [(mark, status.value), (f" {STATUS_WORD[status]}   ", "text")]
    sheet.paragraph(statuses, first=[("status", "muted")], indent=_KEYS)
    flags = f"[●] locked   {BOOKMARK} bookmark   {PIN} pin   {EDITED} edited   {NOTE} note"
    sheet.paragraph([(flags, "text")], first=[("pair", "muted")], indent=_KEYS)
    severities: list[Piece] = []
    for severity in Severity:
        severities += [(severity.mark, f"mark_{severity.value}"), (f" {severity.value}   ", "text")]
    sheet.paragraph(severities, first=[("finding", "muted")], indent=_KEYS)
    words: list[Piece] = [("number", "number"), (" or ", "muted"), ("name", "name"), ("   ", "text")]
    words.append(("word without counterpart", "uncovered"))
    sheet.paragraph(words, first=[("words", "muted")], indent=_KEYS)
    signs = f"{PARAGRAPH} paragraph   {SENTENCE} sentence   {CARET} something missing   {NOTHING} no text"
    sheet.paragraph([(signs, "text")], first=[("texts", "muted")], indent=_KEYS)
    for figure, meaning in _FIGURES:
        sheet.paragraph([(meaning, "text")], first=[(figure, "muted")], indent=_KEYS)


class HelpScreen(Dialogue[None]):
    """Closes by Esc, `q`, `?` or F1."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", "Close"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._keys = _Keys()

    def ask(self, keymap: Keymap) -> Self:
        """What is told: the keys in force."""
        self._keys.keymap = keymap
        return self.filled()

    def fill(self) -> None:
        """From the top."""
        self._keys.begin()

    def compose(self) -> ComposeResult:
        """A title, the keys, a line of hints."""
        with Vertical(classes="dialogue -wide"):
            yield Static(Content("Keys"), classes="dialogue--title")
            yield self._keys
            yield Static(
                Content("↑ ↓ scroll   Esc closes   Ctrl+P finds an action by name"), classes="dialogue--hint"
            )
