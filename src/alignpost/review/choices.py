"""Lists of lines to choose from in dialogues, and the command palette, where a key may come before the first layout."""

from __future__ import annotations

from typing import ClassVar

from textual._widget_navigation import Direction
from textual.binding import Binding, BindingType
from textual.command import CommandList, CommandPalette
from textual.widgets import OptionList

__all__ = ["Choices", "Palette"]


class Choices(OptionList):
    """Lines, with the keys of the list of pairs; while there is no room for any, a page is nothing to turn."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", show=False),
        Binding("k", "cursor_up", show=False),
    ]

    def _move_page(self, direction: Direction) -> None:
        if self.scrollable_content_region:
            super()._move_page(direction)


class Palette(CommandPalette):
    """The same for actions found by their names."""

    def _action_command_list(self, action: str) -> None:
        if self.query_one(CommandList).scrollable_content_region or not action.startswith("page"):
            super()._action_command_list(action)
