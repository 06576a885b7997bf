"""Words of the documents in dialogues: no line ends at a no-break space, whatever the width."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style as RichStyle
from textual.content import Content
from textual.geometry import Offset
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions
from textual.widgets import TextArea
from textual.widgets._toast import Toast

from alignpost.errors import UsageError
from alignpost.model import Span
from alignpost.review.filters import Facet, Filter
from alignpost.review.named_filters import keep_filter
from alignpost.review.prose import Prose
from alignpost.review.refusal_screen import RefusalScreen
from alignpost.review.wrap import wrap
from alignpost.store import AddNote, EditText, Project

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

QUOTE = "«\u00a0mot\u00a0»\u202f!"
WORDS = " ".join([QUOTE] * 25)
SIZES = ((80, 24), (67, 30), (61, 20), (120, 40))
RED = Style(foreground=Style.parse("red").foreground)

PIECES = st.lists(
    st.tuples(
        st.text(alphabet=st.sampled_from("ab « \u00a0\u202f»!漢e\u0301\n"), max_size=12),
        st.sampled_from(["", "bold", "italic"]),
    ),
    max_size=8,
)


def parsed(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style


def strips_of(prose: Content, width: int, selection: Selection | None = None) -> list[Strip]:
    lit = Style(reverse=True)
    return prose.render_strips(
        width, None, Style.null(), RenderOptions(parsed, {}, selection, lit if selection else None)
    )


def styled(strips: list[Strip]) -> list[tuple[str, bool, bool]]:
    """The characters that are no plain spaces, and whether each is bold and slanted."""
    return [
        (char, bool(style and style.bold), bool(style and style.italic))
        for strip in strips
        for text, style, _ in strip
        for char in text
        if char != " "
    ]


@given(PIECES, st.integers(1, 20))
def test_nothing_is_lost_but_plain_spaces_and_every_character_keeps_its_style(
    pieces: list[tuple[str, str]], width: int
) -> None:
    prose = Prose.assemble(*pieces)
    strips = strips_of(prose, width)
    assert prose.get_height({}, width) == len(strips)
    wanted = [
        (char, ink == "bold", ink == "italic") for text, ink in pieces for char in text if char not in " \n"
    ]
    assert styled(strips) == wanted


@given(st.text(alphabet=st.sampled_from("ab «\u00a0»!漢"), max_size=40), st.integers(1, 20))
def test_lines_end_where_the_review_ends_them(text: str, width: int) -> None:
    text = text.lstrip(" ")
    assert [strip.text for strip in strips_of(Prose(text), width)] == [
        text[start:end] for start, end in wrap(text, width)
    ]


def test_a_paragraph_that_begins_with_spaces_is_indented_as_far_as_there_is_room() -> None:
    prose = Prose("one two\n    three four\n\n" + " " * 30 + "five six")
    assert [strip.text for strip in strips_of(prose, 10)] == [
        "one two",
        "    three",
        "    four",
        "",
        "     five",
        "     six",
    ]
    assert [strip.cell_length for strip in strips_of(prose, 10)] == [7, 9, 8, 0, 9, 8]


@pytest.mark.parametrize(
    ("read", "height", "wanted"),
    [
        (0.0, 3, ["a  ", "b  ", "c ↓"]),
        (0.5, 3, ["c ↑", "d  ", "e ↓"]),
        (1.0, 3, ["e ↑", "f  ", "g  "]),
        (0.5, 1, ["d ↕"]),
        (1.0, 1, ["g ↑"]),
        (0.5, 0, []),
        (0.5, 7, ["a  ", "b  ", "c  ", "d  ", "e  ", "f  ", "g  "]),
    ],
)
def test_in_a_place_too_low_it_is_shown_where_it_is_read_and_arrows_say_that_there_is_more(
    read: float, height: int, wanted: list[str]
) -> None:
    prose = Prose("a\nb\nc\nd\ne\nf\ng")
    prose.read = read
    strips = prose.render_strips(3, height, Style.null(), RenderOptions(parsed, {}))
    assert [f"{strip.text:<3}" for strip in strips] == wanted
    assert all(strip.cell_length == len(strip.text) <= 3 for strip in strips)


def lit(strips: list[Strip]) -> str:
    return "".join(text for strip in strips for text, style, _ in strip if style and style.reverse)


@pytest.mark.parametrize(
    ("start", "end", "wanted"),
    [
        (Offset(2, 0), Offset(7, 0), "e two"),
        (Offset(4, 0), Offset(6, 1), "two  th"),
        (None, None, "one two  three four"),
    ],
)
def test_what_the_mouse_selects_is_lit_and_can_be_told_by_its_place(
    start: Offset | None, end: Offset | None, wanted: str
) -> None:
    prose = Prose("one two\n    three four")
    strips = strips_of(prose, 9, Selection(start, end))
    assert lit(strips).replace(" ", "") == wanted.replace(" ", "")
    places = [
        (text, style.meta["offset"])
        for strip in strips_of(prose, 9)
        for text, style, _ in strip
        if isinstance(style, RichStyle) and "offset" in style.meta
    ]
    assert places == [("one two", (0, 0)), ("three", (4, 1)), ("four", (10, 1))]


# --- in the dialogues


async def hold_together(stage: Stage) -> None:
    """At every size the dialogue has lines with the words, and breaks none of them."""
    for size in SIZES:
        await stage.pilot.resize_terminal(*size)
        await stage.pilot.pause(0.1)
        (dialogue,) = stage.app.screen.query(".dialogue")
        region = dialogue.region
        lines = [line[region.x : region.right] for line in stage.lines()[region.y : region.bottom]]
        words = [line for line in lines if "mot" in line]
        assert len(words) > 1
        for line in words:
            assert line.count(QUOTE) == line.count("mot") == line.count("«"), line
        assert not [line for line in lines if "mot" not in line and ("«" in line or "»" in line)]


async def other_side(stage: Stage) -> None:
    await stage.press("e")
    stage.app.screen.query_one(TextArea).clear()


async def what_changes(stage: Stage) -> None:
    await stage.press("e")
    await stage.type("x")


async def text_in_hand(stage: Stage) -> None:
    await stage.press("o")
    area = stage.app.screen.query_one(TextArea)
    area.insert(WORDS[: len(WORDS) // 2])  # laid out as a whole, and as it grows
    area.insert(WORDS[len(WORDS) // 2 :])


async def quoted_words(stage: Stage) -> None:
    await stage.press("O", "e")


async def notes(stage: Stage) -> None:
    await stage.press("O")


async def name_of_a_filter(stage: Stage) -> None:
    await stage.press("f", "n")


async def trouble(stage: Stage) -> None:
    await stage.press("e")

    def refuse(_: str) -> None:
        raise UsageError(WORDS[:200])

    stage.app.screen._save = refuse  # type: ignore[attr-defined]
    stage.app.screen.query_one(TextArea).clear()
    await stage.press("enter")


async def title(stage: Stage) -> None:
    stage.app.push_screen(RefusalScreen().tell(WORDS))
    await stage.pilot.pause()


@pytest.mark.parametrize(
    "opened",
    [
        other_side,
        what_changes,
        text_in_hand,
        quoted_words,
        notes,
        name_of_a_filter,
        trouble,
        title,
    ],
)
def test_words_of_the_documents_are_broken_at_no_no_break_space(
    play: Play, project: Project, opened: Callable[[Stage], Awaitable[None]]
) -> None:
    pair = project.pair(0)
    if opened is other_side:
        project.apply(EditText(1, "source", WORDS, pair.source))
    elif opened is what_changes:
        project.apply(EditText(1, "target", WORDS, pair.target))
    elif opened is quoted_words:
        project.apply(EditText(1, "target", WORDS, pair.target))
        four = len(QUOTE) * 4 + 3
        places = tuple(Span(start, start + four) for start in range(0, 5 * four, four + 1))
        project.apply(AddNote(1, "", target_spans=places))
    elif opened is notes:
        project.apply(AddNote(1, WORDS, suggestion=WORDS))
    elif opened is name_of_a_filter:
        keep_filter(project, Filter(frozenset({Facet.NOTES}), WORDS))

    async def script(stage: Stage) -> None:
        await opened(stage)
        await hold_together(stage)

    play(script, size=(80, 24))


@pytest.mark.parametrize("width", [61, 67, 80])
def test_a_notification_breaks_no_line_at_a_no_break_space(play: Play, width: int) -> None:
    async def script(stage: Stage) -> None:
        stage.main._say(WORDS)
        await stage.pilot.pause(0.2)
        lines = [line for line in stage.lines() if "mot" in line]
        assert len(lines) > 1
        for line in lines:
            assert line.count(QUOTE) == line.count("mot") == line.count("«"), line
        (toast,) = stage.app.screen.query(Toast)
        assert toast.region.height == len(lines)
        assert toast.region.right <= width

    play(script, toasts=True, size=(width, 24))


def test_the_other_text_and_the_changes_follow_the_cursor_where_they_are_long(
    play: Play, project: Project
) -> None:
    pair = project.pair(0)
    project.apply(EditText(1, "source", " ".join(f"word{number:03}" for number in range(120)), pair.source))
    project.apply(EditText(1, "target", " ".join(f"mot{number:03}" for number in range(120)), pair.target))

    def seen(stage: Stage, where: str) -> str:
        region = stage.app.screen.query_one(where).region
        return "\n".join(line[region.x : region.right] for line in stage.lines()[region.y : region.bottom])

    async def script(stage: Stage) -> None:
        await stage.press("e")
        assert "word119" in seen(stage, ".dialogue--about")
        assert "word000" not in seen(stage, ".dialogue--about")
        await stage.type("x")
        assert "mot119" in seen(stage, "#diff")
        await stage.press("ctrl+home")
        assert "word000" in seen(stage, ".dialogue--about")
        assert "mot000" in seen(stage, "#diff")
        assert "↓" in seen(stage, ".dialogue--about")
        assert "↓" in seen(stage, "#diff")

    play(script, size=(80, 24))
