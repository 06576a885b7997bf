"""How a pair read after each of its edits, told by the journal alone."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.tampering import PYTHON_SAYS, execute
from tests.store.test_any_edits import bitext, commands, refused

from alignpost.errors import ProjectError
from alignpost.model import Bitext, Score, Status
from alignpost.store import Command, EditText, MergePairs, Project, ReplaceScores, SetStatus, past

steps = st.lists(commands | st.sampled_from(["undo", "undo", "redo"]), max_size=12)


def as_it_stands(project: Project) -> dict[int, tuple[str, tuple[str, str]]]:
    """Of each pair the translation, and what the documents say."""
    return {
        pair.id: (
            pair.target,
            (
                pair.source if pair.source_original is None else pair.source_original,
                pair.target if pair.target_original is None else pair.target_original,
            ),
        )
        for pair in project.pairs()
    }


@settings(max_examples=60, deadline=None)
@given(steps, st.integers(1, 4))
def test_what_is_told_is_what_was(script: list[Command | str], portion: int) -> None:
    with (
        pytest.MonkeyPatch.context() as patch,
        tempfile.TemporaryDirectory() as folder,
        Project.create(Path(folder) / "a", bitext()) as project,
    ):
        patch.setattr(past, "_PORTION", portion)
        project._session.connection.execute("PRAGMA synchronous = OFF")
        were = {0: as_it_stands(project)}
        for step in script:
            if isinstance(step, Command):
                refused(project, step)
            else:
                getattr(project, step)()
            were[project.newest_entry] = as_it_stands(project)
        for pair_id, (translation, words) in as_it_stands(project).items():
            states = list(project.past(pair_id))
            assert states[0].translation == translation
            assert states[0].same_sentences
            for state in states:
                then = were[0 if state.entry is None else state.entry.id].get(pair_id)
                assert state.translation == (None if then is None else then[0])
                assert state.same_sentences == (then is not None and then[1] == words)
            assert (states[-1].entry is None) == (pair_id in were[0])


@pytest.fixture
def project(path: Path, bitext: Bitext) -> Project:
    return Project.create(path, bitext, author="ada")


def test_an_edit_of_one_pair_is_no_edit_of_another(project: Project) -> None:
    with project:
        project.apply(EditText(1, "target", "Merci bien\u00a0!"))
        project.apply(SetStatus([3], Status.ACCEPTED))
        assert [state.translation for state in project.past(1)] == ["Merci bien\u00a0!", "Merci\u00a0!"]
        assert [state.translation for state in project.past(3)] == [project.pair(2).target] * 2
        assert [state.entry is None for state in project.past(2)] == [True]


def test_what_is_edited_while_the_past_is_being_told_is_no_part_of_it(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past, "_PORTION", 2)
    with project:
        for text in ("Un.", "Deux.", "Trois."):
            project.apply(EditText(1, "target", text))
        states = project.past(1)
        assert next(states).translation == "Trois."
        project.apply(EditText(1, "target", "Quatre."))
        assert [state.translation for state in states] == ["Deux.", "Un.", "Merci\u00a0!"]


def test_an_edit_of_very_many_pairs_is_one_of_each(path: Path) -> None:
    """What it names is compressed in the file."""
    many = Bitext.of_texts(
        [(f"One {number}.", f"Un {number}.") for number in range(1, 1202)], "en", "fr", "many"
    )
    with Project.create(path, many) as project:
        project.apply(SetStatus(range(1, 1201), Status.ACCEPTED))
        (cell,) = project._session.connection.execute("SELECT pairs FROM journal").fetchone()
        assert isinstance(cell, bytes)
        assert [state.entry is None for state in project.past(1200)] == [False, True]
        assert [state.entry is None for state in project.past(1201)] == [True]


def test_a_number_within_another_is_another_pair(path: Path) -> None:
    many = Bitext.of_texts(
        [(f"One {number}.", f"Un {number}.") for number in range(1, 122)], "en", "fr", "many"
    )
    with Project.create(path, many) as project:
        project.apply(SetStatus([12, 112, 120, 121], Status.ACCEPTED))
        project.apply(SetStatus([112], Status.REJECTED))
        found = {
            pair_id: sum(state.entry is not None for state in project.past(pair_id))
            for pair_id in range(1, 122)
        }
    assert {pair_id: edits for pair_id, edits in found.items() if edits} == {12: 1, 112: 2, 120: 1, 121: 1}


def test_new_scores_that_an_edit_called_for_are_a_part_of_it(project: Project) -> None:
    with project:
        project.apply(EditText(1, "target", "Un."))
        project.apply(ReplaceScores({1: Score(50.0), 2: Score(40.0)}, project.signature), joined=True)
        project.apply(ReplaceScores({1: Score(51.0)}, project.signature), words="again")
        assert [state.is_part for state in project.past(1)] == [False, True, False, False]
        # Of this pair, nothing was edited.
        assert [state.is_part for state in project.past(2)] == [False, False]


def test_a_state_of_other_sentences_says_so(project: Project) -> None:
    with project:
        project.apply(EditText(1, "target", "Mille mercis."))
        project.apply(MergePairs([1, 2]))
        after, edited, first = project.past(1)
        assert (after.same_sentences, edited.same_sentences, first.same_sentences) == (True, False, False)
        assert (edited.translation, first.translation) == ("Mille mercis.", "Merci\u00a0!")


def test_an_undo_that_was_not_written_down_whole_leaves_the_states_before_it_open(
    project: Project, path: Path
) -> None:
    with project:
        project.apply(EditText(1, "target", "Un."))
        project.undo()
        project.apply(EditText(1, "target", "Deux."))
    execute(path, "UPDATE journal SET inverse = NULL WHERE act = 'undo'")
    with Project.open(path) as opened:
        found = [state.translation for state in opened.past(1)]
    assert found == ["Deux.", "Merci\u00a0!", None]


@pytest.mark.parametrize(
    "inverse",
    [
        '[["set", "pair", ["id", "target_text"], [[1, 5]]]]',
        '[["set", "pair", ["id", "target_text"], [["1", "x"]]]]',
        '[["delete", "journal", ["id"], [[1]]]]',
        "7",
    ],
)
def test_a_damaged_journal_is_told_in_words(project: Project, path: Path, inverse: str) -> None:
    with project:
        project.apply(EditText(1, "target", "Un."))
    execute(path, f"UPDATE journal SET inverse = '{inverse}'")
    with Project.open(path) as opened, pytest.raises(ProjectError, match="journal is damaged") as caught:
        opened.past(1)
    assert not PYTHON_SAYS.search(str(caught.value))


def test_a_pair_that_is_not_there_has_no_past(project: Project) -> None:
    with project, pytest.raises(ProjectError, match="pair"):
        project.past(77)
