"""Dialogues that are composed before a key asks for them, and kept: opening one is then as quick as any key."""

from __future__ import annotations

import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any, TypeVar

from textual.app import App

from alignpost.review.dialogue import Dialogue

__all__ = ["Kept"]

D = TypeVar("D", bound=Dialogue[Any])

_QUIET_S = 0.25
"""Without a key, before another dialogue is composed: the pauses in which people read."""

_AHEAD = (
    "text_editor.TextEditor",
    "note_editor.NoteEditor",
    "filter_screen.FilterScreen",
    "statistics_screen.StatisticsScreen",
    "help_screen.HelpScreen",
    "history_screen.HistoryScreen",
    "notes_screen.NotesScreen",
    "choice_screen.ChoiceScreen",
    "replace_screen.ReplaceScreen",
    "ask_screen.AskScreen",
    "refusal_screen.RefusalScreen",
)
"""What is composed ahead, in the order in which it is likely to be wanted."""


class Kept:
    """The dialogues of an app, one of each kind.

    Args:
        app: shows them.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._ahead: Sequence[str] = _AHEAD
        self._pressed = 0.0

    def pressed(self) -> None:
        """A key was pressed: whoever types is not disturbed."""
        self._pressed = time.monotonic()

    def get(self, kind: type[D]) -> D:
        """The dialogue of that kind, or a new one where it is open already; to be filled before it is pushed."""
        name = kind.__name__
        if not self._app.is_screen_installed(name):
            self._app.install_screen(kind(), name)
        found = self._app.get_screen(name, kind)
        return kind() if found in self._app.screen_stack else found

    def prepare_next(self) -> bool:
        """Compose one more of them, unless somebody is typing; whether any is left."""
        if self._ahead and time.monotonic() - self._pressed >= _QUIET_S:
            place, _, name = self._ahead[0].partition(".")
            self._ahead = self._ahead[1:]
            dialogue = self.get(getattr(import_module(f"alignpost.review.{place}"), name))
            if not dialogue.is_running:
                # Textual has no public way to compose a screen that is not shown: push_screen, switch_screen and
                # switch_mode alone do it (8.2). Pushed to a mode out of sight it stays unseen, but that mode must
                # have been in sight once, and pop_screen never takes it from there.
                self._app._register(self._app, dialogue)
        return bool(self._ahead)
