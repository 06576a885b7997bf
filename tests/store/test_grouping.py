"""What each edit of grouping, boundaries and texts does, and what follows it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.store.test_any_edits import bitext as seven

from alignpost.errors import ProjectError
from alignpost.model import Bead, Pair, Score, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    DeletePair,
    DismissFinding,
    EditText,
    EditTexts,
    InsertPair,
    JoinSegments,
    MergePairs,
    MoveSegment,
    Project,
    Realign,
    ReplaceScores,
    RestoreText,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetLocked,
    SetStatus,
    ShiftSide,
    SplitPair,
    SplitSegment,
    SwapPairs,
)

Sides = tuple[tuple[int, ...], tuple[int, ...]]


@pytest.fixture
def project(path: Path) -> Iterator[Project]:
    with Project.create(path, seven(), author="Ann") as project:
        yield project


def beads(project: Project) -> dict[int, Sides]:
    return {pair.id: (pair.bead.source, pair.bead.target) for pair in project.pairs()}


def pair(project: Project, pair_id: int) -> Pair:
    return project.pair(project.index_of(pair_id))


START: dict[int, Sides] = {
    1: ((0,), (0,)),
    2: ((1, 2), (1,)),
    3: ((), (2,)),
    4: ((3,), ()),
    5: ((4,), (3, 4)),
    6: ((5, 6), (5, 6)),
}


@pytest.mark.parametrize(
    ("command", "changed"),
    [
        (MoveSegment(2, "source", "first"), {1: ((0, 1), (0,)), 2: ((2,), (1,))}),
        (MoveSegment(2, "source", "last"), {2: ((1,), (1,)), 3: ((2,), (2,))}),
        (MoveSegment(5, "target", "first"), {4: ((3,), (3,)), 5: ((4,), (4,))}),
        # Pair 3 is left with nothing and goes.
        (MoveSegment(3, "target", "last"), {3: None, 4: ((3,), (2,))}),
        (MergePairs([3, 4]), {3: ((3,), (2,)), 4: None}),
        (MergePairs([5, 4, 3]), {3: ((3, 4), (2, 3, 4)), 4: None, 5: None}),
        (SplitPair(6, 1, 1), {6: ((5,), (5,)), 7: ((6,), (6,))}),
        (SplitPair(5, 1, 0), {5: ((4,), ()), 7: ((), (3, 4))}),
        (SwapPairs(3, 4, "target"), {3: None, 4: ((3,), (2,))}),
        (SwapPairs(1, 2, "target"), {1: ((0,), (1,)), 2: ((1, 2), (0,))}),
        (
            ShiftSide(4, "source", 1),
            {4: None, 5: ((3,), (3, 4)), 6: ((4,), (5, 6)), 7: ((5, 6), ())},
        ),
        (
            ShiftSide(3, "target", -1),
            {2: ((1, 2), (1, 2)), 3: None, 4: ((3,), (3, 4)), 5: ((4,), (5, 6)), 6: ((5, 6), ())},
        ),
        (InsertPair(2, "before"), {7: ((), ())}),
        (InsertPair(6), {7: ((), ())}),
    ],
)
def test_which_sentences_belong_together(
    project: Project, command: Command, changed: dict[int, Sides | None]
) -> None:
    project.apply(command)
    wanted = {number: sides for number, sides in (START | changed).items() if sides is not None}
    assert beads(project) == wanted


def test_rows_stand_where_they_were_put(project: Project) -> None:
    project.apply(InsertPair(2, "before"), InsertPair(2), InsertPair(6), SplitPair(6, 1, 1), SwapPairs(4, 5))
    assert list(beads(project)) == [1, 7, 2, 8, 3, 5, 4, 6, 10, 9]
    project.apply(DeletePair(7), DeletePair(8), DeletePair(9))
    assert list(beads(project)) == [1, 2, 3, 5, 4, 6, 10]


def test_many_rows_fit_into_one_place(project: Project) -> None:
    for _ in range(25):
        project.apply(InsertPair(1))
    assert list(beads(project)) == [1, *range(31, 6, -1), 2, 3, 4, 5, 6]
    while project.undo():
        pass
    assert beads(project) == START


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (MoveSegment(1, "source", "first"), "pair 1 is the first; there is no pair above it"),
        (MoveSegment(6, "target", "last"), "pair 6 is the last; there is no pair below it"),
        (MoveSegment(3, "source", "first"), "pair 3 has no source sentence to move"),
        (MergePairs([1, 3]), "other pairs stand between"),
        (MergePairs([1]), "two or more"),
        (MergePairs([]), "no pair was named"),
        (SplitPair(1, 1, 1), "would leave an empty pair"),
        (SplitPair(1, 2, 0), "has 1 and 1 sentences"),
        (ShiftSide(1, "source", -1), "there is no pair above it"),
        (SwapPairs(1, 1), "with itself"),
        (DeletePair(1), "pair 1 is not empty"),
        (MergePairs([98, 99]), "has no pair 98"),
        (SplitSegment(1, "source", 0), "place the cursor inside"),
        (SplitSegment(1, "source", 99), "place the cursor inside"),
        (SplitSegment(1, "source", 4, expected="One three."), "has changed meanwhile"),
        (JoinSegments(1, "source"), "no two source sentences"),
        (EditText(1, "source", "x", expected="y"), "changed meanwhile to “One two.”"),
        (EditTexts([EditText(1, "source", "x"), EditText(1, "source", "y")]), "the same text"),
        (Realign([1, 2], [Bead((0,), (0,))]), "align them again"),
        (Realign([1], [Bead((1,), (0,))]), "align them again"),
        (Realign([1], [Bead((0, 0), (0,))]), "align them again"),
        (Realign([1], [Bead((-1,), (0,))]), "align them again"),
    ],
)
def test_what_cannot_be_done_is_said(project: Project, command: Command, reason: str) -> None:
    with pytest.raises(ProjectError, match=reason):
        project.apply(command)
    assert beads(project) == START


@pytest.mark.parametrize(
    "command",
    [
        SetStatus([1, 2], Status.ACCEPTED),
        SetKeep([2], False),
        SetHumanScore(2, 50.0),
        EditText(2, "target", "x"),
        RestoreText(2, "target"),
        MoveSegment(1, "source", "last"),
        MoveSegment(3, "target", "first"),
        MergePairs([1, 2]),
        SplitPair(2, 1, 1),
        SwapPairs(1, 2),
        ShiftSide(2, "source", 1),
        ShiftSide(3, "target", -1),
        SplitSegment(2, "source", 8),
        JoinSegments(2, "source"),
        Realign([1, 2], [Bead((0, 1, 2), (0, 1))]),
    ],
)
def test_locked_pairs_refuse_edits(project: Project, command: Command) -> None:
    project.apply(SetLocked([2], True))
    with pytest.raises(ProjectError, match="pair 2 is locked; unlock it first"):
        project.apply(command)
    assert beads(project) == START


def test_what_a_lock_leaves_free(project: Project) -> None:
    project.apply(SetLocked([2], True))
    project.apply(SetBookmark([2], True), AddNote(2, "Why?"), ReplaceScores({2: Score(1.0)}, "x"))
    project.apply(Realign([1, 2, 3], [Bead((0,), ()), Bead((), (0,)), Bead((1, 2), (1,)), Bead((), (2,))]))
    assert pair(project, 2).locked
    # A shifted column ends above a locked pair.
    project.apply(SetLocked([5], True), ShiftSide(4, "source", 1))
    assert list(beads(project).values())[-3:] == [((3,), ()), ((4,), (3, 4)), ((5, 6), (5, 6))]


def test_what_belongs_to_a_pair_follows_it(project: Project) -> None:
    project.apply(
        ReplaceScores({1: Score(1.0), 2: Score(2.0), 6: Score(6.0)}, "x"),
        SetStatus([1, 2, 6], Status.ACCEPTED),
        SetHumanScore(2, 70.0),
        SetBookmark([2], True),
        DismissFinding(2, "numbers", "Three", "", "no error"),
        SetKeep([1], False),
        AddNote(2, "about Four", source_spans=[Span(8, 12)], target_spans=[Span(0, 5)]),
        AddNote(2, "answer", reply_to=1),
        AddNote(2, "about all"),
        AddNote(2, "about Three", source_spans=[Span(0, 5)]),
    )
    project.apply(MoveSegment(2, "source", "last"))
    second, third = pair(project, 2), pair(project, 3)
    assert (second.status, second.human_score, second.score) == (Status.UNREVIEWED, None, None)
    assert (second.bookmarked, third.bookmarked, len(second.dismissals)) == (True, False, 1)
    assert [note.text for note in second.notes] == ["about all", "about Three"]
    assert [(note.text, note.source_spans, note.target_spans) for note in third.notes] == [
        ("about Four", (Span(0, 4),), ()),
        ("answer", (), ()),
    ]
    assert pair(project, 6).score == Score(6.0)
    project.apply(MergePairs([1, 2]))
    first = pair(project, 1)
    assert (first.bookmarked, first.keep, len(first.dismissals)) == (True, True, 1)
    assert first.notes[-1].source_spans == (Span(10, 15),)
    assert Span(10, 15).of(first.source) == "Three"


def test_realigned_pairs_keep_what_they_can(project: Project) -> None:
    project.apply(SetStatus([1, 2, 3, 4], Status.ACCEPTED), AddNote(4, "why alone?"), SetLocked([1], True))
    new = [Bead((0,), (0,), 0.9), Bead((1,), (1,), 0.8), Bead((2, 3), (2,), 0.7)]
    project.apply(Realign([1, 2, 3, 4], new))
    assert beads(project) == {
        1: ((0,), (0,)),
        2: ((1,), (1,)),
        3: ((2, 3), (2,)),
        **{number: START[number] for number in (5, 6)},
    }
    assert [found.status for found in project.pairs()[:3]] == [Status.ACCEPTED, *[Status.UNREVIEWED] * 2]
    assert [found.bead.confidence for found in project.pairs()[:3]] == [0.5, 0.8, 0.7]
    assert [note.text for note in pair(project, 3).notes] == ["why alone?"]
    assert project.undo() == "realign 4 pairs"
    assert beads(project) == START


def test_scores_join_the_edit_that_made_them_necessary(project: Project) -> None:
    project.apply(MergePairs([3, 4]))
    project.apply(ReplaceScores({3: Score(80.0)}, "x"), joined=True)
    assert project.undo() == "merge 2 pairs"
    assert (beads(project), project.signature) == (START, None)
    assert project.redo() == "merge 2 pairs"
    assert (pair(project, 3).score, project.signature) == (Score(80.0), "x")


def test_scores_join_their_edit_though_another_has_come_between(project: Project) -> None:
    project.apply(MergePairs([3, 4]))
    project.apply(SetStatus([3], Status.ACCEPTED))
    project.apply(ReplaceScores({3: Score(80.0)}, "x"), joined=True)
    assert project.undo() == "accept pair 3"
    assert (pair(project, 3).score, pair(project, 3).status) == (Score(80.0), Status.UNREVIEWED)
    assert project.undo() == "merge 2 pairs"
    assert (beads(project), project.signature) == (START, None)
    assert (project.redo(), project.redo()) == ("merge 2 pairs", "accept pair 3")
    assert (pair(project, 3).score, pair(project, 3).status) == (Score(80.0), Status.ACCEPTED)


def test_scores_that_come_late_leave_what_was_undone_to_be_done_again(project: Project) -> None:
    project.apply(MergePairs([3, 4]))
    project.apply(SetStatus([1], Status.REJECTED))
    assert project.undo() == "reject pair 1"
    project.apply(ReplaceScores({3: Score(80.0)}, "x"), joined=True)
    assert project.redo() == "reject pair 1"


def test_scores_of_an_edit_that_was_undone_are_a_step_of_their_own(project: Project) -> None:
    project.apply(MergePairs([3, 4]))
    assert project.undo() == "merge 2 pairs"
    project.apply(ReplaceScores({3: Score(80.0)}, "x"), joined=True)
    assert project.undo() == "score pair 3"


def test_boundaries_move_and_the_text_stays(project: Project) -> None:
    first = project.documents()[0]
    project.apply(SplitSegment(2, "source", 13, expected="Three\u00a0! Four five."))
    assert [segment.text for segment in project.segments(2, "source")] == ["Three\u00a0!", "Four", "five."]
    assert pair(project, 2).source == "Three\u00a0! Four five."
    assert beads(project)[6] == ((6, 7), (5, 6))
    project.apply(JoinSegments(2, "source", 0))
    (joined, last) = project.segments(2, "source")
    assert (joined.text, last.text, joined.reason) == ("Three\u00a0! Four", "five.", "reviewer")
    assert project.documents()[0].document == first.document
    project.undo()
    project.undo()
    assert project.documents()[0] == first


def test_edited_texts_stand_beside_the_original(project: Project) -> None:
    project.apply(AddNote(2, "the end", target_spans=[Span(0, 5), Span(6, 7)]), SetHumanScore(2, 5.0))
    project.apply(EditText(2, "target", "Les trois\u00a0!", expected="Three\u00a0!"))
    edited = pair(project, 2)
    assert (edited.target, edited.target_original, edited.human_score) == (
        "Les trois\u00a0!",
        "Three\u00a0!",
        None,
    )
    assert edited.notes[0].target_spans == (Span(0, 9), Span(10, 11))
    # The text goes where its sentence goes, whole.
    project.apply(MergePairs([2, 3]))
    merged = pair(project, 2)
    assert (merged.target, merged.target_original) == (
        "Les trois\u00a0! Four five.",
        "Three\u00a0! Four five.",
    )
    with pytest.raises(ProjectError, match="the target of pair 2 was edited and cannot be taken apart"):
        project.apply(SplitPair(2, 1, 1))
    with pytest.raises(ProjectError, match="restore its text before"):
        project.apply(JoinSegments(2, "target"))
    project.apply(RestoreText(2, "target"), SplitPair(2, 1, 1))
    assert pair(project, 2).target_original is None
    project.apply(EditText(2, "target", "a"), EditText(2, "target", "Three\u00a0!"))
    assert pair(project, 2).target_original is None


def test_many_texts_are_one_edit(project: Project) -> None:
    before = project.bitext()
    project.apply(
        EditTexts([EditText(1, "target", "a"), EditText(1, "source", "b"), EditText(5, "target", "c")])
    )
    assert (pair(project, 1).target, pair(project, 1).source, pair(project, 5).target) == ("a", "b", "c")
    assert project.undo() == "edit the texts of 2 pairs"
    assert project.bitext() == before


@pytest.mark.parametrize(
    ("before", "after", "span", "moved"),
    [
        ("abc def ghi", "abc DEF ghi", Span(0, 3), Span(0, 3)),
        ("abc def ghi", "abc longer ghi", Span(8, 11), Span(11, 14)),
        ("abc def ghi", "abc longer ghi", Span(4, 7), Span(4, 10)),
        ("abc def ghi", "abc ghi", Span(4, 7), Span(4, 4)),
        ("abc def ghi", "", Span(4, 7), Span(0, 0)),
        ("abc", "abc!", Span(3, 3), Span(4, 4)),
        ("aa aa", "aa", Span(3, 5), Span(2, 2)),
    ],
)
def test_spans_move_with_the_words(path: Path, before: str, after: str, span: Span, moved: Span) -> None:
    bitext = seven().of_texts([(before, "x")], "en", "fr")
    with Project.create(path, bitext) as project:
        project.apply(AddNote(1, "here", source_spans=[span]), EditText(1, "source", after))
        assert project.pair(0).notes[0].source_spans == (moved,)


def test_a_span_over_two_sentences_ends_with_the_one_that_stays(project: Project) -> None:
    """Pair 6 holds two sentences a side, of which the second goes; its words are marked no more."""
    text = pair(project, 6).source
    project.apply(AddNote(6, "both", source_spans=[Span(1, len(text))]), SplitPair(6, 1, 1))
    kept = pair(project, 6)
    assert kept.source != text
    assert kept.notes[-1].source_spans == (Span(1, len(kept.source)),)


def test_a_score_by_hand_is_told_in_words() -> None:
    assert SetHumanScore(3, 85.0).words == "score pair 3 by hand: 85"
    assert SetHumanScore(3, None).words == "take the score by hand from pair 3"
