"""Every number that is written out comes back: whole ranges, not examples."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.tokens import NumberKind, numbers

_ENGLISH = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FRENCH = [
    "zéro",
    "un",
    "deux",
    "trois",
    "quatre",
    "cinq",
    "six",
    "sept",
    "huit",
    "neuf",
    "dix",
    "onze",
    "douze",
    "treize",
    "quatorze",
    "quinze",
    "seize",
    "dix-sept",
    "dix-huit",
    "dix-neuf",
]
_FRENCH_TENS = [
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
]
_ORDINAL_STEMS = {"cinq": "cinqu", "neuf": "neuv", "un": "uni"}


def english(number: int) -> str:
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= scale:
            rest = number % scale
            joint = "" if not rest else " and " if rest < 100 else " "
            return f"{english(number // scale)} {name}{joint}{english(rest) if rest else ''}"
    if number < 20:
        return _ENGLISH[number]
    unit = number % 10
    return _ENGLISH_TENS[number // 10 - 2] + (f"-{_ENGLISH[unit]}" if unit else "")


def french(number: int) -> str:
    for scale, name in ((10**9, "milliard"), (10**6, "million")):
        if number >= scale:
            count, rest = divmod(number, scale)
            return f"{french(count)} {name}{'s' * (count > 1)} {french(rest) if rest else ''}".rstrip(" ")
    for scale, name in ((1000, "mille"), (100, "cent")):
        if number >= scale:
            count, rest = divmod(number, scale)
            plural = "s" * (scale == 100 and count > 1 and not rest)
            head = f"{french(count)} " if count > 1 else ""
            return f"{head}{name}{plural} {french(rest) if rest else ''}".rstrip(" ")
    if number < 20:
        return _FRENCH[number]
    ten = _FRENCH_TENS[number // 10 - 2]
    rest = number % 20 if number >= 60 else number % 10
    if not rest:
        return ten + "s" * (number == 80)
    return f"{ten} et {_FRENCH[rest]}" if rest in (1, 11) and number < 80 else f"{ten}-{_FRENCH[rest]}"


def french_ordinal(number: int) -> str:
    head, mark, last = french(number).rpartition("-") if "-" in french(number) else ("", "", french(number))
    before, space, word = last.rpartition(" ")
    stem = _ORDINAL_STEMS.get(word, word.removesuffix("s") if word == "vingts" else word.removesuffix("e"))
    return (
        f"{head}{mark}{before}{space}{stem}ème" if word == "un" else f"{head}{mark}{before}{space}{stem}ième"
    )


def _read(text: str, lang: str) -> list[tuple[str, int, NumberKind]]:
    return [(number.text, int(number.value), number.kind) for number in numbers(f"il {text}.", lang)]


@pytest.mark.parametrize("lang", ["en", "fr"])
@given(number=st.one_of(st.integers(0, 1_200), st.integers(0, 10**12 - 1)))
def test_a_number_written_out_comes_back(lang: str, number: int) -> None:
    text = english(number) if lang == "en" else french(number)
    assert _read(text, lang) == [(text, number, NumberKind.SPELLED)]


@pytest.mark.parametrize("number", [*range(2, 100)])
def test_ordinals_written_out_come_back(number: int) -> None:
    text = french_ordinal(number)
    assert _read(text, "fr") == [(text, number, NumberKind.ORDINAL)]
