from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.widgets import TextArea

from alignpost.model import Span, Status
from alignpost.review.typed_spaces import typed_no_break
from alignpost.store import AddNote, Project
from alignpost.tokens.spaces import NO_BREAK

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

TYPOGRAPHY = "«\u00a0Quoi\u202f?\u00a0» et 12\u202f500\u00a0€\u202f: " * 5 + "e\u0301\u200b\ttab"


def test_a_note_is_written_with_author_and_shown(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("o")
        await stage.type("first words")
        await stage.press("ctrl+n")
        await stage.type("second line")
        await stage.press("enter")
        (note,) = project.pair(0).notes
        assert (note.text, note.author) == ("first words\nsecond line", "ada")
        assert stage.view.cursor == 0
        text = stage.text()
        assert "first words" in text
        assert "second line" in text
        assert "ada" in text

    play(script)


def test_escape_writes_nothing(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("o")
        await stage.type("abc")
        await stage.press("escape")
        assert "What you typed is not saved" in stage.text()
        await stage.type("d")
        assert "What you typed is not saved" not in stage.text()
        await stage.press("escape", "escape")
        assert len(stage.app.screen_stack) == 2
        assert project.pair(0).notes == ()
        await stage.press("o", "enter")
        assert project.pair(0).notes == ()

    play(script)


def test_the_latest_note_is_edited_and_one_left_empty_is_deleted(play: Play, project: Project) -> None:
    project.apply(AddNote(1, "older"))
    project.apply(AddNote(1, "newer"))

    async def script(stage: Stage) -> None:
        await stage.press("O", "enter")
        await stage.type("!")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == ["older", "newer!"]
        await stage.press("enter", "enter", "ctrl+s")
        assert "note unchanged" in stage.said()
        await stage.press("enter", "e")
        stage.app.screen.query_one(TextArea).clear()
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == ["older"]
        await stage.press("z")
        assert [note.text for note in project.pair(0).notes] == ["older", "newer!"]

    play(script)


def test_a_pair_without_notes_has_none_to_edit(play: Play) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("O")
        assert "no note yet" in stage.said()

    play(script)


def test_no_break_spaces_survive_the_editor(play: Play, project: Project) -> None:
    """The text must come back to the code point."""
    project.apply(AddNote(1, TYPOGRAPHY))

    async def script(stage: Stage) -> None:
        await stage.press("O", "e")
        assert stage.app.screen.query_one(TextArea).text == TYPOGRAPHY
        await stage.type("x")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == [TYPOGRAPHY + "x"]
        await stage.press("o")
        stage.app.screen.query_one(TextArea).insert(TYPOGRAPHY)
        await stage.press("ctrl+s")
        assert project.pair(0).notes[-1].text == TYPOGRAPHY

    play(script, size=(80, 24))


@pytest.mark.parametrize("space", NO_BREAK)
def test_no_break_spaces_can_be_typed(play: Play, project: Project, space: str) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("o")
        await stage.type(f"Quoi{space}?")
        await stage.press("left", "shift+left")
        await stage.type(f"{space}{space}")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == [f"Quoi{space}{space}?"]

    play(script)


def test_a_no_break_space_is_known_by_its_name_where_the_terminal_gives_no_character() -> None:
    assert typed_no_break(events.Key("narrow_no_break_space", None)) == "\u202f"
    assert typed_no_break(events.Key("no_break_space", None)) == "\u00a0"
    assert typed_no_break(events.Key("space", " ")) is None
    assert typed_no_break(events.Key("up", None)) is None


def test_words_that_cannot_be_saved_stay_in_the_editor(play: Play, project: Project) -> None:
    """Another program holds the file: what was typed is not lost, and can be saved when the file is free."""

    async def script(stage: Stage) -> None:
        await stage.press("o")
        await stage.type("precious")
        other = sqlite3.connect(project.path, isolation_level=None)
        other.execute("BEGIN EXCLUSIVE")
        await stage.press("enter")
        area = stage.app.screen.query_one(TextArea)
        assert area.text == "precious"
        assert "Not saved" in stage.text()
        assert "another program" in stage.text()
        other.execute("ROLLBACK")
        other.close()
        await stage.type("!")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == ["precious!"]
        assert len(stage.app.screen_stack) == 2

    play(script)


def test_a_reason_that_cannot_be_saved_keeps_the_reviewer_on_the_pair(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def script(stage: Stage) -> None:
        await stage.press("r")
        await stage.type("why")
        monkeypatch.setattr(project, "read_only", True)
        await stage.press("enter")
        assert stage.app.screen.query_one(TextArea).text == "why"
        assert stage.view.cursor == 0
        await stage.press("escape", "escape")
        assert stage.view.cursor == 1
        assert (project.pair(0).status, project.pair(0).notes) == (Status.NEEDS_WORK, ())

    play(script)


def test_an_edited_note_that_cannot_be_saved_comes_back_as_edited(
    play: Play, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    project.apply(AddNote(1, "old"))

    async def script(stage: Stage) -> None:
        await stage.press("O", "e")
        await stage.type("er")
        monkeypatch.setattr(project, "read_only", True)
        await stage.press("enter")
        assert stage.app.screen.query_one(TextArea).text == "older"
        monkeypatch.setattr(project, "read_only", False)
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == ["older"]

    play(script)


@pytest.mark.parametrize(
    ("spans", "after"),
    [
        ((), "Autre."),
        ((Span(5, 10),), "J’ai Autre. avec le ministre."),
    ],
)
def test_what_a_note_suggests_is_put_in_by_a_key(
    play: Play, project: Project, spans: tuple[Span, ...], after: str
) -> None:
    project.apply(AddNote(1, "Better:", target_spans=spans, suggestion="Autre."))

    async def script(stage: Stage) -> None:
        await stage.press("O")
        assert "→ Autre." in stage.text()
        assert "Y puts in →" in stage.text()
        await stage.press("Y")
        assert project.pair(0).target == after
        await stage.press("z")
        assert project.pair(0).target == "J’ai parlé avec le ministre."

    play(script)


def test_a_note_that_suggests_nothing_puts_nothing_in(play: Play, project: Project) -> None:
    project.apply(AddNote(1, "Why?"))
    project.apply(AddNote(2, "Both?", target_spans=(Span(0, 1), Span(3, 4)), suggestion="x"))
    texts = [pair.target for pair in project.pairs()]

    async def script(stage: Stage) -> None:
        await stage.press("O")
        assert "puts in" not in stage.text()
        await stage.press("Y")
        assert "this note suggests no other words" in stage.said()
        await stage.press("down", "O", "Y")
        assert "about several places" in stage.said()

    play(script)
    assert [pair.target for pair in project.pairs()] == texts
