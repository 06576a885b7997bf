"""One file open in several places at once."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

import pytest

from alignpost.errors import ProjectError, ProjectInUseError
from alignpost.model import Bitext, Score, Status
from alignpost.store import AddNote, DeleteNote, EditNote, Project, ReplaceScores, SetStatus


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
        project.apply(SetStatus([1], Status.REJECTED))
        other.apply(SetStatus([1], Status.ACCEPTED))
        assert other.undo() == "accept pair 1"
        assert project.pair(0).status is Status.REJECTED


def test_undo_takes_back_the_last_step_of_anybody(project: Project, path: Path) -> None:
    with Project.open(path, author="Bob") as other:
        project.apply(SetStatus([1], Status.ACCEPTED))
        assert other.undo() == "accept pair 1"
        assert project.redo() == "accept pair 1"
        assert [entry.author for entry in project.history()] == ["Ann", "Bob", "Ann"]


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
    project._connection.execute("PRAGMA busy_timeout = 50")
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
