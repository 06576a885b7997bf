"""A project of eight pairs with everything that the screen can show."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import TypeAlias

import pytest
from tests.review.eight_pairs import NUMBER, TEXTS, scored
from textual.pilot import Pilot

from alignpost.model import Bitext
from alignpost.review.app import ReviewApp
from alignpost.review.long_work import LongWork
from alignpost.review.main_screen import MainScreen
from alignpost.review.state import ViewState
from alignpost.score import score_pairs
from alignpost.store import Project


def make_bitext() -> Bitext:
    """The eight pairs, scored."""
    return scored(
        TEXTS, {2: NUMBER}, {2: 58.0, 5: 0.0}, usual=95.0, signature=score_pairs([], "en", "fr").signature
    )


@pytest.fixture
def bitext() -> Bitext:
    return make_bitext()


@pytest.fixture
def project(tmp_path: Path, bitext: Bitext) -> Iterator[Project]:
    with Project.create(tmp_path / "texts.alignpost", bitext, author="ada") as opened:
        yield opened


class Stage:
    """The running program in a test: press keys, read what is on the screen."""

    def __init__(self, app: ReviewApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, and let their work end."""
        for key in keys:
            await self.pilot.press(key)
        await self.pilot.pause()

    async def type(self, text: str) -> None:
        """Type letters."""
        await self.press(*text)

    async def settle(self) -> None:
        """Wait for the end of long work."""
        for _ in range(600):
            await self.pilot.pause(0.02)
            if not any(isinstance(screen, LongWork) for screen in self.app.screen_stack):
                await self.pilot.pause()  # what the end of the work has to say
                return
        raise AssertionError("the work does not end")

    @property
    def main(self) -> MainScreen:
        """The screen with the pairs."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, MainScreen))

    @property
    def view(self) -> ViewState:
        """What it shows."""
        return self.main.view

    def lines(self) -> list[str]:
        """The screen as text, line by line."""
        size = self.app.size
        strips = self.app.screen._compositor.render_strips(size)
        return [strip.text for strip in strips]

    def text(self) -> str:
        """The screen as one text."""
        return "\n".join(self.lines())

    def said(self) -> str:
        """The notifications so far, a line each however it is broken."""
        return "\n".join(note.message.replace("\n", " ") for note in self.app._notifications)


Script: TypeAlias = Callable[[Stage], Awaitable[None]]
Play: TypeAlias = Callable[..., None]


@pytest.fixture
def play(project: Project) -> Play:
    """Runs a script against the program on the eight pairs: `play(script, size=(80, 24))`."""

    def run(
        script: Script,
        *,
        size: tuple[int, int] = (120, 40),
        app: ReviewApp | None = None,
        toasts: bool = False,
    ) -> None:
        async def go() -> None:
            running = app or ReviewApp(project)
            async with running.run_test(size=size, notifications=toasts) as pilot:
                await pilot.pause()
                await script(Stage(running, pilot))

        asyncio.run(go())

    return run
