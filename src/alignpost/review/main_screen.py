"""The screen on which pairs are reviewed: every action of the table of keys, made of its parts."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingsMap, BindingType

from alignpost.review.actions import ACTIONS
from alignpost.review.exporting import Exporting
from alignpost.review.kept import Kept
from alignpost.review.keymap import Keymap
from alignpost.review.looking import Looking
from alignpost.review.noting import Noting
from alignpost.review.regrouping import Regrouping
from alignpost.review.reviewer import Reviewer
from alignpost.review.rewriting import Rewriting
from alignpost.review.settings import Settings
from alignpost.review.statistics import Statistics, statistics
from alignpost.score.standard import Standard

__all__ = ["MainScreen"]


def _bindings(keymap: Keymap) -> list[BindingType]:
    return [
        Binding(",".join(keys), action.id, action.label, tooltip=action.tooltip, id=action.id, show=False)
        for action in ACTIONS
        if (keys := keymap.keys(action.id))
    ]


class MainScreen(Noting, Regrouping, Rewriting, Looking, Exporting):
    """Binds the keys to the actions, and adds those that concern the whole project."""

    BINDINGS: ClassVar[list[BindingType]] = _bindings(Keymap())

    def __init__(
        self, reviewer: Reviewer, settings: Settings, kept: Kept, standard: Standard | None = None
    ) -> None:
        super().__init__(reviewer, settings, kept, standard)
        self._counted: tuple[object, Statistics] | None = None
        """What the statistics said last, and of which edition of the pairs."""
        if self.settings.keymap.changed:
            self._bindings = BindingsMap(_bindings(self.settings.keymap))

    def action_statistics(self) -> None:
        """How far the review is."""
        from alignpost.review.statistics_screen import StatisticsScreen  # noqa: PLC0415

        project, edition = self.reviewer.project, self.view.edition
        screen = self.kept.get(StatisticsScreen).ask(len(self.view.pairs))

        def show(found: Statistics) -> None:
            self._counted = edition, found
            screen.show(found)

        if self._counted is not None and self._counted[0] is edition:
            screen.show(self._counted[1])
        else:
            self._count(lambda: statistics(list(self.view.pairs), project.history(), project.author), show)
        self.app.push_screen(screen)

    def action_help(self) -> None:
        """All keys."""
        from alignpost.review.help_screen import HelpScreen  # noqa: PLC0415

        self.app.push_screen(self.kept.get(HelpScreen).ask(self.settings.keymap))

    def action_palette(self) -> None:
        """Actions by name."""
        self.app.action_command_palette()

    def action_quit(self) -> None:
        """Leave."""
        self.reviewer.remember()
        self.app.exit()
