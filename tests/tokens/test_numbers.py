from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.tokens import NumberKind, numbers


def _values(text: str, lang: str) -> list[Fraction]:
    return [number.value for number in numbers(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "1,234.5 and 1,234", ["1234.5", "1234"]),
        ("fr", "1\u202f234,5 et 1 234 et 1.234.567", ["1234.5", "1234", "1234567"]),
        ("fr", "1’234 francs", ["1234"]),
        ("en", "In May 18 300 people", ["5", "18", "300"]),
        ("en", "tens of millions of people", ["10000000"]),
        ("fr", "des dizaines de millions de personnes", ["10000000"]),
        ("fr", "des centaines de milliers d’euros", ["100000"]),
        ("en", "a hundred and twenty-one", ["121"]),
        ("en", "half a million; two and a half million", ["500000", "2500000"]),
        ("fr", "un demi-million, un million et demi", ["500000", "1500000"]),
        ("fr", "soixante-dix, soixante et onze, quatre-vingt-dix-sept", ["70", "71", "97"]),
        ("fr", "dix-sept, quatre-vingts, cent un", ["17", "80", "101"]),
        ("fr", "deux cent mille trois cent quarante-cinq", ["200345"]),
        ("fr", "mille milliards de dollars", ["1000000000000"]),
        ("fr", "3,1 millions d’euros", ["3100000"]),
        ("en", "$3.1bn", ["3100000000"]),
        ("en", "the twenty-first and 19th", ["21", "19"]),
        ("fr", "le vingt-deuxième, la quatre-vingt-onzième", ["22", "91"]),
        ("en", "the one hundred and first, three hundred and twentieth", ["101", "320"]),
        ("en", "two hundred first editions, two hundred and second", ["200", "1", "200", "2"]),
        ("fr", "septante et un, nonante-deux, cent septante mille dix-sept", ["71", "92", "170017"]),
        ("fr", "entre soixante-dix et un million", ["70", "1000000"]),
        ("en", "½ or 2½", ["1/2", "5/2"]),
        ("en", "1.7 million four years ago, zero and five", ["1700000", "4", "0", "5"]),
        ("en", "three dozens, a third of a million", ["36", "1000000/3"]),
        ("en", "at half past bedtime", []),
        ("en", "dozens and two thirds", ["10", "2/3"]),
        ("en", "$2.50 and 30 cents", ["2.5", ".3"]),
        ("en", "2 euros 5. Then 2 euros 50.", ["2", "5", "2.5"]),
        ("fr", "deux douzaines, trois dizaines", ["24", "30"]),
        ("en", "four twenty, 2025-13-45", ["4", "20", "2025", "13", "45"]),
        ("en", "0 million, zero million, zero hundred, a thousand one hundred", ["0", "0", "0", "1100"]),
        ("fr", "0 million, mille cent, mille, deux millions mille cent", ["0", "1100", "1000", "2001100"]),
        ("fr", "tous\u00a0les deux, tous deux", []),
        ("en", "He has one, two three", ["1", "2", "3"]),
        ("fr", "Tous deux et tous les deux, toutes deux, les deux", ["2"]),
        ("en", "volume MDCCCLXXXVIII of Book IV", ["1888", "4"]),
    ],
)
def test_values(lang: str, text: str, expected: list[str]) -> None:
    assert _values(text, lang) == [Fraction(value) for value in expected]


@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "12 people", NumberKind.INTEGER),
        ("en", "3.1 points", NumberKind.DECIMAL),
        ("fr", "la Seconde Guerre mondiale", NumberKind.ORDINAL),
        ("fr", "20\u00a0%", NumberKind.PERCENT),
        ("fr", "20 dollars", NumberKind.CURRENCY),
        ("en", "at 3 p.m.", NumberKind.TIME),
        ("fr", "à 7 h 55", NumberKind.TIME),
        ("en", "on 2025-02-12", NumberKind.DATE),
        ("en", "in 1944", NumberKind.YEAR),
        ("en", "2500 of them", NumberKind.INTEGER),
        ("en", "World War II", NumberKind.ROMAN),
        ("fr", "au XIXe siècle", NumberKind.ROMAN),
        ("fr", "Louis XIV", NumberKind.ROMAN),
        ("fr", "soixante-dix", NumberKind.SPELLED),
        ("fr", "en février", NumberKind.MONTH),
        ("en", "on Friday", NumberKind.WEEKDAY),
    ],
)
def test_kinds(lang: str, text: str, kind: NumberKind) -> None:
    assert [number.kind for number in numbers(text, lang)] == [kind]


@pytest.mark.parametrize("blank", [" ", "\u00a0", "\u202f"])
@pytest.mark.parametrize(
    ("lang", "text", "kind"),
    [
        ("en", "EUR 50", NumberKind.CURRENCY),
        ("en", "5 US dollars", NumberKind.CURRENCY),
        ("fr", "3 millions de dollars", NumberKind.CURRENCY),
        ("fr", "30 livres sterling", NumberKind.CURRENCY),
        ("en", "5 per cent", NumberKind.PERCENT),
        ("en", "5 of one percent", NumberKind.PERCENT),
        ("fr", "50 pour cent", NumberKind.PERCENT),
        ("en", "half past ten", NumberKind.TIME),
        ("fr", "dix heures et demie", NumberKind.TIME),
    ],
)
def test_no_line_need_break_inside_a_number(lang: str, text: str, kind: NumberKind, blank: str) -> None:
    (plain,) = numbers(text, lang)
    (number,) = numbers(text.replace(" ", blank), lang)
    assert number.text == text.replace(" ", blank)
    assert (number.kind, number.value, number.unit) == (kind, plain.value, plain.unit)


def test_a_numeral_that_no_float_holds_is_no_number() -> None:
    googol = "1" + "0" * 100
    assert _values(f"{googol} or {'7' * 5000} or 3", "en") == [Fraction(googol), 3]


def test_spans_cover_sign_number_and_scale() -> None:
    text = "It cost $3.1bn, or 20 % of tens of millions."
    assert [number.text for number in numbers(text, "en")] == ["$3.1bn", "20 %", "tens of millions"]
    assert all(number.span.of(text) == number.text for number in numbers(text, "en"))


def test_one_group_of_three_is_read_both_ways() -> None:
    (number,) = numbers("1,234", "fr")
    assert number.values == (Fraction("1.234"), Fraction(1234))


def test_twelve_hour_times_allow_the_other_half() -> None:
    (english,) = numbers("at 7:55", "en")
    (french,) = numbers("à 19 h 55", "fr")
    assert set(english.values) & set(french.values)


def test_slashed_dates_are_read_day_first_in_french_and_both_ways_in_english() -> None:
    (french,) = numbers("le 12/02/2025", "fr")
    (english,) = numbers("on 2/12/2025", "en")
    assert french.value == english.value == 20250212


def test_the_pronoun_i_and_the_verb_may_are_no_numbers() -> None:
    assert numbers("I may march if I am president", "en") == ()


def test_magnitudes_without_a_count_are_vague() -> None:
    text = "millions of deaths, 3 million dead, dozens, two dozens"
    assert [number.vague for number in numbers(text, "en")] == [True, False, True, False]
    assert [number.vague for number in numbers("des millions de morts, deux millions", "fr")] == [True, False]


@pytest.mark.parametrize("lang", ["en", "fr", "de"])
@given(text=st.text(alphabet="0123456789., '\u00a0\u202fhx%$€½IVXdemilonst-/:", max_size=40))
def test_any_text_gives_ordered_disjoint_spans(lang: str, text: str) -> None:
    found = numbers(text, lang)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(number.text == number.span.of(text) for number in found)


@given(st.integers(min_value=0, max_value=10**12), st.sampled_from(["en", "fr"]))
def test_grouped_integers_come_back(value: int, lang: str) -> None:
    grouped = f"{value:,}".replace(",", "," if lang == "en" else "\u202f")
    (number,) = numbers(f"x {grouped} y", lang)
    assert value in number.values


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "two thirds of them", ["2/3", "2"]),
        ("fr", "les trois quarts", ["3/4", "3"]),
        ("en", "three quarters of a million", ["750000", "3/4", "3"]),
        ("fr", "deux tiers d’un million", ["2000000/3", "2/3", "2"]),
        ("fr", "à 8 h 30 du soir", ["1230"]),
        ("fr", "à 8 h 30", ["510"]),
        ("en", "two quarters", ["1/2", "2"]),
        ("fr", "à 15 h du soir", ["900", "15"]),
        ("fr", "1.234,5 litres", ["1234.5"]),
        ("fr", "à onze heures moins le quart", ["645", "1365", "11"]),
        ("fr", "à 24 heures et demie", ["30", "750", "24", "49/2"]),
        ("fr", "−1,234 °C", ["-1.234", "-1234"]),
    ],
)
def test_all_readings(lang: str, text: str, expected: list[str]) -> None:
    (number,) = numbers(text, lang)
    assert list(number.values) == [Fraction(value) for value in expected]
