"""A history longer than the screen: read as it comes into sight, and obeying keys on the way to its end."""

from __future__ import annotations

import pytest
from tests.review.conftest import Play, Stage
from tests.review.eight_pairs import TEXTS
from tests.review.histories import edit, page, shown

from alignpost.review.history_screen import HistoryScreen
from alignpost.store import Project, SetLocked

FIRST = TEXTS[0][1]
LONG = 300


@pytest.fixture
def long(project: Project) -> Project:
    project._session.connection.execute("PRAGMA synchronous = OFF")
    edit(project, *[f"Version {number}." for number in range(LONG)])
    return project


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which the way to the end takes seconds."""
    monkeypatch.setattr("alignpost.review.history_page.SLICE_S", 1e-5)
    monkeypatch.setattr("alignpost.review.history_page.BETWEEN_SLICES_S", 0.4)


async def until(stage: Stage, text: str) -> None:
    for _ in range(1000):
        if text in stage.text():
            return
        await stage.pilot.pause(0.01)
    raise AssertionError(f"{text!r} does not appear")


@pytest.mark.usefixtures("long")
def test_only_what_is_seen_of_a_long_history_is_read(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H")
        assert len(page(stage).known) < LONG / 3
        before = len(page(stage).known)
        await stage.press(*["pagedown"] * 6)
        assert before < len(page(stage).known) < LONG
        assert "Version 239." in next(
            line for line in shown(stage) if line.startswith("▌") and "then" in line
        )

    play(script)


@pytest.mark.usefixtures("long", "slow")
def test_keys_are_obeyed_on_the_way_to_the_end_of_a_long_history(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H", "end")
        assert page(stage)._cursor < LONG
        await stage.press("home")
        await stage.pilot.pause(0.5)
        assert page(stage)._cursor == 0
        await stage.press("end", "enter")
        assert not isinstance(stage.app.screen, HistoryScreen)
        assert project.pair(0).target not in (f"Version {LONG - 1}.", FIRST)

    play(script)


@pytest.mark.usefixtures("long", "slow")
@pytest.mark.parametrize("keys", [("end",), ("end", "end"), ("end", "home", "end")])
def test_an_enter_that_is_refused_ends_the_way_to_the_end(
    play: Play, project: Project, keys: tuple[str, ...]
) -> None:
    """Whatever keys began it: the reason stays beside the edit that it is about."""
    project.apply(SetLocked((1,), True))

    async def script(stage: Stage) -> None:
        await stage.press("H", *keys, "enter")
        here, read = page(stage)._cursor, len(page(stage).known)
        assert 0 < here < LONG
        await stage.pilot.pause(1.0)
        assert (page(stage)._cursor, len(page(stage).known)) == (here, read)
        assert "locked" in stage.text()

    play(script)


@pytest.mark.usefixtures("long", "slow")
def test_a_key_on_the_way_to_the_end_leaves_nothing_to_come_of_it(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H", "end", "home")
        page(stage).scroll_to(y=5, animate=False)
        await stage.pilot.pause(1.0)
        assert page(stage).scroll_y == 5

    play(script)


@pytest.mark.usefixtures("long")
def test_the_end_of_a_long_history_is_its_beginning(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H", "end")
        await until(stage, f"in the beginning  {FIRST}")
        assert page(stage)._cursor == page(stage).entries - 1 == LONG
        await stage.press("end", "enter")
        assert project.pair(0).target == FIRST

    play(script)


@pytest.mark.usefixtures("long", "slow")
def test_a_history_that_was_left_on_the_way_to_its_end_reads_no_more(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H", "end")
        left = page(stage)
        await stage.press("escape")
        read = len(left.known)
        await stage.pilot.pause(0.5)
        assert len(left.known) == read < LONG
        await stage.press("H", "end", "escape", "H")
        await stage.pilot.pause(0.5)
        assert page(stage)._cursor == 0

    play(script)


@pytest.mark.usefixtures("long")
def test_the_wheel_reaches_the_beginning_of_a_long_history(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H")
        for _ in range(LONG):
            page(stage).scroll_down(animate=False)
            page(stage).scroll_page_down(animate=False)
            await stage.pilot.pause()
            if "in the beginning" in stage.text():
                break
        lines = shown(stage)
        assert any(line.endswith(f"in the beginning  {FIRST}") for line in lines)
        region = page(stage).region
        row = next(place for place, line in enumerate(lines) if "Version 0." in line)
        (dialogue,) = stage.app.screen.query(".dialogue")
        await stage.pilot.click(offset=(region.x + 4, dialogue.region.y + row))
        assert page(stage)._cursor == LONG - 1
        await stage.press("down")
        assert page(stage)._cursor == LONG

    play(script, size=(80, 24))


@pytest.mark.usefixtures("long")
def test_another_size_keeps_the_cursor_of_a_long_history(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H", "end")
        await until(stage, "in the beginning")
        await stage.press("up")
        await stage.pilot.resize_terminal(70, 20)
        await stage.pilot.pause(0.1)
        assert page(stage)._cursor == LONG - 1
        await stage.press("up", "down")
        assert any(line.startswith("▌") and "Version 0." in line for line in shown(stage))

    play(script)


@pytest.mark.usefixtures("long")
def test_damage_deep_in_the_journal_is_told_where_the_telling_ends(play: Play, project: Project) -> None:
    project._session.connection.execute("UPDATE journal SET inverse = '7' WHERE id = 100")

    async def script(stage: Stage) -> None:
        await stage.press("H")
        assert "damaged" not in stage.text()
        await stage.press("end")
        await until(stage, "damaged")
        assert "Version 1" in stage.text()
        assert isinstance(stage.app.screen, HistoryScreen)

    play(script)
