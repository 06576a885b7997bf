"""The editor of a text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import TextArea

from alignpost.model import Status
from alignpost.store import EditText, MergePairs, Project, SetLocked

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
        assert "French ▾" in stage.lines()[3]
        await stage.press("t", "e")
        assert "English ▾ protected" in stage.lines()[3]
        assert "text is protected: it is the source." in stage.text()
        await stage.press("f8")
        assert "English ▾ protected" not in stage.lines()[3]
        await stage.type("?")
        await stage.press("ctrl+s")
        assert project.pair(0).source == "I spoke with the minister.?"
        await stage.press("f8", "e", "escape", "f8", "f2")
        await stage.type("!")
        await stage.press("enter")
        assert "!" in project.pair(0).source

    play(script)


@pytest.mark.parametrize("key", ["e", "r"])
def test_what_a_lock_forbids_is_offered_with_the_lock_taken_away(
    play: Play, project: Project, key: str
) -> None:
    project.apply(SetLocked((1,), True))

    async def script(stage: Stage) -> None:
        await stage.press(key)
        assert "Pair 1 is locked." in stage.text()
        await stage.press("f8")
        await stage.type(" x")
        await stage.press("enter")
        pair = project.pair(0)
        assert not pair.locked
        if key == "e":
            assert pair.target == "J’ai parlé avec le ministre. x"
        else:
            assert (pair.status, pair.notes[0].text) == (Status.NEEDS_WORK, " x")

    play(script)


@pytest.mark.parametrize("keys", ["te", "le", "lr", "_"])
def test_the_words_meant_for_a_refused_text_are_no_commands(play: Play, project: Project, keys: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.type(keys)
        before = project.pairs()
        await stage.type("aXxqjku8dD Expert")
        assert tuple(project.pairs()) == tuple(before)
        assert stage.view.cursor == 0
        assert stage.app.is_running
        await stage.press("f8" if keys == "_" else "shift+tab", "escape")
        assert len(stage.app.screen_stack) == 2
        await stage.press("j")
        assert stage.view.cursor == 1

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
        await stage.type("12")
        await stage.press("enter")
        assert project.pair(1).target == "Nous avons rencontré 12 personnes."

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


def test_the_ends_of_a_text_and_all_of_it_are_a_key_away(play: Play, project: Project) -> None:
    project.apply(EditText(1, "target", "Un.\nDeux."))

    async def script(stage: Stage) -> None:
        await stage.press("e", "ctrl+home")
        await stage.type("a")
        await stage.press("ctrl+end")
        await stage.type("z")
        area = stage.app.screen.query_one(TextArea)
        assert area.text == "aUn.\nDeux.z"
        await stage.press("ctrl+shift+home")
        assert area.selected_text == area.text
        await stage.press("right", "ctrl+a")
        await stage.type("Tout.")
        assert area.text == "Tout."
        assert "Ctrl+A all" in stage.text()

    play(script)


def test_a_text_that_somebody_else_changed_meanwhile_is_shown_before_it_is_replaced(
    play: Play, project: Project
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("e")
        await stage.type("xy")
        with Project.open(project.path, author="bob") as other:
            other.apply(EditText(1, "target", "Autre."))
        await stage.press("enter")
        assert "somebody else has changed this text to “Autre.”" in stage.text()
        assert project.pair(0).target == "Autre."
        await stage.press("enter")
        assert project.pair(0).target == "J’ai parlé avec le ministre.xy"
        await stage.press("z")
        assert project.pair(0).target == "Autre."

    play(script)


def test_a_text_whose_pair_is_gone_meanwhile_stays_in_the_editor(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "e")
        await stage.type("xy")
        with Project.open(project.path, author="bob") as other:
            other.apply(MergePairs([1, 2]))
        await stage.press("enter", "enter")
        assert "Not saved." in stage.text()
        assert "xy" in stage.app.screen.query_one(TextArea).text

    play(script)
