"""Number words of German, Dutch, Spanish, Italian and Portuguese."""

from __future__ import annotations

from fractions import Fraction

import pytest

from alignpost.tokens import NumberKind, numbers
from alignpost.tokens.number_words import number_words

VALUES = [
    ("de", "dreihundertzwanzig Schafe", "320"),
    ("de", "einundzwanzig Tage", "21"),
    ("de", "eine halbe Million", "500000"),
    ("de", "3,5 Millionen", "3500000"),
    ("de", "zwei Drittel", "2/3"),
    ("de", "zehntausend", "10000"),
    ("de", "zum neunundzwanzigsten", "29"),
    ("de", "neunzehnhundertneunundachtzig", "1989"),
    ("de", "dreitausendfünfhundert", "3500"),
    ("de", "hunderteins", "101"),
    ("de", "zum hundertsten Mal", "100"),
    ("nl", "tweeëndertig dagen", "32"),
    ("nl", "negentienhonderdvierenveertig", "1944"),
    ("nl", "drieduizend vijfhonderd", "3500"),
    ("nl", "de achttiende eeuw", "18"),
    ("nl", "eenentwintigste", "21"),
    ("nl", "5 miljoen", "5000000"),
    ("es", "doscientos panes", "200"),
    ("es", "treinta y uno", "31"),
    ("es", "doscientos cincuenta y tres mil", "253000"),
    ("es", "dos millones y medio", "2500000"),
    ("es", "tres mil millones", "3000000000"),
    ("es", "mil novecientos noventa y nueve", "1999"),
    ("it", "trecentoventuno", "321"),
    ("it", "centottanta", "180"),
    ("it", "duemilacinquecento", "2500"),
    ("it", "vent’anni", "20"),
    ("it", "mezzo milione", "500000"),
    ("it", "il ventiquattresimo", "24"),
    ("it", "centotré", "103"),
    ("es", "el siglo decimonoveno", "19"),
    ("es", "el undécimo piso", "11"),
    ("es", "el décimo tercero", "13"),
    ("pt", "o décimo primeiro andar", "11"),
    ("pt", "cento e vinte e três", "123"),
    ("pt", "mil e quinhentos", "1500"),
    ("pt", "vigésima nona", "29"),
]


@pytest.mark.parametrize(("lang", "text", "value"), VALUES)
def test_the_value_of_number_words(lang: str, text: str, value: str) -> None:
    assert [number.value for number in numbers(text, lang)] == [Fraction(value)]


@pytest.mark.parametrize(
    ("lang", "text", "values"),
    [
        ("es", "entre cien y doscientos", [100, 200]),
        ("pt", "entre vinte e trinta", [20, 30]),
        ("de", "zwischen zwei und drei", [2, 3]),
        ("pt", "o décimo, segundo eles", [10, 2]),
    ],
)
def test_two_numbers_stay_two(lang: str, text: str, values: list[int]) -> None:
    assert [number.value for number in numbers(text, lang)] == values


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [("es", "el martes", 2), ("it", "lunedì", 1), ("de", "am Sonnabend", 6), ("nl", "maandag", 1), ("pt", "segunda-feira", 1)],
)  # fmt: skip
def test_weekdays(lang: str, text: str, day: int) -> None:
    (number,) = numbers(text, lang)
    assert (number.kind, int(number.value)) == (NumberKind.WEEKDAY, day)


@pytest.mark.parametrize("lang", ["de", "nl", "es", "it", "pt"])
def test_every_table_names_the_months_and_days(lang: str) -> None:
    table = number_words(lang)
    assert table is not None
    assert set(table.months.values()) == set(range(1, 13))
    assert set(table.weekdays.values()) == set(range(1, 8))


def test_other_languages_have_none() -> None:
    assert number_words("pl") is None


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [("de", "um 14.30 Uhr", 870), ("de", "um 8 Uhr abends", 1200), ("nl", "om 9.40 uur", 580)],
)
def test_clock_times(lang: str, text: str, minutes: int) -> None:
    (number,) = numbers(text, lang)
    assert (number.kind, int(number.value)) == (NumberKind.TIME, minutes)
