"""The counting of words with a counterpart, against a count bead by bead."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from alignpost.align.beads import FILLED
from alignpost.align.coverage import Vocable, covered, covered_in_detail, vocables


class Letters:
    """One component a letter: words are as alike as their letters."""

    dimension = 26
    signature = "letters"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        return np.array(
            [[text.count(chr(97 + letter)) for letter in range(26)] for text in texts], dtype=np.float32
        ).reshape(len(texts), 26)


SOURCE = ["the cat sat", "", "on a mat", "and slept there", "a lot"]
TARGET = ["tac tas", "on tam", "", "dna there", "stlep tol a", "the cat"]


def test_every_shape_is_counted_as_if_alone() -> None:
    found = vocables(Letters(), SOURCE, TARGET)

    counted = covered(found.source, found.target)

    assert set(counted) == set(FILLED)
    for a, b in FILLED:
        for i in range(a, len(SOURCE) + 1):
            for j in range(b, len(TARGET) + 1):
                # One segment a side: the words of the group written one after the other.
                source, target = found.source.part(i - a, i), found.target.part(j - b, j)
                one = covered(_joined(source), _joined(target))[1, 1][0, 0]
                assert counted[a, b][i - 1, j - 1] == pytest.approx(float(one), abs=1e-4)


def test_what_is_bare_is_the_word_of_which_most_is_missed() -> None:
    found = vocables(Letters(), SOURCE, TARGET)

    counted = covered_in_detail(found.source, found.target)

    for (a, b), sums in covered(found.source, found.target).items():
        assert counted[a, b].covered == pytest.approx(sums)
        for i in range(a, len(SOURCE) + 1):
            for j in range(b, len(TARGET) + 1):
                sides = found.source.part(i - a, i), found.target.part(j - b, j)
                missed = [_missed(*sides), _missed(*sides[::-1])]
                assert counted[a, b].source_bare[i - 1, j - 1] == pytest.approx(missed[0], abs=1e-4)
                assert counted[a, b].target_bare[i - 1, j - 1] == pytest.approx(missed[1], abs=1e-4)


def test_what_is_away_stands_in_a_neighbour_of_the_group() -> None:
    found = vocables(Letters(), ["the cat", "sat on", "mat dog"], ["the", "cat sat", "on mat", "dog"])

    counted = covered_in_detail(found.source, found.target)

    weight = dict(
        zip(found.source.word.tolist(), found.source.weight[found.source.word].tolist(), strict=True)
    )
    the, cat, *_ = found.source.word.tolist()
    assert weight[cat] > 0
    # "cat" goes with the neighbour behind "the", "the" with the one before "cat sat"; neither is away from both.
    assert 0 < counted[1, 1].source_away[0, 0] <= weight[cat] + 1e-4
    assert 0 < counted[1, 1].source_away[0, 1] <= weight[the] + 1e-4
    assert counted[1, 2].source_away[0, 1] == pytest.approx(0, abs=1e-4)
    # "dog" is held by the group itself, "mat" by the segment before it.
    assert counted[2, 1].target_away[2, 3] == pytest.approx(0, abs=1e-4)


def test_the_same_words_cover_each_other_wholly() -> None:
    found = vocables(Letters(), SOURCE, SOURCE)

    whole = np.diag(covered(found.source, found.target)[1, 1])

    assert whole == pytest.approx(found.source.masses() + found.target.masses(), abs=1e-4)


def _missed(side: Vocable, other: Vocable) -> float:
    """The most that is missed of a word, each looked for alone."""
    missed = []
    for word in side.word:
        one = side._replace(starts=np.array([0, 1]), word=np.array([word], dtype=np.int32))
        unweighted = _joined(other)._replace(weight=np.zeros_like(other.weight))
        missed.append(float(side.weight[word]) - float(covered(one, unweighted)[1, 1][0, 0]))
    return max(missed)


def _joined(side: Vocable) -> Vocable:
    return side._replace(starts=np.array([0, len(side.word)]))


@pytest.mark.parametrize("source_size", [1, 2, 3])
@pytest.mark.parametrize("target_size", [1, 2, 3])
def test_fewer_segments_than_a_bead_may_hold(source_size: int, target_size: int) -> None:
    found = vocables(Letters(), SOURCE[:source_size], TARGET[:target_size])

    counted = covered(found.source, found.target)

    assert {array.shape for array in counted.values()} == {(source_size, target_size)}


def test_rare_words_weigh_more_and_empty_segments_count_for_nothing() -> None:
    found = vocables(Letters(), ["cat dog", "", "dog"], ["cat"]).source

    weight = dict(zip(["cat", "dog", ""], found.weight.tolist(), strict=True))
    assert weight == pytest.approx({"cat": np.log(3), "dog": np.log(3 / 2), "": 0.0})


def test_words_that_begin_alike_cover_each_other_whatever_their_vectors_say() -> None:
    class Nothing(Letters):
        def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
            return np.zeros((len(texts), 26), dtype=np.float32)

    found = vocables(Nothing(), ["national", "natural", "x"], ["nationaux", "y", "z"])

    counted = covered(found.source, found.target)[1, 1]

    assert counted[0, 0] == pytest.approx(2 * np.log(4))
    assert counted[1, 0] == 0
