"""Roman numerals, and what looks like them."""

from __future__ import annotations

import pytest

from alignpost.tokens.roman import roman_numerals


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("World War II and Louis XIV", ["II", "XIV"]),
        ("au XIXe siècle, le Ier mai", ["XIXe", "Ier"]),
        ("Le Des Mes Ce", []),
        ("in part I agree, as Part I says and part V too", ["I", "V"]),
        ("Size XL", []),
        ("a lost Sony CD", []),
        ("Charles V, but Charles C", ["V"]),
        ("Agence CCI", []),
        ("Book IIII", []),
    ],
)
def test_numerals_stand_where_they_are_usual(text: str, found: list[str]) -> None:
    assert [number.text for number in roman_numerals(text)] == found
