from __future__ import annotations

from itertools import pairwise

import regex
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from alignpost.review.wrap import Line, cells, wrap
from alignpost.visible import visible

TEXT = st.text(
    alphabet=st.sampled_from("ab é  \u00a0\u202f’«»漢字e\u0301\u200d👩🏽👨🇫🇷ก็ي-—…"), max_size=60
) | st.text(max_size=40)


def words_of(text: str, lines: list[Line]) -> list[str]:
    return [text[line.start : line.end] for line in lines]


def greedy(text: str, width: int) -> list[str]:
    """The plainest model: words and gaps, one cell a character."""
    lines: list[str] = []
    line = ""
    for match in regex.finditer("( *)([^ ]+)", text):
        gap, word = match.groups()
        if line and len(line) + len(gap) + len(word) <= width:
            line += gap + word
            continue
        if line:
            lines.append(line)
        while len(word) > width:
            lines.append(word[:width])
            word = word[width:]
        line = word
    return [*lines, line] if line or not lines else lines


@given(st.text(alphabet="abc é\u00a0“, ", max_size=80), st.integers(1, 30))
def test_plain_text_breaks_as_the_model_does(text: str, width: int) -> None:
    assert greedy(text, width) == words_of(text, wrap(text, width))


@given(TEXT, st.integers(1, 20))
def test_lines_fit_and_hold_every_character_that_is_not_a_space(text: str, width: int) -> None:
    shown = visible(text)
    lines = wrap(shown, width)
    assert "".join(words_of(shown, lines)).replace(" ", "") == shown.replace(" ", "")
    assert all(a.end <= b.start for a, b in pairwise(lines))
    for line in words_of(shown, lines):
        assert cells(line) <= width or len(regex.findall(r"\X", line)) == 1
        assert line == line.strip(" ")


@given(TEXT, st.integers(1, 20))
def test_no_grapheme_is_cut(text: str, width: int) -> None:
    shown = visible(text)
    edges = {0, len(shown)} | {match.end() for match in regex.finditer(r"\X", shown)}
    for line in wrap(shown, width):
        # A space may carry a combining mark; the line then ends before the space and its mark goes on.
        assert line.start in edges or shown[line.start - 1] == " "
        assert line.end in edges or shown[line.end : line.end + 1] in {" ", ""}


def test_french_spaces_never_break() -> None:
    text = "Il a dit\u00a0: «\u00a0jamais\u00a0»\u202f!"
    assert words_of(text, wrap(text, 12)) == ["Il a dit\u00a0:", "«\u00a0jamais\u00a0»\u202f!"]


def test_guillemets_stay_with_their_word() -> None:
    text = "un mot «\u00a0jamais\u00a0» encore"
    assert words_of(text, wrap(text, 12)) == ["un mot", "«\u00a0jamais\u00a0»", "encore"]


def test_a_word_longer_than_a_line_is_cut_between_graphemes() -> None:
    text = "e\u0301" * 5
    assert words_of(text, wrap(text, 2)) == ["e\u0301e\u0301", "e\u0301e\u0301", "e\u0301"]


def test_wide_characters_take_two_cells() -> None:
    assert words_of("漢字漢字", wrap("漢字漢字", 5)) == ["漢字", "漢字"]


def test_nothing_gives_one_empty_line() -> None:
    assert wrap("", 5) == [Line(0, 0)]
    assert len(wrap("    ", 5)) == 1


@given(st.text(max_size=30))
def test_cells_agrees_with_rich(text: str) -> None:
    assert cells(visible(text)) == cell_len(visible(text))


def test_plain_spaces_beside_french_marks_hold_too() -> None:
    text = "devise très forte, « LE BON SENS ». Vraiment ?"
    assert words_of(text, wrap(text, 20)) == ["devise très forte,", "« LE BON SENS ».", "Vraiment ?"]
    assert words_of("Est-ce vrai ?", wrap("Est-ce vrai ?", 11)) == ["Est-ce", "vrai ?"]
    assert words_of("Il dit ; elle rit", wrap("Il dit ; elle rit", 7)) == ["Il", "dit ;", "elle", "rit"]
    assert words_of(text, wrap(text, 33)) == ["devise très forte, « LE BON", "SENS ». Vraiment ?"]


def test_words_that_just_fit_stand_on_one_line() -> None:
    assert words_of("漢字 漢字", wrap("漢字 漢字", 9)) == ["漢字 漢字"]
    assert words_of("漢字 漢字", wrap("漢字 漢字", 8)) == ["漢字", "漢字"]


def test_a_word_of_no_cells_begins_a_line_as_others_do() -> None:
    text = "\u0301 漢"
    assert words_of(text, wrap(text, 4)) == [text]
    assert words_of(text, wrap(text, 3)) == ["\u0301", "漢"]


def test_characters_wider_than_a_line_leave_no_empty_line_behind() -> None:
    assert words_of("漢字", wrap("漢字", 1)) == ["漢", "字"]
    assert words_of("« 漢 »", wrap("« 漢 »", 1)) == ["«", "漢", "»"]
