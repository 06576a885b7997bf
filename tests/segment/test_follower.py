"""What follows a candidate."""

from __future__ import annotations

import pytest

from alignpost.segment.abbreviations import language_table
from alignpost.segment.follower import Start, follower_of, opens_sentence


@pytest.mark.parametrize(
    ("after", "start", "word", "dash"),
    [
        ("The end", Start.UPPER, "The", ""),
        ("«\u00a0Oui", Start.UPPER, "Oui", ""),
        ("— Non", Start.UPPER, "Non", "—"),
        ("- si vous", Start.LOWER, "si", "-"),
        ("-le nombre", Start.PUNCTUATION, "", ""),
        ("the end", Start.LOWER, "the", ""),
        ("(12 of them)", Start.DIGIT, "12", ""),
        ("他来了", Start.CASELESS, "他来了", ""),
        ("https://a.b", Start.SIGN, "", ""),
        ("🎉", Start.SIGN, "", ""),
        ("$5", Start.SIGN, "", ""),
        (", and", Start.PUNCTUATION, "", ""),
        ("", Start.PUNCTUATION, "", ""),
    ],
)
def test_beginnings(after: str, start: Start, word: str, dash: str) -> None:
    follower = follower_of(after)
    assert (follower.start, follower.word, follower.dash) == (start, word, dash)


@pytest.mark.parametrize(
    ("lang", "after", "opens"),
    [
        ("en", "The end", True),
        ("en", "It’s over", True),
        ("en", "I went", True),
        ("en", "I. Newton", False),
        ("en", "A Smith", False),
        ("en", "Congress met", False),
        ("en", "THE END", True),
        ("en", "IT sector", False),
        ("en", "IS BACK", False),
        ("en", "the end", False),
        ("fr", "L’été", True),
        ("fr", "L'été", True),
        ("fr", "L. Blanc", False),
        ("fr", "À midi", True),
        ("fr", "Est-ce", True),
        ("fr", "Paul vint", False),
    ],
)
def test_words_that_open_sentences(lang: str, after: str, opens: bool) -> None:
    assert opens_sentence(follower_of(after), language_table(lang)) is opens
