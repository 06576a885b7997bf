"""Two versions of a text, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Span
from alignpost.tokens.versions import Following, pieces, same_words

words = st.lists(st.sampled_from(["un", "deux", "trois", "!", "«", "l’", "\u00a0", "\n"]), max_size=9)
texts = words.map(" ".join)


@pytest.mark.parametrize(
    ("before", "after", "same"),
    [
        ("One two.", "One\ntwo.", True),
        ("One  two.", "One two.", True),
        ("Merci\u00a0!", "Merci !", False),
        ("Merci\u00a0!", "Merci\u202f!", False),
        ("One two.", "Onetwo.", False),
        ("", "", True),
    ],
)
def test_words_are_the_same_wherever_lines_are_broken(before: str, after: str, same: bool) -> None:
    assert same_words(before, after) is same


def test_pieces_are_words_and_marks_without_any_white_space() -> None:
    text = "«\u00a0L’été\u202f!\u00a0» 3,5"
    assert [span.of(text) for span in pieces(text)] == ["«", "L", "’", "été", "!", "»", "3", ",", "5"]


BEFORE = "Il a promis de nouvelles écoles et des routes."


@pytest.mark.parametrize(
    ("marked", "after", "found", "whole"),
    [
        ("promis", "Hier, il a promis des écoles.", "promis", True),
        ("rom", "Il avait promis.", "rom", True),
        ("nouvelles écoles", "Il a promis de nouvelles grandes écoles.", "nouvelles grandes écoles", True),
        ("nouvelles écoles", "Il a promis des écoles neuves et des routes.", "écoles", False),
        ("promis", "Il veut de nouvelles écoles et des routes.", None, False),
        ("des routes.", "Il a promis.", None, False),
        ("Il a promis de nouvelles écoles et des routes.", "", None, False),
    ],
)
def test_a_span_follows_its_words(marked: str, after: str, found: str | None, whole: bool) -> None:
    start = BEFORE.index(marked)
    place = Following(BEFORE, after).place(Span(start, start + len(marked)))
    assert (place.span and place.span.of(after), place.whole) == (found, whole)


def test_a_place_between_words_stays_beside_the_word_before_it_or_after_it() -> None:
    following = Following("Un deux trois.", "Un\u00a0quatre trois.")
    assert following.place(Span(2, 2)).span == Span(2, 2)
    assert following.place(Span(3, 3)).span == Span(3, 3)
    assert following.place(Span(8, 8)).span == Span(10, 10)
    assert Following("", "Un.").place(Span(0, 0)).span == Span(0, 0)


@given(texts, texts, st.data())
def test_spans_stay_inside_the_text(before: str, after: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(before)))
    end = data.draw(st.integers(start, len(before)))
    place = Following(before, after).place(Span(start, end))
    assert place.span is None or 0 <= place.span.start <= place.span.end <= len(after)
    assert Following(before, before).place(Span(start, end)) == (Span(start, end), True)
