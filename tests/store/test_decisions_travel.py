"""Whoever holds the same sentences after an edit of grouping is the same pair, with all that was decided about it."""

from __future__ import annotations

import tempfile
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.errors import ProjectError
from alignpost.model import Bead, Bitext, Document, Pair, Score, Segment, SegmentedDocument, Span, Status
from alignpost.store import (
    AddNote,
    Command,
    DeletePair,
    InsertPair,
    MergePairs,
    MoveSegment,
    Project,
    Realign,
    ReplaceScores,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetStatus,
    ShiftSide,
    SplitPair,
    SwapPairs,
)

ids = st.integers(1, 12)
side = st.sampled_from(("source", "target"))
beads = st.lists(st.sampled_from([(1, 1), (1, 0), (0, 1), (2, 1), (0, 2), (1, 2)]), min_size=2, max_size=7)
edits = st.one_of(
    st.builds(MoveSegment, ids, side, st.sampled_from(("first", "last"))),
    st.builds(ShiftSide, ids, side, st.sampled_from((1, -1))),
    st.builds(SwapPairs, ids, ids, st.none() | side),
    st.builds(MergePairs, ids.map(lambda first: (first, first + 1))),
    st.builds(SplitPair, ids, st.integers(0, 2), st.integers(0, 2)),
    st.builds(InsertPair, ids, st.sampled_from(("before", "after"))),
    st.builds(DeletePair, ids),
)


def bitext(shapes: list[tuple[int, int]]) -> Bitext:
    """Beads of these shapes over sentences of one letter."""
    counts = [sum(shape[side] for shape in shapes) for side in (0, 1)]
    documents = []
    for lang, count in zip(("en", "fr"), counts, strict=True):
        text = " ".join(f"{chr(65 + n)}." for n in range(count))
        segments = tuple([Segment(3 * n, 3 * n + 2, text[3 * n : 3 * n + 2], "mark") for n in range(count)])
        spans = (Span(0, len(text)),) if text else ()
        documents.append(SegmentedDocument(Document(text, lang, "", spans), segments))
    at, made = [0, 0], []
    for shape in shapes:
        halves = [tuple(range(at[side], at[side] + shape[side])) for side in (0, 1)]
        made.append(Bead(halves[0], halves[1], 0.5))
        at = [at[side] + shape[side] for side in (0, 1)]
    return Bitext.of_beads(documents[0], documents[1], made)


def decided(project: Project) -> None:
    """Something of every kind is said about every pair."""
    for number, pair in enumerate(project.pairs()):
        project.apply(
            AddNote(pair.id, f"about {pair.id}"),
            SetStatus((pair.id,), list(Status)[number % 4]),
            SetKeep((pair.id,), number % 3 > 0),
            SetBookmark((pair.id,), number % 2 > 0),
            SetHumanScore(pair.id, float(number)),
            ReplaceScores({pair.id: Score(50.0 + number)}, "by hand"),
        )


def by_sentences(project: Project) -> dict[tuple[tuple[int, ...], tuple[int, ...]], Pair]:
    pairs = {(pair.bead.source, pair.bead.target): pair for pair in project.pairs()}
    return {held: pair for held, pair in pairs.items() if held != ((), ())}


def check_same(before: Pair, after: Pair) -> None:
    """The same pair; an empty row that went may have left it its notes and bookmark."""
    names = ("id", "source", "target", "status", "keep", "score", "human_score", "bead")
    assert [getattr(before, name) for name in names] == [getattr(after, name) for name in names]
    assert set(before.notes) <= set(after.notes)
    assert after.bookmarked or not before.bookmarked


def realignment(project: Project, shapes: list[tuple[int, int]], first: int, last: int) -> Command | None:
    """Beads of these shapes, as far as they go, over the pairs from `first` to `last`."""
    pairs = project.pairs()[first : last + 1]
    sources = sorted(number for pair in pairs for number in pair.bead.source)
    targets = sorted(number for pair in pairs for number in pair.bead.target)
    made = []
    for m, n in [*shapes, (99, 99)]:
        source, sources = sources[:m], sources[m:]
        target, targets = targets[:n], targets[n:]
        made += [Bead(tuple(source), tuple(target), 0.75)] if source or target else []
    return Realign([pair.id for pair in pairs], made) if made else None


@settings(max_examples=60)
@given(beads, st.lists(st.one_of(edits, st.tuples(beads, st.integers(0, 6), st.integers(0, 6))), max_size=6))
def test_pairs_with_the_same_sentences_are_the_same(
    shapes: list[tuple[int, int]],
    sequence: list[Command | tuple[list[tuple[int, int]], int, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = Project.create(Path(folder) / "a.alignpost", bitext(shapes))
        with project:
            decided(project)
            for wanted in sequence:
                edit = realignment(project, *wanted) if isinstance(wanted, tuple) else wanted
                before, state = by_sentences(project), project.state()
                if edit is None:
                    continue
                with suppress(ProjectError):
                    project.apply(edit)
                after = by_sentences(project)
                for held in before.keys() & after.keys():
                    check_same(before[held], after[held])
                if project.state() != state:
                    project.undo()
                    assert project.state() == state
                    project.redo()


@pytest.mark.parametrize("way", [1, -1])
def test_a_shift_takes_one_sided_pairs_along(tmp_path: Path, way: int) -> None:
    """Shifted down, (–, B) stands where (–, C) stood; both are the pairs that they were."""
    with Project.create(tmp_path / "a.alignpost", bitext([(1, 1), (0, 1), (0, 1), (1, 0)])) as project:
        decided(project)
        before = by_sentences(project)
        project.apply(ShiftSide(2 if way == 1 else 3, "target", 1 if way == 1 else -1))
        after = by_sentences(project)
        for held in before.keys() & after.keys():
            check_same(before[held], after[held])
        if way == 1:
            assert before[(), (1,)].id == after[(), (1,)].id == 2


def test_swapped_sides_take_their_decisions_along(tmp_path: Path) -> None:
    with Project.create(tmp_path / "a.alignpost", bitext([(1, 0), (1, 0)])) as project:
        decided(project)
        project.apply(SwapPairs(1, 2, "source"))
        assert [pair.id for pair in project.pairs()] == [2, 1]
        assert [pair.source for pair in project.pairs()] == ["B.", "A."]
        assert [pair.human_score for pair in project.pairs()] == [1.0, 0.0]


def test_a_realignment_stands_in_the_order_of_its_beads(tmp_path: Path) -> None:
    """Also where pairs that stay as they are change places."""
    with Project.create(tmp_path / "a.alignpost", bitext([(1, 0), (0, 1), (1, 1)])) as project:
        decided(project)
        wanted = [Bead((), (0,)), Bead((0,), ()), Bead((1,), (1,))]
        project.apply(Realign([1, 2, 3], wanted))
        assert [(pair.bead.source, pair.bead.target) for pair in project.pairs()] == [
            (bead.source, bead.target) for bead in wanted
        ]
        assert [pair.id for pair in project.pairs()] == [2, 1, 3]
