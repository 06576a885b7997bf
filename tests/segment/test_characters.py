"""Where a text may be cut."""

from __future__ import annotations

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from alignpost.segment.characters import EMOJI, joined, trim

CLUSTER_PARTS = st.text(
    st.sampled_from(
        [*"ab \n\r\u0301\u200d\ufe0f👩❤🇫🇷🏽\u1100\u1161\u11a8가\u0600\u0903\u0915\u094d\u0937\u00ad"]
    ),
    max_size=12,
)


@given(CLUSTER_PARTS)
def test_no_cluster_is_parted_where_nothing_is_joined(text: str) -> None:
    boundaries = {0, len(text)} | {match.end() for match in regex.finditer(r"\X", text)}
    assert {offset for offset in range(len(text) + 1) if not joined(text, offset)} <= boundaries


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("ab", 1),
        (". A", 1),
        ("é.", 1),
        ("!😀", 1),
        ("\u00a0a", 1),
        ("\n\u0301", 1),
        ("\u0600\n", 1),
        ("a\n", 1),
        ("\ra", 1),
    ],
)
def test_ordinary_neighbours_are_not_joined(text: str, offset: int) -> None:
    assert not joined(text, offset)


@given(st.text(st.sampled_from([*"ab \u00a0\n\u0301\u0600"]), max_size=10))
def test_trimming_leaves_no_character_out(text: str) -> None:
    start, end = trim(text, 0, len(text))
    assert 0 <= start <= end <= len(text)
    assert not (text[:start] + text[end:]).strip()


def test_trimming_leaves_a_mark_its_space() -> None:
    assert trim(" \u0301a \u0600 ", 0, 6) == (0, 6)


@pytest.mark.parametrize("emoji", ["😀", "👩🏽‍🚀", "❤️", "🇫🇷", "👨‍👩‍👧", "🏴\U000e0067\U000e0062\U000e007f"])
def test_one_emoji_is_one_match(emoji: str) -> None:
    assert regex.fullmatch(f"(?V1){EMOJI}", emoji)


@pytest.mark.parametrize("sign", ["1", "#", "*", "©", "™", "a", "!"])
def test_signs_that_are_no_emoji(sign: str) -> None:
    assert not regex.fullmatch(f"(?V1){EMOJI}", sign)
