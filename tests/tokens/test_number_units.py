"""Units behind numbers, in symbols and in words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from alignpost.tokens import numbers
from alignpost.tokens.number_units import Measure, measure_of


def _measure(text: str, lang: str) -> Measure | None:
    (number,) = numbers(text, lang)
    return measure_of(number, text, lang)


@pytest.mark.parametrize(
    ("one", "lang", "other", "other_lang"),
    [
        ("250 g", "en", "250 grammes", "fr"),
        ("3.5kg", "en", "3,5 Kilogramm", "de"),
        ("5 MB", "en", "5 Mo", "fr"),
        ("30 °C", "en", "30 degrés Celsius", "fr"),
        ("6-foot", "en", "6 pieds", "fr"),
        ("5 km/h", "en", "5 kilómetros por hora", "es"),
        ("9 square metres", "en", "9 mètres carrés", "fr"),
        ("9 m²", "pl", "9 Quadratmeter", "de"),
        ("9 cubic metres", "en", "9 metri cubi", "it"),
        ("4 kWh", "en", "4 kilowatt-hours", "en"),
        ("4 kWh", "en", "4 kilowattheures", "fr"),
        ("7 µg", "en", "7 \u03bcg", "fr"),
        ("2 h", "fr", "2 horas", "pt"),
        ("5 millions de kilomètres", "fr", "5 million km", "en"),
        ("10 pounds", "en", "10 livres", "fr"),
        ("3 inches", "en", "3 duim", "nl"),
        ("1 year", "en", "un an", "fr"),
        ("5 ms", "en", "5 millisecondes", "fr"),
        ("5 microseconds", "en", "5 µs", "fr"),
    ],
)
def test_one_unit_under_several_names(one: str, lang: str, other: str, other_lang: str) -> None:
    here, there = _measure(one, lang), _measure(other, other_lang)
    assert here is not None
    assert there is not None
    assert here.unit == there.unit


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("5 m’ont dit", "fr"),
        ("5 in the morning", "en"),
        ("at 19 degrees", "en"),
        ("5 Go home", "en"),
        ("5 an hour", "en"),
        ("5G", "en"),
        ("chapter 5.", "en"),
        ("5s", "en"),
        ("50 kilo-octets", "fr"),
        ("dozens of km", "en"),
    ],
)
def test_what_is_no_unit(text: str, lang: str) -> None:
    assert _measure(text, lang) is None


def test_a_half_behind_the_unit_counts() -> None:
    measure = _measure("deux heures et demie", "fr")
    assert measure is not None
    assert measure.values == (Fraction(5, 2),)
    assert measure.span.of("deux heures et demie") == "deux heures et demie"


def test_a_symbol_has_its_degree_sign() -> None:
    text = "at 180 °F."
    measure = _measure(text, "en")
    assert measure is not None
    assert measure.symbol is not None
    assert measure.symbol.of(text) == "°F"


def test_an_hour_multiplies_power_alone() -> None:
    speed = _measure("90 km heure", "fr")
    assert speed is not None
    assert speed.unit.dimension == "length"
