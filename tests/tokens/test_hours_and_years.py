"""Noon, midnight, years in two digits, decades, and grouping that nobody writes."""

from __future__ import annotations

from fractions import Fraction

import pytest

from alignpost.tokens import numbers


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("at 12 pm", 12 * 60),
        ("at 12 am", 0),
        ("at 12:30 a.m.", 30),
        ("on 12/02/25", 2025_12_02),
        ("on 12/02/69", 2069_12_02),
        ("on 12/02/70", 1970_12_02),
        ("1,234,5 and", 1234),
    ],
)
def test_the_likeliest_value(text: str, value: int) -> None:
    assert [number.value for number in numbers(text, "en")] == [value]


def test_only_round_years_are_decades() -> None:
    (decade,), (model,) = numbers("the 1980s", "en"), numbers("the 1985s", "en")
    assert (decade.text, decade.others) == ("1980s", (Fraction(80),))
    assert (model.text, model.others) == ("1985", ())
