"""The history of a pair: told from the newest, and an older translation put back as an edit of its own."""

from __future__ import annotations

import pytest
from tests.review.conftest import Play, Stage
from tests.review.eight_pairs import TEXTS
from tests.review.histories import edit, page, shown

from alignpost.model import Score, Status
from alignpost.review.history_screen import HistoryScreen
from alignpost.store import EditText, InsertPair, MergePairs, Project, ReplaceScores, SetLocked, SetStatus

FIRST = TEXTS[0][1]
SECOND = "J’ai parlé au ministre\u00a0!"
THIRD = "J’ai vu le ministre."


def test_an_older_translation_comes_back_as_an_edit_that_can_be_undone(play: Play, project: Project) -> None:
    edit(project, SECOND)
    project.apply(SetStatus([1], Status.ACCEPTED))
    edit(project, THIRD)
    before = len(project.history())

    async def script(stage: Stage) -> None:
        await stage.press("H")
        lines = shown(stage)
        assert any(line.endswith(f"now  {THIRD}") for line in lines)
        assert [line.strip(" ") for line in lines if SECOND in line] == [f"then  {SECOND}"]
        assert f" in the beginning  {FIRST}" in lines
        # Accepting left the translation alone: what Enter puts back there is what was accepted.
        await stage.press("down")
        assert "accept pair 1" in next(line for line in shown(stage) if line.startswith("▌"))
        await stage.press("enter")
        assert not isinstance(stage.app.screen, HistoryScreen)
        assert "put back the target of pair 1 as of 20" in stage.said()
        assert project.pair(0).target == SECOND
        assert project.pair(0).target_original == FIRST
        assert SECOND in stage.text()
        edits = [entry for entry in project.history()[before:] if entry.command == "edit-text"]
        assert [(entry.author, entry.act) for entry in edits] == [("ada", "do")]
        assert edits[0].words.startswith("put back the target of pair 1 as of 20")
        assert not any(entry.state != "done" for entry in project.history())
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause(0.2)
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        score = project.pair(0).score
        assert score is not None
        assert score.fidelity != 95.0  # the made-up one of the project
        await stage.press("z")
        assert project.pair(0).target == THIRD

    play(script)


def test_the_beginning_comes_back_and_nothing_is_marked_as_edited(play: Play, project: Project) -> None:
    edit(project, SECOND, THIRD)

    async def script(stage: Stage) -> None:
        await stage.press("H", "end", "enter")
        assert (project.pair(0).target, project.pair(0).target_original) == (FIRST, None)
        assert "as of the beginning" in stage.said()

    play(script)


def test_what_cannot_come_back_says_why_and_the_history_stays(play: Play, project: Project) -> None:
    edit(project, SECOND)
    project.apply(MergePairs([1, 2]))

    async def script(stage: Stage) -> None:
        await stage.press("H")
        assert "with other sentences" in stage.text()
        await stage.press("enter")
        assert "reads so already" in stage.text()
        assert "Esc closes" not in stage.text()
        await stage.press("down")
        assert "reads so already" not in stage.text()
        assert "older and newer   Esc closes" in stage.text()
        await stage.press("enter")
        assert "made of other sentences then" in stage.text()
        await stage.press("escape")
        assert not isinstance(stage.app.screen, HistoryScreen)
        assert len(project.history()) == 2

    play(script)


def test_a_pair_that_was_not_there_yet_has_no_translation_to_come_back(play: Play, project: Project) -> None:
    project.apply(InsertPair(1, "before"))
    project.undo()
    project.redo()

    async def script(stage: Stage) -> None:
        await stage.press("g", "H")
        assert stage.text().count("undone: ") == 1
        assert stage.text().count("done again: ") == 1
        await stage.press("down", "enter")
        assert "does not tell how the translation read then" in stage.text()

    play(script)


@pytest.mark.parametrize("seen", [False, True])
def test_a_text_that_somebody_else_has_changed_meanwhile_is_not_overridden(
    play: Play, project: Project, seen: bool
) -> None:
    """Whether the screen has shown it behind the dialogue or not."""
    edit(project, SECOND)

    async def script(stage: Stage) -> None:
        stage.main._others.pause()
        await stage.press("H", "end")
        with Project.open(project.path, author="bob") as other:
            other.apply(EditText(1, "target", THIRD))
        if seen:
            stage.main._look_for_others()
        await stage.press("enter")
        assert "meanwhile" in stage.text()
        assert project.pair(0).target == THIRD

    play(script)


@pytest.mark.parametrize("closed", ["lock", "read only"])
def test_a_closed_pair_or_project_tells_its_history_and_keeps_its_text(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch, closed: str
) -> None:
    edit(project, SECOND)
    if closed == "lock":
        project.apply(SetLocked([1], True))
    else:
        monkeypatch.setattr(project, "read_only", True)

    async def script(stage: Stage) -> None:
        await stage.press("H", "end", "enter")
        assert ("pair 1 is locked" if closed == "lock" else "open for reading only") in stage.text()
        assert project.pair(0).target == SECOND

    play(script)


def test_scores_that_an_edit_called_for_are_a_part_of_it(play: Play, project: Project) -> None:
    edit(project, SECOND)
    project.apply(ReplaceScores({1: Score(50.0)}, project.signature), joined=True)
    project.apply(ReplaceScores({1: Score(51.0)}, project.signature), words="score it again by hand")

    async def script(stage: Stage) -> None:
        await stage.press("H")
        lines = shown(stage)
        assert sum("score" in line for line in lines) == 1
        assert "score it again by hand" in stage.text()
        assert "Enter puts that translation back   Esc closes" in stage.text()

    play(script)


def test_a_new_pair_says_that_nothing_was_done(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("H")
        assert "Nothing has been done to this pair yet." in stage.text()
        assert "Enter puts" not in stage.text()
        await stage.press("H")
        assert not isinstance(stage.app.screen, HistoryScreen)

    play(script)


def test_the_keys_and_the_mouse_go_through_a_long_history(play: Play, project: Project) -> None:
    for number in range(40):
        edit(project, f"Version {number}.")

    async def script(stage: Stage) -> None:
        await stage.press("H")

        def here() -> str:
            """What stands right of the mark."""
            rows = [line for line in shown(stage) if line.startswith("▌")]
            assert rows, "the cursor is not in sight"
            return rows[-1].split("  ")[-1].strip(" ")

        assert here() == "Version 39."
        await stage.press("down", "j", "j", "up", "k")
        assert here() == "Version 38."
        assert page(stage).scroll_y == 0  # as long as all of it is seen
        await stage.press("up", "up")
        assert here() == "Version 39."
        await stage.press("pagedown", "space")
        assert here() == "Version 19."
        await stage.press("pageup")
        assert here() == "Version 29."
        await stage.press("end")
        assert here() == FIRST
        await stage.press("down", "G")
        assert here() == FIRST
        await stage.press("up")
        assert here() == "Version 0."
        await stage.press("home", "down", "g")
        assert here() == "Version 39."
        region = page(stage).region
        await stage.pilot.click(offset=(region.x + 4, region.y + 4))
        assert here() == "Version 37."

    play(script, size=(80, 24))


def test_a_translation_longer_than_the_screen_is_read_before_the_next(play: Play, project: Project) -> None:
    edit(project, " ".join(f"mot{number}" for number in range(400)), "Court.")

    async def script(stage: Stage) -> None:
        await stage.press("H", "down")
        assert "mot0 " in stage.text()
        assert "mot399" not in stage.text()
        for _ in range(20):
            await stage.press("down")
            if "mot399" in stage.text():
                break
        assert "mot399" in stage.text()
        assert "in the beginning" not in stage.text()
        await stage.press("down")
        assert "in the beginning" in stage.text()
        await stage.press("up")
        assert "mot0 " in stage.text()
        await stage.press(*["down"] * 3)
        below = stage.text()
        await stage.press("up")
        assert "mot0 " not in stage.text()
        assert stage.text() != below
        for _ in range(20):
            await stage.press("up")
            if "mot0 " in stage.text():
                break
        await stage.press("up")
        assert page(stage)._cursor == 0

    play(script, size=(80, 24))


def test_no_line_is_broken_at_a_no_break_space(play: Play, project: Project) -> None:
    text = " ".join(["«\u00a0mot\u00a0»\u202f!"] * 30)
    edit(project, text)

    async def script(stage: Stage) -> None:
        await stage.press("H")
        lines = [line for line in shown(stage) if "mot" in line]
        assert len(lines) > 2
        for line in lines:
            assert line.count("«\u00a0mot\u00a0»\u202f!") == line.count("mot")

    play(script, size=(80, 24))
