"""The program: themes, the command palette, and which screen comes first."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import ClassVar

from textual import events
from textual.app import App, SystemCommand
from textual.command import CommandPalette
from textual.driver import Driver
from textual.geometry import Size
from textual.message import Message
from textual.screen import Screen
from textual.worker import WorkerFailed

from alignpost.errors import AlignPostError
from alignpost.progress import Progress
from alignpost.review.actions import ACTIONS
from alignpost.review.choices import Palette
from alignpost.review.kept import Kept
from alignpost.review.main_screen import MainScreen
from alignpost.review.pair_list import PairList
from alignpost.review.reviewer import Reviewer
from alignpost.review.settings import Settings
from alignpost.review.small import TooSmall, is_too_small
from alignpost.review.themes import DARK, LIGHT, VARIABLES
from alignpost.review.typed_ahead import Typed, TypedAhead
from alignpost.score.standard import Standard
from alignpost.store import Project

__all__ = ["ReviewApp"]


class ReviewApp(App[None]):
    """Reviews a project, or prepares one first.

    Args:
        project: open; the app never closes it. None where `prepare` makes it.
        prepare: makes the project while a bar shows how far it is.
        settings: the user's own; the usual ones by default.
        standard: by what pairs are judged anew where the project does not say it.

    Attributes:
        failure: why there was nothing to review, for the caller to raise once the screen is left.
        shown_at: when the first frame with pairs stood, seconds since the epoch; None before.
    """

    CSS_PATH = "app.tcss"
    TITLE = "AlignPost"
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True
    COMMAND_PALETTE_BINDING = "ctrl+p"

    def __init__(
        self,
        project: Project | None = None,
        prepare: Callable[[Progress], Project] | None = None,
        settings: Settings | None = None,
        standard: Standard | None = None,
    ) -> None:
        super().__init__()
        self._standard = standard
        self.settings = settings or Settings()
        self.project = project
        self._prepare = prepare
        self.failure: AlignPostError | None = None
        self.shown_at: float | None = None
        self._kept = Kept(self)
        self._typed = TypedAhead(self, self._deliver)
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        if "TEXTUAL_THEME" not in os.environ:
            self.theme = DARK.name
        self.use(self.settings)

    def get_driver_class(self) -> type[Driver]:
        """Textual's choice; on a terminal, with an Esc that answers at once."""
        chosen = super().get_driver_class()
        if sys.platform == "win32":
            return chosen
        from alignpost.review.prompt_driver import PromptDriver  # noqa: PLC0415 - not for all systems

        return PromptDriver if issubclass(PromptDriver, chosen) else chosen

    @property
    def mistake(self) -> Exception | None:
        """What nobody caught and the screen ended by, for the caller to raise; None where it was left in peace."""
        error = self._exception
        if isinstance(error, WorkerFailed) and isinstance(error.error, Exception):
            return error.error
        return error

    def _fatal_error(self) -> None:
        """Leave without the traceback of textual, which shows the texts in all variables; see `mistake`."""
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        """Print nothing of what was raised, not even where it knows how to show itself."""
        self._exit_renderables.clear()

    def use(self, settings: Settings) -> None:
        """Take other settings, before the program runs; their theme must be one of `available_themes`."""
        self.settings = settings
        if settings.theme is not None:
            self.theme = settings.theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Colours of our roles for themes that do not name them."""
        return VARIABLES

    async def on_event(self, event: events.Event) -> None:
        """Know when somebody types: what can wait is done in between. What is typed ahead waits for its turn."""
        if not isinstance(event, Typed) or event.is_forwarded:
            await super().on_event(event)
            return
        self._kept.pressed()
        await self._typed.take(event)

    async def _deliver(self, event: Typed) -> bool:
        """Hand on what was typed; whether all that it causes is done with that."""
        screen = self.screen
        if isinstance(event, events.Key) and isinstance(self.focused, PairList) and event.key != "escape":
            # In the list every key is a command: it is obeyed at once, without the way down to the list and up again.
            self.app_focus = True
            await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)
            return (
                self.screen is screen or self.screen.is_mounted
            )  # composed already, it has the focus by now
        await super().on_event(event)
        return False

    def on_notify(self) -> None:
        """One notification at a time: the newest, or they would cover what they speak of."""
        self.clear_notifications()

    def on_mount(self) -> None:
        """Show the pairs, or the bar until there are some."""
        if self.project is not None:
            self._review(self.project)
        elif self._prepare is not None:
            from alignpost.review.long_work import LongWork  # noqa: PLC0415 - only needed here

            self.push_screen(LongWork("Preparing the review", self._prepare, may_leave=True), self._prepared)

    def _prepared(self, outcome: object) -> None:
        from alignpost.review.long_work import Outcome  # noqa: PLC0415

        if not isinstance(outcome, Outcome):
            self.exit()
            return
        try:
            self.project = outcome.value()
        except AlignPostError as error:
            self._give_up(error)
        else:
            self._review(self.project)

    async def action_quit(self) -> None:
        """Ctrl+Q: stop long work, otherwise leave and keep the place."""
        from alignpost.review.long_work import LongWork  # noqa: PLC0415

        if isinstance(self.screen, LongWork):
            self.screen.action_stop()
            return
        self._keep_place()
        self.exit()

    def _keep_place(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, MainScreen):
                screen.reviewer.remember()

    class Ended(Message):
        """The terminal is gone. May be posted from any thread."""

    def on_review_app_ended(self) -> None:
        """Leave from whatever screen, and keep the place; every edit is saved already."""
        self._keep_place()
        if self.project is not None:
            with suppress(AlignPostError):
                self.project.flush()
        self.exit()

    def _review(self, project: Project) -> None:
        try:
            reviewer = Reviewer(project)
        except AlignPostError as error:  # a damaged project
            self._give_up(error)
        else:
            self.push_screen(MainScreen(reviewer, self.settings, self._kept, self._standard))

    def on_desk_shown(self) -> None:
        """Note when the first frame stood."""
        self.shown_at = time.time()

    def on_resize(self, event: events.Resize) -> None:
        """Cover what there is no room for, and uncover it where there is again."""
        self._look_at_size(event.size)

    def on_desk_resumed(self) -> None:
        """The terminal may have become smaller while something else was shown."""
        self._look_at_size(self.size)

    def _look_at_size(self, size: Size) -> None:
        from alignpost.review.long_work import LongWork  # noqa: PLC0415

        covered, too_small = isinstance(self.screen, TooSmall), is_too_small(size)
        if covered and not too_small:
            self.pop_screen()
        elif (
            too_small and not covered and not isinstance(self.screen, LongWork)
        ):  # which may end at any moment
            self.push_screen(TooSmall())

    def _give_up(self, error: AlignPostError) -> None:
        self.failure = error
        self.exit()

    def action_command_palette(self) -> None:
        """Find an action by its name, unless that is asked already or nothing can be seen."""
        if not any(isinstance(each, CommandPalette | TooSmall) for each in self.screen_stack):
            self.push_screen(Palette(id="--command-palette"))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every action of the table, and the themes."""
        if isinstance(screen, MainScreen):
            for action in ACTIONS:
                keys = " ".join(self.settings.keymap.labels(action.id))
                yield SystemCommand(
                    action.label, f"{keys}   {action.tooltip}", getattr(screen, f"action_{action.id}")
                )
        yield SystemCommand("Theme", "Choose the colours.", self.action_change_theme)
