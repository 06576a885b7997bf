"""Shares of millions, halves behind units, degrees below zero."""

from __future__ import annotations

from fractions import Fraction

import pytest

from alignpost.tokens import numbers


@pytest.mark.parametrize(
    ("lang", "text", "told", "value"),
    [
        ("en", "A quarter of a million people.", "A quarter of a million", Fraction(250_000)),
        ("en", "Three quarters of a billion stars.", "Three quarters of a billion", Fraction(750_000_000)),
        ("en", "Half of a million.", "Half of a million", Fraction(500_000)),
        ("fr", "Un quart de million de gens.", "Un quart de million", Fraction(250_000)),
        ("fr", "Trois quarts d’un milliard.", "Trois quarts d’un milliard", Fraction(750_000_000)),
        ("fr", "Deux tiers de\u00a0million.", "Deux tiers de\u00a0million", Fraction(2_000_000, 3)),
        # Letters that the patterns take for an i, whatever `str.lower` makes of them.
        ("fr", "Un quart de mıllİard.", "Un quart de mıllİard", Fraction(250_000_000)),
    ],
)
def test_a_share_of_a_million_is_one_number(lang: str, text: str, told: str, value: Fraction) -> None:
    (number,) = numbers(text, lang)
    assert (number.text, number.value) == (told, value)
    assert number.span.of(text) == told


def test_a_quarter_of_anything_else_is_none() -> None:
    assert [number.value for number in numbers("A quarter of 1,000 and of the 2 houses.", "en")] == [1000, 2]


@pytest.mark.parametrize(
    ("lang", "text"), [("fr", "Elle a quatre ans et demi."), ("en", "Four years and a half.")]
)
def test_a_half_behind_the_unit_may_belong_to_the_number(lang: str, text: str) -> None:
    (number,) = numbers(text, lang)
    assert set(number.values) == {Fraction(4), Fraction(9, 2)}


@pytest.mark.parametrize(
    ("lang", "text", "value"),
    [
        ("en", "It is −5 °C.", -5),
        ("en", "It was minus five degrees.", -5),
        ("en", "At -40°F.", -40),
        ("en", "At ten degrees below freezing.", -10),
        ("fr", "Il fait moins\u00a05\u00a0degrés.", -5),
        ("fr", "Il fait moins de 20 degrés.", 20),
        ("fr", "Une baisse de -5 %.", 5),
    ],
)
def test_degrees_below_zero_are_below_zero(lang: str, text: str, value: int) -> None:
    assert [number.value for number in numbers(text, lang) if number.value != 1] == [value]


def test_a_dash_between_degrees_is_no_sign() -> None:
    assert [number.value for number in numbers("Keep at 5-10 °C.", "en")] == [5, 10]
