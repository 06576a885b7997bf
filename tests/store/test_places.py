"""Read-only places, full disks, files that go away: edits are refused in words and nothing is half done."""

from __future__ import annotations

import errno
import os
import resource
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from alignpost import atomic
from alignpost.errors import OutputError, ProjectError
from alignpost.model import Bitext, Status
from alignpost.store import AddNote, Project, SetStatus, copies, creation, merge


@contextmanager
def file_size_limit(size_bytes: int) -> Iterator[None]:
    """Writes beyond `size_bytes` fail in the middle, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def read_and_refuse(path: Path, bitext: Bitext) -> None:
    with Project.open(path) as project:
        assert project.read_only
        assert project.bitext() == bitext
        project.remember("cursor", "1")
        assert project.recall("cursor") is None
        for edit in (lambda: project.apply(SetStatus([1], Status.ACCEPTED)), project.undo, project.redo):
            with pytest.raises(OutputError, match="can only be read here") as caught:
                edit()
            assert caught.value.exit_code == 3
        assert project.bitext() == bitext


def test_a_read_only_file(made: Path, bitext: Bitext, unprivileged: None) -> None:
    before, changed = made.read_bytes(), made.stat().st_mtime_ns
    read_and_refuse(made, bitext)
    assert (made.read_bytes(), made.stat().st_mtime_ns) == (before, changed)


@pytest.fixture
def read_only_folder(made: Path, bitext: Bitext) -> Iterator[Path]:
    made.chmod(0o444)
    made.parent.chmod(0o555)
    yield made
    made.parent.chmod(0o755)


def test_a_read_only_file_in_a_read_only_folder(
    read_only_folder: Path, bitext: Bitext, unprivileged: None
) -> None:
    before = read_only_folder.read_bytes()
    read_and_refuse(read_only_folder, bitext)
    with pytest.raises(OutputError, match="cannot be written"):
        Project.create(read_only_folder.with_name("new.alignpost"), bitext)
    with pytest.raises(OutputError):
        Project.create(read_only_folder, bitext, overwrite=True)
    assert read_only_folder.read_bytes() == before


@pytest.fixture
def interrupted(made: Path) -> Path:
    """A project as a kill in the middle of an edit leaves it, with its rollback journal."""
    project = Project.open(made)
    connection = project._session.connection
    # A small cache makes SQLite write pages before the commit.
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN")
    connection.execute("UPDATE pair SET keep = 0")
    for number in range(200):
        connection.execute("INSERT INTO view_state VALUES (?, ?)", (str(number), "x" * 500))
    copies = {found: found.read_bytes() for found in made.parent.iterdir()}
    connection.execute("ROLLBACK")
    project.close()
    whole = made.read_bytes()
    for found, data in copies.items():
        found.write_bytes(data)
    assert made.with_name(made.name + "-journal").stat().st_size > 512
    assert made.read_bytes() != whole
    return made


def test_an_interrupted_edit_is_taken_back_on_opening(interrupted: Path, bitext: Bitext) -> None:
    with Project.open(interrupted) as project:
        assert project.bitext() == bitext
    assert [found.name for found in interrupted.parent.iterdir()] == [interrupted.name]


@pytest.fixture
def interrupted_out_of_reach(interrupted: Path) -> Iterator[Path]:
    interrupted.chmod(0o444)
    interrupted.parent.chmod(0o555)
    yield interrupted
    interrupted.parent.chmod(0o755)


def test_an_interrupted_edit_in_a_read_only_folder(
    interrupted_out_of_reach: Path, unprivileged: None
) -> None:
    with pytest.raises(ProjectError, match=r"middle of an edit.*post\.alignpost-journal"):
        Project.open(interrupted_out_of_reach)


def test_an_interrupted_project_is_overwritten_cleanly(interrupted: Path, bitext: Bitext) -> None:
    with Project.create(interrupted, bitext, overwrite=True) as project:
        assert project.bitext() == bitext
    assert [found.name for found in interrupted.parent.iterdir()] == [interrupted.name]


def test_a_full_disk_by_pages(project: Project, path: Path, bitext: Bitext) -> None:
    (pages,) = project._session.connection.execute("PRAGMA page_count").fetchone()
    project._session.connection.execute(f"PRAGMA max_page_count = {pages}")
    before = path.read_bytes()
    with pytest.raises(OutputError, match="disk is full; nothing was changed"):
        project.apply(SetStatus([1], Status.ACCEPTED), AddNote(1, "long " * 5000))
    assert project.bitext() == bitext
    assert path.read_bytes() == before
    project._session.connection.execute("PRAGMA max_page_count = 100000")
    project.apply(AddNote(1, "long " * 5000))
    assert len(project.pair(0).notes) == 1


@pytest.mark.parametrize("spare_bytes", [-(10**9), 0, 4096, 5000, 20000])
def test_a_disk_that_fills_up_during_an_edit(
    project: Project, path: Path, bitext: Bitext, spare_bytes: int
) -> None:
    before = path.read_bytes()
    with (
        file_size_limit(max(0, len(before) + spare_bytes)),
        pytest.raises(OutputError, match="nothing was changed"),
    ):
        project.apply(SetStatus([1], Status.ACCEPTED), AddNote(1, "long " * 50_000))
    assert project.bitext() == bitext
    assert path.read_bytes() == before
    project.apply(SetStatus([1], Status.ACCEPTED))
    with Project.open(path) as other:
        assert other.pair(0).status is Status.ACCEPTED


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(room_bytes=st.integers(0, 90_000))
def test_a_disk_that_fills_up_anywhere_in_a_row_of_edits(made: Path, bitext: Bitext, room_bytes: int) -> None:
    """Each edit is there whole once it was made, and not at all once it was refused."""
    path = made.with_name("full.alignpost")
    shutil.copy(made, path)
    with Project.open(path, author="Ann") as project:
        project._session.connection.execute("PRAGMA cache_size = 2")
        states = [project.bitext()]
        with file_size_limit(path.stat().st_size + room_bytes):
            for number in range(8):
                try:
                    project.apply(AddNote(1, "long " * 3000), SetStatus([2], list(Status)[number % 4]))
                except OutputError:
                    assert project.bitext() == states[-1]
                    break
                states.append(project.bitext())
    with Project.open(path, author="Ann") as project:
        for state in reversed(states):
            assert project.bitext() == state
            project.undo()
        assert states[0] == bitext


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_power_cut_leaves_the_last_edit_or_the_one_before(
    interrupted: Path, bitext: Bitext, data: st.DataObject
) -> None:
    """The disk may hold any part of what was not synced yet; the rollback journal is synced before the file is touched."""
    path = interrupted.with_name("cut.alignpost")
    log, cut_log = (each.with_name(each.name + "-journal") for each in (interrupted, path))
    with Project.open(_copied(interrupted, path)) as project:
        assert project.bitext() == bitext
    before, during = path.read_bytes(), interrupted.read_bytes()
    journal = log.read_bytes()
    if data.draw(st.booleans(), label="while the journal was being written"):
        cut_log.write_bytes(journal[: data.draw(st.integers(0, len(journal)))])
        path.write_bytes(before)
    else:
        pages = [
            (during if data.draw(st.booleans()) else before)[start : start + 4096]
            for start in range(0, len(during), 4096)
        ]
        path.write_bytes(b"".join(pages))
        cut_log.write_bytes(journal)
    with Project.open(path) as project:
        assert project.bitext() == bitext
        project.apply(SetStatus([1], Status.ACCEPTED))


def _copied(path: Path, to: Path) -> Path:
    for suffix in ("", "-journal"):
        shutil.copy(f"{path}{suffix}", f"{to}{suffix}")
    return to


def test_commits_wait_for_the_disk(project: Project) -> None:
    # 3 is EXTRA: journal, file and folder are synced before an edit is acknowledged.
    assert project._session.connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert project._session.connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)


def test_a_full_disk_while_creating(path: Path, bitext: Bitext) -> None:
    with file_size_limit(10_000), pytest.raises(OutputError):
        Project.create(path, bitext)
    assert list(path.parent.iterdir()) == []


def test_view_state_that_cannot_be_written_is_let_go(project: Project, path: Path) -> None:
    before = path.read_bytes()
    project.remember("cursor", "3")
    with file_size_limit(0):
        with pytest.raises(OutputError):
            project.flush()
        assert project.recall("cursor") == "3"
        project.close()
    assert path.read_bytes() == before


def test_a_file_that_was_moved_while_open(project: Project, path: Path) -> None:
    path.rename(path.with_name("moved.alignpost"))
    with pytest.raises(OutputError, match="was moved or replaced"):
        project.apply(SetStatus([1], Status.ACCEPTED))


def test_a_project_replaced_while_open(project: Project, path: Path, bitext: Bitext) -> None:
    Project.create(path, bitext, overwrite=True).close()
    with pytest.raises(OutputError, match="was moved or replaced"):
        project.apply(SetStatus([1], Status.ACCEPTED))
    with Project.open(path) as other:
        assert other.bitext() == bitext


@pytest.mark.parametrize("cause", [errno.EROFS, errno.EACCES])
def test_a_folder_that_may_not_be_written_has_one_sentence(
    made: Path, bitext: Bitext, monkeypatch: pytest.MonkeyPatch, cause: int
) -> None:
    """Whoever looks before the work begins, or meets it at the end, on a drive or in a folder."""

    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(cause, os.strerror(cause))

    theirs = Path(shutil.copy(made, made.with_name("theirs.alignpost")))
    for module in (creation, copies):
        monkeypatch.setattr(module, "fresh_file", refuse)
    monkeypatch.setattr(tempfile, "mkstemp", refuse)
    new, said = made.with_name("new.alignpost"), "cannot be written: the folder is read-only"
    with pytest.raises(OutputError, match=said):
        Project.create(new, bitext)
    with pytest.raises(OutputError, match=said):
        merge(made, theirs, new)
    with pytest.raises(OutputError, match=said), atomic.replacing(new):
        pass
    monkeypatch.setattr(os, "access", lambda *_, **__: False)
    with pytest.raises(OutputError, match=said):
        atomic.check_place(new)
