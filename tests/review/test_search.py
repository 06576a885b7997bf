from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.model import Bitext, Span
from alignpost.review.replacing import Replacement
from alignpost.review.search import Search, Where


def test_case_and_kinds_of_space_and_quote_do_not_matter() -> None:
    assert Search("l'été").spans("L’ÉTÉ, l'été") == (Span(0, 5), Span(7, 12))
    assert Search("12 500").spans("12\u202f500 et 12\u00a0500") == (Span(0, 6), Span(10, 16))
    assert Search('"oui"').spans("«oui» “oui”") == (Span(0, 5), Span(6, 11))


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("bibliotheque", "La Bibliothèque", "Bibliothèque"),
        ("BIBLIOTHEQUE", "la bibliothèque", "bibliothèque"),
        ("ete", "l’e\u0301te\u0301 dernier", "e\u0301te\u0301"),
        ("coeur", "Un CŒUR d’or", "CŒUR"),
        ("coeur", "un coeur d’or", "coeur"),
        ("facade", "la façade", "façade"),
    ],
)
def test_accents_that_are_not_typed_do_not_matter(query: str, text: str, found: str) -> None:
    (span,) = Search(query).spans(text)
    assert span.of(text) == found


def test_accents_that_are_typed_matter() -> None:
    assert not Search("marché").spans("il marche")
    assert not Search("peche").spans("pechz")
    assert Search("marché").spans("le Marché") == (Span(3, 9),)


def test_replacing_heeds_accents() -> None:
    assert Replacement("marche", "x").in_text("le marché") == ("le marché", 0)


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


PAIR = next(iter(Bitext.of_texts([("The wall of 1984.", "Le mur de 1984, au mur près.")], "en", "fr").pairs))


@pytest.mark.parametrize(
    ("search", "places"),
    [
        (Search("mur", Where.TARGET), ((), (3, 19))),
        (Search("1984"), ((12,), (10,))),
        (Search("1984", Where.SOURCE), ((12,), ())),
        (Search(r"\bm\w+", regular=True), ((), (3, 19))),
        (Search(r"MUR|WALL", regular=True), ((4,), (3, 19))),
        (Search(r"m\w+", Where.SOURCE, regular=True), ((), ())),
        (Search(r"x*", regular=True), ((), ())),
    ],
)
def test_a_side_and_an_expression_are_looked_for(search: Search, places: tuple[tuple[int, ...], ...]) -> None:
    assert tuple(tuple(span.start for span in search.in_side(PAIR, side)) for side in (0, 1)) == places
    assert search.hits(PAIR) is any(places)
    assert not search.trouble


def test_what_is_no_expression_finds_nothing_and_says_so() -> None:
    search = Search("a(", regular=True)
    assert not search.hits(PAIR)
    assert search.trouble == "is no regular expression"


def test_an_expression_that_takes_too_long_is_given_up() -> None:
    search = Search("(a|aa)+$", regular=True)
    assert search.spans("a" * 80 + "!") == ()
    assert search.trouble == "takes too long"
    assert search.spans("aa") == ()
