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


Counts = dict[tuple[str, str], float]


def explained(lessons: list[tuple[set[str], set[str], float]]) -> Counts:
    """How far the first word of each pair explains the second, word by word as Brown et al. write it."""
    given: Counts = {(word, other): 1.0 for left, right, _ in lessons for word in left for other in right}
    expected: Counts = {}
    for _ in range(5):
        totals = [
            {other: sum(given[word, other] for word in left) for other in right} for left, right, _ in lessons
        ]
        chance = 0.05 * float(np.mean([total for each in totals for total in each.values()]))
        expected = dict.fromkeys(given, 0.0)
        for (left, right, weight), total in zip(lessons, totals, strict=True):
            for word in left:
                for other in right:
                    expected[word, other] += weight * given[word, other] / (total[other] + chance)
        sums = {word: sum(n for (w, _), n in expected.items() if w == word) for word, _ in expected}
        given = {pair: count / sums[pair[0]] for pair, count in expected.items()}
    return {pair: max(count - 0.6, 0.0) / (sums[pair[0]] + 1.0) for pair, count in expected.items()}


def test_words_belong_together_as_far_as_either_explains_the_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_DIMENSION", 60_000)  # so many that the words' directions hardly touch
    bags = [(set(left.split()), set(right.split())) for left, right in PAIRS]
    weights = [0.5 + 0.5 / (1 + number) for number in range(len(PAIRS))]
    there = explained([(*bag, weight) for bag, weight in zip(bags, weights, strict=True)])
    back = explained([(right, left, weight) for (left, right), weight in zip(bags, weights, strict=True)])
    words = [sorted(set().union(*side)) for side in zip(*bags, strict=True)]
    source, target = [left for left, _ in PAIRS] + words[0], [right for _, right in PAIRS] + words[1]

    channel = lexicon_channel(source, target, [Lesson((i,), (i,), w) for i, w in enumerate(weights)])

    rarity = [
        {word: np.log((len(texts) + 1) / sum(word in text.split() for text in texts)) for word in side}
        for texts, side in zip((source, target), words, strict=True)
    ]
    dots = channel.source[-len(words[0]) :] @ channel.target[-len(words[1]) :].T
    for i, word in enumerate(words[0]):
        for j, other in enumerate(words[1]):
            joint = np.sqrt(there.get((word, other), 0.0) * back.get((other, word), 0.0))
            weight = np.sqrt(rarity[0][word] * rarity[1][other])
            assert dots[i, j] == pytest.approx((joint if joint > 0.02 else 0.0) * weight, abs=0.02), (
                word,
                other,
            )


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
