"""Going from pair to pair in the screen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignpost.model import Bitext, Status
from alignpost.review.app import ReviewApp
from alignpost.store import AddNote, MergePairs, Project, SetStatus

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


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


def test_the_place_is_found_again(play: Play, project: Project) -> None:
    async def first(stage: Stage) -> None:
        await stage.press("down", "down", "down", "q")

    async def second(stage: Stage) -> None:
        assert stage.view.cursor == 3

    play(first)
    play(second)
