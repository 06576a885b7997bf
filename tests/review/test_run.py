from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest

import alignpost.review
from alignpost.errors import Cancelled, InputError, ProjectError
from alignpost.model import Bitext
from alignpost.progress import Progress
from alignpost.review.app import ReviewApp
from alignpost.store import Project


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch) -> None:
    """The program runs without a terminal and is left by `q` once its pairs are shown."""

    def run(self: ReviewApp) -> None:
        async def go() -> None:
            async with self.run_test(size=(100, 30)) as pilot:
                for _ in range(200):
                    await pilot.pause(0.02)
                    if len(self.screen_stack) > 1 and self.project is not None:
                        await pilot.press("q")
                    if not self.is_running or self._exit:
                        return

        asyncio.run(go())

    monkeypatch.setattr(ReviewApp, "run", run)


def test_run_leaves_the_project_open(headless: None, project: Project) -> None:
    alignpost.review.run(project)
    assert len(project) == 8
    assert project.pair(0).id == 1


def test_run_says_that_a_project_is_damaged(headless: None, project: Project) -> None:
    with (
        patch.object(Project, "pairs", side_effect=ProjectError("is damaged")),
        pytest.raises(ProjectError, match="is damaged"),
    ):
        alignpost.review.run(project)


def test_run_with_closes_what_it_made(headless: None, tmp_path: Path, bitext: Bitext) -> None:
    made: list[Project] = []

    def prepare(progress: Progress) -> Project:
        progress("aligning", 0.5)
        made.append(Project.create(tmp_path / "new.alignpost", bitext))
        return made[0]

    alignpost.review.run_with(prepare)
    assert made[0]._closed
    with Project.open(tmp_path / "new.alignpost") as project:
        assert len(project) == 8


@pytest.mark.parametrize("error", [Cancelled(), InputError("is empty", path="post.txt")])
def test_run_with_raises_what_the_work_raised(headless: None, error: InputError | Cancelled) -> None:
    def prepare(progress: Progress) -> Project:
        raise error

    with pytest.raises(type(error)) as raised:
        alignpost.review.run_with(prepare)
    assert raised.value is error


def test_importing_the_package_loads_no_textual() -> None:
    code = "import sys, alignpost.review; sys.exit('textual' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_note_editor_is_loaded_when_a_note_is_written() -> None:
    code = (
        "import sys, alignpost.review.app; from textual.app import App; "
        "sys.exit('alignpost.review.note_editor' in sys.modules or 'textual.widgets._text_area' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
