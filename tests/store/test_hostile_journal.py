"""A journal that a stranger wrote reaches nothing but what an edit may change, and damage in it is said in words."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.store.tampering import PYTHON_SAYS, execute

from alignpost.errors import ProjectError
from alignpost.model import Status
from alignpost.store import Project, SetStatus
from alignpost.store.entries import Entries


def test_a_step_without_entries_is_damage(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    # as where an index of the file has lost them
    monkeypatch.setattr(Entries, "of_step", lambda *_: [])
    with Project.open(made) as project, pytest.raises(ProjectError, match="journal is damaged"):
        project.undo()


@pytest.mark.parametrize(
    "inverse",
    [
        '[["set", "sqlite_schema", ["name", "sql"], [[1, "x"]]]]',
        '[["set", "pair", ["id", "status = 1; DROP TABLE pair; --"], [[1, "x"]]]]',
        '[["delete", "journal", ["id"], [[1]]]]',
        '[["drop", "pair", ["id"], [[1]]]]',
        '[["set", "pair", ["id", "status"], [[1]]]]',
        '[["set", "pair", ["id", "status"], [["1", "x"]]]]',
        '[["set", "pair", ["id", "status"], [[1, {"a": 1}]]]]',
        '[["set", "pair", ["id", "keep"], [[1, 1180591620717411303424]]]]',
        '[["set", "pair", ["id", "status"], [[1, "x"]]]]',
        '[["set", "pair", ["id", "status"], [[77, "accepted"]]]]',
        "[[[[",
        "7",
    ],
)
def test_a_strangers_journal_cannot_reach_beyond_the_edits(made: Path, inverse: str) -> None:
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    connection = sqlite3.connect(made)
    connection.execute("UPDATE journal SET inverse = ?", (inverse,))
    connection.commit()
    connection.close()
    before = made.read_bytes()
    with Project.open(made) as project, pytest.raises(ProjectError) as caught:
        project.undo()
    assert PYTHON_SAYS.search(caught.value.message) is None
    assert made.read_bytes() == before


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("command", "format-disk"),
        ("parameters", "{}"),
        ("parameters", '{"pair_ids": [["x"]], "status": "accepted"}'),
        ("parameters", '{"pair_ids": [1], "status": "great"}'),
        ("parameters", b"not compressed"),
        ("pairs", '["x"]'),
    ],
)
def test_a_strangers_journal_cannot_be_redone(made: Path, column: str, cell: str | bytes) -> None:
    with Project.open(made) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
        project.undo()
    connection = sqlite3.connect(made)
    connection.execute(f"UPDATE journal SET {column} = ?", (cell,))
    # As an earlier version wrote it: redo then does the commands again.
    connection.execute("UPDATE journal SET inverse = NULL WHERE act = 'undo'")
    connection.commit()
    connection.close()
    with Project.open(made) as project:
        act = project.history if column == "pairs" else project.redo
        with pytest.raises(ProjectError, match="journal is damaged") as caught:
            act()
    assert PYTHON_SAYS.search(caught.value.message) is None


@pytest.mark.parametrize("count", ["'many'", "x'00'", "1e999", "-3", str(2**63 - 1)])
def test_numbers_that_a_stranger_counted_on(made: Path, count: str) -> None:
    """SQLite's own table of counts takes any value."""
    execute(made, f"UPDATE sqlite_sequence SET seq = {count} WHERE name = 'note'")
    with (
        Project.open(made) as project,
        pytest.raises(ProjectError, match="its count of the table note") as caught,
    ):
        project.apply(SetStatus([1], Status.ACCEPTED))
    assert PYTHON_SAYS.search(caught.value.message) is None
