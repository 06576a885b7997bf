from __future__ import annotations

import random
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from textual import events

from alignpost.model import Bitext, Pair
from alignpost.review.app import ReviewApp
from alignpost.review.columns import METER, Columns
from alignpost.review.pair_list import PairList
from alignpost.review.pair_row import PaintedRow, RowPainter
from alignpost.store import Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage


@pytest.fixture
def many(tmp_path: Path) -> Project:
    rng = random.Random(7)
    texts = [
        (f"S{n}. " + "word " * rng.randint(0, 120), f"C{n}. " + "漢字 " * rng.randint(0, 60))
        for n in range(250)
    ]
    return Project.create(tmp_path / "many.alignpost", Bitext.of_texts(texts, "en", "fr"))


def shown_top(pairs: PairList) -> bool:
    """Whether the row under the cursor is in the view: whole, or from its first line where it is taller."""
    row = pairs.view.cursor
    top, height = pairs._heights.top(row), pairs._heights[row]
    first, page = int(pairs.scroll_y), pairs.scrollable_content_region.height
    return first <= top and (top + height <= first + page or (top == first and height >= page))


@pytest.mark.parametrize("size", [(80, 24), (130, 40)])
def test_the_cursor_is_in_view_after_any_move(play: Play, many: Project, size: tuple[int, int]) -> None:
    rng = random.Random(3)

    async def script(stage: Stage) -> None:
        pairs = stage.main.pairs
        for _ in range(60):
            if rng.random() < 0.1:
                await stage.pilot.resize_terminal(rng.randint(60, 200), rng.randint(15, 50))
                await stage.pilot.pause()
            pairs.go_to(
                rng.choice([0, 249, pairs.view.cursor + 1, pairs.view.cursor - 1, rng.randrange(250)])
            )
            assert shown_top(pairs)
            stage.lines()
            assert shown_top(pairs)
        await stage.pilot.pause()
        assert any(f"S{pairs.view.cursor}." in line for line in stage.lines())

    play(script, size=size, app=ReviewApp(many))


def test_heights_are_exact_where_they_are_seen(play: Play, many: Project) -> None:
    async def script(stage: Stage) -> None:
        pairs = stage.main.pairs
        await stage.press("G", "pageup", "pageup")
        first = int(pairs.scroll_y)
        row, _ = pairs._heights.row_at(first)
        while row < len(pairs.view) and pairs._heights.top(row) < first + pairs.size.height:
            assert pairs._heights[row] == len(pairs.painter.row(pairs.view.pair_at(row)))
            row += 1

    play(script, app=ReviewApp(many))


def test_another_order_paints_no_pair_again(
    play: Play, many: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    row = RowPainter.row

    def noting(painter: RowPainter, pair: Pair, **look: Any) -> PaintedRow:
        painted.append(pair.source)
        return row(painter, pair, **look)

    monkeypatch.setattr(RowPainter, "row", noting)

    async def script(stage: Stage) -> None:
        await stage.press("v", "v")
        seen = stage.lines()
        painted.clear()
        await stage.press("v")
        assert stage.lines() != seen
        await stage.press("v")
        assert stage.lines() == seen
        assert not painted
        await stage.press("f", "1")
        await stage.press("enter")
        assert painted, "what is dimmed depends on the filter"

    play(script, app=ReviewApp(many))


def test_the_wheel_scrolls_and_the_next_key_comes_back(play: Play, many: Project) -> None:
    async def script(stage: Stage) -> None:
        pairs = stage.main.pairs
        wheel = events.MouseScrollDown(pairs, 5, 5, 0, 1, 0, False, False, False)
        for _ in range(30):
            pairs.post_message(wheel)
        await stage.pilot.pause(0.5)
        assert pairs.scroll_y > 0
        assert pairs.view.cursor == 0
        await stage.press("down")
        assert pairs.view.cursor == 1
        assert shown_top(pairs)

    play(script, app=ReviewApp(many))


def test_a_text_of_two_hundred_thousand_characters(play: Play, tmp_path: Path) -> None:
    long = "x" * 200_000
    project = Project.create(
        tmp_path / "long.alignpost", Bitext.of_texts([(long, long), ("a", "b")], "en", "fr")
    )

    async def script(stage: Stage) -> None:
        assert "xxxx" in stage.text()
        await stage.press("slash", "x", "x", "enter", "n", "G")
        assert stage.view.cursor == 1

    play(script, app=ReviewApp(project))


def test_columns_fill_the_width() -> None:
    for width in range(1, 320):
        columns = Columns.fit(width, 100_000)
        assert min(columns.source, columns.target) >= 1
        assert columns.number == 6
        if width >= 96:
            assert abs(columns.source - columns.target) <= 1
            assert columns.margin + columns.source + 3 + columns.target + METER == width
