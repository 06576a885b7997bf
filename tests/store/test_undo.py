"""Any sequence of edits can be taken back and done again, in any program that has the file open."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from alignpost.errors import Cancelled, ProjectError
from alignpost.model import Bitext, Finding, Part, Score, Severity, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    DeleteNote,
    DismissFinding,
    EditNote,
    Project,
    ReplaceScores,
    RestoreFinding,
    SetKeep,
    SetStatus,
)

pair_ids = st.lists(st.integers(1, 5), max_size=5)
words = st.sampled_from(["", "Vérifier\u00a0!", "\0", "\ud83d", "𝒳"])
span_lists = st.sampled_from([(), (Span(0, 3),), (Span(1, 1), Span(2, 4))])
finding = Finding("numbers", "accuracy", Severity.MINOR, (Span(0, 1),), (), "12 is missing.", None)
scores = st.sampled_from(
    [None, Score(90.0), Score(55.5, (Part("a", 60.0, "x"), Part("b", -4.5)), (finding,) * 40)]
)
commands: st.SearchStrategy[Command] = st.one_of(
    st.builds(SetStatus, pair_ids, st.sampled_from(Status)),
    st.builds(SetKeep, pair_ids, st.booleans()),
    st.builds(AddNote, st.integers(1, 5), words, st.none() | words, st.none() | st.sampled_from(Severity)),
    st.builds(
        EditNote, st.integers(1, 6), text=words, target_spans=span_lists, severity=st.sampled_from(Severity)
    ),
    st.builds(EditNote, st.integers(1, 6), suggestion=st.none() | words),
    st.builds(DeleteNote, st.integers(1, 6)),
    st.builds(ReplaceScores, st.dictionaries(st.integers(1, 5), scores), st.none() | words),
)


class TwoPrograms(RuleBasedStateMachine):
    """Two programs hold one file; a list of whole states says what undo and redo must bring."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "any.alignpost"
        self.past: list[Bitext] = []
        self.future: list[Bitext] = []
        self.programs: list[Project] = []

    @initialize()
    def create(self) -> None:
        # Pairs 1 to 4; commands also speak of a fifth, which must be refused.
        texts = [("one", "un"), ("two", ""), ("", "trois"), ("four\u00a0!", "quatre")]
        self.now = Bitext.of_texts(texts, "en", "fr")
        Project.create(self.path, self.now).close()
        self.programs = [self.opened(), self.opened()]

    def opened(self) -> Project:
        project = Project.open(self.path)
        # The disk is another test's matter; here thousands of edits are made.
        project._session.connection.execute("PRAGMA synchronous = OFF")
        return project

    @rule(which=st.integers(0, 1), step=st.lists(commands, min_size=1, max_size=3))
    def edit(self, which: int, step: list[Command]) -> None:
        try:
            self.programs[which].apply(*step)
        except ProjectError:
            return
        after = self.programs[which].bitext()
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after
        else:
            # Edits that cancel each other within a step are still a step: follow what the journal says.
            state = [entry for entry in self.programs[which].history() if entry.act == "do"]
            done = len({entry.step for entry in state if entry.state == "done"})
            if done > len(self.past):
                self.past.append(self.now)
                self.future.clear()

    @rule(which=st.integers(0, 1))
    def undo(self, which: int) -> None:
        undone = self.programs[which].undo()
        assert (undone is not None) == bool(self.past)
        if self.past:
            self.future.append(self.now)
            self.now = self.past.pop()

    @rule(which=st.integers(0, 1))
    def redo(self, which: int) -> None:
        redone = self.programs[which].redo()
        assert (redone is not None) == bool(self.future)
        if self.future:
            self.past.append(self.now)
            self.now = self.future.pop()

    @rule(which=st.integers(0, 1))
    def restart(self, which: int) -> None:
        self.programs[which].close()
        self.programs[which] = self.opened()

    @invariant()
    def everybody_sees_the_same(self) -> None:
        for project in self.programs:
            assert list(project.pairs()) == list(self.now.pairs)
            assert project.bitext() == self.now

    def teardown(self) -> None:
        if self.programs:
            first, second = self.programs
            end, start = self.now, self.past[0] if self.past else self.now
            # What stands undone comes back too when everything is redone.
            end = self.future[0] if self.future else end
            while first.undo():
                pass
            assert second.bitext() == start
            while second.redo():
                pass
            assert first.bitext() == end
            first.close()
            second.close()
        shutil.rmtree(self.folder)


TestTwoPrograms = TwoPrograms.TestCase
TestTwoPrograms.settings = settings(deadline=None, max_examples=30, stateful_step_count=25)


def test_every_command_does_what_it_says(project: Project) -> None:
    finding_score = Score(55.5, (Part("a", 55.5),), (finding,))
    project.apply(SetStatus([1, 2], Status.ACCEPTED))
    project.apply(SetKeep([1], False))
    project.apply(AddNote(1, "Why?", "style", Severity.MINOR, [Span(0, 1)], [Span(2, 3)], "Merci."))
    project.apply(EditNote(5, text="Really?", mqm=None))
    project.apply(DeleteNote(4))
    project.apply(ReplaceScores({1: finding_score, 2: None}, "new"))
    first, second, third = project.pairs()
    assert (first.status, second.status, first.keep, second.keep) == (
        Status.ACCEPTED,
        Status.ACCEPTED,
        False,
        True,
    )
    (note,) = first.notes
    assert (note.id, note.author, note.time) == (5, "Ann", "2025-02-12T18:22:05Z")
    assert (note.text, note.mqm, note.severity, note.suggestion) == (
        "Really?",
        None,
        Severity.MINOR,
        "Merci.",
    )
    assert (note.source_spans, note.target_spans) == ((Span(0, 1),), (Span(2, 3),))
    assert third.notes == ()
    assert (first.score, second.score, third.score) == (finding_score, None, None)
    assert project.bitext().signature == "new"


def test_the_words_of_steps(project: Project) -> None:
    project.apply(SetStatus([3], Status.ACCEPTED))
    project.apply(SetStatus([1, 2], Status.REJECTED), AddNote(1, "No."))
    project.apply(SetKeep([2], False), words="drop what is empty")
    assert [project.undo() for _ in range(4)] == [
        "drop what is empty",
        "reject 2 pairs; add a note to pair 1",
        "accept pair 3",
        None,
    ]
    assert project.redo() == "accept pair 3"


def test_an_edit_after_undo_drops_what_was_undone(project: Project) -> None:
    project.apply(SetStatus([1], Status.ACCEPTED))
    project.undo()
    project.apply(SetStatus([1], Status.REJECTED))
    assert project.redo() is None
    assert [(entry.act, entry.state, entry.words) for entry in project.history()] == [
        ("do", "dropped", "accept pair 1"),
        ("undo", "dropped", "accept pair 1"),
        ("do", "done", "reject pair 1"),
    ]


def test_an_edit_without_effect_leaves_no_trace(project: Project, path: Path) -> None:
    project.apply(SetStatus([1], Status.ACCEPTED))
    project.undo()
    before = path.read_bytes()
    project.apply(SetStatus([1], Status.UNREVIEWED), SetStatus([], Status.ACCEPTED), EditNote(4))
    assert path.read_bytes() == before
    assert project.redo() == "accept pair 1"


def test_a_refused_edit_changes_nothing(project: Project, path: Path, bitext: Bitext) -> None:
    before = path.read_bytes()
    for command in (
        SetStatus([1, 99], Status.ACCEPTED),
        AddNote(99, "Lost."),
        EditNote(99, text="Lost."),
        DeleteNote(99),
        ReplaceScores({99: Score(1.0)}, None),
        SetKeep([10**30], False),
    ):
        with pytest.raises(ProjectError):
            project.apply(SetStatus([1], Status.REJECTED), command)
        assert project.bitext() == bitext
    assert path.read_bytes() == before
    assert project.history() == []


@pytest.mark.parametrize("spans", [[Span(0, 11)], [Span(0, 1), Span(11, 11)], [Span(-1, 2)], [Span(3, 2)]])
def test_a_note_marks_places_of_its_texts_alone(project: Project, spans: list[Span]) -> None:
    project.apply(AddNote(1, "All of it.", "style", None, [Span(0, 10)], [Span(7, 7)]))
    before = project.state()
    for command in (
        AddNote(1, "Outside.", source_spans=spans),
        AddNote(1, "Outside.", target_spans=spans),
        EditNote(5, source_spans=spans),
        EditNote(5, target_spans=spans),
    ):
        with pytest.raises(ProjectError, match=r"the (source|target) of pair 1 has (10|7) characters, and"):
            project.apply(command)
    assert project.state() == before
    project.apply(EditNote(5, source_spans=[Span(10, 10)], target_spans=()))


def test_the_journal_says_who_and_when(project: Project) -> None:
    project.apply(SetStatus([1, 2], Status.ACCEPTED))
    (entry,) = project.history()
    assert (entry.author, entry.time, entry.act) == ("Ann", "2025-02-12T18:22:05Z", "do")
    assert (entry.command, entry.pair_ids, entry.words) == ("set-status", (1, 2), "accept 2 pairs")


def test_numbers_of_notes_are_never_given_twice(project: Project) -> None:
    project.apply(AddNote(1, "one"))
    project.apply(DeleteNote(5))
    project.apply(AddNote(1, "two"), AddNote(2, "three"))
    assert [[note.id for note in pair.notes] for pair in project.pairs()] == [[6], [7], [4]]


def test_an_unknown_user_is_called_unknown(
    path: Path, bitext: Bitext, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found")

    monkeypatch.setattr("getpass.getuser", nobody)
    monkeypatch.delenv("ALIGNPOST_AUTHOR", raising=False)
    with Project.create(path, bitext) as project:
        assert project.author == "unknown"
    monkeypatch.setenv("ALIGNPOST_AUTHOR", "Zoé")
    with Project.open(path) as project:
        assert project.author == "Zoé"


def test_view_state_is_kept_but_no_edit(made: Path) -> None:
    with Project.open(made) as project:
        assert project.recall("cursor") is None
        project.remember("cursor", "2")
        assert project.recall("cursor") == "2"
    after = made.read_bytes()
    with Project.open(made) as project:
        assert project.recall("cursor") == "2"
        assert project.history() == []
        project.remember("cursor", "2")
    assert made.read_bytes() == after


def test_a_closed_project_says_so(project: Project) -> None:
    project.close()
    project.close()
    with pytest.raises(ValueError, match="closed"):
        project.pairs()
    with pytest.raises(ValueError, match="closed"):
        project.undo()


def test_what_comes_next_is_known_before_it_is_done(project: Project) -> None:
    assert project.coming("undo") is None
    project.apply(SetStatus((1, 2, 3), Status.ACCEPTED), words="three at once")
    coming = project.coming("undo")
    assert coming is not None
    assert (coming.words, coming.pairs) == ("three at once", 3)
    assert project.coming("redo") is None
    project.undo()
    assert project.coming("undo") is None
    assert project.coming("redo") == coming


def test_an_edit_that_is_stopped_changes_nothing(tmp_path: Path) -> None:
    def stop(stage: str, done: float) -> None:
        raise Cancelled

    texts = [(f"line {number}", f"ligne {number}") for number in range(600)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as project:
        accept = SetStatus(range(1, 601), Status.ACCEPTED)
        before = project.state()
        with pytest.raises(Cancelled):
            project.apply(accept, progress=stop)
        assert (project.state(), len(project.history())) == (before, 0)
        project.apply(accept)
        after = project.state()
        with pytest.raises(Cancelled):
            project.undo(progress=stop)
        assert (project.state(), len(project.history())) == (after, 1)
        assert project.undo() is not None
        assert project.state() == before


def test_a_large_edit_tells_how_far_it_is(tmp_path: Path) -> None:
    told: list[float] = []
    texts = [(f"line {number}", f"ligne {number}") for number in range(1300)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as project:
        project.apply(
            SetStatus(range(1, 1301), Status.ACCEPTED), progress=lambda _, share: told.append(share)
        )
    assert len(told) > 1
    assert told == sorted(told)
    assert told[0] < 0.5 < told[-1] <= 1


def test_dismissing_and_restoring_leaves_other_findings_alone(project: Project) -> None:
    numbers, length = DismissFinding(2, "numbers", "GREAT", ""), DismissFinding(2, "length", "GREAT", "")
    project.apply(numbers)
    project.apply(length)
    project.apply(replace(numbers, reason="a year"))
    assert [(each.check, each.reason) for each in project.pair(1).dismissals] == [
        ("length", ""),
        ("numbers", "a year"),
    ]
    project.apply(RestoreFinding(2, "numbers", "GREAT", ""))
    assert [each.check for each in project.pair(1).dismissals] == ["length"]


def test_a_new_note_waits_to_be_settled(project: Project) -> None:
    project.apply(AddNote(1, "Why?"))
    assert not project.pair(0).notes[-1].resolved
