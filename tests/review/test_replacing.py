"""Changing words: find, replace, and the list of changes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignpost.model import Bitext, Pair
from alignpost.review.app import ReviewApp
from alignpost.review.replacing import Proposal, Replacement, proposals
from alignpost.store import Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


def test_words_are_replaced_everywhere_in_one_step(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("C")
        await stage.type("avec")
        await stage.press("enter")
        await stage.type("sans")
        assert "1 in 1 text" in stage.text()
        await stage.press("f3", "f4", "enter")
        assert project.pair(0).target == "J’ai parlé sans le ministre."
        await stage.press("z")
        assert project.pair(0).target == "J’ai parlé avec le ministre."
        await stage.press("C")
        await stage.type("(")
        await stage.press("f3")
        assert "no regular expression" in stage.text()

    play(script)


def test_what_was_looked_for_is_replaced_as_it_was_looked_for(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("slash")
        await stage.type(r"(\d)(\d)")
        await stage.press("f3", "f2", "enter", "C")
        assert "F2 side: translation   F3 regular expression: yes" in stage.text()
        await stage.press("enter")
        await stage.type(r"\2\1")
        await stage.press("enter")
        assert project.pair(1).target == "Nous avons rencontré 12 personnes."
        # The source, which nobody may edit, is not offered for having been looked at.
        await stage.press("slash", "f2", "enter", "C")
        assert "F2 side: translation   F3 regular expression: yes" in stage.text()

    play(script)


def test_a_replacement_confirmed_while_texts_are_still_looked_through_takes_them_all(
    play: Play, tmp_path: Path
) -> None:
    texts = [(f"line {number}", f"ligne {number}") for number in range(2500)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as many:

        async def script(stage: Stage) -> None:
            await stage.press("C")
            await stage.type("ligne")
            await stage.press("enter")
            for key in ("r", "a", "n", "g", "enter"):
                stage.app.simulate_key(key)
            await stage.pilot.pause(0.5)
            await stage.settle()
            assert [pair.target for pair in many.pairs()] == [f"rang {number}" for number in range(2500)]

        play(script, app=ReviewApp(many))


def test_single_changes_are_left_out_of_a_replacement(play: Play, project: Project) -> None:
    before = [pair.target for pair in project.pairs()]

    async def script(stage: Stage) -> None:
        await stage.press("C")
        await stage.type("nous")
        await stage.press("enter")
        await stage.type("on")
        changed = [number for number, text in enumerate(before) if "nous" in text.lower()]
        assert len(changed) == 2
        await stage.press("tab", "space")
        assert "1 left out" in stage.text()
        await stage.press("up", "space")
        assert "left out" not in stage.text().replace("leaves a change out", "")
        await stage.press("end", "space", "shift+tab")
        await stage.type("x")  # other words to put there: what is left out stays so
        assert "1 left out" in stage.text()
        await stage.press("enter")
        after = [pair.target for pair in project.pairs()]
        assert [number for number in range(8) if after[number] != before[number]] == changed[:1]
        assert after[changed[0]] == "x avons rencontré 21 personnes."
        await stage.press("C")
        await stage.type("nous")
        await stage.press("tab", "tab", "space", "enter")
        assert len(stage.app.screen_stack) == 3  # nothing is left that could be changed
        await stage.press("f4")
        assert "left out" not in stage.text().replace("leaves a change out", "")

    play(script)


def test_the_changes_of_many_texts_are_walked_as_they_stand_on_the_screen(play: Play, tmp_path: Path) -> None:
    texts = [(f"line {number}", f"une ligne assez longue, {number} " * 12) for number in range(300)]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as many:

        async def script(stage: Stage) -> None:
            await stage.press("C")
            await stage.type("ligne")
            await stage.press("tab", "tab", "end")
            assert "more" not in stage.text()
            assert any(line.lstrip(" │●▌").startswith("[x]   300") for line in stage.lines())
            await stage.press("up", "space", "G", "down", "k")
            assert any(line.strip(" │●▌").startswith("[ ]   299") for line in stage.lines())
            await stage.press("home")
            assert any(line.strip(" │●▌").startswith("[x]     1") for line in stage.lines())
            await stage.press(*["pagedown"] * 10)
            assert "100 before" in stage.text()
            assert "▌[x]   101" in stage.text()
            await stage.press("up")
            assert "▌[x]   100" in stage.text()
            assert "before" not in stage.text()
            assert "3,588 in 299 texts, 1 left out" in stage.text()

        play(script, size=(80, 24), app=ReviewApp(many))


def test_a_slow_search_for_words_to_change_is_left_by_one_key(
    play: Play, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [(f"row {number}", f"rang {number}") for number in range(200)]
    looked: list[int] = []

    def slowly(replacement: Replacement, pairs: Sequence[Pair]) -> list[Proposal]:
        looked.extend(pair.id for pair in pairs)
        time.sleep(0.03)
        return proposals(replacement, pairs)

    async def script(stage: Stage) -> None:
        monkeypatch.setattr("alignpost.review.replace_screen.proposals", slowly)
        stage.app.simulate_key("C")
        await stage.pilot.pause(0)
        stage.app.simulate_key("escape")
        while len(stage.app.screen_stack) > 2 or not looked:
            await stage.pilot.pause(0.01)
        so_far = len(looked)
        await stage.pilot.pause(0.1)
        assert len(looked) == so_far < len(texts)

    with Project.create(tmp_path / "slow.alignpost", Bitext.of_texts(texts, "en", "fr")) as slow:
        play(script, app=ReviewApp(slow))
