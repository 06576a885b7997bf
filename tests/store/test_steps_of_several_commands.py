"""A step whose commands touch the same pair goes back, and on again, in the right order."""

from __future__ import annotations

from alignpost.model import Status
from alignpost.store import EditText, Project, SetStatus


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
