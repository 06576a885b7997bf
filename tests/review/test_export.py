from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from alignpost.errors import OutputError
from alignpost.formats import suffixes
from alignpost.model import Status
from alignpost.review.filters import Facet, Filter
from alignpost.store import Project, SetStatus

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
        assert "units written" in stage.said()

    play(script)


def test_an_inserted_row_that_nobody_filled_is_neither_scored_nor_exported(
    play: Play, project: Project, tmp_path: Path
) -> None:
    out = tmp_path / "out.tsv"

    async def script(stage: Stage) -> None:
        await stage.press("down", "i")
        assert len(stage.view) == 9
        await export(stage, out)

    play(script)
    (empty,) = [pair for pair in project.pairs() if not pair.source and not pair.target]
    assert empty.score is None
    rows = out.read_text(encoding="utf-8").splitlines()
    assert len([row for row in rows if "minister" in row]) == 1
    assert len(rows) == 1 + 8


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


def test_going_back_to_a_path_asks_again(play: Play, tmp_path: Path) -> None:
    out = tmp_path / "out.tsv"
    out.write_text("precious", encoding="utf-8")

    async def script(stage: Stage) -> None:
        await export(stage, out)
        await stage.press("x", "backspace")
        assert "exists" not in stage.text()
        await stage.press("enter")
        assert "out.tsv exists. Enter again replaces it" in stage.text()
        assert out.read_text(encoding="utf-8") == "precious"

    play(script)


def test_the_suffixes_are_named(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("E")
        assert all(suffix in stage.text() for suffix in suffixes())

    play(script, size=(80, 24))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("old.doc", "the suffix '.doc' is unknown"),
        ("folder", "is a folder"),
        ("folder.tsv", "is a folder"),
        ("new", "no suffix"),
        ("no/such/folder/out.tsv", "there is no folder"),
        ("x" * 300 + ".tsv", "too long"),
        ("a\0b.tsv", "NUL"),
        ("~nobody-of-that-name/out.tsv", "home folder"),
    ],
)
def test_a_place_that_cannot_be_is_refused_while_it_can_be_corrected(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, words: str
) -> None:
    (tmp_path / "old.doc").touch()
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder.tsv").mkdir()
    monkeypatch.chdir(tmp_path)

    async def script(stage: Stage) -> None:
        await export(stage, Path(name))
        assert words in " ".join(stage.text().split())
        assert "Enter again" not in stage.text()
        assert stage.app.screen.query_one(Input).value == name
        stage.app.screen.query_one(Input).value = "good.tsv"
        await stage.press("enter")
        await stage.settle()
        assert Path("good.tsv").exists()

    play(script)


def test_a_failed_export_comes_back_with_its_path(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_up(*_: object) -> None:
        raise OutputError("the disk is full [really]")

    with monkeypatch.context() as patched:
        patched.setattr("alignpost.review.written_export.write", fill_up)

        async def script(stage: Stage) -> None:
            await export(stage, tmp_path / "out.tsv")
            assert stage.app.screen.query_one(Input).value == str(tmp_path / "out.tsv")
            assert "the disk is full [really]" in stage.text()
            patched.undo()
            await stage.press("enter")
            await stage.settle()
            assert "minister" in (tmp_path / "out.tsv").read_text(encoding="utf-8")

        play(script)


def test_a_no_break_space_can_be_typed_into_the_path(play: Play, tmp_path: Path) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("E")
        stage.app.screen.query_one(Input).value = f"{tmp_path}/a"
        await stage.press("end")
        await stage.type("\u00a0b.tsv")
        await stage.press("enter")
        await stage.settle()
        assert (tmp_path / "a\u00a0b.tsv").exists()

    play(script)


async def export_the_part(stage: Stage, path: Path) -> None:
    await stage.press("E")
    stage.app.screen.query_one(Input).value = str(path)
    await stage.press("f2", "enter")
    await stage.settle()


def test_a_chosen_range_is_exported_alone(play: Play, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"

    async def script(stage: Stage) -> None:
        await stage.press("down", "shift+down", "E")
        assert "F2 chooses the pairs  all 8 pairs" in stage.text()
        await stage.press("f2")
        assert "F2 chooses the pairs  the chosen range alone: 2 pairs" in stage.text()
        await stage.press("escape")
        await export_the_part(stage, out)

    play(script)
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == [2, 3]


def test_what_the_filter_shows_is_exported_alone(play: Play, project: Project, tmp_path: Path) -> None:
    project.apply(SetStatus((3, 5), Status.ACCEPTED))
    out = tmp_path / "out.jsonl"

    async def script(stage: Stage) -> None:
        await stage.press("E")
        assert "F2" not in stage.text()
        await stage.press("f2", "escape")
        stage.view.run_filter(Filter(frozenset({Facet.ACCEPTED})))
        stage.main._rows_changed()
        await stage.press("E", "f2")
        assert "those shown alone (accepted): 2 pairs" in stage.text()
        await stage.press("escape")
        await export_the_part(stage, tmp_path / "out.links")
        assert "a file of links takes all pairs" in stage.text()
        stage.app.screen.query_one(Input).value = str(out)
        await stage.press("enter")
        await stage.settle()

    play(script)
    assert [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()] == [3, 5]
