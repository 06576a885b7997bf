"""What English denies, and which of its verbs tell of the future, by their small words."""

from __future__ import annotations

import pytest

from alignpost.score.checks.english_denials import english_denials
from alignpost.score.checks.english_times import future_verbs
from alignpost.score.side import Side


@pytest.mark.parametrize(
    ("text", "denying"),
    [
        ("No. 1 is here, no 2 is there, and no dog.", ["no"]),
        ("Come, or not all will be saved.", ["not"]),
        ("He asked whether or not to go.", []),
        ("There is no doubt that nobody left.", ["nobody"]),
        ("He didn't leave without a word.", ["didn’t", "without"]),
    ],
)
def test_numbers_and_turns_of_phrase_deny_nothing(text: str, denying: list[str]) -> None:
    side = Side(text, "en")
    assert [side.keys[place] for denial in english_denials(side) for place in denial.places] == denying


@pytest.mark.parametrize(
    ("text", "future"),
    [
        ("He will have left by noon.", []),
        ("He will have a car.", ["have"]),
        ("He will soon be sold.", ["be", "sold"]),
        ("It's going to rain.", ["rain"]),
        ("He read his will again.", []),
        ("Will Smith left.", []),
    ],
)
def test_verbs_of_the_future(text: str, future: list[str]) -> None:
    side = Side(text, "en")
    assert [side.keys[place] for place in future_verbs(side)] == future
