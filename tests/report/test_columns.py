from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from alignpost.report.columns import cell_width, wrap


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
