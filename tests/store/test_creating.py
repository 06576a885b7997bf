"""A new project appears whole, where it was wanted, and over nothing that should stay."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from alignpost.errors import OutputError
from alignpost.model import Bitext, Status
from alignpost.store import Project, SetStatus


def test_creating_never_overwrites_unasked(made: Path, bitext: Bitext) -> None:
    before = made.read_bytes()
    with pytest.raises(OutputError, match="already there"):
        Project.create(made, bitext)
    assert made.read_bytes() == before
    Project.create(made, Bitext(bitext.source, bitext.target, ()), overwrite=True).close()
    with Project.open(made) as project:
        assert len(project) == 0
    assert [found.name for found in made.parent.iterdir()] == [made.name]


def test_creating_over_something_else(path: Path, bitext: Bitext) -> None:
    path.write_text("a letter")
    path.chmod(0o640)
    Project.create(path, bitext, overwrite=True).close()
    assert path.stat().st_mode & 0o777 == 0o640
    with pytest.raises(OutputError, match="folder"):
        Project.create(path.parent, bitext, overwrite=True)
    with pytest.raises(OutputError, match="cannot be written"):
        Project.create(path / "below" / "a.alignpost", bitext)


def test_a_lone_rollback_journal_does_not_harm_a_new_project(path: Path, bitext: Bitext) -> None:
    lone = path.with_name(path.name + "-journal")
    lone.write_bytes(bytes.fromhex("d9d505f920a163d7") + b"\0" * 1000)
    with Project.create(path, bitext) as project:
        assert project.bitext() == bitext
    assert not lone.exists()


def test_a_new_file_follows_the_umask(path: Path, bitext: Bitext) -> None:
    umask = os.umask(0o027)
    try:
        Project.create(path, bitext).close()
    finally:
        os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_link_leads_to_the_project(made: Path, tmp_path: Path) -> None:
    link = tmp_path / "elsewhere" / "link.alignpost"
    link.parent.mkdir()
    link.symlink_to(made)
    with Project.open(link) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
        assert project.path == link
    with Project.open(made) as project:
        assert project.pair(0).status is Status.ACCEPTED


@pytest.mark.parametrize("name", ["a b?c#d%20.alignpost", "é\u00a0.alignpost", "'; DROP.alignpost"])
def test_odd_file_names(tmp_path: Path, bitext: Bitext, name: str) -> None:
    with Project.create(tmp_path / name, bitext) as project:
        project.apply(SetStatus([1], Status.ACCEPTED))
    assert [found.name for found in tmp_path.iterdir()] == [name]
