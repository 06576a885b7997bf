from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignpost.report.columns import cell_width, hanging, wrap


def test_lines_break_at_plain_spaces_only() -> None:
    assert wrap("Il dit : «\u00a0oui\u202f!\u00a0»", 9) == ["Il dit :", "«\u00a0oui\u202f!\u00a0»"]


def test_wide_characters_take_two_cells_and_marks_none() -> None:
    assert cell_width("日本") == 4
    assert cell_width("e\u0301") == 1


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=60), st.integers(2, 20))
def test_wrapping_keeps_every_character_but_spaces_and_fits(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert text.replace(" ", "") == "".join(lines).replace(" ", "")
    assert all(cell_width(line) <= width for line in lines)


def test_what_goes_on_stands_below_the_text_of_its_line() -> None:
    assert hanging("  source  one two three four five six", 20) == [
        "  source  one two three four",
        "          five six",
    ]
    assert hanging("  a note that is longer than the line is", 30) == [
        "  a note that is longer than",
        "    the line is",
    ]
    assert hanging("Words: this – cela, that – ceci.", 22) == ["Words: this – cela,", "  that – ceci."]


def test_a_line_that_fits_is_left_alone() -> None:
    assert hanging("  -22.3  omission:  nothing ", 30) == ["  -22.3  omission:  nothing "]
    assert hanging("", 30) == [""]


@given(st.text(st.sampled_from("ab \u00a0日"), max_size=80), st.integers(40, 60))
def test_hanging_lines_keep_every_character_but_spaces(text: str, width: int) -> None:
    lines = hanging(text, width)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
