from __future__ import annotations

import numpy as np
import pytest

from alignpost.align import lexicon
from alignpost.align.lexicon import Lesson, lexicon_channel

PAIRS = [
    ("the house is red", "domum rubrum est"),
    ("the house is old", "domum vetus est"),
    ("a dog is old", "canis vetus est"),
    ("the dog sees a house", "canis domum videt"),
    ("a man sees the dog", "vir canis videt"),
    ("the man is red", "vir rubrum est"),
] * 3


def test_words_that_keep_the_same_company_mean_the_same() -> None:
    source = [left for left, _ in PAIRS] + ["man dog", "old house"]
    target = [right for _, right in PAIRS] + ["vetus domum", "vir canis"]
    lessons = [Lesson((i,), (i,), 1.0) for i in range(len(PAIRS))]

    channel = lexicon_channel(source, target, lessons)

    dots = channel.source[-2:] @ channel.target[-2:].T
    assert dots[0, 1] > 2 * max(dots[0, 0], 0.0)
    assert dots[1, 0] > 2 * max(dots[1, 1], 0.0)


def test_no_lessons_teach_nothing() -> None:
    channel = lexicon_channel(["a b"], ["c d"], [])

    assert not np.any(channel.source)


def test_a_lesson_without_words_is_no_harm() -> None:
    channel = lexicon_channel(
        ["…", "one two"], ["!", "un deux"], [Lesson((0,), (0,), 1.0), Lesson((1,), (1,), 1.0)]
    )

    assert np.all(np.isfinite(channel.source))


def test_of_more_lessons_than_memory_has_room_for_the_shortest_are_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    source = ["one two three four", "five", "six seven", "eight nine ten"]
    target = ["un deux trois quatre", "cinq", "six sept", "huit neuf dix"]
    short = [Lesson((i,), (i,), 1.0) for i in (2, 1)]
    lessons = [Lesson((0,), (0,), 1.0), *short, Lesson((3,), (3,), 1.0)]
    expected = lexicon_channel(source, target, short)

    monkeypatch.setattr(lexicon, "_MOST_MEETINGS", 1 + 4 + 8)
    channel = lexicon_channel(source, target, lessons)

    assert np.array_equal(channel.source, expected.source)
    assert np.any(channel.source)
