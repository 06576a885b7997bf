"""Projects of thousands of pairs: read and searched while keys are obeyed, edited behind a bar."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from alignpost.errors import Cancelled
from alignpost.model import Bitext, Status
from alignpost.review.app import ReviewApp
from alignpost.review.regrouper import Regrouper
from alignpost.review.reviewer import Reviewer
from alignpost.review.state import Order, ViewState
from alignpost.store import MergePairs, Project, SetStatus

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


@pytest.fixture
def many(tmp_path: Path) -> Iterator[Project]:
    """More pairs than are gone through one by one; the last one is in doubt."""
    texts = [(f"line {number}", f"ligne {number}") for number in range(2100)] + [("the end", "")]
    with Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr")) as project:
        yield project


async def all_known(stage: Stage) -> None:
    while not stage.view.is_complete:
        await stage.pilot.pause(0.02)


async def all_searched(stage: Stage) -> None:
    while not stage.view.searched:
        await stage.pilot.pause(0.02)
    await stage.pilot.pause()


@pytest.fixture
def search_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Nothing is looked for before it is set."""
    told, look_on = threading.Event(), ViewState.look_on
    monkeypatch.setattr("alignpost.review.looking.BETWEEN_SLICES_S", 0.05)
    monkeypatch.setattr(ViewState, "look_on", lambda view, budget: told.is_set() and look_on(view, budget))
    return told


@pytest.fixture
def read_on(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """No more pairs are read before it is set."""
    told, fill = threading.Event(), ViewState.fill
    monkeypatch.setattr("alignpost.review.warming.BETWEEN_SLICES_S", 0.05)
    monkeypatch.setattr(ViewState, "fill", lambda view, budget=60.0: told.is_set() and fill(view, budget))
    return told


def test_an_edit_of_thousands_of_pairs_runs_behind_a_bar(play: Play, many: Project) -> None:
    async def script(stage: Stage) -> None:
        await all_known(stage)
        await stage.press("D")
        await stage.settle()
        assert many.pair(1).target == "ligne 0"
        assert stage.view.pairs[1].target == "ligne 0"
        assert len(stage.view) == 2101
        await stage.press("z")
        await stage.settle()
        assert [pair.target for pair in stage.view.pairs] == [*(f"ligne {n}" for n in range(2100)), ""]
        await stage.press("A", "enter")
        await stage.settle()
        assert {pair.status for pair in stage.view.pairs} == {Status.ACCEPTED}

    play(script, app=ReviewApp(many))


def test_a_large_edit_that_is_stopped_leaves_nothing(many: Project) -> None:
    reviewer = Reviewer(many)
    before = many.state()
    told: list[str] = []

    def stop(stage: str, done: float) -> None:
        told.append(stage)
        if stage == "writing it down":
            raise Cancelled

    step = Regrouper(reviewer).shift(1)
    reviewer.prepare()
    with pytest.raises(Cancelled):
        reviewer.make(step, stop)
    assert many.state() == before
    assert not many.history()
    assert "reading the pairs" in told
    assert reviewer.take(step) is not None


def test_what_others_did_before_all_pairs_were_read_is_taken_in(tmp_path: Path) -> None:
    texts = [(f"line {number}", f"ligne {number}") for number in range(2500)]
    path = tmp_path / "many.alignpost"
    with (
        Project.create(path, Bitext.of_texts(texts, "en", "fr")) as mine,
        Project.open(path, author="bob") as hers,
    ):
        reviewer = Reviewer(mine)
        assert not reviewer.view.is_complete
        hers.apply(MergePairs([2, 3]))
        change = reviewer.take_in_others()
        assert change.regrouped
        assert [pair.id for pair in reviewer.view.pairs[:3]] == [1, 2, 4]
        hers.apply(SetStatus([1], Status.ACCEPTED))
        change = reviewer.take_in_others()
        assert (change.places, change.regrouped) == ((0,), False)
        assert list(reviewer.view.pairs) == list(mine.pairs())


def test_a_large_project_is_searched_while_keys_are_obeyed(
    play: Play, many: Project, search_on: threading.Event
) -> None:
    async def script(stage: Stage) -> None:
        await all_known(stage)
        await stage.press("slash", *"1999", "enter")
        assert "searching" in stage.lines()[1]
        search_on.set()
        await all_searched(stage)
        assert stage.view.cursor == 1999
        assert "1/1" in stage.lines()[1]
        await stage.press("full_stop")
        assert "there is no other" in stage.said()

    play(script, app=ReviewApp(many))


@pytest.mark.parametrize(("keys", "matches"), [(("down",), (1, 0)), (("escape",), (0, 0))])
def test_whoever_goes_elsewhere_or_lets_go_is_not_taken_to_a_match(
    play: Play, many: Project, search_on: threading.Event, keys: tuple[str], matches: tuple[int, int]
) -> None:
    async def script(stage: Stage) -> None:
        await all_known(stage)
        await stage.press("slash", *"1999", "enter", *keys)
        search_on.set()
        await all_searched(stage)
        assert stage.view.cursor < 2
        assert stage.view.matches == matches

    play(script, app=ReviewApp(many))


def test_what_needs_all_pairs_waits_until_they_are_read_and_edits_do_not(
    play: Play, many: Project, read_on: threading.Event
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("v")
        assert "as soon as all pairs are read" in stage.said()
        await stage.press("a", "m")
        assert many.pair(0).status is Status.ACCEPTED
        assert stage.view.pairs[1].source == "line 1\nline 2"
        assert len(stage.view) == 2100
        read_on.set()
        await all_known(stage)
        await stage.pilot.pause()
        assert stage.view.order is Order.SUSPICION
        assert stage.view.pair_at(0).id == 2101
        assert list(stage.view.pairs) == list(many.pairs())

    play(script, app=ReviewApp(many))


def test_esc_lets_go_of_what_waits_for_all_pairs(play: Play, many: Project, read_on: threading.Event) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("v", "escape")
        read_on.set()
        await all_known(stage)
        await stage.pilot.pause()
        assert stage.view.order is Order.READING

    play(script, app=ReviewApp(many))
