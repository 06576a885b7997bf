"""What is put into a project comes out of it, to the code point."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from alignpost.model import (
    Bead,
    Bitext,
    Document,
    Finding,
    Note,
    Pair,
    Part,
    Score,
    Segment,
    SegmentedDocument,
    Severity,
    Span,
    Status,
)
from alignpost.store import AddNote, Project, ReplaceScores, SetSetting

texts = st.text(st.characters(exclude_categories=()), max_size=12)
"""Any code points: NUL, no-break spaces, astral ones, halves of surrogate pairs."""

spans = st.builds(Span, st.integers(0, 99), st.integers(0, 99))
some_spans = st.lists(spans, max_size=2).map(tuple)
numbers = st.floats(allow_nan=False, allow_infinity=False)
findings = st.builds(
    Finding, texts, texts, st.sampled_from(Severity), some_spans, some_spans, texts, st.none() | texts
)
scores = st.builds(
    Score,
    st.floats(0, 100),
    st.lists(st.builds(Part, texts, numbers, texts), max_size=2).map(tuple),
    st.lists(findings, max_size=2).map(tuple),
    st.none() | st.floats(0, 1),
    st.none() | st.floats(0, 1e9),
)


@st.composite
def documents(draw: st.DrawFn) -> SegmentedDocument:
    pieces = draw(
        st.lists(st.tuples(texts.filter(bool), st.sampled_from(["", " ", "\n\n", "\u202f"])), max_size=5)
    )
    text, segments = "", []
    for piece, gap in pieces:
        segments.append(Segment(len(text), len(text) + len(piece), piece, draw(texts)))
        text += piece + gap
    paragraphs = tuple(draw(st.lists(spans, max_size=3)))
    return SegmentedDocument(Document(text, draw(texts), draw(texts), paragraphs), tuple(segments))


@st.composite
def bitexts(draw: st.DrawFn) -> Bitext:
    source, target = draw(documents()), draw(documents())
    ids = st.lists(st.integers(1, 2**62), unique=True, max_size=5)
    note_ids = iter(range(1, 1000))
    pairs = []
    for pair_id in draw(ids):
        beads = [
            tuple(sorted(draw(st.sets(st.integers(0, len(side.segments) - 1))))) if side.segments else ()
            for side in (source, target)
        ]
        bead = Bead(beads[0], beads[1], draw(st.none() | st.floats(0, 1)))
        notes = [
            Note(
                next(note_ids),
                draw(texts),
                draw(texts),
                draw(texts),
                draw(st.none() | texts),
                draw(st.none() | st.sampled_from(Severity)),
                draw(some_spans),
                draw(some_spans),
                draw(st.none() | texts),
            )
            for _ in range(draw(st.integers(0, 2)))
        ]
        pairs.append(
            Pair(
                pair_id,
                bead,
                # Usually the documents' own words; a project keeps others just as well.
                draw(st.just(source.text_of(bead.source)) | texts),
                target.text_of(bead.target),
                draw(st.sampled_from(Status)),
                draw(st.booleans()),
                draw(st.booleans()),
                draw(st.none() | scores),
                tuple(notes),
            )
        )
    return Bitext(source, target, tuple(pairs), draw(st.none() | texts))


@settings(deadline=None, max_examples=60)
@given(bitext=bitexts())
def test_a_created_project_holds_the_bitext(bitext: Bitext) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.alignpost"
        Project.create(path, bitext).close()
        before = path.read_bytes()
        with Project.open(path) as project:
            assert list(project.pairs()) == list(bitext.pairs)
            assert project.bitext() == bitext
        assert path.read_bytes() == before
        assert [found.name for found in Path(folder).iterdir()] == [path.name]


@settings(deadline=None, max_examples=30)
@given(text=texts, author=texts.filter(bool), key=texts, value=texts)
@example(text="\ud800\0", author="\udfff", key="\ud800", value="\ud83d\u202f")
def test_what_people_type_is_kept_to_the_code_point(text: str, author: str, key: str, value: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.alignpost"
        with Project.create(path, Bitext.of_texts([("a", "b")], "en", "fr"), author=author) as project:
            project.apply(AddNote(1, text, suggestion=text), words=text)
            project.remember(key, value)
        with Project.open(path, author=author) as project:
            (note,) = project.pair(0).notes
            assert (note.text, note.suggestion, note.author) == (text, text, author)
            assert project.recall(key) == value
            assert project.undo() == (text or "add a note to pair 1")


def test_pairs_are_found_by_position_and_id(project: Project, bitext: Bitext) -> None:
    assert len(project) == 3
    assert [project.pair(position) for position in range(3)] == list(bitext.pairs)
    assert [project.index_of(pair.id) for pair in bitext.pairs] == [0, 1, 2]
    assert list(project.pairs()[1:]) == list(bitext.pairs[1:])
    assert project.pair(-1) == bitext.pairs[-1]
    with pytest.raises(IndexError):
        project.pair(3)
    with pytest.raises(KeyError):
        project.index_of(99)


def test_notes_with_clashing_numbers_are_numbered_anew(path: Path, bitext: Bitext) -> None:
    note = bitext.pairs[2].notes[0]
    pairs = tuple(replace(pair, notes=(note, replace(note, text="two"))) for pair in bitext.pairs)
    with Project.create(path, replace(bitext, pairs=pairs)) as project:
        assert [[note.id for note in pair.notes] for pair in project.pairs()] == [[1, 2], [3, 4], [5, 6]]
        assert [note.text for note in project.pair(1).notes] == ["A\0B", "two"]


@pytest.mark.parametrize(
    "broken",
    [
        lambda b: replace(b, pairs=(b.pairs[0], b.pairs[0])),
        lambda b: replace(b, pairs=(replace(b.pairs[0], bead=Bead((7,), ())),)),
        lambda b: replace(b, pairs=(replace(b.pairs[0], bead=Bead((0,), (), float("nan"))),)),
        lambda b: replace(b, pairs=(replace(b.pairs[0], score=Score(float("nan"))),)),
        lambda b: replace(b, source=replace(b.source, segments=b.source.segments[::-1])),
        lambda b: replace(b, source=replace(b.source, segments=(Segment(0, 5, "other"),))),
    ],
)
def test_a_bitext_that_contradicts_itself_makes_no_file(path: Path, bitext: Bitext, broken: object) -> None:
    assert callable(broken)
    with pytest.raises(ValueError, match=r"\w"):
        Project.create(path, broken(bitext))
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("confidence", [0.0, 1.0, None])
def test_any_confidence_is_kept(path: Path, bitext: Bitext, confidence: float | None) -> None:
    pairs = [replace(pair, bead=replace(pair.bead, confidence=confidence)) for pair in bitext.pairs]
    with Project.create(path, replace(bitext, pairs=tuple(pairs))) as project:
        assert [pair.bead.confidence for pair in project.pairs()] == [confidence] * 3


def test_settings_of_a_new_project_are_no_step(path: Path, bitext: Bitext) -> None:
    with Project.create(
        path, bitext, {"profile": "strict", "checks.numbers": "off"}, author="Ann"
    ) as project:
        assert project.settings == {"profile": "strict", "checks.numbers": "off"}
        assert (project.undo(), list(project.history())) == (None, [])
        project.apply(SetSetting("profile", "social"))
        project.undo()
        assert project.settings["profile"] == "strict"


def test_all_numbers_of_a_score_are_kept(made: Path) -> None:
    score = Score(61.5, (), (), critical=0.125, mqm_per_100=3.5)
    with Project.open(made, author="Ann") as project:
        project.apply(ReplaceScores({1: score}, "new"))
    with Project.open(made, author="Ann") as project:
        assert project.pair(0).score == score
        project.undo()
        assert project.pair(0).score == Score(100.0)
        (record,) = [each for each in project.records() if each.act == "do"]
        assert ReplaceScores.from_parameters(record.parameters) == ReplaceScores({1: score}, "new")


@pytest.mark.parametrize(
    "broken",
    [
        Score(float("nan")),
        Score(101.0),
        Score(-1.0),
        Score(1.0, critical=1.5),
        Score(1.0, mqm_per_100=float("inf")),
    ],
)
def test_a_score_that_could_not_be_read_again_is_refused(broken: Score) -> None:
    with pytest.raises(ValueError, match="none that a score can have"):
        ReplaceScores({1: broken}, None)
