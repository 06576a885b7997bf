"""Sentences that are found elsewhere in a new version, and those that are not."""

from __future__ import annotations

import pytest
from tests.revision.conftest import segmented

from alignpost.revision.wandering import wandered
from alignpost.revision.words import weight

ROADS = "He promised new schools and better roads."
BRIDGES = "He promised new schools and better bridges."
ROAD = "He promised new schools and a good road."
OLD = f"{ROADS} Nobody asked about the money."


def places(old: str, new: str, shared: dict[tuple[int, int], int] | None = None) -> list[tuple[int, int]]:
    return sorted(wandered(segmented(old, "en"), segmented(new, "en"), shared or {}))


def test_what_most_words_of_the_longer_one_are_in_is_found_with_their_characters() -> None:
    old, new = segmented(OLD, "en"), segmented(f"It rained. {BRIDGES}", "en")
    assert wandered(old, new, {}) == {(0, 1): weight(old.segments[0]) - len("roads")}


@pytest.mark.parametrize(
    "new", ["It rained.", "New schools.", "Roads better and schools new promised he, all of them."]
)
def test_few_words_or_words_in_another_order_are_not_enough(new: str) -> None:
    assert places(OLD, new) == []


def test_what_was_found_in_its_place_is_looked_for_nowhere_else() -> None:
    size = weight(segmented(ROADS, "en").segments[0])
    assert places(OLD, f"It rained. {BRIDGES}", {(0, 0): size // 2 + 1}) == []
    assert places(OLD, f"It rained. {BRIDGES}", {(1, 1): weight(segmented(BRIDGES, "en").segments[0])}) == []
    assert places(OLD, f"It rained. {BRIDGES}", {(0, 0): 5}) == [(0, 1)]


def test_each_sentence_is_found_once_and_the_likeliest_first() -> None:
    assert places(OLD, f"{ROAD} {BRIDGES}") == [(0, 1)]
    assert places(f"{ROAD} {ROADS}", f"It rained. {ROADS}") == [(1, 1)]
    assert places(f"{ROADS} {ROADS}", ROADS) == [(0, 0)]


def test_words_that_stand_everywhere_lead_nowhere() -> None:
    assert places(" ".join([ROADS] * 21), ROADS) == []
    assert places(" ".join([ROADS] * 20), ROADS) == [(0, 0)]
