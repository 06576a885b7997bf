import numpy as np
import pytest

from alignpost.score.lexicon_file import Words
from alignpost.score.word_bank import projection


@pytest.mark.parametrize("dimension", [2, 128, 256, 300])
def test_the_stored_signs_are_those_that_would_be_drawn(dimension: int) -> None:
    drawn = np.random.default_rng(0).integers(0, 2, (dimension, 128)) * 2 - 1
    assert np.array_equal(np.sign(projection(dimension)), drawn)


def test_words_are_found_in_the_bytes_of_the_file() -> None:
    listed = ("the", "été", "a", "zoo", "Œuvre", "al")
    words = Words.of(listed)
    assert tuple(words) == tuple(words[0:6]) == listed
    assert [words.number(word) for word in listed] == list(range(6))
    assert [words.number(word) for word in ("", "th", "thee", "zz", "\udc80", "\n")] == [None] * 6


def test_no_words_hold_no_word() -> None:
    words = Words.of(())
    assert len(words) == 0
    assert not list(words)
    assert words.number("a") is None
