"""Reading many texts as one array against looking at one text after the other."""

from __future__ import annotations

from collections import Counter

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from alignpost.align import reading
from alignpost.align.characters import folded
from alignpost.align.reading import Read, read

_WORD = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}]|\p{N}+|[\p{L}\p{M}]+")
_CHARACTERS = "aAbéÉßΣσœ\u0301ﬁ한東あ12½²?!:;()[]….—–«»“”„\"'’ \u00a0\u202f\n\0-ǅ\ud800𝟙"

texts = st.lists(st.text(st.sampled_from(_CHARACTERS), max_size=25), max_size=12)


def tokens_of(text: str) -> set[str]:
    """Numbers, prefixes of four and six letters, and words that a capital tells apart, for short numbers."""
    found = set()
    for place, word in enumerate(_WORD.findall(text)):
        plain = folded(word)
        if word[0].isnumeric():
            found.add("#" + word[:6])
        elif regex.match(r"[\p{L}\p{M}]", word):
            found |= {plain[:size] for size in (4, 6) if len(plain) >= size}
            if word[0].isupper() and (place or (len(word) > 1 and word.isupper())):
                found.add("^" + plain[:5])
    return found


def found_tokens(found: Read, row: int) -> set[str]:
    return set(found.spelling(found.tokens[found.rows == row]))


@given(texts)
def test_tokens_are_those_of_each_text_by_itself(texts: list[str]) -> None:
    found = read(texts)

    assert [found_tokens(found, row) for row in range(len(texts))] == list(map(tokens_of, texts))


@given(texts)
def test_marks_and_edges_are_those_of_each_text_by_itself(texts: list[str]) -> None:
    found = read(texts)

    for row, text in enumerate(texts):
        counts = Counter(text)
        dots = sum(len(run) // 3 for run in regex.findall(r"\.+", text))
        numbers = len(regex.findall(r"\p{N}+", text))
        assert found.marks[row].tolist() == [
            counts["?"],
            counts["!"],
            counts[":"] + counts[";"],
            sum(counts[mark] for mark in "()[]"),
            counts["…"] + dots,
            counts["—"] + counts["–"],
            sum(counts[mark] for mark in '«»“”„"'),
            numbers,
        ]
        open_ones = counts["("] + counts["["] - counts[")"] - counts["]"]
        assert open_ones <= found.brackets[row] <= max(open_ones, 0)
        letters = [character for character in text if character.isalpha()]
        assert found.starts_low[row] == bool(letters and letters[0].islower())


@given(texts)
def test_texts_are_read_alike_in_blocks_of_any_size(texts: list[str]) -> None:
    whole = read(texts)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_BLOCK", 3)
        parts = read(texts)

    assert [found_tokens(parts, row) for row in range(len(texts))] == [
        found_tokens(whole, row) for row in range(len(texts))
    ]
    assert parts.marks.tolist() == whole.marks.tolist()
    assert parts.end.tolist() == whole.end.tolist()


def test_nothing_is_read_of_nothing() -> None:
    found = read([])

    assert found.size == 0
    assert found.marks.shape == (0, 8)
    assert not len(found.tokens)


def test_a_bracket_behind_a_label_closes_nothing_where_none_is_open() -> None:
    texts = ["Point 3 b) de la loi", "1) et iv)", "(voir le point b)", "il part)", "et au revoir) 3)", "(a"]
    assert read(texts).brackets.tolist() == [0, 0, 0, -1, -1, 1]
