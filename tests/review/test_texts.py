"""The editor of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from alignpost.store import EditText, Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def test_a_text_is_edited_shown_as_a_diff_and_restored(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("end", "e")
        await stage.type("!")
        await stage.press("enter")
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        pair = project.pair(7)
        assert (pair.target, pair.target_original) == ("Fin.!", "Fin.")
        assert "French edited" in stage.text()
        assert "±" in stage.text()
        await stage.press("e", "f4", "enter")
        assert project.pair(7).target_original is None

    play(script)


def test_words_typed_are_not_dropped_unasked(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("e", "escape")
        assert len(stage.app.screen_stack) == 2
        await stage.press("e")
        await stage.type("xy")
        await stage.press("escape")
        assert "What you typed is not saved" in stage.text()
        await stage.press("enter")
        assert project.pair(0).target.endswith("xy")
        await stage.press("e")
        await stage.type("z")
        await stage.press("escape", "escape")
        assert len(stage.app.screen_stack) == 2
        assert project.pair(0).target.endswith("xy")

    play(script)


def test_the_source_is_edited_behind_a_switch(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("t", "e")
        assert "the source is protected" in stage.said()
        await stage.press("f8", "f2")
        await stage.type("?")
        await stage.press("ctrl+s")
        assert project.pair(0).source == "I spoke with the minister.?"

    play(script)


def test_a_text_is_edited_from_the_word_in_hand_on(play: Play, project: Project) -> None:
    async def at_a_word(stage: Stage) -> None:
        await stage.press("right", "right", "right", "e")
        await stage.type("xy")
        await stage.press("enter")
        assert project.pair(0).target == "J’ai xyparlé avec le ministre."
        await stage.press("e")  # no word is in hand: the end
        await stage.type("z")
        await stage.press("enter")
        assert project.pair(0).target.endswith("ministre.z")

    async def at_a_finding(stage: Stage) -> None:
        await stage.press("down")
        assert "Y put in →" in stage.lines()[-1]
        await stage.press("e")
        await stage.type("1")
        await stage.press("enter")
        assert project.pair(1).target == "Nous avons rencontré 121 personnes."

    play(at_a_word)
    project.undo()
    project.undo()
    play(at_a_finding)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_word_in_hand_is_found_on_later_lines(play: Play, project: Project, end: str) -> None:
    project.apply(EditText(1, "target", f"Un.{end}{end}Deux trois."))

    async def script(stage: Stage) -> None:
        await stage.press("right", "right", "right", "e")
        await stage.type("x")
        assert stage.app.screen.query_one(TextArea).text == f"Un.{end}{end}Deux xtrois."

    play(script)
