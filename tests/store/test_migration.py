"""Files of earlier versions are brought up to date after a backup, or read as they are."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from tests.store.test_places import file_size_limit

from alignpost.errors import OutputError, ProjectError
from alignpost.model import Bitext, Status
from alignpost.store import AddNote, Project, SetKeep, SetStatus
from alignpost.store.earlier import SCHEMAS
from alignpost.store.schema import APPLICATION_ID, SCHEMA_VERSION

SAME = ("project", "document", "segment", "step", "journal", "view_state")
SCORE = "pair_id, fidelity, parts, findings"
OLD_COLUMNS = {
    1: {
        **dict.fromkeys(SAME, "*"),
        "pair": "id, place, source, target, source_text, target_text, confidence, status, keep, locked",
        "note": "id, pair_id, author, time, text, mqm, severity, source_spans, target_spans, suggestion",
        "score": SCORE,
    },
    2: {**dict.fromkeys((*SAME, "pair", "note", "setting"), "*"), "score": SCORE},
}


@pytest.fixture(params=sorted(OLD_COLUMNS))
def version(request: pytest.FixtureRequest) -> int:
    """Every version before today's."""
    assert isinstance(request.param, int)
    return request.param


@pytest.fixture
def old(made: Path, version: int) -> Path:
    """A project as an earlier version wrote it, with one edit done, one undone, and one redone."""
    with Project.open(made, author="Ann") as project:
        for command in (SetStatus([1], Status.ACCEPTED), AddNote(2, "Why?"), SetKeep([1], False)):
            project.apply(command)
        project.undo()
        project.undo()
        project.redo()
        project.remember("cursor", "2")
    path = made.with_name("old.alignpost")
    write_old(made, path, version)
    made.unlink()
    return path


def write_old(made: Path, path: Path, version: int) -> None:
    """Write the project `made` to `path` as an earlier version kept it."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMAS[version])
        connection.execute("ATTACH ? AS new", (str(made),))
        for table, columns in OLD_COLUMNS[version].items():
            connection.execute(f"INSERT INTO main.{table} SELECT {columns} FROM new.{table}")
        connection.execute("UPDATE journal SET inverse = NULL WHERE act <> 'do'")
        connection.execute("UPDATE sqlite_sequence SET seq = 40 WHERE name = 'note'")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
        connection.commit()


def folder_of(path: Path) -> set[str]:
    return {found.name for found in path.parent.iterdir()}


def test_every_earlier_version_is_tried() -> None:
    assert OLD_COLUMNS.keys() == SCHEMAS.keys()


def test_an_old_file_is_brought_up_to_date(old: Path, bitext: Bitext, version: int) -> None:
    before, mode = old.read_bytes(), old.stat().st_mode
    backup = old.with_name(f"old.alignpost.v{version}-backup")
    with Project.open(old, author="Ann") as project:
        assert int.from_bytes(old.read_bytes()[60:64], "big") == SCHEMA_VERSION
        assert [pair.status for pair in project.pairs()] == [
            *(Status.ACCEPTED, Status.UNREVIEWED, Status.NEEDS_WORK)
        ]
        assert [note.text for note in project.pair(1).notes] == ["Why?"]
        assert project.recall("cursor") == "2"
        assert project.redo() == "drop pair 1 from exports"
        assert [project.undo() for _ in range(3)] == [
            "drop pair 1 from exports",
            "add a note to pair 2",
            "accept pair 1",
        ]
        assert project.bitext() == bitext
        # Numbers are never given twice, not even those that the old version gave.
        project.apply(AddNote(1, "new"))
        assert project.pair(0).notes[0].id == 41
    assert (backup.read_bytes(), old.stat().st_mode) == (before, mode)
    assert folder_of(old) == {old.name, backup.name}


def test_where_the_backup_lies_is_told_once(
    old: Path, version: int, caplog: pytest.LogCaptureFixture
) -> None:
    told = f"{old} was of an earlier version and is brought up to date; kept as {old.name}.v{version}-backup"
    for _ in range(2):
        Project.open(old).close()
        assert caplog.messages == [told]


def test_backups_are_never_overwritten(old: Path, version: int) -> None:
    earlier = old.with_name(f"old.alignpost.v{version}-backup")
    earlier.write_bytes(b"precious")
    Project.open(old).close()
    assert earlier.read_bytes() == b"precious"
    assert folder_of(old) == {old.name, earlier.name, f"{earlier.name}-2"}


def test_a_full_disk_leaves_the_old_file(old: Path) -> None:
    before = old.read_bytes()
    with file_size_limit(20_000), pytest.raises(OutputError, match=r"cannot be|disk is full"):
        Project.open(old)
    assert (old.read_bytes(), folder_of(old)) == (before, {old.name})


def test_a_damaged_or_strange_old_file_is_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TRIGGER t AFTER UPDATE ON pair BEGIN DELETE FROM note; END")
        connection.commit()
    before = old.read_bytes()
    with pytest.raises(ProjectError, match="trigger “t”"):
        Project.open(old)
    assert (old.read_bytes(), folder_of(old)) == (before, {old.name})


@pytest.fixture
def old_in_read_only_folder(old: Path) -> Path:
    old.chmod(0o444)
    return old


def test_an_old_file_that_cannot_be_written_is_read(
    old_in_read_only_folder: Path, bitext: Bitext, unprivileged: None
) -> None:
    before = old_in_read_only_folder.read_bytes()
    with Project.open(old_in_read_only_folder) as project:
        assert project.read_only
        assert project.languages == ("en", "fr-CA")
        assert replace(project.pair(0), status=Status.UNREVIEWED) == bitext.pairs[0]
        with pytest.raises(OutputError, match="can only be read"):
            project.undo()
    assert (old_in_read_only_folder.read_bytes(), folder_of(old_in_read_only_folder)) == (
        before,
        {"old.alignpost"},
    )
