"""Two people have one project open: nobody's edit overrides what was not seen, and the screen stays true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from alignpost.errors import ProjectError
from alignpost.model import Status
from alignpost.review.reviewer import Reviewer
from alignpost.review.verdicts import Verdicts
from alignpost.store import Command, EditText, InsertPair, MergePairs, Project, SetStatus

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def bob(project: Project, *commands: Command) -> None:
    with Project.open(project.path, author="bob") as other:
        other.apply(*commands)


@pytest.mark.parametrize("key", ["a", "x", "b", "u", "J"])
@pytest.mark.parametrize("theirs", [MergePairs([3, 4]), MergePairs([7, 8]), InsertPair(3, "before")])
def test_rows_that_come_and_go_between_two_looks_are_shown_with_the_next_key(
    play: Play, project: Project, key: str, theirs: Command
) -> None:
    async def script(stage: Stage) -> None:
        stage.main._others.pause()  # as between two looks
        await stage.press("end")
        bob(project, theirs)
        await stage.press(key)
        await stage.press("g", "end")
        assert stage.view.cursor == len(project) - 1
        assert "Fin." in stage.text()
        assert tuple(stage.view.pairs) == tuple(project.pairs())

    play(script)


def test_a_decision_that_was_not_seen_is_not_overridden(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        stage.main._others.pause()
        bob(project, SetStatus([1], Status.REJECTED))
        await stage.press("a")
        assert project.pair(0).status is Status.REJECTED
        assert "changed meanwhile" in stage.said()
        assert stage.view.pair_at(0).status is Status.REJECTED
        assert stage.view.cursor == 0
        await stage.press("a")
        assert project.pair(0).status is Status.ACCEPTED
        assert stage.view.cursor == 1

    play(script)


def test_what_a_thread_has_read_was_not_shown(project: Project) -> None:
    reviewer = Reviewer(project)
    verdicts = Verdicts(reviewer)
    bob(project, SetStatus([1], Status.REJECTED))
    project.refresh()
    with pytest.raises(ProjectError, match=r"changed meanwhile.*bob"):
        verdicts.decide(Status.ACCEPTED)
    verdicts.decide(Status.ACCEPTED)
    assert project.pair(0).status is Status.ACCEPTED


def test_where_an_edit_is_refused_nobody_goes_on(project: Project) -> None:
    reviewer = Reviewer(project)
    bob(project, SetStatus([1], Status.REJECTED))
    with pytest.raises(ProjectError):
        Verdicts(reviewer).decide(Status.ACCEPTED, go_on=True)
    reviewer.flush()
    assert Reviewer(project).view.cursor == 0


def test_a_note_on_words_that_have_become_others_is_offered_for_the_whole_pair(
    play: Play, project: Project
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("right", "shift+right", "shift+right", "o")
        await stage.type("why")
        bob(project, EditText(1, "target", "Autre."))
        await stage.press("enter")
        assert "Enter again saves the note on the whole pair." in stage.text()
        assert project.pair(0).notes == ()
        await stage.press("enter")
        (note,) = project.pair(0).notes
        assert (note.text, note.source_spans, note.target_spans) == ("why", (), ())

    play(script)
