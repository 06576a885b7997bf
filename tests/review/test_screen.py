from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignpost.model import Bitext, Status
from alignpost.review.actions import ACTIONS
from alignpost.review.app import ReviewApp
from alignpost.review.detail import Detail
from alignpost.review.keymap import key_label
from alignpost.review.named_filters import kept_filters
from alignpost.review.pair_list import PairList
from alignpost.review.state import Order
from alignpost.store import AddNote, MergePairs, Project, SetStatus

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 50)])
def test_a_pair_shows_all_that_is_known_of_it(play: Play, project: Project, size: tuple[int, int]) -> None:
    project.apply(AddNote(2, "check the figure"))

    async def script(stage: Stage) -> None:
        await stage.press("down")
        text = stage.text()
        assert "texts.alignpost" in text
        assert "English → French" in text
        assert "pair 2 of 8" in text
        assert "We met 12 people." in text
        assert "Nous avons rencontré 21 personnes." in text
        assert "58" in text
        assert "99%" in text
        assert "▲1" in text
        assert "✎1" in text
        assert "12 has become 21." in text

    play(script, size=size)


def test_narrow_terminals_stack_and_wide_ones_do_not(play: Play) -> None:
    async def stacked(stage: Stage) -> None:
        line = next(line for line in stage.lines() if "I spoke with the minister." in line)
        assert "ministre" not in line
        assert " en " in line

    async def beside(stage: Stage) -> None:
        line = next(line for line in stage.lines() if "I spoke with the minister." in line)
        assert "J’ai parlé avec le ministre." in line

    play(stacked, size=(80, 24))
    play(beside, size=(100, 24))


@pytest.mark.parametrize(
    ("key", "status", "mark"), [("a", Status.ACCEPTED, "●"), ("X", Status.REJECTED, "✕")]
)
def test_a_decision_is_saved_and_the_cursor_goes_on(
    play: Play, project: Project, key: str, status: Status, mark: str
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(key)
        assert project.pair(0).status is status
        assert stage.view.cursor == 1
        assert mark in next(line for line in stage.lines() if "minister" in line)

    play(script)


def test_needs_work_asks_for_a_note_and_goes_on(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("r")
        assert project.pair(0).status is Status.NEEDS_WORK
        await stage.type("why so")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == ["why so"]
        assert stage.view.cursor == 1
        await stage.press("r", "escape")
        assert project.pair(1).status is Status.NEEDS_WORK
        assert project.pair(1).notes == ()
        assert stage.view.cursor == 2

    play(script)


def test_clear_takes_the_mark_away_and_stays(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a", "up", "c")
        assert project.pair(0).status is Status.UNREVIEWED
        assert stage.view.cursor == 0

    play(script)


def test_keep_and_leave_out(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("x")
        assert project.pair(0).keep is False
        assert "left out of exports" in stage.text()
        await stage.press("x")
        assert project.pair(0).keep is True

    play(script)


@pytest.mark.parametrize(("undo", "redo"), [("z", "Z"), ("ctrl+z", "ctrl+y")])
def test_undo_and_redo_say_what_they_did(play: Play, project: Project, undo: str, redo: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("a", "a", "end", undo)
        assert project.pair(1).status is Status.UNREVIEWED
        assert "undone: accept pair 2" in stage.said()
        assert stage.view.cursor == 1
        await stage.press(redo)
        assert project.pair(1).status is Status.ACCEPTED
        assert "done again: accept pair 2" in stage.said()
        await stage.press(undo, undo, undo)
        assert "nothing to undo" in stage.said()
        assert [pair.status for pair in project.pairs()] == [Status.UNREVIEWED] * 8

    play(script)


def test_moving(play: Play) -> None:
    async def script(stage: Stage) -> None:
        rows = []
        for key in ("j", "down", "k", "up", "up", "G", "j", "g", "end", "home", "pagedown", "pageup"):
            await stage.press(key)
            rows.append(stage.view.cursor)
        assert rows == [1, 2, 1, 0, 0, 7, 7, 0, 7, 0, 7, 0]

    play(script)


def test_the_next_suspicious_pair(play: Play) -> None:
    async def script(stage: Stage) -> None:
        rows = []
        for key in ("n", "n", "n", "n", "p"):
            await stage.press(key)
            rows.append(stage.view.pair_at(stage.view.cursor).id)
        assert rows == [2, 5, 7, 2, 7]
        assert "went on from the other end" in stage.said()
        await stage.press("p")
        assert "Look here: one side is empty" in stage.text()

    play(script)


@pytest.mark.parametrize("key", ["}", "{"])
def test_where_there_is_no_other_a_jump_says_so(play: Play, tmp_path: Path, key: str) -> None:
    bitext = Bitext.of_texts([("One.", "Un."), ("Two.", "Deux."), ("Three.", "Trois.")], "en", "fr")

    async def script(stage: Stage) -> None:
        await stage.press("m", "down", key)
        assert stage.view.cursor == 0
        await stage.press(key)
        assert stage.view.cursor == 0
        assert "there is no other" in stage.said().splitlines()[-1]

    with Project.create(tmp_path / "one.alignpost", bitext) as project:
        play(script, app=ReviewApp(project))


def test_the_next_unreviewed_and_the_next_noted_pair(play: Play, project: Project) -> None:
    project.apply(SetStatus([2, 3], Status.ACCEPTED))
    project.apply(AddNote(6, "see above"))

    async def script(stage: Stage) -> None:
        rows = []
        for key in ("N", "P", "right_square_bracket", "left_square_bracket"):
            await stage.press(key)
            rows.append(stage.view.pair_at(stage.view.cursor).id)
        assert rows == [4, 1, 6, 6]

    play(script)


def test_the_next_and_the_previous_pair_that_is_not_one_to_one(play: Play, project: Project) -> None:
    project.apply(MergePairs((2, 3)), MergePairs((6, 7)))

    async def script(stage: Stage) -> None:
        rows = []
        for key in ("right_curly_bracket", "right_curly_bracket", "left_curly_bracket"):
            await stage.press(key)
            rows.append(stage.view.pair_at(stage.view.cursor).id)
        uneven = [pair.id for pair in project.pairs() if pair.bead.kind != "1:1"]
        assert rows == [uneven[0], uneven[1], uneven[0]]

    play(script)


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


def test_tab_goes_to_the_detail_and_back(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("tab")
        assert isinstance(stage.app.focused, Detail)
        await stage.press("a")
        assert stage.view.cursor == 1
        await stage.press("escape")
        assert isinstance(stage.app.focused, PairList)

    play(script)


def test_help_shows_every_key_of_the_table(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("question_mark")
        text = stage.text()
        for action in ACTIONS:
            assert all(key_label(key) in text for key in action.keys)
            assert action.tooltip[:40].rsplit(" ", 1)[0] in text
        assert "○ unreviewed   ● accepted   ◐ needs work   ✕ rejected" in text
        await stage.press("escape")
        assert "Keys" not in stage.text()
        await stage.press("f1", "q")
        assert len(stage.app.screen_stack) == 2

    play(script, size=(180, 120))


def test_the_palette_offers_every_action(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("ctrl+p")
        await stage.type("leave out")
        await stage.pilot.pause(0.3)
        assert "Keep or leave out" in stage.text()
        await stage.press("escape")

    play(script)


def test_no_break_spaces_on_demand(play: Play) -> None:
    async def script(stage: Stage) -> None:
        assert "merveilleux\u202f!" in stage.text()
        await stage.press("w")
        assert "merveilleux·!" in stage.text()
        assert "«°jamais°»" in stage.text()

    play(script)


def test_a_click_moves_the_cursor_and_the_last_line_can_be_clicked(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        y = next(y for y, line in enumerate(stage.lines()) if "It was wonderful!" in line)
        await stage.pilot.click(offset=(20, y))
        await stage.pilot.pause()
        assert stage.view.cursor == 2
        await stage.pilot.click(offset=(2, stage.app.size.height - 1))
        await stage.pilot.pause()
        assert project.pair(2).status is Status.ACCEPTED

    play(script)


def test_quit_ends_the_program(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("q")
        assert not stage.app.is_running or stage.app._exit

    play(script)


def test_the_place_is_found_again(play: Play, project: Project) -> None:
    async def first(stage: Stage) -> None:
        await stage.press("down", "down", "down", "q")

    async def second(stage: Stage) -> None:
        assert stage.view.cursor == 3

    play(first)
    play(second)


def test_the_keys_that_matter_change_with_what_one_does(play: Play) -> None:
    async def script(stage: Stage) -> None:
        assert stage.lines()[-1].split("   ")[0] == " a accept"
        await stage.press("slash", "e")
        assert "Enter go to the first match" in stage.lines()[-1]
        await stage.press("enter")
        assert ". next match" in stage.lines()[-1]
        await stage.press("escape", "f", "1", "enter")
        assert "F show all" in stage.lines()[-1]

    play(script)


def test_what_is_found_may_hold_a_typed_no_break_space(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type("merveilleux\u202f!")
        await stage.press("enter")
        assert stage.view.search.query == "merveilleux\u202f!"
        assert stage.view.cursor == 2

    play(script)
