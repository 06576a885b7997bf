from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from alignpost.model import Bitext, Part, Score, Status
from alignpost.review.actions import ACTIONS
from alignpost.review.app import ReviewApp
from alignpost.review.detail import Detail
from alignpost.review.keymap import key_label
from alignpost.review.pair_list import PairList
from alignpost.store import AddNote, Project

if TYPE_CHECKING:
    from pathlib import Path

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


def test_parts_that_round_to_nothing_have_no_line(play: Play, tmp_path: Path) -> None:
    (pair,) = Bitext.of_texts([("a", "b")], "en", "fr").pairs
    parts = (Part("adequacy", 90.0, "alike"), Part("contrasts", -0.04, "hardly"), Part("numbers", 0.0))
    scored = replace(
        Bitext.of_texts([("a", "b")], "en", "fr"), pairs=(replace(pair, score=Score(90.0, parts)),)
    )

    async def script(stage: Stage) -> None:
        assert "+90.0  adequacy" in stage.text()
        assert "contrasts" not in stage.text()
        assert "numbers" not in stage.text()

    with Project.create(tmp_path / "one.alignpost", scored) as project:
        play(script, size=(120, 50), app=ReviewApp(project))


def test_a_fidelity_below_a_limit_never_reads_as_the_limit(play: Play, tmp_path: Path) -> None:
    (pair,) = Bitext.of_texts([("a", "b")], "en", "fr").pairs
    scored = replace(Bitext.of_texts([("a", "b")], "en", "fr"), pairs=(replace(pair, score=Score(69.96)),))

    async def script(stage: Stage) -> None:
        assert "fidelity 69 " in stage.text()
        assert "fidelity 69.9 " in stage.text()
        assert "70" not in stage.text()

    with Project.create(tmp_path / "one.alignpost", scored) as project:
        play(script, size=(120, 50), app=ReviewApp(project))


def test_the_detail_stays_where_one_reads_while_its_pair_is_edited(play: Play, project: Project) -> None:
    for number in range(20):
        project.apply(AddNote(1, f"Remark {number}"))

    async def script(stage: Stage) -> None:
        detail = stage.main.detail
        detail.scroll_to(y=9, animate=False)
        await stage.press("b")
        assert project.pair(0).bookmarked
        assert detail.scroll_y == 9
        await stage.press("down", "up")
        assert detail.scroll_y == 0

    play(script, size=(80, 24))
