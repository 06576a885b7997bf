"""Clock times as they are spoken."""

from __future__ import annotations

import pytest

from alignpost.tokens import NumberKind, numbers


@pytest.mark.parametrize(
    ("lang", "text", "minutes"),
    [
        ("en", "at half past ten", 630),
        ("en", "at a quarter to three", 165),
        ("fr", "à dix heures et demie", 630),
        ("fr", "à 9 heures et quart", 555),
        ("fr", "à onze heures moins le quart", 645),
        ("de", "um halb drei", 150),
        ("de", "Viertel vor vier", 225),
        ("nl", "om half drie", 150),
        ("es", "a las seis y media", 390),
        ("it", "alle sei e mezza", 390),
        ("pt", "às seis e meia", 390),
    ],
)
def test_minutes_after_midnight(lang: str, text: str, minutes: int) -> None:
    (number,) = numbers(text, lang)
    assert (number.kind, int(number.value)) == (NumberKind.TIME, minutes)


@pytest.mark.parametrize(
    ("lang", "text"), [("en", "half of the past"), ("de", "ein halber Tag"), ("es", "media docena")]
)
def test_other_halves_are_no_times(lang: str, text: str) -> None:
    assert all(number.kind is not NumberKind.TIME for number in numbers(text, lang))
