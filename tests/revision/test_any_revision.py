"""Whatever was edited and whatever is revised: the rules of a bitext hold, no word of a person is lost, undo goes back."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.store.test_any_edits import bitext, check, commands, refused

from alignpost.documents import document_of_text
from alignpost.model import Pair, SegmentedDocument
from alignpost.revision import revision
from alignpost.segment import RuleSegmenter
from alignpost.store import Command, Project, replay

changes = st.lists(
    st.tuples(
        st.integers(0, 70),
        st.integers(0, 12),
        st.sampled_from(["", " ", "Nine. ", " eight", "\n\n", "Three\u00a0! ", "Twelve is new. ", "."]),
    ),
    max_size=4,
)


def segmented(text: str, lang: str) -> SegmentedDocument:
    return RuleSegmenter(lang).segment(document_of_text(text, lang))


def revised(document: SegmentedDocument, wanted: Sequence[tuple[int, int, str]]) -> SegmentedDocument:
    text = document.document.text
    for start, size, new in wanted:
        text = text[:start] + new + text[start + size :]
    assume(text.strip())
    return segmented(text, document.lang)


def said(pairs: Sequence[Pair]) -> list[str]:
    """What people have written."""
    typed = [(pair.source, pair.source_original) for pair in pairs]
    typed += [(pair.target, pair.target_original) for pair in pairs]
    return [text for text, original in typed if original is not None and text]


def decided(pair: Pair) -> tuple[object, ...]:
    return pair.status, pair.keep, pair.locked, pair.human_score, pair.dismissals, pair.bookmarked


def texts_of(pair: Pair) -> tuple[str | None, ...]:
    return pair.source, pair.target, pair.source_original, pair.target_original


def hold_against(before: Sequence[Pair], after: Sequence[Pair]) -> None:
    """What a revision may not lose."""
    was = {pair.id: pair for pair in before}
    notes = {note.id: note.text for pair in before for note in pair.notes}
    later = {note.id: note.text for pair in after for note in pair.notes}
    assert {number: later[number] for number in notes} == notes
    written = "\n".join([*later.values(), *[text for pair in after for text in (pair.source, pair.target)]])
    assert [text for text in said(before) if text not in written] == []
    for pair in after:
        fresh = [note for note in pair.notes if note.id not in notes]
        if pair.id in was and texts_of(was[pair.id]) == texts_of(pair) and not fresh:
            assert replace(pair, bead=was[pair.id].bead, notes=()) == replace(was[pair.id], notes=())
            assert decided(pair) == decided(was[pair.id])


@settings(max_examples=60)
@given(steps=st.lists(commands, max_size=8), source=changes, target=changes)
def test_a_revision_of_any_review_loses_nothing_and_can_be_taken_back(
    steps: list[Command], source: list[tuple[int, int, str]], target: list[tuple[int, int, str]]
) -> None:
    first = bitext()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "any.alignpost"
        with Project.create(path, first) as project:
            project._session.connection.execute("PRAGMA synchronous = OFF")
            for step in steps:
                refused(project, step)
            before, state, old = list(project.pairs()), project.state(), project.documents()
            same = [segmented(side.document.text, side.lang) for side in old]
            assert revision(before, old, (same[0], same[1]), encoder=lambda: None) is None
            new = revised(old[0], source), revised(old[1], target)
            edit = revision(before, old, new, encoder=lambda: None, unlock=True)
            if edit is None:
                return
            project.apply(edit)
            after = project.bitext()
            check(
                after,
                replace(
                    first,
                    source=replace(first.source, document=new[0].document),
                    target=replace(first.target, document=new[1].document),
                ),
            )
            hold_against(before, after.pairs)
            with Project.open(path) as another:
                assert another.bitext() == after
            assert project.undo() == edit.words
            assert (project.state(), list(project.pairs())) == (state, before)
            assert project.redo() == edit.words
            assert project.bitext() == after
        assert replay(path, Path(folder) / "again.alignpost").verified
