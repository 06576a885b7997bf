"""What stands apart from a sentence and still belongs to it."""

from __future__ import annotations

import pytest

from alignpost.segment.abbreviations import language_table
from alignpost.segment.candidates import candidates
from alignpost.segment.tails import QuoteState, with_note_number, with_quote, without_opener


def test_quotes_are_counted_from_the_start_of_the_block() -> None:
    quotes = QuoteState('"a" b "c', 4)
    assert [quotes.is_open(offset) for offset in (5, 7, 8)] == [False, True, True]


@pytest.mark.parametrize(("text", "end"), [('"Yes. " So', 7), ('Yes. " So', 4), ('"Yes. "So', 5)])
def test_a_detached_quote_closes_only_what_is_open(text: str, end: int) -> None:
    (candidate,) = candidates(text, 0, len(text))
    assert with_quote(text, candidate, len(text), QuoteState(text, 0)).end == end


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ('Yes."So', 4),
        ('"Yes."So', 6),
        ('Yes." So', 5),
        ('Yes."', 5),
        ('Yes.";', 5),
        ("Yes.'So", 5),
        ('"Yes.""So', 6),
    ],
)
def test_a_quote_that_touches_the_next_word_opens_it_where_none_is_open(text: str, end: int) -> None:
    (candidate,) = candidates(text, 0, len(text))
    assert without_opener(text, candidate, QuoteState(text, 0)).end == end


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("said so.1 The", 9),
        ("said so. 4 The", 10),
        ("said so.(1) The", 11),
        ("call f.(1) The", 7),
        ("said so.(1) the", 8),
        ("it ended. 20 people", 9),
        ("see No.1 The", 7),
        ("in Op. 27 No", 6),
        ("see etc. 4 The", 10),
        ("see 10.30 The", 7),
    ],
)
def test_note_numbers(text: str, end: int) -> None:
    (candidate,) = candidates(text, 0, len(text))
    assert with_note_number(text, candidate, len(text), language_table("en")).end == end
