"""A damaged project is refused in words that help, wherever the damage is met."""

from __future__ import annotations

import re
import sqlite3
import threading
from contextlib import closing, suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.tampering import PYTHON_SAYS, execute, give_a_place_that_is_no_number

from alignpost.errors import AlignPostError, ProjectError
from alignpost.model import Status
from alignpost.store import EditText, Project, SetStatus, ShiftSide
from alignpost.store.segment_order import SegmentOrder
from alignpost.store.soundness import checked_meanwhile


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(share=st.floats(0, 1, exclude_max=True))
def test_a_file_cut_anywhere_is_refused(made: Path, share: float) -> None:
    whole = made.read_bytes()
    cut = made.with_name("cut.alignpost")
    cut.write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(AlignPostError, match=r"empty|not an AlignPost project|cut short|damaged"):
        Project.open(cut)


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_bytes_give_a_line_or_a_project(made: Path, data: st.DataObject) -> None:
    """Whatever is broken, the worst is one of our errors."""
    whole = bytearray(made.read_bytes())
    for _ in range(data.draw(st.integers(1, 8))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    broken = made.with_name("broken.alignpost")
    broken.write_bytes(whole)
    with suppress(AlignPostError), Project.open(broken) as project:
        project.bitext()
        project.history()
        project.apply(SetStatus([1], Status.ACCEPTED))
        project.undo()
        project.redo()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE pair SET source = '[99]' WHERE id = 1",
        "UPDATE pair SET source = '[\"a\"]' WHERE id = 1",
        "UPDATE pair SET target = '{' WHERE id = 1",
        "UPDATE score SET parts = '[{}]' WHERE pair_id = 1",
        "UPDATE score SET findings = '[[[' || printf('%.*c', 100000, '[') WHERE pair_id = 1",
        "UPDATE note SET source_spans = '[[1]]', pair_id = 1",
        "UPDATE pair SET source_text = CAST(x'ff' AS TEXT) WHERE id = 1",
    ],
)
def test_cells_that_hold_something_else(made: Path, statement: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectError, match="is damaged"), Project.open(made) as project:
        project.bitext()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        (
            "UPDATE segment SET stop = 999999 WHERE id = 3",
            "source text: segment 3 ends at character 999,999, and the text has",
        ),
        (
            "UPDATE segment SET stop = 999999 WHERE id = 5",
            "target text: segment 5 ends at character 999,999",
        ),
        (
            "UPDATE segment SET stop = stop + 2 WHERE id = 1",
            "source text: segments 1 and 2 overlap",
        ),
        ("DELETE FROM document WHERE side = 0", "source text: it is not there"),
        ("DELETE FROM project", "does not say how it was made"),
        ("UPDATE document SET paragraphs = '[[1]]'", "source text: a value there has a form"),
        ("UPDATE document SET paragraphs = '{'", "source text: a value there has a form"),
        ("UPDATE pair SET source = '[77]' WHERE id = 1", "pair 1: its segment 77 is in neither text"),
        ("UPDATE pair SET source = '[1,77]' WHERE id = 1", "pair 1: its segment 77 is in neither text"),
        ("UPDATE pair SET source = 'null' WHERE id = 1", "pair 1: a value there has a form"),
        ("UPDATE score SET parts = '[{}]' WHERE pair_id = 1", "pair 1: a value there has a form"),
        ("UPDATE score SET findings = '7' WHERE pair_id = 2", "pair 2: a value there has a form"),
        ("UPDATE score SET fidelity = 9e999 WHERE pair_id = 1", "pair 1: a number of its score"),
        ("UPDATE score SET fidelity = -1e300 WHERE pair_id = 1", "pair 1: a number of its score"),
        ("UPDATE score SET critical = 1.5 WHERE pair_id = 1", "pair 1: a number of its score"),
        ("UPDATE pair SET confidence = 9e999 WHERE id = 1", "pair 1: its confidence is no probability"),
        ("UPDATE pair SET confidence = -0.5 WHERE id = 1", "pair 1: its confidence is no probability"),
    ],
)
def test_damage_is_said_in_words(made: Path, statement: str, words: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectError, match=re.escape(words)) as caught, Project.open(made) as project:
        project.bitext()
    assert "is damaged" in caught.value.message
    assert "restore it from a copy" in caught.value.message
    assert PYTHON_SAYS.search(caught.value.message) is None


def test_a_segment_without_its_end_is_damage() -> None:
    """As an index of the file may give it, into which nobody has looked before."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE TABLE segment (id, side, start, stop)")
        connection.execute("INSERT INTO segment VALUES (1, 0, 0, NULL), (2, 0, 5, 9)")
        with pytest.raises(ProjectError, match=r"is damaged \(source text: a segment has no place\)"):
            SegmentOrder(connection, "a.alignpost").load()


def test_a_segment_in_two_pairs_is_damage_for_a_command(made: Path) -> None:
    execute(made, "UPDATE pair SET target = (SELECT target FROM pair WHERE id = 3) WHERE id = 1")
    with (
        Project.open(made) as project,
        pytest.raises(ProjectError, match="a segment stands in two pairs"),
    ):
        project.apply(ShiftSide(1, "target", 1))


def test_a_score_without_end_is_no_reason_to_fall_over(made: Path) -> None:
    execute(made, "UPDATE score SET fidelity = 9e999 WHERE pair_id = 1")
    before = made.read_bytes()
    with Project.open(made) as project, pytest.raises(ProjectError, match="a number in a row that changes"):
        project.apply(EditText(1, "target", "Autre chose."))
    assert made.read_bytes() == before


@pytest.mark.parametrize("cell", ["[[1]]", "[1e999]"])
def test_segments_that_are_no_numbers_when_a_pair_is_read_again(made: Path, cell: str) -> None:
    with Project.open(made) as project:
        execute(made, "UPDATE pair SET source = '" + cell + "' WHERE id = 1")
        with Project.open(made, author="Bob") as other:
            other.apply(SetStatus([1], Status.ACCEPTED))
        project.refresh()
        with pytest.raises(ProjectError, match="pair 1: a value there has a form"):
            project.pair(0)


def test_values_of_other_types_than_their_columns(made: Path) -> None:
    """Of any size."""
    give_a_place_that_is_no_number(made)
    execute(made, "INSERT INTO view_state VALUES ('x', printf('%.*c', 10000000, 'x'))")
    with pytest.raises(ProjectError, match="is damaged; restore it from a copy"):
        Project.open(made)
    assert "check" not in {thread.name for thread in threading.enumerate()}


def test_reading_without_end_is_broken_off_where_the_file_is_damaged(made: Path) -> None:
    give_a_place_that_is_no_number(made)
    endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"
    with (
        closing(sqlite3.connect(made)) as connection,
        pytest.raises(ProjectError, match="is damaged; restore it from a copy"),
        checked_meanwhile(connection, made, read_only=True),
    ):
        connection.execute(endless)
