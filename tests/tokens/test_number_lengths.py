"""Heights and other lengths that are told in two units at once."""

from __future__ import annotations

from fractions import Fraction

import pytest

from alignpost.tokens import numbers


@pytest.mark.parametrize(
    ("lang", "text", "length", "value", "unit"),
    [
        ("en", "He is six foot two.", "six foot two", Fraction(37, 6), "ft"),
        ("en", "He is six feet two inches tall.", "six feet two inches", Fraction(37, 6), "ft"),
        ("en", "A 6-foot-6 forward.", "6-foot-6", Fraction(13, 2), "ft"),
        ("en", "She is 5'6\".", "5'6\"", Fraction(11, 2), "ft"),
        ("en", "He is 5’10” tall.", "5’10”", Fraction(35, 6), "ft"),
        ("fr", "Six pieds deux pouces.", "Six pieds deux pouces", Fraction(37, 6), "ft"),
        ("fr", "Il mesure 1 m 88.", "1 m 88", Fraction(188, 100), "m"),
        ("fr", "Il mesure 1m88.", "1m88", Fraction(188, 100), "m"),
        ("fr", "Il mesure un\u00a0mètre quatre-vingt-huit.", "un\u00a0mètre quatre-vingt-huit", Fraction(188, 100), "m"),
        ("fr", "Haut de deux mètres cinquante.", "deux mètres cinquante", Fraction(5, 2), "m"),
        ("de", "Er misst einen Meter achtzig.", "einen Meter achtzig", Fraction(9, 5), "m"),
    ],
)  # fmt: skip
def test_two_units_are_one_length(lang: str, text: str, length: str, value: Fraction, unit: str) -> None:
    (number,) = numbers(text, lang)
    assert (number.text, number.value, number.unit) == (length, value, unit)
    assert number.span.of(text) == length


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "The rope of six feet two men carried."),
        ("en", "At six foot twenty men waited."),
        ("fr", "À 100 m 20 personnes attendaient."),
        ("fr", "À 5 m 3 personnes attendaient."),
        ("en", "He counted ’5 6 7’."),
    ],
)
def test_numbers_that_count_other_things_stay_apart(lang: str, text: str) -> None:
    assert len(numbers(text, lang)) >= 2
    assert not any(number.unit for number in numbers(text, lang))
