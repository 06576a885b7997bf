from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.review.actions import ACTIONS, Action, by_id
from alignpost.review.hints import Doing, hints
from alignpost.review.keymap import Keymap, key_label
from alignpost.review.keys import markdown
from alignpost.review.main_screen import MainScreen

DOCS = Path(__file__).parents[2] / "docs" / "keys.md"


def test_no_key_does_two_things() -> None:
    keys = [key for action in ACTIONS for key in action.keys]
    assert sorted(set(keys)) == sorted(keys)


def test_ids_are_unique() -> None:
    assert len({action.id for action in ACTIONS}) == len(ACTIONS)


def test_the_bindings_are_those_of_the_table() -> None:
    bound = {
        key: binding.action
        for key, bindings in MainScreen._merged_bindings.key_to_bindings.items()  # type: ignore[union-attr]
        for binding in bindings[:1]
        if binding.id is not None
    }
    assert bound == {key: action.id for action in ACTIONS for key in action.keys}


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_can_be_done_and_is_explained(action: Action) -> None:
    assert callable(getattr(MainScreen, f"action_{action.id}"))
    assert action.label
    assert action.tooltip.endswith(".")
    assert action.keys


@pytest.mark.parametrize(
    "key",
    ["alt+a", "ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+left_square_bracket", "ctrl+up", "ctrl+down"],
)
def test_keys_that_terminals_swallow_are_not_used(key: str) -> None:
    assert key not in {key for action in ACTIONS for key in action.keys}


def test_the_page_of_keys_is_the_table() -> None:
    assert DOCS.read_text(encoding="utf-8") == markdown()


@given(
    st.builds(
        Doing,
        nowhere=st.booleans(),
        reading_only=st.booleans(),
        in_words=st.booleans(),
        choosing=st.booleans(),
        pinning=st.booleans(),
        searching=st.booleans(),
        doubting=st.booleans(),
        suggesting=st.booleans(),
        filtered=st.booleans(),
    )
)
def test_hints_are_five_and_come_from_the_table(doing: Doing) -> None:
    shown = hints(doing)
    assert len(shown) == 5
    assert all(hint.key == key_label(by_id(hint.action).keys[0]) for hint in shown)
    assert not (doing.reading_only and not doing.pinning and any(by_id(hint.action).edits for hint in shown))


def test_a_suggestion_is_told_of_where_a_finding_is_to_be_answered() -> None:
    told = {
        (doubting, suggesting): "Y"
        in [hint.key for hint in hints(Doing(doubting=doubting, suggesting=suggesting))]
        for doubting in (False, True)
        for suggesting in (False, True)
    }
    assert [doing for doing, holds in told.items() if holds] == [(True, True)]
    assert "y" in [hint.key for hint in hints(Doing(doubting=True))]


def test_hints_follow_the_keys_of_the_user() -> None:
    keymap = Keymap({"accept": ("f9",), "needs_work": (), "bookmark": ("o",)})
    assert [(hint.key, hint.word) for hint in hints(Doing(), keymap)] == [
        ("F9", "accept"),
        ("n", "next doubt"),
        ("?", "all keys"),
    ]


def test_labels_are_what_stands_on_the_keys() -> None:
    assert [key_label(key) for key in ("ctrl+z", "question_mark", "f1", "Z", "down", "slash")] == [
        "Ctrl+Z",
        "?",
        "F1",
        "Z",
        "↓",
        "/",
    ]
