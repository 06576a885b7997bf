"""Every key of the table reaches its action; and by keys, what no other test of the screen does."""

from __future__ import annotations

import base64
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.command import CommandPalette

from alignpost.model import Bitext, Finding, Score, Severity, Span, Status
from alignpost.review.actions import ACTIONS
from alignpost.review.app import ReviewApp
from alignpost.review.main_screen import MainScreen
from alignpost.store import Project, SetStatus

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def test_every_key_of_the_table_does_what_it_says(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    for action in ACTIONS:
        monkeypatch.setattr(MainScreen, f"action_{action.id}", lambda self, name=action.id: done.append(name))

    async def script(stage: Stage) -> None:
        for action in ACTIONS:
            for key in action.keys:
                if key not in {"ctrl+q", "ctrl+p"}:  # the program's own, on every screen
                    done.clear()
                    await stage.pilot.press(key)
                    assert done == [action.id], key

    play(script)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+p"])
def test_the_keys_of_every_screen(play: Play, key: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.press(key)
        assert stage.app._exit is (key == "ctrl+q")
        assert isinstance(stage.app.screen, CommandPalette) is (key == "ctrl+p")

    play(script)


# --- copying


@pytest.fixture
def tools(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of tools that alone are found, on a machine with a graphical screen."""
    folder = tmp_path / "tools"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    return folder


def test_a_pair_is_copied_by_the_terminal_where_there_is_no_tool(
    play: Play, tools: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(stage: Stage) -> None:
        written: list[str] = []
        assert stage.app._driver is not None
        monkeypatch.setattr(stage.app._driver, "write", written.append)
        await stage.press("ctrl+c")
        text = base64.b64encode("I spoke with the minister.\nJ’ai parlé avec le ministre.".encode()).decode()
        assert f"\x1b]52;c;{text}\a" in written
        assert "copied if your terminal allows it (OSC 52)" in stage.said()

    play(script)


def test_chosen_words_are_copied_by_the_tool_of_the_system(play: Play, tools: Path) -> None:
    xclip = tools / "xclip"
    xclip.write_text(
        f'#!/bin/sh\necho "$@" > {tools}/asked\nwhile IFS= read -r l || [ -n "$l" ]; do echo "$l"; done > {tools}/copied\n'
    )
    xclip.chmod(0o755)

    async def script(stage: Stage) -> None:
        await stage.press("right", "shift+right", "shift+right", "ctrl+c")
        assert (tools / "copied").read_text(encoding="utf-8") == "J’ai parlé\n"
        assert (tools / "asked").read_text() == "-selection clipboard\n"
        assert "“J’ai parlé” copied by xclip" in stage.said()

    play(script)


def test_a_tool_that_fails_leaves_it_to_the_terminal(play: Play, tools: Path) -> None:
    (tools / "xclip").write_text("#!/bin/sh\nexit 1\n")
    (tools / "xclip").chmod(0o755)

    async def script(stage: Stage) -> None:
        await stage.press("ctrl+c")
        assert "(OSC 52)" in stage.said()

    play(script)


# --- words


def test_words_are_chosen_leftwards_and_let_go(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("left", "shift+left", "shift+left")
        pair = stage.view.current
        assert pair is not None
        spans = stage.view.focus.spot.spans(stage.main._words())[1]
        assert [span.of(pair.target) for span in spans] == ["avec le ministre"]
        await stage.press("shift+right")
        (span,) = stage.view.focus.spot.spans(stage.main._words())[1]
        assert span.of(pair.target) == "le ministre"
        await stage.press("escape")
        assert stage.view.focus.spot.at_rest

    play(script)


# --- findings


def test_the_mark_goes_from_finding_to_finding_and_round(play: Play, two_findings: Project) -> None:
    async def script(stage: Stage) -> None:
        assert "▸▲ First." in stage.text()
        await stage.press("semicolon")
        assert "▸△ Second." in stage.text()
        await stage.press("y")
        assert [note.text for note in two_findings.pair(0).notes] == ["Second."]
        assert "▸▲ First." in stage.text()
        await stage.press("semicolon", "semicolon")
        assert "▸▲ First." in stage.text()

    play(script, app=ReviewApp(two_findings))


@pytest.fixture
def two_findings(tmp_path: Path, bitext: Bitext) -> Project:
    spans = (Span(0, 1),)
    findings = (
        Finding("a", "accuracy", Severity.MINOR, spans, spans, "Second."),
        Finding("b", "accuracy", Severity.MAJOR, spans, spans, "First."),
    )
    pair = replace(bitext.pairs[0], score=Score(50.0, (), findings))
    made = replace(bitext, pairs=(pair, *bitext.pairs[1:]))
    return Project.create(tmp_path / "two.alignpost", made, author="ada")


# --- ranges


def test_a_range_is_chosen_upwards_and_is_the_same_range(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("down", "down", "shift+up", "shift+up")
        assert [pair.id for pair in stage.main.reviewer.chosen()] == [1, 2, 3]
        await stage.press("shift+down")
        assert [pair.id for pair in stage.main.reviewer.chosen()] == [2, 3]
        await stage.press("A", "enter")
        assert [pair.status for pair in project.pairs()[:4]] == [
            Status.UNREVIEWED,
            Status.ACCEPTED,
            Status.ACCEPTED,
            Status.UNREVIEWED,
        ]
        await stage.press("escape", "z")
        assert {pair.status for pair in project.pairs()} == {Status.UNREVIEWED}

    play(script)


def test_a_range_is_aligned_again_and_accepted_pairs_stay(play: Play, project: Project) -> None:
    project.apply(SetStatus((2,), Status.ACCEPTED))
    before = [(pair.source, pair.target) for pair in project.pairs()]

    async def script(stage: Stage) -> None:
        await stage.press("down", "down", "d")
        broken = [(pair.source, pair.target) for pair in project.pairs()]
        assert broken[:2] == before[:2]
        assert broken[2] != before[2]
        await stage.press("g", *["shift+down"] * 4, "R")
        await stage.settle()
        await stage.app.workers.wait_for_complete()
        await stage.pilot.pause()
        assert [(pair.source, pair.target) for pair in project.pairs()[:3]] == before[:3]
        assert project.pair(1).status is Status.ACCEPTED
        assert stage.view.focus.range_from is None
        await stage.press("z")
        assert [(pair.source, pair.target) for pair in project.pairs()] == broken

    play(script)


# --- the source


def test_the_column_of_the_source_is_shifted_up_and_down(play: Play, project: Project) -> None:
    sources = [pair.source for pair in project.pairs()]
    targets = [pair.target for pair in project.pairs()]

    async def script(stage: Stage) -> None:
        await stage.press("t", "down", "down", "D")
        assert [pair.source for pair in project.pairs()] == [*sources[:2], "", *sources[2:]]
        assert [pair.target for pair in project.pairs()] == [*targets, ""]
        await stage.press("z", "U")
        moved = [pair.source for pair in project.pairs()]
        assert moved[1].split("\n") == sources[1:3]
        assert moved[2:7] == sources[3:8]
        await stage.press("z")
        assert [pair.source for pair in project.pairs()] == sources

    play(script)


# --- keys that are the second of their action


def test_second_keys(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("ctrl+f")
        await stage.type("we ")
        await stage.press("enter", "f3")
        assert stage.view.cursor == 6
        await stage.press("escape", "insert")
        assert len(project) == 9
        await stage.press("ctrl+z")
        assert len(project) == 8
        await stage.press("O")
        assert "no note yet" in stage.said()

    play(script)


def test_a_pair_is_gone_to_by_its_number(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("number_sign")
        await stage.type("6")
        await stage.press("enter")
        assert stage.view.cursor == 5
        await stage.press("colon", "x", "enter")
        assert "“x” is no number of a pair" in stage.text()
        await stage.press("backspace", "9", "9", "enter")
        assert stage.view.cursor == 7

    play(script)
