"""Journals are done again on copies, and what comes out is held against the original."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.test_any_edits import bitext as any_bitext
from tests.store.test_any_edits import commands

from alignpost.errors import FormatError, InputError, ProjectError
from alignpost.model import Bitext, Severity, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    EditNote,
    EditText,
    InsertPair,
    MergePairs,
    Project,
    ReplaceScores,
    SetStatus,
    journal_json,
    replay,
)


@pytest.fixture
def edited(project: Project, path: Path) -> Path:
    """A project with a history of every kind of act, by two people."""
    project.apply(SetStatus([1], Status.ACCEPTED), AddNote(2, "Why?"), words="two at once")
    project.apply(EditText(1, "target", "Mille mercis\u00a0!"))
    project.undo()
    project.redo()
    with Project.open(path, author="Bob") as other:
        other.apply(MergePairs([2, 3]))
        other.apply(SetStatus([2], Status.ACCEPTED))
        other.apply(AddNote(2, "Because."), joined=True)
        other.undo()
    project.close()
    return path


def test_the_original_comes_back_and_the_journal_leads_to_the_end(edited: Path, bitext: Bitext) -> None:
    copy = edited.with_name("copy.alignpost")
    done = replay(edited, copy)
    assert (done.known, done.replayed, done.verified) == (0, 9, True)
    with Project.open(copy, author="Bob") as there, Project.open(edited, author="Bob") as here:
        assert there.bitext() == here.bitext()
        assert [(e.act, e.author, e.time, e.words, e.state) for e in there.history()] == [
            (e.act, e.author, e.time, e.words, e.state) for e in here.history()
        ]
        assert there.undo() == here.undo() == "merge 2 pairs"
    with Project.open(copy, author="Ann") as there:
        assert there.undo() == "edit the target of pair 1"
        assert there.undo() == "two at once"
        assert there.bitext() == bitext


@pytest.mark.parametrize(
    "edit",
    [
        EditNote(4, text="Why so?"),
        EditNote(4, severity=None, suggestion=None),
        EditNote(4, severity=Severity.MAJOR, target_spans=[Span(0, 1)]),
    ],
)
def test_what_an_edit_left_of_a_note_is_left_again(made: Path, bitext: Bitext, edit: EditNote) -> None:
    copy = made.with_name("copy.alignpost")
    Project.create(copy, bitext).close()
    with Project.open(made) as here:
        here.apply(edit)
        assert replay(made, copy).verified
        with Project.open(copy) as there:
            assert there.pair(2).notes == here.pair(2).notes != bitext.pairs[2].notes


def test_an_earlier_copy_catches_up(made: Path) -> None:
    with Project.open(made, author="Ann") as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    copy = made.with_name("copy.alignpost")
    shutil.copy(made, copy)
    with Project.open(made, author="Ann") as project:
        project.apply(SetStatus([2], Status.REJECTED), joined=True)
        project.undo()
        project.apply(SetStatus([3], Status.REJECTED))
    done = replay(made, copy)
    assert (done.known, done.replayed) == (1, 3)
    assert replay(made, copy).replayed == 0
    with Project.open(copy) as there, Project.open(made) as here:
        assert there.state() == here.state()


def test_a_printed_journal_is_as_good(edited: Path, bitext: Bitext) -> None:
    journal, copy = edited.with_name("journal.json"), edited.with_name("copy.alignpost")
    with Project.open(edited) as project:
        journal.write_text(json.dumps(journal_json(project)), encoding="utf-8")
    with pytest.raises(InputError, match="no such file"):
        replay(journal, copy)
    Project.create(copy, bitext).close()
    assert replay(journal, copy).verified
    with Project.open(copy) as there, Project.open(edited) as here:
        assert there.bitext() == here.bitext()


def test_a_copy_that_went_its_own_way_stays_as_it_is(edited: Path, bitext: Bitext) -> None:
    copy = edited.with_name("copy.alignpost")
    with Project.create(copy, bitext) as project:
        project.apply(SetStatus([3], Status.ACCEPTED))
    before = copy.read_bytes()
    with pytest.raises(ProjectError, match="merge the two"):
        replay(edited, copy)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [([("a", "b")], "has no pair 2"), ([("a", "b")] * 3, "state that the journal ends in")],
)
def test_another_project_stays_as_it_is(edited: Path, pairs: list[tuple[str, str]], reason: str) -> None:
    copy = edited.with_name("copy.alignpost")
    Project.create(copy, Bitext.of_texts(pairs, "en", "fr")).close()
    before = copy.read_bytes()
    with pytest.raises(ProjectError, match=reason):
        replay(edited, copy)
    assert copy.read_bytes() == before


@pytest.mark.parametrize(
    "text",
    [
        *("[]", "{}", '{"entries": [{}], "state": null}', '{"entries": [], "x": 1}', "[" * 100_000),
        '{"entries": [{"id": Infinity}], "state": null}',
    ],
)
def test_what_is_no_journal_is_refused(made: Path, text: str) -> None:
    journal = made.with_name("journal.json")
    journal.write_text(text)
    with pytest.raises(FormatError, match="is no journal"):
        replay(journal, made)


@settings(max_examples=40)
@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["Ann", "Bob"]), commands | st.sampled_from(["undo", "redo"])), max_size=12
    )
)
def test_any_journal_can_be_done_again(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, Command | str]]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path, copy = folder / "any.alignpost", folder / "copy.alignpost"
    with Project.create(path, any_bitext()) as project:
        project._session.connection.execute("PRAGMA synchronous = OFF")
        for author, step in steps:
            project.author = author
            try:
                if isinstance(step, str):
                    getattr(project, step)()
                else:
                    project.apply(step)
            except ProjectError:
                continue
        end = project.bitext()
    assert replay(path, copy).verified
    with Project.open(copy) as project:
        assert project.bitext() == end
    shutil.rmtree(folder)


def test_a_number_that_somebody_took_out_is_given_anew(made: Path) -> None:
    early = made.with_name("early.alignpost")
    shutil.copy(made, early)
    with Project.open(made) as project:
        project.apply(InsertPair(1))
        journal = journal_json(project)
    journal["entries"][0]["parameters"]["new_id"] = None
    file = made.with_name("journal.json")
    file.write_text(json.dumps(journal), encoding="utf-8")
    assert replay(file, early).replayed == 1


def test_a_journal_may_come_through_a_pipe(made: Path) -> None:
    early, pipe = made.with_name("early.alignpost"), made.with_name("pipe")
    shutil.copy(made, early)
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
        journal = json.dumps(journal_json(project))
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(journal,))
    writer.start()
    assert replay(pipe, early).replayed == 1
    writer.join()


def test_a_journal_with_what_none_can_hold_is_damage(made: Path) -> None:
    copy = made.with_name("copy.alignpost")
    shutil.copy(made, copy)
    with Project.open(made, author="Ann") as project:
        project.apply(ReplaceScores({1: None}, "by hand"))
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("""UPDATE journal SET parameters = '{"signature":Infinity,"scores":[[1,null]]}'""")
        connection.commit()
    before = copy.read_bytes()
    with pytest.raises(ProjectError, match="its journal is damaged"):
        replay(made, copy)
    assert copy.read_bytes() == before
