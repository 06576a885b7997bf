"""A small bitext, a project of it, and a way to lose the powers of root."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from alignpost.model import Bitext, Finding, Note, Part, Score, Severity, Span, Status
from alignpost.store import Project

NOBODY = 65534


@pytest.fixture
def bitext() -> Bitext:
    """Three pairs, one of them empty on the target side, with all that a pair can carry."""
    plain = Bitext.of_texts(
        [
            ("Thank you!", "Merci\u00a0!"),
            ("GREAT call. 😀", ""),
            ("“Yes,” he said.", "«\u202fOui\u202f», dit-il."),
        ],
        "en",
        "fr-CA",
        "post.txt",
    )
    finding = Finding(
        "length",
        "accuracy/omission",
        Severity.MAJOR,
        (Span(0, 5),),
        (Span(0, 0),),
        "Nothing renders this.",
        "Appel",
    )
    scores = (Score(100.0), Score(12.5, (Part("adequacy", 12.5, "empty"),), (finding,)), None)
    notes = (
        Note(
            4, "Zoé", "2025-02-12T18:22:05Z", "A\0B", "style", Severity.MINOR, (Span(1, 2),), (), "Oui\u00a0!"
        ),
    )
    pairs = tuple(
        replace(pair, bead=replace(pair.bead, confidence=0.25 * pair.id), score=score)
        for pair, score in zip(plain.pairs, scores, strict=True)
    )
    last = replace(pairs[2], status=Status.NEEDS_WORK, keep=False, notes=notes)
    return replace(plain, pairs=(*pairs[:2], last), signature="fidelity|v:0.1.0")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "post.alignpost"


@pytest.fixture
def project(path: Path, bitext: Bitext) -> Iterator[Project]:
    with Project.create(
        path, bitext, author="Ann", clock=lambda: datetime(2025, 2, 12, 18, 22, 5, tzinfo=UTC)
    ) as project:
        yield project


@pytest.fixture
def made(project: Project, path: Path) -> Path:
    """A project file that nobody has open."""
    project.close()
    return path


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[None]:
    """Run as a user whom file modes can stop; root may write everywhere."""
    if os.geteuid() != 0:
        yield
        return
    with opened_to_others(tmp_path):
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)


@contextmanager
def opened_to_others(path: Path) -> Iterator[None]:
    """Let everybody into the folder `path` through all folders between it and the one for temporary files.

    Tests in other processes have some of these folders in common and wait for each other.
    """
    fcntl = pytest.importorskip("fcntl")
    top = Path(tempfile.gettempdir()).resolve()
    folders = [folder for folder in (path, *path.parents) if folder.is_relative_to(top) and folder != top]
    outermost = os.open(folders[-1], os.O_RDONLY)
    try:
        fcntl.flock(outermost, fcntl.LOCK_EX)
        modes = [folder.stat().st_mode for folder in folders]
        for folder, mode in zip(folders, modes, strict=True):
            folder.chmod(mode | 0o055)
        try:
            yield
        finally:
            for folder, mode in zip(folders, modes, strict=True):
                folder.chmod(mode)
    finally:
        os.close(outermost)
