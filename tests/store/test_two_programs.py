"""One file open in several places at once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from alignpost.errors import ProjectError, ProjectInUseError
from alignpost.model import Bitext, Score, Status
from alignpost.store import (
    AddNote,
    Command,
    DeleteNote,
    EditNote,
    EditText,
    MergePairs,
    Project,
    ReplaceScores,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetSetting,
    SetStatus,
)


def test_edits_of_another_program_are_noticed(project: Project, path: Path) -> None:
    with Project.open(path) as other:
        view = other.pairs()
        assert other.refresh() == frozenset()
        project.apply(SetStatus([1], Status.ACCEPTED), AddNote(2, "Why?"))
        assert other.refresh() == {1, 2}
        assert other.refresh() == frozenset()
        assert [view[0].status, view[1].notes[0].text] == [Status.ACCEPTED, "Why?"]
        project.apply(ReplaceScores({3: Score(1.0)}, "x"))
        assert other.pair(2).score == Score(1.0)
        project.undo()
        assert other.pair(2).score is None


def test_an_edit_is_judged_on_the_current_state(project: Project, path: Path, bitext: Bitext) -> None:
    with Project.open(path) as other:
        project.apply(DeleteNote(4))
        with pytest.raises(ProjectError, match="no note 4"):
            other.apply(SetStatus([1], Status.ACCEPTED), EditNote(4, text="too late"))
        assert other.bitext().pairs[:2] == bitext.pairs[:2]


def test_a_clash_over_a_note_names_its_pair(project: Project, path: Path) -> None:
    project.apply(EditNote(4, text="mine"))
    with Project.open(path, author="Bob") as other:
        other.apply(EditNote(4, text="his"))
    with pytest.raises(ProjectError, match=r"pair 3 was changed since by Bob \(edit note 4\)"):
        project.undo()
    assert project.pair(2).notes[0].text == "his"


def test_edits_of_the_same_thing_are_refused_once(project: Project, path: Path) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(SetStatus([1], Status.REJECTED))
        with pytest.raises(ProjectError, match=r"pair 1 was changed meanwhile by Ann \(reject pair 1\)"):
            other.apply(SetStatus([1, 2], Status.ACCEPTED))
        assert [pair.status for pair in other.pairs()[:2]] == [Status.REJECTED, Status.UNREVIEWED]
        # Now Bob has seen it, and means it.
        other.apply(SetStatus([1, 2], Status.ACCEPTED))
        assert project.pair(0).status is Status.ACCEPTED


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (SetStatus([1], Status.REJECTED), SetStatus([1], Status.REJECTED)),
        (SetStatus([1], Status.REJECTED), SetStatus([2], Status.ACCEPTED)),
        (SetStatus([1], Status.REJECTED), SetKeep([1], False)),
        (SetStatus([1], Status.REJECTED), AddNote(1, "Why?")),
        (AddNote(1, "Why?"), AddNote(1, "Indeed.")),
        (MergePairs([1, 2]), SetBookmark([3], True)),
        (EditText(1, "target", "Merci."), SetBookmark([1], True)),
    ],
)
def test_edits_of_different_things_both_stand(
    project: Project, path: Path, first: Command, second: Command
) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(first)
        other.apply(second)
        assert project.bitext() == other.bitext()
        assert project.undo() == first.words


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (EditText(1, "target", "Merci."), EditText(1, "target", "Mille mercis.")),
        (EditText(1, "target", "Merci."), AddNote(1, "Why?")),
        (EditText(1, "target", "Merci."), ReplaceScores({1: Score(3.0)}, "x")),
        (AddNote(1, "Why?"), EditText(1, "target", "Merci.")),
        (MergePairs([1, 2]), EditText(1, "source", "Thanks!")),
        (MergePairs([1, 2]), SetStatus([2], Status.ACCEPTED)),
        (SetSetting("profile", "a"), SetSetting("profile", "b")),
        (EditNote(4, text="a"), DeleteNote(4)),
    ],
)
def test_edits_that_contradict_each_other(
    project: Project, path: Path, first: Command, second: Command
) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(first)
        seen = project.bitext()
        with pytest.raises(ProjectError, match=r"changed meanwhile by Ann|any more"):
            other.apply(second)
        assert other.bitext() == seen


def test_undo_takes_back_one_s_own_last_step(project: Project, path: Path) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(SetStatus([1], Status.ACCEPTED))
        other.apply(SetStatus([2], Status.REJECTED))
        assert project.undo() == "accept pair 1"
        assert project.undo() is None
        assert other.pair(1).status is Status.REJECTED
        other.apply(SetKeep([2], False))
        # Bob's edit leaves what Ann has undone as it is.
        assert project.redo() == "accept pair 1"
        assert [entry.author for entry in project.history()] == ["Ann", "Bob", "Ann", "Bob", "Ann"]


def test_undo_is_refused_where_another_has_gone_on(project: Project, path: Path, bitext: Bitext) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(EditText(1, "target", "Merci."))
        other.refresh()
        other.apply(EditText(1, "target", "Mille mercis."))
        with pytest.raises(
            ProjectError, match=r"pair 1 was changed since by Bob \(edit the target of pair 1\)"
        ):
            project.undo()
        assert project.pair(0).target == "Mille mercis."
        assert other.undo() == "edit the target of pair 1"
        assert project.undo() == "edit the target of pair 1"
        assert project.bitext() == bitext
        other.refresh()
        other.apply(SetKeep([1], False))
        assert project.redo() == "edit the target of pair 1"


def test_a_decision_is_about_the_texts_that_were_seen(project: Project, path: Path) -> None:
    with Project.open(path, author="Bob") as other:
        for edit in (EditText(1, "target", "Merci."), MergePairs([1, 2])):
            project.apply(edit)
            for decision in (SetStatus([1], Status.ACCEPTED), SetHumanScore(1, 80.0)):
                with pytest.raises(ProjectError, match=r"pair 1 was changed meanwhile by Ann"):
                    other.apply(decision)
                project.undo()
                project.redo()
            other.refresh()
        other.apply(SetStatus([1], Status.ACCEPTED))
        # What Bob has accepted is not exchanged under his decision.
        with pytest.raises(ProjectError, match=r"pair 1 was changed since by Bob"):
            project.undo()
        other.apply(EditText(1, "target", "Mille mercis."))
        other.undo()
        project.refresh()
        project.apply(EditText(1, "target", "Merci bien."))
        # A decision can be taken back whatever has become of the text.
        assert other.undo() == "accept pair 1"


def test_redo_is_refused_where_another_has_gone_on(project: Project, path: Path) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(SetStatus([1], Status.ACCEPTED))
        project.undo()
        other.refresh()
        other.apply(SetStatus([1], Status.REJECTED))
        with pytest.raises(ProjectError, match="changed since by Bob"):
            project.redo()
        other.undo()
        assert project.redo() == "accept pair 1"


def test_remembering_is_no_edit_for_others(project: Project, path: Path) -> None:
    with Project.open(path) as other:
        project.remember("cursor", "2")
        project.flush()
        assert other.refresh() == frozenset()
        assert other.recall("cursor") == "2"


def test_a_locked_project(
    project: Project, path: Path, bitext: Bitext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("alignpost.store.connection._BUSY_SECONDS", 0.05)
    project._session.connection.execute("PRAGMA busy_timeout = 50")
    lock = sqlite3.connect(path, isolation_level=None)
    try:
        # Somebody is about to write: reading goes on, writing does not.
        lock.execute("BEGIN IMMEDIATE")
        assert project.bitext() == bitext
        with pytest.raises(ProjectInUseError, match="another program") as caught:
            project.apply(SetStatus([1], Status.ACCEPTED))
        assert caught.value.exit_code == 4
        with pytest.raises(ProjectInUseError):
            Project.create(path, bitext, overwrite=True)
        lock.execute("ROLLBACK")
        # Somebody keeps everybody out.
        lock.execute("BEGIN EXCLUSIVE")
        with pytest.raises(ProjectInUseError):
            project.bitext()
        with pytest.raises(ProjectInUseError):
            Project.open(path)
        lock.execute("ROLLBACK")
    finally:
        lock.close()
    assert project.bitext() == bitext
    project.apply(SetStatus([1], Status.ACCEPTED))


def test_a_short_wait_is_enough_for_a_short_lock(project: Project, path: Path) -> None:
    lock = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    lock.execute("BEGIN IMMEDIATE")
    timer = threading.Timer(0.1, lock.execute, ["ROLLBACK"])
    timer.start()
    project.apply(SetStatus([1], Status.ACCEPTED))
    timer.join()
    lock.close()
    assert project.pair(0).status is Status.ACCEPTED


def test_many_threads_lose_nothing(project: Project, path: Path) -> None:
    def work(own: Project, name: str) -> None:
        for number in range(15):
            own.apply(AddNote(1, f"{name}{number}"))

    with Project.open(path) as other:
        threads = [
            threading.Thread(target=work, args=(own, name))
            for own, name in ((project, "a"), (project, "b"), (other, "c"))
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        written = sorted(note.text for note in other.pair(0).notes)
        assert written == sorted(f"{name}{number}" for name in "abc" for number in range(15))
        assert project.bitext() == other.bitext()


def test_scores_of_a_text_that_another_program_has_changed_are_refused(project: Project, path: Path) -> None:
    with Project.open(path, author="Bob") as bob:
        project.apply(EditText(3, "target", "Oui."))
        with pytest.raises(ProjectError, match="pair 3 was changed meanwhile by Ann"):
            bob.apply(ReplaceScores({3: Score(1.0)}, None))
