"""What may go wrong around the screen: hostile texts, read-only files, failing stores, other people, huge pairs."""

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.theme import BUILTIN_THEMES
from textual.widgets._toast import Toast

from alignpost.errors import ProjectError, ProjectInUseError
from alignpost.model import Bitext, Status
from alignpost.review.app import ReviewApp
from alignpost.store import AddNote, Project, SetStatus

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

HOSTILE = "\x1b]0;title\x07\x1b[2J[bold red]markup[/] \u202etfel\u202c [@click=app.quit]x[/] \x9b31m\r\n\ttab"


@pytest.fixture
def hostile(tmp_path: Path) -> Project:
    bitext = Bitext.of_texts([(HOSTILE, "漢字\u200b e\u0301 👩\u200d🚀 \ufeff"), ("a", "b")], "en", "fr")
    project = Project.create(tmp_path / "x[red].alignpost", bitext, author="a[b]\x1b")
    project.apply(AddNote(1, HOSTILE))
    return project


@pytest.mark.parametrize("size", [(80, 24), (140, 40)])
def test_hostile_text_is_shown_and_does_nothing(play: Play, hostile: Project, size: tuple[int, int]) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash", "[", "enter")
        text = stage.text()
        assert not set(text) & set("\x1b\x07\x9b\r\t\u202e\u202c")
        assert "␛]0;title␇␛[2J[bold red]markup[/]" in text
        assert "x[red].alignpost" in text
        await stage.press("O", "escape", "x", "z", "f", "escape", "E", "escape")
        assert stage.app.is_running

    play(script, size=size, app=ReviewApp(hostile))


def test_hostile_fields_of_a_strangers_project_do_nothing(play: Play, hostile: Project) -> None:
    path, steer = hostile.path, HOSTILE.replace("'", "")
    hostile.close()
    with closing(sqlite3.connect(path)) as stranger:
        stranger.execute("UPDATE note SET time = ?, mqm = ?", (steer, steer))
        stranger.execute("UPDATE journal SET time = ?", (steer,))
        stranger.execute("UPDATE document SET lang = ?", (steer,))
        stranger.commit()

    async def script(stage: Stage) -> None:
        for keys in ((), ("O",), ("escape", "H"), ("escape", "S"), ("escape", "o")):
            await stage.press(*keys)
            assert not set(stage.text()) & set("\x1b\x07\x9b\r\t\u202e\u202c")
        assert stage.app.is_running

    play(script, app=ReviewApp(Project.open(path)))


@pytest.mark.parametrize("width", [20, 40, 61, 80, 97, 120, 300])
def test_every_line_of_the_list_is_exactly_as_wide_as_the_screen(
    play: Play, hostile: Project, width: int
) -> None:
    async def script(stage: Stage) -> None:
        strips = stage.app.screen._compositor.render_strips(stage.app.size)
        assert {strip.cell_length for strip in strips} == {width}

    play(script, size=(width, 24), app=ReviewApp(hostile))


def test_a_pair_taller_than_the_screen_is_read_page_by_page(play: Play, tmp_path: Path) -> None:
    words = " ".join(f"w{number}" for number in range(2000))
    project = Project.create(
        tmp_path / "tall.alignpost", Bitext.of_texts([(words, "x" * 20_000), ("a", "b")], "en", "fr")
    )

    async def script(stage: Stage) -> None:
        seen = stage.text()
        for _ in range(200):
            await stage.press("down")
            seen += stage.text()
            if stage.view.cursor == 1:
                break
        assert stage.view.cursor == 1
        assert all(f"w{number}" in seen for number in range(0, 2000, 50))
        await stage.press("up")
        assert stage.view.cursor == 0
        assert "w0 " in stage.text()
        await stage.press("down", "down", "down")
        below = stage.text()
        await stage.press("down", "up")
        assert "w0 " not in stage.text()
        assert set(below.split(" ")) & set(stage.text().split(" ")) - {""}
        await stage.press("up", "up", "up", "up")
        assert "w0 " in stage.text()
        assert stage.view.cursor == 0

    play(script, app=ReviewApp(project))


def test_resizing_keeps_the_cursor_in_view(play: Play, tmp_path: Path) -> None:
    texts = [(f"source {n} " + "word " * (n % 30), f"cible {n} " + "mot " * (n % 40)) for n in range(300)]
    project = Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr"))

    async def script(stage: Stage) -> None:
        await stage.press("G", "up", "up")
        for width in (80, 200, 60, 120):
            await stage.pilot.resize_terminal(width, 30)
            await stage.pilot.pause()
            assert "source 297" in stage.text()

    play(script, app=ReviewApp(project))


def test_a_project_that_can_only_be_read_says_so_in_words(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(project, "read_only", True)

    async def script(stage: Stage) -> None:
        assert "reading only" in stage.lines()[0]
        await stage.press("a", "d", "r", "c", "x", "o", "O", "z", "Z")
        assert "reading only" in stage.said()
        assert len(stage.app.screen_stack) == 2
        assert stage.view.cursor == 0
        assert {pair.status for pair in project.pairs()} == {Status.UNREVIEWED}
        await stage.press("down", "n", "f", "escape")
        assert stage.app.is_running

    play(script)


def test_an_error_of_the_store_becomes_words(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*commands: object, **words: object) -> None:
        raise ProjectError("the disk is full [really]")

    monkeypatch.setattr(project, "apply", refuse)

    async def script(stage: Stage) -> None:
        await stage.press("a")
        assert "the disk is full [really]" in stage.said()
        assert stage.view.cursor == 0
        await stage.pilot.pause(0.2)
        assert "the disk is full" in stage.text()

    play(script, toasts=True)


def test_what_somebody_else_decides_is_seen(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        with Project.open(project.path, author="bob") as other:
            other.apply(SetStatus([1], Status.REJECTED))
        await stage.pilot.pause(1.2)
        assert stage.view.pair_at(0).status is Status.REJECTED
        assert "✕ 1" in stage.lines()[1]
        assert "somebody else" in stage.said()

    play(script)


def test_a_project_that_cannot_be_read_any_more_is_told_of_once(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def damaged() -> None:
        asked.append("once")
        raise ProjectError("is damaged")

    monkeypatch.setattr("alignpost.review.desk._LOOK_FOR_OTHERS_EVERY_S", 0.02)

    async def script(stage: Stage) -> None:
        monkeypatch.setattr(project, "take_news", damaged)
        while not asked:
            await stage.pilot.pause(0.02)
        await stage.pilot.pause(0.3)
        assert asked == ["once"]
        assert "is damaged" in stage.said()

    play(script)


def test_a_project_in_use_is_looked_at_again_when_it_is_free(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[float] = []

    def in_use() -> None:
        asked.append(time.monotonic())
        raise ProjectInUseError("is being written by another program")

    monkeypatch.setattr("alignpost.review.desk._LOOK_FOR_OTHERS_EVERY_S", 0.05)
    monkeypatch.setattr("alignpost.review.desk._LOOK_AGAIN_AFTER_S", 0.4)

    async def script(stage: Stage) -> None:
        with monkeypatch.context() as held:
            held.setattr(project, "take_news", in_use)
            while len(asked) < 2:
                await stage.pilot.pause(0.02)
        # Far above the pace of the others; what a timer is early or late by says nothing.
        assert asked[1] - asked[0] > 0.3
        assert stage.said() == ""
        with Project.open(project.path, author="bob") as other:
            other.apply(SetStatus([1], Status.REJECTED))
        for _ in range(200):
            await stage.pilot.pause(0.02)
            if stage.view.pair_at(0).status is Status.REJECTED:
                break
        assert stage.view.pair_at(0).status is Status.REJECTED

    play(script)


def test_without_colour_the_cursor_is_reversed(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(stage: Stage) -> None:
        y = next(y for y, line in enumerate(stage.lines()) if "minister" in line)
        strip = stage.app.screen._compositor.render_strips(stage.app.size)[y]
        reversed_text = "".join(text for text, style, _ in strip if style is not None and style.reverse)
        assert "I spoke with the minister." in reversed_text
        assert "○" in reversed_text

    play(script, app=ReviewApp(project))


def test_without_colour_there_are_only_greys(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def script(stage: Stage) -> None:
        hues: set[tuple[int, ...]] = set()
        for key in ("j", "f", "escape", "E", "escape", "o", "escape", "slash", "question_mark"):
            await stage.press(key)
            for strip in stage.app.screen._compositor.render_strips(stage.app.size):
                inks = [ink for _, style, _ in strip if style for ink in (style.color, style.bgcolor) if ink]
                hues |= {tuple(ink.get_truecolor()) for ink in inks}
        assert len(hues) > 4
        assert {hue for hue in hues if len(set(hue)) > 1} == set()

    play(script, app=ReviewApp(project))


@pytest.mark.parametrize("theme", ["alignpost-light", "nord", "ansi-dark", "textual-light"])
def test_other_themes_work(play: Play, theme: str) -> None:
    if theme.startswith("ansi") and theme not in BUILTIN_THEMES:
        theme = "textual-ansi"

    async def script(stage: Stage) -> None:
        stage.app.theme = theme
        await stage.press("down", "f", "escape", "question_mark")
        assert stage.app.is_running

    play(script)


def test_an_empty_project_has_a_screen(play: Play, tmp_path: Path) -> None:
    project = Project.create(tmp_path / "none.alignpost", Bitext.of_texts([], "en", "fr"))

    async def script(stage: Stage) -> None:
        assert "There are no pairs." in stage.text()
        await stage.press("a", "n", "down", "G", "o", "slash", "x", "enter", "v", "pagedown", "z")
        assert stage.app.is_running

    play(script, app=ReviewApp(project))


def test_one_notification_at_a_time_the_newest(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x", "z", "Z", "v", "v", "x")
        await stage.pilot.pause(0.2)
        assert stage.said() == "pair 1 is back in exports"
        assert [toast.render().plain for toast in stage.app.screen.query(Toast)] == [stage.said()]

    play(script, toasts=True, size=(80, 24))
