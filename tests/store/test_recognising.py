"""What is no project, or one that this program does not know, is refused with one line and left as it is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.store.tampering import execute

from alignpost.errors import InputError, ProjectError
from alignpost.store import Project
from alignpost.store.schema import SCHEMA_VERSION


def test_missing_folder_empty_pipe(tmp_path: Path) -> None:
    empty, pipe = tmp_path / "empty.alignpost", tmp_path / "pipe.alignpost"
    empty.touch()
    os.mkfifo(pipe)
    for path, reason in (
        (tmp_path / "none.alignpost", "no such file"),
        (tmp_path, "a folder"),
        (empty, "is empty"),
        (pipe, "no regular file"),
    ):
        with pytest.raises(InputError, match=reason) as caught:
            Project.open(path)
        assert str(path) in str(caught.value)
        assert caught.value.exit_code == 3
    assert empty.read_bytes() == b""


@pytest.mark.parametrize(
    "text", [b"# Hello", b"\x00" * 200, b"SQLite format 3", b"PK\x03\x04" + b"\xff" * 500]
)
def test_not_a_project(path: Path, text: bytes) -> None:
    path.write_bytes(text)
    with pytest.raises(ProjectError, match="is not an AlignPost project"):
        Project.open(path)
    assert path.read_bytes() == text


def test_a_database_of_another_program(path: Path) -> None:
    execute(path, "CREATE TABLE pair (id)")
    with pytest.raises(ProjectError, match="an SQLite database, but not an AlignPost project"):
        Project.open(path)


def test_a_newer_version_is_refused(made: Path) -> None:
    execute(made, "PRAGMA user_version = 7")
    before = made.read_bytes()
    with pytest.raises(ProjectError, match=r"newer AlignPost.*version 7.*update") as caught:
        Project.open(made)
    assert caught.value.exit_code == 4
    assert made.read_bytes() == before


def test_impossible_versions_and_write_ahead_logs(made: Path) -> None:
    execute(made, "PRAGMA user_version = 0")
    with pytest.raises(ProjectError, match="impossible file version 0"):
        Project.open(made)
    execute(made, f"PRAGMA user_version = {SCHEMA_VERSION}", "PRAGMA journal_mode = WAL")
    with pytest.raises(ProjectError, match="write-ahead"):
        Project.open(made)
    execute(made, "PRAGMA journal_mode = DELETE")
    Project.open(made).close()


@pytest.mark.parametrize(
    ("statement", "named"),
    [
        ("CREATE TRIGGER t AFTER UPDATE ON pair BEGIN DELETE FROM note; END", "trigger “t”"),
        ("CREATE VIEW v AS SELECT * FROM pair", "view “v”"),
        ("CREATE VIRTUAL TABLE f USING fts5(x)", "table “f”"),
        ("CREATE TABLE extra (x)", "table “extra”"),
        ("CREATE INDEX i ON pair (abs(place))", "index “i”"),
        ("DROP INDEX note_pair", "no index “note_pair”"),
        ("DROP TABLE view_state", "no .*view_state"),
        ("ALTER TABLE pair ADD COLUMN x INTEGER AS (abs(place))", "table “pair”"),
    ],
)
def test_a_strangers_schema_is_refused(made: Path, statement: str, named: str) -> None:
    execute(made, statement)
    with pytest.raises(ProjectError, match=named):
        Project.open(made)


def test_statistics_of_the_planner_are_no_strangers(made: Path) -> None:
    execute(made, "ANALYZE")
    Project.open(made).close()
