"""Two copies edited apart become one project; what contradicts itself is told pair by pair."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.store.test_any_edits import bitext as any_bitext
from tests.store.test_any_edits import check, commands

from alignpost.errors import OutputError, ProjectError, UsageError
from alignpost.model import Bitext, Note, Score, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    DeleteNote,
    EditNote,
    EditText,
    Merged,
    MergePairs,
    MoveSegment,
    Project,
    ReplaceScores,
    SetHumanScore,
    SetLocked,
    SetSetting,
    SetStatus,
    ShiftSide,
    SplitPair,
    SplitSegment,
    merge,
    replay,
)


class Copies:
    """A project, and a copy of it in other hands."""

    def __init__(self, first: Path) -> None:
        self.first, self.second = first, first.with_name("second.alignpost")
        self.out = first.with_name("out.alignpost")
        shutil.copy(first, self.second)

    def edit(self, ann: list[Command], bob: list[Command]) -> None:
        for path, author, edits in ((self.first, "Ann", ann), (self.second, "Bob", bob)):
            with Project.open(path, author=author) as project:
                for command in edits:
                    project.apply(command)

    def merged(self) -> Merged:
        return merge(self.first, self.second, self.out, author="Cy")

    def outcome(self) -> Bitext:
        with Project.open(self.out) as project:
            return project.bitext()


@pytest.fixture
def copies(made: Path) -> Copies:
    with Project.open(made, author="Ann") as project:
        project.apply(SetStatus([3], Status.REJECTED))
    return Copies(made)


def test_edits_of_different_things_all_stand(copies: Copies) -> None:
    copies.edit(
        [SetStatus([1], Status.ACCEPTED), AddNote(2, "Ann's"), SetSetting("profile", "social")],
        [
            EditText(3, "target", "Oui."),
            AddNote(2, "Bob's"),
            EditNote(5, text="Bob's own"),
            AddNote(2, "!", reply_to=5),
        ],
    )
    assert copies.merged() == Merged(4, ())
    first, second, third = copies.outcome().pairs
    assert (first.status, third.target, third.status) == (Status.ACCEPTED, "Oui.", Status.REJECTED)
    assert [(note.id, note.author, note.text, note.reply_to) for note in second.notes] == [
        (5, "Ann", "Ann's", None),
        (6, "Bob", "Bob's own", None),
        (7, "Bob", "!", 6),
    ]
    with Project.open(copies.out, author="Bob") as project:
        assert project.settings == {"profile": "social"}
        # Everybody can go on undoing their own.
        assert project.undo() == "answer note 5 on pair 2"
    with Project.open(copies.out, author="Ann") as project:
        assert project.undo() == "set profile to social"


def test_new_pairs_and_sentences_get_numbers_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "any.alignpost"
    Project.create(path, any_bitext()).close()
    copies = Copies(path)
    copies.edit(
        [SplitPair(2, 1, 1), SplitSegment(1, "source", 4)],
        [SplitPair(6, 1, 1), SplitSegment(6, "target", 1), EditText(7, "target", "Onze.")],
    )
    assert copies.merged().conflicts == ()
    outcome = copies.outcome()
    check(outcome, any_bitext())
    assert [pair.source for pair in outcome.pairs] == [
        *("One two.", "Three\u00a0!", "Four five.", "", "Six.", "Seven eight nine?", "Ten.", "Eleven."),
    ]
    assert outcome.pairs[-1].target == "Onze."
    assert len(outcome.target.segments) == 8


def test_contradictions_are_told_by_pair_and_left_as_notes(copies: Copies) -> None:
    copies.edit(
        [EditText(1, "target", "Mille mercis."), SetStatus([2], Status.REJECTED)],
        [EditText(1, "target", "Merci bien."), SetStatus([1, 2, 3], Status.ACCEPTED)],
    )
    merged = copies.merged()
    assert merged.steps == 1
    assert [(each.pair_id, each.words, each.other_author, each.other_words) for each in merged.conflicts] == [
        (1, "edit the target of pair 1", "Ann", "edit the target of pair 1"),
        (1, "accept 3 pairs", "Ann", "edit the target of pair 1"),
        (2, "accept 3 pairs", "Ann", "reject pair 2"),
    ]
    first, second, third = copies.outcome().pairs
    assert first.target == "Mille mercis."
    assert [pair.status for pair in (first, second, third)] == [
        Status.UNREVIEWED,
        Status.REJECTED,
        Status.ACCEPTED,
    ]
    assert (first.notes[0].author, first.notes[0].suggestion) == ("Bob", "Merci bien.")
    assert "reject pair 2 (Ann)" in second.notes[0].text
    assert [note.id for note in third.notes] == [4]


@pytest.mark.parametrize("ann", [MergePairs([1, 2]), EditText(1, "target", "Mille mercis.")])
@pytest.mark.parametrize("bob", [SetStatus([1], Status.ACCEPTED), SetHumanScore(1, 80.0)])
def test_nothing_is_accepted_that_its_reviewer_has_not_seen(
    copies: Copies, ann: Command, bob: Command
) -> None:
    """Whichever copy comes first."""
    copies.edit([ann], [bob])
    for first, second in ((copies.first, copies.second), (copies.second, copies.first)):
        copies.out.unlink(missing_ok=True)
        merged = merge(first, second, copies.out)
        assert (merged.steps, len(merged.conflicts)) == (0, 1)
        with Project.open(first) as kept:
            here, there = kept.pair(0), copies.outcome().pairs[0]
        assert replace(there, notes=()) == replace(here, notes=())
        assert "Not taken over" in there.notes[-1].text


@pytest.mark.parametrize(
    ("ann", "bob"),
    [
        (MergePairs([1, 2]), MoveSegment(3, "source", "first")),
        (MergePairs([1, 2]), SetStatus([2], Status.ACCEPTED)),
        (SetLocked([1], True), EditText(1, "target", "Oui.")),
        (DeleteNote(4), EditNote(4, text="Really?")),
    ],
)
def test_what_relies_on_other_things_is_a_contradiction(copies: Copies, ann: Command, bob: Command) -> None:
    copies.edit([ann], [bob])
    merged = copies.merged()
    assert merged.steps == 0
    assert {(each.words, each.other_words) for each in merged.conflicts} == {(bob.words, ann.words)}
    with Project.open(copies.first) as here:
        assert [replace(pair, notes=()) for pair in here.pairs()] == [
            replace(pair, notes=()) for pair in copies.outcome().pairs
        ]


def test_a_remark_is_kept_whatever_became_of_its_pair(copies: Copies) -> None:
    copies.edit(
        [EditText(3, "target", "Oui."), MergePairs([1, 2])],
        [AddNote(3, "Why?", target_spans=[Span(2, 5)]), AddNote(2, "gone")],
    )
    merged = copies.merged()
    assert (merged.steps, [(each.pair_id, each.words) for each in merged.conflicts]) == (
        1,
        [(2, "add a note to pair 2")],
    )
    (_, note) = copies.outcome().pairs[-1].notes
    assert (note.author, note.text, note.target_spans) == ("Bob", "Why?", ())


def test_what_was_built_on_a_contradiction_goes_with_it(copies: Copies) -> None:
    copies.edit(
        [MergePairs([2, 3])],
        [MoveSegment(3, "source", "first"), EditText(2, "source", "Great!"), SetStatus([1], Status.ACCEPTED)],
    )
    merged = copies.merged()
    assert merged.steps == 1
    assert {each.words for each in merged.conflicts} == {
        "move the first source sentence of pair 3 up",
        "edit the source of pair 2",
    }
    assert copies.outcome().pairs[0].status is Status.ACCEPTED


def test_what_was_taken_back_is_no_edit(copies: Copies) -> None:
    copies.edit([SetStatus([1], Status.ACCEPTED)], [SetStatus([1], Status.REJECTED)])
    with Project.open(copies.second, author="Bob") as project:
        project.undo()
    with Project.open(copies.second, author="Ann") as project:
        # What Ann did before the copies parted is taken back in one of them only.
        assert project.undo() == "reject pair 3"
    assert copies.merged() == Merged(1, ())
    assert [pair.status for pair in copies.outcome().pairs] == [
        *(Status.ACCEPTED, Status.UNREVIEWED, Status.NEEDS_WORK)
    ]


def test_the_same_in_both_is_no_contradiction(copies: Copies) -> None:
    edits: list[Command] = [
        SetStatus([1], Status.ACCEPTED),
        EditText(3, "target", "Oui."),
        MergePairs([1, 2]),
    ]
    copies.edit(edits, edits)
    assert copies.merged() == Merged(0, ())


def test_scores_that_differ_leave_no_notes(copies: Copies) -> None:
    copies.edit([ReplaceScores({1: Score(1.0)}, "a")], [ReplaceScores({1: Score(2.0), 2: Score(3.0)}, "b")])
    merged = copies.merged()
    assert (merged.steps, [each.pair_id for each in merged.conflicts]) == (0, [1])
    assert copies.outcome().pairs[0].score == Score(1.0)
    assert sum(len(pair.notes) for pair in copies.outcome().pairs) == 1


def test_places_and_strangers(copies: Copies, bitext: Bitext) -> None:
    stranger = copies.first.with_name("stranger.alignpost")
    Project.create(stranger, replace(bitext, signature="other")).close()
    with pytest.raises(ProjectError, match="no copy of"):
        merge(copies.first, stranger, copies.out)
    assert not copies.out.exists()
    with pytest.raises(OutputError, match="already there"):
        merge(copies.first, copies.second, copies.first)
    assert copies.merged() == Merged(0, ())
    assert copies.outcome().pairs[0] == bitext.pairs[0]


def apply_all(path: Path, author: str, edits: list[Command]) -> None:
    with Project.open(path, author=author) as project:
        project._session.connection.execute("PRAGMA synchronous = OFF")
        for command in edits:
            try:
                project.apply(command)
            except ProjectError:
                continue


@settings(max_examples=40)
@example(ann=[ShiftSide(1, "source", 1)], bob=[ShiftSide(3, "source", 1)])
@given(ann=st.lists(commands, max_size=5), bob=st.lists(commands, max_size=5))
def test_any_two_copies_become_one_that_keeps_the_rules(
    tmp_path_factory: pytest.TempPathFactory, ann: list[Command], bob: list[Command]
) -> None:
    folder = tmp_path_factory.mktemp("any")
    path = folder / "any.alignpost"
    Project.create(path, any_bitext()).close()
    copies = Copies(path)
    apply_all(copies.first, "Ann", ann)
    apply_all(copies.second, "Bob", bob)
    merged = copies.merged()
    outcome = copies.outcome()
    check(outcome, any_bitext())
    with Project.open(copies.first) as here, Project.open(copies.second) as there:
        if not bob or (not merged.steps and not merged.conflicts):
            assert outcome == here.bitext()
        if not ann:
            assert [_told(pair.notes) for pair in outcome.pairs] == [
                _told(pair.notes) for pair in there.pairs()
            ]
            assert [replace(pair, id=0, notes=()) for pair in outcome.pairs] == [
                replace(pair, id=0, notes=()) for pair in there.pairs()
            ]
    with Project.open(copies.out, author="Cy") as project:
        while project.undo():
            pass
        project.author = "Bob"
        while project.undo():
            pass
        with Project.open(copies.first) as here:
            assert project.bitext().pairs == here.bitext().pairs
    shutil.rmtree(folder)


def _told(notes: tuple[Note, ...]) -> list[object]:
    return [replace(note, id=0, reply_to=None) for note in notes]


def test_a_project_is_not_merged_with_itself(copies: Copies) -> None:
    link = copies.first.with_name("link.alignpost")
    link.symlink_to(copies.first)
    for second, out in ((copies.first, copies.out), (link, copies.out), (copies.first, copies.first)):
        with pytest.raises(UsageError, match="merged with itself"):
            merge(copies.first, second, out)
    assert not copies.out.exists()


@pytest.mark.parametrize("place", ["first", "second"])
def test_damage_is_told_of_the_copy_that_has_it(copies: Copies, place: str) -> None:
    damaged: Path = getattr(copies, place)
    with closing(sqlite3.connect(damaged)) as connection:
        connection.execute("UPDATE document SET text = CAST(x'ff' AS TEXT) WHERE side = 0")
        connection.commit()
    with pytest.raises(ProjectError, match="is damaged") as caught:
        copies.merged()
    assert caught.value.path == str(damaged)


def test_the_journal_of_a_merged_project_can_be_done_again(copies: Copies) -> None:
    early = copies.first.with_name("early.alignpost")
    shutil.copy(copies.first, early)
    copies.edit([SetStatus([1], Status.ACCEPTED)], [EditText(3, "target", "Oui.")])
    copies.merged()
    done = replay(copies.out, early)
    assert (done.replayed, done.verified) == (2, True)
    with Project.open(early) as project:
        assert project.history()[-1].words == "edit the target of pair 3"


@pytest.mark.parametrize("cell", ['"x"', "7", "[[1]]", '["x"]'])
def test_a_copy_whose_pairs_name_no_segments_is_refused(copies: Copies, cell: str) -> None:
    copies.edit([], [MergePairs([2, 3])])
    with closing(sqlite3.connect(copies.second)) as connection:
        connection.execute("UPDATE pair SET target = ? WHERE id = 2", (cell,))
        connection.commit()
    with pytest.raises(ProjectError, match="cannot be taken over: a value there has a form"):
        copies.merged()
    assert not copies.out.exists()


def test_a_step_that_took_no_row_away_gives_no_number(made: Path) -> None:
    with Project.open(made, author="Ann") as project:
        project.apply(SetStatus([3], Status.REJECTED))
    with closing(sqlite3.connect(made)) as connection:
        connection.execute("UPDATE journal SET inverse = ?", ('[["delete","note",["id"],[]]]',))
        connection.commit()
    copies = Copies(made)
    copies.edit([], [SetStatus([1], Status.ACCEPTED)])
    assert copies.merged().conflicts == ()
