"""Fractions in digits, hundredths of a whole, and two numbers that tell one."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.tokens import NumberKind, numbers
from alignpost.tokens.number_fractions import VULGAR_SIGNS, vulgar_fraction

ONE_NUMBER = [
    ("en", "Add 1/4 cup.", "1/4", Fraction(1, 4)),
    ("en", "Add 1 1/2 cups.", "1 1/2", Fraction(3, 2)),
    ("en", "A 3/8-inch gap.", "3/8", Fraction(3, 8)),
    ("en", "A gap (1⁄2 inch).", "1⁄2", Fraction(1, 2)),
    ("fr", "La majorité des 5/6èmes.", "5/6èmes", Fraction(5, 6)),
    ("fr", "Ajoutez ⅛ de cuillère.", "⅛", Fraction(1, 8)),
    ("fr", "Ajoutez 2 ⅔ tasses.", "2 ⅔", Fraction(8, 3)),
    ("fr", "Soixante-six et deux tiers pour cent.", "Soixante-six et deux tiers pour cent", Fraction(200, 3)),
    ("en", "It costs two pounds fifty.", "two pounds fifty", Fraction(5, 2)),
    ("en", "It costs four dollars and twenty cents.", "four dollars and twenty cents", Fraction(21, 5)),
    ("fr", "Cela coûte quatre livres vingt.", "quatre livres vingt", Fraction(21, 5)),
    ("fr", "Cela coûte 2 € 50.", "2 € 50", Fraction(5, 2)),
    ("fr", "Il coûte 2 euros 50 le kilo.", "2 euros 50", Fraction(5, 2)),
    ("en", "It weighs 7 lb 8 oz.", "7 lb 8 oz", Fraction(15, 2)),
]


@pytest.mark.parametrize(("lang", "text", "told", "value"), ONE_NUMBER)
def test_what_tells_one_number_is_read_as_one(lang: str, text: str, told: str, value: Fraction) -> None:
    (number,) = numbers(text, lang)
    assert (number.text, number.value) == (told, value)


@pytest.mark.parametrize(
    "text",
    ["on 9/11", "open 24/7", "pages 2/4", "A/RES/1/2", "01/02/2025", "for five dollars twenty people came"],
)
def test_what_is_no_fraction_stays_as_it_is(text: str) -> None:
    assert all(number.value.denominator == 1 for number in numbers(text, "en"))
    assert len(numbers("on 9/11", "en")) == 2


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("en", "45 cents a share", (Fraction(9, 20), Fraction(45))),
        ("fr", "45 cents l’action", (Fraction(9, 20), Fraction(45))),
        ("en", "up 25 basis points", (Fraction(1, 4), Fraction(25))),
        ("fr", "25 points de base", (Fraction(1, 4), Fraction(25))),
        ("en", "my two cents", (Fraction(2), Fraction(1, 50))),
        ("fr", "huit cents", (Fraction(800), Fraction(2, 25))),
    ],
)
def test_coins_and_basis_points_are_hundredths(lang: str, text: str, values: tuple[Fraction, ...]) -> None:
    (number,) = numbers(text, lang)
    assert number.values == values


def test_three_hundred_euros_are_no_coins() -> None:
    (number,) = numbers("trois cents euros", "fr")
    assert (number.value, number.kind) == (Fraction(300), NumberKind.CURRENCY)


@given(st.sampled_from(VULGAR_SIGNS), st.integers(1, 99))
def test_a_sign_of_one_letter_adds_to_the_number_before_it(sign: str, whole: int) -> None:
    (number,) = numbers(f"{whole}{sign} x", "fr")
    assert number.value == whole + vulgar_fraction(sign)
    assert 0 < vulgar_fraction(sign) < 1
