"""All keys on one screen, made from the table of actions."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.widgets import Static

from alignpost.review.keys import ACTIONS, Group, key_label
from alignpost.review.marks import SEVERITY_MARK, STATUS_MARK, STATUS_WORD
from alignpost.review.sheet import Piece, Sheet
from alignpost.review.styles import INKS, Inks

__all__ = ["HelpScreen"]

_TWO_COLUMNS_FROM = 100
_GAP = 4
_KEYS = 11
"""Cells of the column of keys."""


class _Keys(ScrollView, can_focus=True):
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"ink--{name}" for name in INKS}
    ALLOW_SELECT = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("space", "page_down", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._strips: list[Strip] = []

    def on_resize(self) -> None:
        width = self.scrollable_content_region.width
        inks = Inks(self)
        if width >= _TWO_COLUMNS_FROM:
            left = Sheet((width - _GAP) // 2, inks)
            right = Sheet(width - _GAP - left.width, inks)
            self._fill(left, (Group.DECIDE, Group.NOTE))
            _legend(left)
            self._fill(right, (Group.MOVE, Group.LOOK, Group.PROJECT))
            lines = left.beside(right, _GAP)
        else:
            sheet = Sheet(width, inks)
            self._fill(sheet, tuple(Group))
            _legend(sheet)
            lines = sheet.lines
        self._strips = [Strip(line) for line in lines]
        self.virtual_size = Size(width, len(lines))

    def render_line(self, y: int) -> Strip:
        line = y + int(self.scroll_y)
        if line >= len(self._strips):
            return Strip.blank(self.size.width, self.rich_style)
        return self._strips[line].extend_cell_length(self.size.width).apply_style(self.rich_style)

    def _fill(self, sheet: Sheet, groups: tuple[Group, ...]) -> None:
        for group in groups:
            sheet.heading(group.value)
            for action in ACTIONS:
                if action.group is group:
                    keys = " ".join(key_label(key) for key in action.keys)
                    sheet.paragraph([(action.tooltip, "text")], first=[(keys, "accent")], indent=_KEYS)


def _legend(sheet: Sheet) -> None:
    sheet.heading("Marks")
    statuses: list[Piece] = []
    for status, mark in STATUS_MARK.items():
        statuses += [(mark, status.value), (f" {STATUS_WORD[status]}   ", "text")]
    sheet.paragraph(statuses, first=[("status", "muted")], indent=_KEYS)
    severities: list[Piece] = []
    for severity, mark in SEVERITY_MARK.items():
        severities += [(mark, f"mark_{severity.value}"), (f" {severity.value}   ", "text")]
    sheet.paragraph(severities, first=[("finding", "muted")], indent=_KEYS)
    sheet.paragraph(
        [("How faithful the translation is, 0 to 100, judged by the machine.", "text")],
        first=[("fidelity", "muted")],
        indent=_KEYS,
    )
    sheet.paragraph(
        [("How sure the machine is that these sentences belong together.", "text")],
        first=[("match", "muted")],
        indent=_KEYS,
    )


class HelpScreen(ModalScreen[None]):
    """Closes by Esc, `q`, `?` or F1."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,f1", "dismiss(None)", "Close"),
    ]

    def compose(self) -> ComposeResult:
        """A title, the keys, a line of hints."""
        with Vertical(classes="dialogue -wide"):
            yield Static(Content("Keys"), classes="dialogue--title")
            yield _Keys()
            yield Static(
                Content("↑ ↓ scroll   Esc closes   Ctrl+P finds an action by name"), classes="dialogue--hint"
            )
