from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Span
from alignpost.review.search import Search


def test_case_and_kinds_of_space_and_quote_do_not_matter() -> None:
    assert Search("l'été").spans("L’ÉTÉ, l'été") == (Span(0, 5), Span(7, 12))
    assert Search("12 500").spans("12\u202f500 et 12\u00a0500") == (Span(0, 6), Span(10, 16))
    assert Search('"oui"').spans("«oui» “oui”") == (Span(0, 5), Span(6, 11))


def test_signs_of_patterns_mean_themselves() -> None:
    assert Search("a.b (c)*[").spans("axb a.b (c)*[") == (Span(4, 13),)


def test_nothing_finds_nothing() -> None:
    assert Search("").spans("text") == ()
    assert not Search("")


@given(st.text(max_size=20), st.text(max_size=5), st.text(max_size=20))
def test_what_stands_there_is_found(before: str, query: str, after: str) -> None:
    text = before + query + after
    if query:
        assert Search(query).spans(text)
