from __future__ import annotations

import asyncio
import re
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType
from unittest.mock import patch

import pytest

import alignpost.review
from alignpost.configuration import Table
from alignpost.errors import Cancelled, InputError, ProjectError, UsageError
from alignpost.model import Bitext, Status
from alignpost.progress import Progress
from alignpost.review.app import ReviewApp
from alignpost.review.keymap import Keymap
from alignpost.review.reviewer import Reviewer
from alignpost.review.settings import Settings
from alignpost.score.standard import Standard
from alignpost.store import Project


@pytest.fixture
def headless(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The program runs without a terminal and is left by `q` once its pairs are shown."""
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

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


def test_run_tells_how_long_it_took_where_the_start_is_known(
    headless: None, project: Project, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alignpost.review.run(project)
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("ALIGNPOST_STARTED", str(int(time.time()) - 7))
    alignpost.review.run(project)
    (seconds,) = re.findall(r"after (\d+) s", capsys.readouterr().err)
    assert int(seconds) >= 7


def test_run_says_that_a_project_is_damaged(headless: None, project: Project) -> None:
    with (
        patch.object(Project, "pairs", side_effect=ProjectError("is damaged")),
        pytest.raises(ProjectError, match="is damaged"),
    ):
        alignpost.review.run(project)


def test_a_configuration_with_a_mistake_is_refused_before_anything_is_shown(
    headless: None, project: Project
) -> None:
    told: list[str] = []
    standard = Standard(checks=Table({"numbrs": "off"}, Path("alignpost.toml"), "checks"))
    with pytest.raises(UsageError, match="did you mean numbers"):
        alignpost.review.run(project, standard)
    with pytest.raises(UsageError, match="did you mean numbers"):
        alignpost.review.run_plain(project, ["q"], told.append, standard)
    assert told == []


def test_run_with_closes_what_it_made(headless: None, tmp_path: Path, bitext: Bitext) -> None:
    made: list[Project] = []

    def prepare(progress: Progress) -> Project:
        progress("aligning", 0.5)
        made.append(Project.create(tmp_path / "new.alignpost", bitext))
        return made[0]

    alignpost.review.run_with(prepare)
    assert made[0]._session._closed
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


def test_the_user_s_settings_are_taken_or_refused_with_their_file(
    headless: None, project: Project, tmp_path: Path
) -> None:
    own = tmp_path / "alignpost" / "review.toml"
    own.parent.mkdir()
    own.write_text('theme = "no-such"')
    with pytest.raises(UsageError, match="theme must be one of") as raised:
        alignpost.review.run(project)
    assert raised.value.path == str(own)
    own.write_text('theme = "ansi-light"')
    alignpost.review.run(project)


def test_keys_of_one_s_own_work_and_are_shown(project: Project) -> None:
    settings = Settings(keymap=Keymap({"accept": ("f9",)}))

    async def go() -> None:
        app = ReviewApp(project, settings=settings)
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            await pilot.press("a")
            await pilot.pause()
            assert project.pair(0).status is Status.UNREVIEWED
            await pilot.press("f9")
            await pilot.pause()
            assert project.pair(0).status is Status.ACCEPTED

    asyncio.run(go())


def test_a_large_project_is_shown_before_it_is_read(tmp_path: Path) -> None:
    bitext = Bitext.of_texts([(f"Sentence {n}.", f"Phrase {n}.") for n in range(2500)], "en", "fr")
    with Project.create(tmp_path / "large.alignpost", bitext) as project:
        project.remember("review.cursor", "2000")
        view = Reviewer(project).view
        assert not view.is_complete
        assert view.current is not None
        assert view.current.id == 2000
        while not view.fill(0.001):
            pass
        assert view.counts[Status.UNREVIEWED] == 2500


def test_the_browser_needs_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "textual_serve.server", None)
    with pytest.raises(UsageError, match=r"alignpost\[web\]"):
        alignpost.review.serve(["p.alignpost"], 8000, print)


def test_the_browser_is_served_on_the_loopback_with_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    served: list[tuple[object, ...]] = []

    class Server:
        def __init__(self, command: str, host: str, port: int, title: str, templates_path: Path) -> None:
            assert (templates_path / "app_index.html").is_file()
            served.append((command, host, port))

        def serve(self) -> None:
            served.append(("served",))

    module = ModuleType("textual_serve.server")
    monkeypatch.setattr(module, "Server", Server, raising=False)
    monkeypatch.setitem(sys.modules, "textual_serve", ModuleType("textual_serve"))
    monkeypatch.setitem(sys.modules, "textual_serve.server", module)
    said: list[str] = []
    alignpost.review.serve(["a b.alignpost"], 8123, said.append)
    command, host, port = served[0]
    assert str(command).endswith("-m alignpost review 'a b.alignpost'")
    assert (host, port, served[1]) == ("127.0.0.1", 8123, ("served",))
    assert "no password" in said[0]
