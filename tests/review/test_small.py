"""Terminals with little room, and those with none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette
from textual.widgets import OptionList

from alignpost.model import Status
from alignpost.review.actions import ACTIONS
from alignpost.review.small import LEAST, TooSmall
from alignpost.review.wrap import cells
from alignpost.store import AddNote, Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


@pytest.mark.parametrize("size", [(59, 40), (120, 14), (40, 10), (20, 5), (10, 4)])
def test_a_terminal_that_is_too_small_is_told_of_in_words(play: Play, size: tuple[int, int]) -> None:
    async def script(stage: Stage) -> None:
        await stage.pilot.resize_terminal(*size)
        await stage.pilot.pause()
        said = " ".join(" ".join(stage.lines()).split())
        assert said.startswith("60×15")
        await stage.press("a", "x", "f", "question_mark")
        assert stage.view.pairs[0].status is Status.UNREVIEWED
        assert isinstance(stage.app.screen, TooSmall)
        await stage.pilot.resize_terminal(80, 24)
        await stage.pilot.pause()
        assert not isinstance(stage.app.screen, TooSmall)
        assert "pair 1 of 8" in stage.lines()[0]

    play(script)


def test_a_dialogue_comes_back_when_there_is_room_again(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("f", "1")
        await stage.pilot.resize_terminal(30, 8)
        await stage.pilot.pause()
        assert "60×15 needed" in stage.text()
        assert "30×8" in stage.text()
        await stage.pilot.resize_terminal(100, 30)
        await stage.pilot.pause()
        assert "[x]  ○ unreviewed" in stage.text()

    play(script)


def test_one_may_leave_where_nothing_can_be_shown(play: Play) -> None:
    async def script(stage: Stage) -> None:
        assert isinstance(stage.app.screen, TooSmall)
        await stage.press("q")
        assert not stage.app.is_running

    play(script, size=(20, 5))


KEYS = sorted({action.keys[0] for action in ACTIONS if action.id in {
    "filter", "batch", "statistics", "help", "history", "replace", "export", "human_score", "add_note", "edit_text",
    "go_to_pair",
}})  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("size", [tuple(LEAST), (80, 24)])
def test_every_dialogue_shows_its_last_line_on_a_small_terminal(
    play: Play, size: tuple[int, int], key: str
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(key)
        await stage.pilot.pause()
        (dialogue,) = stage.app.screen.query(".dialogue")
        region = dialogue.region
        assert stage.app.screen.size.region.contains_region(region)
        for child in dialogue.children:
            if child.display:
                assert region.contains_region(child.region), child
        hints = stage.app.screen.query(".dialogue--hint")
        for hint in hints:
            assert hint.region.height > 0

    play(script, size=size)


@pytest.mark.parametrize("width", [60, 72, 80, 104, 120, 200])
def test_the_header_gives_up_what_matters_least_and_never_where_one_is(play: Play, width: int) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("v", "f", "1", "2", "7", "8", "enter", "slash")
        await stage.type("we")
        await stage.press("enter")
        place, work = stage.lines()[:2]
        assert cells(place) == cells(work) == width
        assert "of 1  (8 in all) " in place
        assert place.startswith(" texts.ali")
        assert "● 0" in work
        assert "○ 8" in work
        assert "most suspicious first" in work
        name = "unreviewed or accepted, fidelity 85 and more, s"
        assert work.endswith(f"{name}… ") if width >= 120 else "unreviewed or" not in work or "… " in work

    play(script, size=(width, 24))


@pytest.mark.parametrize("width", [60, 66, 72, 80, 120])
@pytest.mark.parametrize("keys", [(), ("slash", "w", "enter"), ("right",), ("shift+down",), ("n",)])
def test_the_way_out_and_the_way_to_all_keys_are_always_told(
    play: Play, width: int, keys: tuple[str, ...]
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(*keys)
        last = stage.lines()[-1]
        assert last.endswith("  q quit ")
        assert "? all keys" in last
        assert cells(last) == width

    play(script, size=(width, 24))


@pytest.mark.parametrize("keys", [("f",), ("A",), ("o", "f2"), ("O",), ("ctrl+p", "s")])
def test_no_page_is_turned_in_a_list_without_room(
    play: Play, project: Project, keys: tuple[str, ...]
) -> None:
    """So it is for a moment when a terminal grows again."""
    project.apply(AddNote(1, "a note"))

    async def script(stage: Stage) -> None:
        await stage.press(*keys)
        lines = stage.app.screen.query_one(OptionList)
        for _ in range(100):
            if lines.option_count:
                break
            await stage.pilot.pause(0.05)
        lines.highlighted = 0
        lines.styles.min_height = lines.styles.height = 0
        await stage.pilot.pause(0.1)
        assert not lines.scrollable_content_region
        await stage.press("pagedown", "pageup")
        assert stage.app.is_running
        assert lines.highlighted == 0
        lines.styles.height = "auto"
        await stage.pilot.pause(0.1)
        await stage.press("pagedown")
        assert lines.highlighted == lines.option_count - 1 or lines.highlighted > 0

    play(script)


def test_no_second_palette_opens_over_the_first_nor_where_it_cannot_be_seen(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.pilot.resize_terminal(40, 10)
        await stage.press("ctrl+p")
        assert isinstance(stage.app.screen, TooSmall)
        await stage.pilot.resize_terminal(100, 30)
        await stage.press("ctrl+p")
        await stage.pilot.resize_terminal(40, 10)
        await stage.press("ctrl+p", "ctrl+p")
        assert isinstance(stage.app.screen, TooSmall)
        await stage.pilot.resize_terminal(100, 30)
        await stage.pilot.pause()
        assert [isinstance(each, CommandPalette) for each in stage.app.screen_stack].count(True) == 1
        assert stage.app.is_running

    play(script)
