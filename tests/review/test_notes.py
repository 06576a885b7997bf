from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import TextArea

from alignpost.store import AddNote, Project

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
        assert project.pair(0).notes == ()
        await stage.press("o", "enter")
        assert project.pair(0).notes == ()

    play(script)


def test_the_latest_note_is_edited_and_one_left_empty_is_deleted(play: Play, project: Project) -> None:
    project.apply(AddNote(1, "older"))
    project.apply(AddNote(1, "newer"))

    async def script(stage: Stage) -> None:
        await stage.press("O")
        await stage.type("!")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == ["older", "newer!"]
        await stage.press("enter", "ctrl+s")
        assert "note unchanged" in stage.said()
        await stage.press("enter")
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
    """The editor breaks lines at U+00A0 and U+202F; the text must come back to the code point."""
    project.apply(AddNote(1, TYPOGRAPHY))

    async def script(stage: Stage) -> None:
        await stage.press("O")
        assert stage.app.screen.query_one(TextArea).text == TYPOGRAPHY
        await stage.type("x")
        await stage.press("enter")
        assert [note.text for note in project.pair(0).notes] == [TYPOGRAPHY + "x"]
        await stage.press("o")
        stage.app.screen.query_one(TextArea).insert(TYPOGRAPHY)
        await stage.press("ctrl+s")
        assert project.pair(0).notes[-1].text == TYPOGRAPHY

    play(script, size=(80, 24))
