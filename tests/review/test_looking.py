"""Finding, filtering and ordering in the screen."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, TextArea

from alignpost.errors import OutputError
from alignpost.review.app import ReviewApp
from alignpost.review.main_screen import MainScreen
from alignpost.review.named_filters import kept_filters
from alignpost.review.note_editor import NoteEditor
from alignpost.review.state import Order
from alignpost.review.statistics import Statistics, statistics
from alignpost.review.traits import Traits
from alignpost.review.wording import WordReader
from alignpost.store import Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def test_suspicion_order_and_back(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("v")
        assert stage.view.order == Order.SUSPICION.value
        assert stage.view.pair_at(0).id == 5
        assert "most suspicious first" in stage.lines()[1]
        await stage.press("v")
        assert stage.view.order == Order.READING.value

    play(script)


def test_find_lights_up_counts_and_visits(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("we ")
        assert "“we ” 0/2" in stage.lines()[1]
        await stage.press("enter")
        assert stage.view.cursor == 1
        assert "“we ” 1/2" in stage.lines()[1]
        await stage.press("full_stop")
        assert stage.view.cursor == 6
        await stage.press("comma")
        assert stage.view.cursor == 1
        await stage.press("escape")
        assert not stage.view.search
        assert "all pairs" in stage.lines()[1]

    play(script)


def test_one_side_may_be_searched_and_by_an_expression(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("12|21")
        assert "not found" in stage.lines()[1]
        await stage.press("f3")
        assert "/12|21/ 0/1" in stage.lines()[1]
        await stage.press("f2")
        assert "F2 in the translation" in stage.text()
        assert "/12|21/ in French 0/1" in stage.lines()[1]
        await stage.press("enter")
        assert stage.view.current is not None
        assert stage.view.current.target == "Nous avons rencontré 21 personnes."
        await stage.press("slash")
        await stage.type("12")
        await stage.press("enter")
        assert "“12” is in no pair shown" in stage.said()
        await stage.press("slash")
        await stage.type("12(")
        await stage.press("enter")
        assert "“12(” is no regular expression" in stage.said()

    play(script)


def test_find_without_a_match_says_so(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("zebra")
        await stage.press("enter")
        assert "“zebra” is in no pair shown" in stage.said()
        assert "not found" in stage.lines()[1]
        await stage.press("slash", "escape")
        assert not stage.view.search

    play(script)


def test_filter_by_status_keeps_rows_until_it_runs_again(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a", "f", "1", "enter")
        assert len(stage.view) == 7
        assert "unreviewed" in stage.lines()[1]
        assert "pair 2   row 1 of 7  (8 in all)" in stage.lines()[0]
        await stage.press("a")
        assert len(stage.view) == 7
        await stage.press("f5")
        assert len(stage.view) == 6
        await stage.press("F")
        assert len(stage.view) == 8

    play(script)


def test_filter_dialogue(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("f")
        assert "1  [ ]  ○ unreviewed" in stage.text()
        await stage.press("down", "space")
        assert "2  [x]  ● accepted" in stage.text()
        await stage.press("escape")
        assert len(stage.view) == 8
        await stage.press("f", "9", "enter")
        assert [stage.view.pair_at(row).id for row in range(len(stage.view))] == [2]
        await stage.press("f", "0")
        assert len(stage.view) == 8
        await stage.press("f", "4", "enter")
        assert "No pair matches the filter; F shows all." in stage.text()
        await stage.press("a", "r", "o", "c", "x", "n", "down", "pagedown", "O", "f5")
        assert stage.view.current is None

    play(script)


def test_a_filter_is_named_and_found_again(project: Project, play: Play) -> None:
    async def name(stage: Stage) -> None:
        await stage.press("f", "1", "9", "s")
        await stage.type("later")
        await stage.press("enter", "enter")
        assert stage.view.filter.name == "later"
        assert "later" in stage.lines()[1]

    play(name)

    async def find(stage: Stage) -> None:
        await stage.press("f", "n", "enter")
        assert stage.view.filter.name == "later"
        assert [stage.view.pair_at(row).id for row in range(len(stage.view))] == [2]
        await stage.press("f", "s", *["backspace"] * 5, "enter", "enter")
        assert stage.view.filter.title == ""

    play(find)
    assert kept_filters(project) == []


def test_what_is_kept_as_filters_may_be_nonsense(project: Project) -> None:
    for kept in ("[", "[1]", '{"a": ["no such"]}', '{"a": 3}', '{"a": []}'):
        project.remember("review.filters", kept)
        assert kept_filters(project) == []


def test_what_is_found_may_hold_a_typed_no_break_space(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("merveilleux\u202f!")
        await stage.press("enter")
        assert stage.view.search.query == "merveilleux\u202f!"
        assert stage.view.cursor == 2

    play(script)


def test_of_a_large_project_the_statistics_stand_before_everything_is_counted(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignpost.review.warming._COUNTED_AT_ONCE", 0)
    go_on = threading.Event()

    def late(*given: Any) -> Statistics:
        go_on.wait(10)
        return statistics(*given)

    monkeypatch.setattr("alignpost.review.main_screen.statistics", late)

    async def script(stage: Stage) -> None:
        await stage.app.workers.wait_for_complete()
        await stage.press("S")
        assert "counting" in stage.text()
        go_on.set()
        for _ in range(400):
            await stage.pilot.pause(0.02)
            if "counting" not in stage.text():
                break
        assert "counting" not in stage.text()
        assert "Progress" in stage.text()

    play(script)


def test_what_is_counted_once_is_shown_at_once_and_stays_true(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignpost.review.warming._COUNTED_AT_ONCE", 0)

    async def script(stage: Stage) -> None:
        await stage.app.workers.wait_for_complete()
        for edits in ((), ("a", "b", "m"), ("z", "z"), ("i",)):
            await stage.press(*edits)
            assert stage.view.facets == Traits(stage.view.pairs).counts()
            await stage.press("f")
            assert "…" not in "".join(line for line in stage.lines() if "[ ]" in line)
            await stage.press("escape", "S")
            await stage.app.workers.wait_for_complete()
            await stage.press("escape", "S")
            assert "Progress" in stage.text()
            await stage.press("escape")

    play(script)


def test_a_dialogue_is_composed_while_nobody_types_and_tells_nothing_of_the_last_time(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(stage: Stage) -> None:
        monkeypatch.setattr("alignpost.review.kept._QUIET_S", 0.0)
        while stage.main.kept.prepare_next():
            await stage.pilot.pause()
        editor = stage.main.kept.get(NoteEditor)
        assert editor.is_mounted
        await stage.press("o")
        assert stage.app.screen is editor
        await stage.type("wrong")
        await stage.press("f3", "2", "tab", "x", "escape", "escape")
        await stage.press("down", "o")
        assert stage.app.screen is editor
        assert "Note on pair 2" in stage.text()
        assert "wrong" not in stage.text()
        assert "a remark, no error" in stage.text()
        await stage.type("y")
        assert editor.query_one(TextArea).text == "y"  # the cursor is back in the first field
        assert editor.query_one(Input).value == ""

    play(script)


def test_a_dialogue_kept_takes_the_colours_and_the_size_of_now(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("question_mark", "escape")
        stage.app.theme = "alignpost-light"
        await stage.pilot.resize_terminal(90, 30)
        await stage.press("question_mark")
        box = stage.app.screen.query_one(".dialogue")
        assert box.styles.background.hex == stage.app.theme_variables["surface"]
        assert box.size.width < 90

    play(script)


@pytest.mark.parametrize("turns", [0, 1, 2, 4, 8, 16])
def test_the_screen_may_be_left_while_dialogues_are_composed_ahead(
    project: Project, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    """After so many turns of the event loop for each of them, one is composed by half."""
    monkeypatch.setattr("alignpost.review.kept._QUIET_S", 0.0)
    monkeypatch.setattr("alignpost.review.warming._BETWEEN_DIALOGUES_S", 60.0)  # only here are they composed
    monkeypatch.setattr(WordReader, "load", lambda self: None)

    async def go() -> None:
        app = ReviewApp(project)
        async with app.run_test(size=(80, 24)) as pilot:
            await pilot.pause()
            (main,) = (screen for screen in app.screen_stack if isinstance(screen, MainScreen))
            more = True
            while more:
                more = main.kept.prepare_next()
                for _ in range(turns):
                    await asyncio.sleep(0)
            app.exit()

    asyncio.run(asyncio.wait_for(go(), 30))


def test_the_help_tells_what_the_figures_of_a_pair_mean(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("question_mark", "end")
        assert "How likely the translation is to hold a critical error." in stage.text()
        assert "MQM/100       Penalty points" in stage.text()

    play(script, size=(80, 40))


@pytest.mark.parametrize("why", ["open for reading only", "the disk is full"])
def test_a_name_that_cannot_be_kept_is_not_shown_as_kept(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    def full() -> None:
        raise OutputError(why)

    if why == "the disk is full":
        monkeypatch.setattr(project, "flush", full)
    else:
        monkeypatch.setattr(project, "read_only", True)

    async def script(stage: Stage) -> None:
        await stage.press("f", "1", "s")
        await stage.type("new")
        await stage.press("enter")
        assert why in stage.text()
        await stage.press("escape")
        assert "→ unreviewed" in stage.text()

    play(script)
