from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest

from alignpost.errors import Cancelled, InputError
from alignpost.progress import Progress
from alignpost.review.app import ReviewApp
from alignpost.store import Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def test_the_pairs_come_when_the_work_is_done(play: Play, project: Project) -> None:
    go_on = threading.Event()

    def prepare(progress: Progress) -> Project:
        progress("aligning", 0.4)
        go_on.wait(10)
        progress("scoring", 1.0)
        return project

    async def script(stage: Stage) -> None:
        await stage.pilot.pause(0.1)
        assert "Preparing the review" in stage.text()
        assert "aligning" in stage.text()
        assert "40%" in stage.text()
        go_on.set()
        await stage.settle()
        await stage.pilot.pause()
        assert "I spoke with the minister." in stage.text()
        await stage.press("a")
        assert stage.view.cursor == 1

    play(script, app=ReviewApp(prepare=prepare))


@pytest.mark.parametrize("key", ["escape", "ctrl+c", "ctrl+q"])
def test_the_work_can_be_stopped(play: Play, key: str) -> None:
    began = threading.Event()
    asked = threading.Event()

    def work(progress: Progress) -> Project:
        began.set()
        while True:
            asked.wait(0.01)
            progress("aligning", 0.1)

    app = ReviewApp(prepare=work)

    async def script(stage: Stage) -> None:
        began.wait(10)
        await stage.press(key)
        await stage.settle()

    play(script, app=app)
    assert isinstance(app.failure, Cancelled)
    assert app.project is None


def test_an_error_ends_the_program_and_is_kept_for_the_caller(play: Play) -> None:
    def prepare(progress: Progress) -> Project:
        raise InputError("is empty", path="post.en.txt")

    app = ReviewApp(prepare=prepare)

    async def script(stage: Stage) -> None:
        await stage.settle()

    play(script, app=app)
    assert str(app.failure) == "post.en.txt: is empty"


def deaf_app() -> tuple[threading.Event, ReviewApp]:
    """An app whose work hears no wish to stop until the event wakes it."""
    wake = threading.Event()

    def deaf(progress: Progress) -> Project:
        wake.wait(60)
        progress("woken", 0.5)
        raise AssertionError("never reached: the progress says stop")

    return wake, ReviewApp(prepare=deaf)


def test_work_that_does_not_listen_is_left_soon(play: Play) -> None:
    wake, app = deaf_app()

    async def script(stage: Stage) -> None:
        await stage.press("escape")
        await stage.settle()
        assert not wake.is_set()

    play(script, app=app)
    wake.set()
    assert isinstance(app.failure, Cancelled)


def test_a_second_escape_leaves_work_that_does_not_listen(play: Play) -> None:
    wake, app = deaf_app()

    async def script(stage: Stage) -> None:
        await stage.press("escape")
        assert "Esc again leaves at once" in stage.text()
        await stage.press("escape")
        await stage.settle()

    play(script, app=app)
    wake.set()
    assert isinstance(app.failure, Cancelled)


def test_a_fault_of_the_program_is_not_hidden(play: Play) -> None:
    def broken(progress: Progress) -> Project:
        raise ZeroDivisionError

    async def script(stage: Stage) -> None:
        await stage.settle()

    with pytest.raises(ZeroDivisionError):
        play(script, app=ReviewApp(prepare=broken))
