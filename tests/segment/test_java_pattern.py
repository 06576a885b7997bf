"""Java's regular expressions in the dialect of `regex`."""

from __future__ import annotations

import pytest
import regex

from alignpost.segment.java_pattern import translate


def compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(translate(pattern), regex.VERSION1)


@pytest.mark.parametrize(
    ("pattern", "matches", "fails"),
    [
        (r"\s", " \t\n", "\u00a0\u202f\u2003"),
        (r"\S", "a\u00a0", " "),
        (r"\d", "5", "٥"),
        (r"\w", "a_9", "é"),
        (r"[\w-]", "a-", "é"),
        (r"[].]", "].", "ab\n"),
        (r"[^].]", "ab\n", "]."),
        (r"[^\s]", "\u00a0", " "),
        (r"[\S]", "a", " "),
        (r"\h", "\u00a0\u202f ", "\n"),
        (r"\v", "\n\u2028", " "),
        (r".", "a\u00a0", "\n\r\u0085\u2028"),
        (r"(?s).", "\n\u2028", ""),
        (r"(?U)\w", "é", "-"),
        (r"\p{Lu}", "AÉ", "a"),
        (r"\p{Upper}", "A", "É"),
        (r"\P{Upper}", "É", "A"),
        (r"\p{Punct}", "!~[", "«"),
        (r"\p{IsLatin}", "aé", "я"),
        (r"\p{InGreek}", "α", "a"),
        (r"\p{javaUpperCase}", "É", "é"),
        (r"\pL", "é", "5"),
        (r"\x{1F600}", "😀", "a"),
        (r"\uD83D\uDE00", "😀", "a"),
        (r"\u00e9", "é", "e"),
        (r"\x41", "A", "B"),
        (r"\0101", "A", "B"),
        (r"[a-z&&[^b]]", "ac", "b"),
        (r"[+--]", "+,-", "."),
        (r"(?iu)É", "éÉ", "e"),
        (r"(?i:a)", "aA", "b"),
        (r"\Q.\E", ".", "a"),
        (r"[\Q]\E]", "]", "a"),
    ],
)
def test_single_characters(pattern: str, matches: str, fails: str) -> None:
    java = compiled(pattern)
    assert [char for char in matches if not java.fullmatch(char)] == []
    assert [char for char in fails if java.fullmatch(char)] == []


@pytest.mark.parametrize(
    ("pattern", "text"), [(r"a\z", "a"), (r"a\Z", "a\n"), (r"\R", "\r\n"), (r"\Qa.b", "a.b")]
)
def test_longer_pieces(pattern: str, text: str) -> None:
    assert compiled(pattern).match(text)


def test_word_boundaries_stay_unicode() -> None:
    assert compiled(r"\bé\b").search("l’é")


@pytest.mark.parametrize("pattern", ["(", "[a", "a{2", "*a", "\\", r"\p{Nonsense}", r"\p{}", r"[\P{}]"])
def test_broken_patterns_are_regex_errors_or_literals(pattern: str) -> None:
    try:
        regex.compile(translate(pattern), regex.V1)
    except regex.error:
        return
    # the only lenience: a brace that opens no quantifier is itself
    assert pattern == "a{2"
