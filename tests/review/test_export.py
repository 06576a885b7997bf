from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alignpost.store import Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


async def export(stage: Stage, path: Path) -> None:
    await stage.press("E")
    stage.app.screen.query_one(Input).value = str(path)
    await stage.press("enter")
    await stage.settle()


def test_the_project_s_name_is_offered(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("E")
        assert stage.app.screen.query_one(Input).value == str(project.path.with_suffix(".tmx"))
        await stage.press("escape")
        assert not project.path.with_suffix(".tmx").exists()

    play(script)


@pytest.mark.parametrize("suffix", [".tmx", ".tsv", ".jsonl"])
def test_the_suffix_decides(play: Play, tmp_path: Path, suffix: str) -> None:
    out = tmp_path / f"out{suffix}"

    async def script(stage: Stage) -> None:
        await export(stage, out)
        assert "I spoke with the minister." in out.read_text(encoding="utf-8")
        assert "exported to" in stage.said()

    play(script)


def test_a_file_that_exists_is_replaced_on_the_second_enter(play: Play, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    out.write_text("precious", encoding="utf-8")

    async def script(stage: Stage) -> None:
        await export(stage, out)
        assert out.read_text(encoding="utf-8") == "precious"
        assert "out.tsv exists. Enter again replaces it" in stage.text()
        await stage.press("enter")
        await stage.settle()
        assert "minister" in out.read_text(encoding="utf-8")

    play(script)


@pytest.mark.parametrize("name", ["out.doc", "no/such/folder/out.tsv"])
def test_what_cannot_be_written_is_said_in_words(play: Play, tmp_path: Path, name: str) -> None:
    async def script(stage: Stage) -> None:
        await export(stage, tmp_path / name)
        assert name.rsplit("/", 1)[-1] in stage.said()
        assert "exported" not in stage.said()
        assert stage.app.is_running

    play(script)
