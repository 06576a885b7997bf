"""Steps of several commands: they go back and on again in the right order, and new scores join the edit they follow."""

from __future__ import annotations

from pathlib import Path

from alignpost.model import Score, Status
from alignpost.store import EditText, Project, ReplaceScores, SetBookmark, SetStatus

SCORES = ReplaceScores({3: Score(5.0)}, "new")


def test_the_last_command_is_taken_back_first(project: Project) -> None:
    before = project.pair(0)
    project.apply(
        SetStatus([1], Status.ACCEPTED), EditText(1, "target", "Un."), SetStatus([1], Status.REJECTED)
    )
    project.apply(EditText(1, "target", "Deux."), joined=True)
    after = project.pair(0)
    assert (after.status, after.target) == (Status.REJECTED, "Deux.")
    for _ in range(2):
        project.undo()
        assert project.pair(0) == before
        project.redo()
        assert project.pair(0) == after


def test_scores_are_a_part_of_the_edit_that_they_follow(project: Project) -> None:
    project.apply(EditText(3, "target", "Oui."))
    project.apply(SetBookmark([1], True))
    project.apply(SCORES, joined=True)
    assert [entry.step for entry in project.history()] == [1, 2, 1]


def test_scores_of_an_edit_that_is_undone_are_a_step_of_their_own(project: Project) -> None:
    project.apply(EditText(3, "target", "Oui."))
    project.undo()
    project.apply(SCORES, joined=True)
    assert [(entry.act, entry.step) for entry in project.history()] == [("do", 1), ("undo", 1), ("do", 2)]


def test_scores_join_nothing_once_somebody_else_has_edited(project: Project, path: Path) -> None:
    project.apply(EditText(3, "target", "Oui."))
    with Project.open(path, author="Bob") as bob:
        bob.apply(SetBookmark([1], True))
    project.refresh()
    project.apply(SCORES, joined=True)
    assert [(entry.author, entry.step) for entry in project.history()] == [("Ann", 1), ("Bob", 2), ("Ann", 3)]
