"""Keys that come faster than they are obeyed: what follows a key belongs to what that key has opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.keys import _character_to_key
from textual.widgets import Input, TextArea

from alignpost.model import Status

if TYPE_CHECKING:
    from tests.review.conftest import Play, Stage

    from alignpost.store import Project

WORDS = "war a j z"


def keys_of(text: str) -> list[events.Key]:
    return [events.Key(_character_to_key(letter), letter) for letter in text]


NAMED = {"⏎": "enter", "⎋": "escape", "⇥": "tab", "↓": "down", "⌫": "backspace"}


def at_once(stage: Stage, text: str) -> None:
    """As one read of the terminal brings them: nothing is obeyed in between."""
    for letter in text:
        key = events.Key(NAMED[letter], None) if letter in NAMED else keys_of(letter)[0]
        stage.app.post_message(key)


async def typed(stage: Stage, text: str) -> None:
    at_once(stage, text)
    for _ in range(3):
        await stage.pilot.pause()


def decided(project: Project) -> list[int]:
    return [pair.id for pair in project.pairs() if pair.status is not Status.UNREVIEWED]


@pytest.mark.parametrize("composed", [False, True], ids=["new", "kept"])
@pytest.mark.parametrize("opens", ["/", "o", "e", "r", "h", "#"])
def test_what_is_typed_behind_a_key_that_opens_something_stands_there(
    play: Play, project: Project, opens: str, composed: bool
) -> None:
    async def script(stage: Stage) -> None:
        if composed:
            await typed(stage, opens + "⎋")
            if opens == "r":
                await typed(stage, "zg")
        await typed(stage, opens + WORDS)
        field = stage.app.screen.focused
        assert isinstance(field, TextArea | Input)
        assert (field.text if isinstance(field, TextArea) else field.value).endswith(WORDS)
        assert decided(project) == ([1] if opens == "r" else [])
        assert stage.view.cursor == 0

    play(script)


@pytest.mark.parametrize(
    ("keys", "accepted", "cursor"),
    [
        ("/lives⏎a", [6], 6),
        ("/lives⎋a", [1], 1),
        ("/lives↓a", [6], 6),
        ("/li⌫ife⎋↓a", [2], 2),
        ("oX a r⏎↓a", [2], 2),
        ("o⎋a", [1], 1),
        ("e X⏎a", [1], 1),
        ("#6⏎a", [6], 6),
        ("h80⏎a", [1], 1),
        ("f1⏎a", [1], 1),
        ("A⎋a", [1], 1),
        ("?⎋a", [1], 1),
        ("S⎋a", [1], 1),
        ("⇥⇥a", [1], 1),
        ("aaaz↓a", [1, 2, 4], 4),
        ("oa⏎Oda", [1], 1),
    ],
)
def test_each_key_is_obeyed_where_the_one_before_has_led(
    play: Play, project: Project, keys: str, accepted: list[int], cursor: int
) -> None:
    async def script(stage: Stage) -> None:
        await typed(stage, keys)
        for _ in range(20):
            await stage.pilot.pause()
        assert decided(project) == accepted
        assert stage.view.cursor == cursor
        assert len(stage.app.screen_stack) == 2

    play(script)


def test_the_text_that_enter_saves_ends_before_enter(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        await typed(stage, "oX a r⏎e, oui⏎jj")
        assert [note.text for note in project.pair(0).notes] == ["X a r"]
        assert project.pair(0).target == "J’ai parlé avec le ministre., oui"
        assert stage.view.cursor == 2

    play(script)


def test_no_key_is_lost_and_none_comes_twice(play: Play, project: Project) -> None:
    async def script(stage: Stage) -> None:
        words = "the quick brown fox " * 20
        await typed(stage, f"o{words}⏎/{words}")
        assert [note.text for note in project.pair(0).notes] == [words]
        assert stage.app.screen.query_one(Input).value == words

    play(script)


def test_what_is_pasted_behind_a_key_belongs_to_what_it_opened(play: Play) -> None:
    async def script(stage: Stage) -> None:
        at_once(stage, "o")
        stage.app.post_message(events.Paste("jamais\u00a0»"))
        await typed(stage, "!")
        assert stage.app.screen.query_one(TextArea).text == "jamais\u00a0»!"

    play(script)
