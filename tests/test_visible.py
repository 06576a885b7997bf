from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from alignpost.visible import figure, no_commands, one_line, visible

BIDI = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}
ANY = st.text(alphabet=st.characters(codec=None), max_size=60)


@given(ANY, st.booleans())
def test_nothing_that_steers_a_terminal_is_left(text: str, marked: bool) -> None:
    shown = visible(text, mark_no_break=marked)
    assert len(shown) == len(text)
    assert not any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in shown)
    assert not any(unicodedata.bidirectional(char) in BIDI for char in shown)
    shown.encode("utf-8")


@given(st.text(alphabet="abc éè«»’“”—…\u00a0\u202f!?漢", max_size=40))
def test_ordinary_text_is_shown_as_it_is(text: str) -> None:
    assert visible(text) == text


def test_an_escape_sequence_is_readable_and_dead() -> None:
    assert visible("\x1b[31mred\x07") == "␛[31mred␇"


def test_line_ends_show_as_spaces() -> None:
    assert visible("a\tb\nc\u2028d") == "a b c d"


def test_an_emoji_keeps_its_joiners_and_a_word_does_not() -> None:
    assert visible("👩\u200d🚀") == "👩\u200d🚀"
    assert visible("a\u200db") == "a\u200cb"


def test_no_break_spaces_are_marked_on_demand() -> None:
    assert visible("«\u00a0oui\u202f!", mark_no_break=True) == "«°oui·!"


def test_a_short_form_says_that_it_was_cut() -> None:
    assert one_line("abcdef", 3) == "abc…"
    assert one_line("abc", 3) == "abc"
    assert one_line("abe\u0301f", 3) == "ab…"
    assert one_line("a\nb", 9) == "a b"


@given(st.text(alphabet=":# [a\n\t\xa0\u3000", max_size=40))
def test_no_line_is_a_command_to_a_build_server(text: str) -> None:
    told = no_commands(text)
    assert len(told) == len(text)
    assert not any(line.lstrip().startswith("::") for line in told.split("\n"))
    assert not re.search(r"##\w*\[", told)
    assert told.translate({0xA789: ":", 0x266F: "#"}) == text
    assert no_commands(told) == told


def test_what_is_no_command_stays() -> None:
    for text in ("a::b", "## [link](x)", "##", "# [", "std::string, C##", ": :"):
        assert no_commands(text) == text


def test_figures_below_a_limit_do_not_read_as_the_limit() -> None:
    assert [figure(value, 0) for value in (0.0, 69.6, 69.999, 70.0, 100.0)] == ["0", "69", "69", "70", "100"]
    assert [figure(value, 1) for value in (69.96, 99.99, 70.1)] == ["69.9", "99.9", "70.1"]
    assert [figure(0.29 * 100, 0), figure(84.1, 2), figure(1.1 + 2.2, 1)] == ["29", "84.10", "3.3"]
