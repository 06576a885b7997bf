"""Any sequence of any commands keeps the rules of a bitext, and undoes to where it began."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.errors import ProjectError
from alignpost.model import (
    Bead,
    Bitext,
    Document,
    Finding,
    Pair,
    Score,
    Segment,
    SegmentedDocument,
    Severity,
    Span,
    Status,
)
from alignpost.store import (
    AddNote,
    Command,
    DeleteNote,
    DeletePair,
    DismissFinding,
    EditNote,
    EditText,
    EditTexts,
    InsertPair,
    JoinSegments,
    MergePairs,
    MoveSegment,
    Project,
    Realign,
    ReplaceScores,
    ResolveNote,
    RestoreFinding,
    RestoreText,
    Revise,
    SetBookmark,
    SetHumanScore,
    SetKeep,
    SetLocked,
    SetSetting,
    SetStatus,
    ShiftSide,
    SplitPair,
    SplitSegment,
    SwapPairs,
)
from alignpost.store.commands import _COMMANDS, TakeOver

SIDES = ("source", "target")
ids = st.integers(1, 9)
side = st.sampled_from(SIDES)
two = st.integers(1, 7).flatmap(lambda first: st.integers(2, 4).map(lambda n: tuple(range(first, first + n))))
texts = st.sampled_from(["", "Un\u00a0!", "one two", "\ud83d", "deux"])
spans = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: Span(min(ends), max(ends))), max_size=2
)
edits = st.builds(EditText, ids, side, texts)
finding = Finding("numbers", "accuracy", Severity.MINOR, (), (), "12 is missing.")
realignments = st.tuples(
    two, st.sets(st.integers(1, 11), max_size=3), st.sets(st.integers(1, 11), max_size=3)
)
some = st.lists(ids, max_size=2)
maybe = st.none() | texts
BY_COMMAND: dict[type[Command], st.SearchStrategy[Command]] = {
    MoveSegment: st.builds(MoveSegment, ids, side, st.sampled_from(["first", "last"])),
    MergePairs: st.builds(MergePairs, two),
    SplitPair: st.builds(SplitPair, ids, st.integers(0, 2), st.integers(0, 2)),
    SwapPairs: st.builds(SwapPairs, ids, ids, st.none() | side),
    ShiftSide: st.builds(ShiftSide, ids, side, st.sampled_from([1, -1])),
    InsertPair: st.builds(InsertPair, ids, st.sampled_from(["before", "after"])),
    DeletePair: st.builds(DeletePair, ids),
    SplitSegment: st.builds(SplitSegment, ids, side, st.integers(0, 20)),
    JoinSegments: st.builds(JoinSegments, ids, side, st.integers(0, 2)),
    EditText: edits,
    EditTexts: st.builds(EditTexts, st.lists(edits, max_size=2)),
    RestoreText: st.builds(RestoreText, ids, side),
    AddNote: st.builds(AddNote, ids, texts, source_spans=spans, target_spans=spans)
    | st.builds(AddNote, ids, texts, reply_to=st.integers(1, 3)),
    EditNote: st.builds(
        EditNote, st.integers(1, 3), texts, maybe, st.none() | st.sampled_from(Severity), spans, spans, maybe
    ),
    ResolveNote: st.builds(ResolveNote, st.integers(1, 3), st.booleans()),
    DeleteNote: st.builds(DeleteNote, st.integers(1, 3)),
    DismissFinding: st.builds(DismissFinding, ids, st.just("numbers"), texts, texts),
    RestoreFinding: st.builds(RestoreFinding, ids, st.just("numbers"), texts, texts),
    SetStatus: st.builds(SetStatus, some, st.sampled_from(Status)),
    SetKeep: st.builds(SetKeep, some, st.booleans()),
    SetLocked: st.builds(SetLocked, some, st.booleans()),
    SetBookmark: st.builds(SetBookmark, some, st.booleans()),
    SetHumanScore: st.builds(SetHumanScore, ids, st.none() | st.floats(0, 100)),
    ReplaceScores: st.builds(
        ReplaceScores, st.dictionaries(ids, st.none() | st.just(Score(5.0, (), (finding,)))), texts
    ),
    SetSetting: st.builds(SetSetting, st.sampled_from(["profile", "glossary"]), maybe),
}
commands: st.SearchStrategy[Command] = st.one_of(*BY_COMMAND.values())


def bitext() -> Bitext:
    """Two short texts whose white space is of every kind, and seven beads of every shape."""
    sides = []
    for lang in ("en", "fr"):
        text = "One two.  Three\u00a0! Four five.\nSix. Seven eight nine?\n\nTen. Eleven."
        starts = [0, 10, 18, 29, 34, 53, 58]
        stops = [8, 17, 28, 33, 51, 57, 65]
        segments = [Segment(a, b, text[a:b], "mark") for a, b in zip(starts, stops, strict=True)]
        sides.append(
            SegmentedDocument(Document(text, lang, "", (Span(0, 51), Span(53, 65))), tuple(segments))
        )
    beads = [
        Bead((0,), (0,), 0.5),
        Bead((1, 2), (1,)),
        Bead((), (2,)),
        Bead((3,), ()),
        Bead((4,), (3, 4)),
        Bead((5, 6), (5, 6)),
    ]
    return Bitext.of_beads(sides[0], sides[1], beads)


def realigned(project: Project, wanted: tuple[tuple[int, ...], set[int], set[int]]) -> Command | None:
    """Beads over the pairs named that cut their segments at arbitrary places."""
    pair_ids, *cuts = wanted
    known = [pair for pair in project.pairs() if pair.id in pair_ids]
    held = [sorted(i for pair in known for i in getattr(pair.bead, name)) for name in SIDES]
    if not held[0] and not held[1]:
        return None
    places = [[0, *sorted(cut)[:2], 99] for cut in cuts]
    while len(places[0]) != len(places[1]):
        min(places, key=len).append(99)
    beads = []
    for number in range(len(places[0]) - 1):
        source, target = (
            tuple(segments[place[number] : place[number + 1]])
            for segments, place in zip(held, places, strict=True)
        )
        if source or target:
            beads.append(Bead(source, target, 0.25))
    return Realign([pair.id for pair in known], beads)


def check(found: Bitext, first: Bitext) -> None:
    """What must hold whatever was edited."""
    for name in SIDES:
        document, before = getattr(found, name), getattr(first, name)
        assert document.document == before.document
        text, end = document.document.text, 0
        for segment in document.segments:
            assert end <= segment.start < segment.end
            assert not text[end : segment.start].strip()
            assert segment.text == segment.text.strip()
            end = segment.end
        assert not text[end:].strip()
        held = [i for bead in found.beads for i in getattr(bead, name)]
        assert sorted(held) == list(range(len(document.segments)))
        for pair in found.pairs:
            original = getattr(pair, f"{name}_original")
            own = document.text_of(getattr(pair.bead, name))
            assert own == (getattr(pair, name) if original is None else original)
            assert list(getattr(pair.bead, name)) == sorted(getattr(pair.bead, name))
            for note in pair.notes:
                for span in getattr(note, f"{name}_spans"):
                    assert 0 <= span.start <= span.end <= len(getattr(pair, name))


def refused(project: Project, command: Command) -> str | None:
    """Make an edit; what was said where it was refused."""
    try:
        project.apply(command)
    except ProjectError as error:
        return error.message
    return None


class Copy:
    """All pairs as somebody has them who reads nothing but the news."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self.pairs = list(project.pairs())

    def follow(self) -> None:
        """Take in the news; but for the numbers of segments, the copy is then the project's."""
        news = self.project.take_news()
        if news is not None:
            self.pairs[news.before : len(self.pairs) - news.after] = news.pairs
        assert self.project.take_news() is None
        assert list(map(unnumbered, self.pairs)) == list(map(unnumbered, self.project.pairs()))


def unnumbered(pair: Pair) -> tuple[str, Pair]:
    return pair.bead.kind, replace(pair, bead=Bead((), (), pair.bead.confidence))


def test_every_command_is_among_them() -> None:
    """`Realign` is made to fit by `realigned`; what merging and revising alone make is tried there."""
    assert {*BY_COMMAND, Realign, Revise, TakeOver} == set(_COMMANDS.values())


@settings(max_examples=120)
@given(steps=st.lists(commands | realignments, max_size=12))
def test_any_sequence_of_edits_undoes_and_redoes(
    steps: list[Command | tuple[tuple[int, ...], set[int], set[int]]],
) -> None:
    first = bitext()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.alignpost"
        with Project.create(path, first) as project:
            project._session.connection.execute("PRAGMA synchronous = OFF")
            states, copy = [project.bitext()], Copy(project)
            for step in steps:
                command = realigned(project, step) if isinstance(step, tuple) else step
                done = len(project.history())
                refusal = None if command is None else refused(project, command)
                if refusal is not None:
                    assert "damaged" not in refusal
                    assert project.bitext() == states[-1]
                elif len(project.history()) > done:
                    states.append(project.bitext())
                    check(states[-1], first)
                copy.follow()
            settings_then = project.settings
        with Project.open(path) as project:
            project._session.connection.execute("PRAGMA synchronous = OFF")
            assert project.bitext() == states[-1]
            copy = Copy(project)
            for state in reversed(states[:-1]):
                assert project.undo() is not None
                assert project.bitext() == state
                copy.follow()
            assert project.undo() is None
            assert project.settings == {}
            for state in states[1:]:
                assert project.redo() is not None
                assert project.bitext() == state
            assert project.settings == settings_then
