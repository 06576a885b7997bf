"""The scan: what belongs to a candidate."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from alignpost.segment import candidates as module
from alignpost.segment.candidates import candidates
from alignpost.segment.characters import MARK

_PARTS = [
    *"aXDP8 3.!?…:;='’”»«“)(][*_‹-^o/–#@ \u00a0\u202f\ufeff\n²é漢😀©™‼。",
    " xD",
    " :)",
    "[2]",
    "[…]",
    " #a",
    "<3",
]


def _found(text: str) -> list[tuple[str, str, str]]:
    """Text of each candidate without its white space, gist of its marks, its closers."""
    return [(text[c.start : c.end], c.marks, c.closers) for c in candidates(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("So. A", [(".", ".", "")]),
        ("So?! A", [("?!", "!", "")]),
        ("So\u202f? A", [("?", "?", "")]),
        ("So... A", [("...", "…", "")]),
        ("So?... a", [("?...", "?", "")]),
        ("So . . . A", [(". . .", "…", "")]),
        ("So.” A", [(".”", ".", "”")]),
        ("« So\u00a0!\u00a0» A", [("!\u00a0»", "!", "\u00a0»")]),
        ("« So ! ». A", [("! ».", ".", "")]),
        ("So.[2] A", [(".[2]", ".", "")]),
        ("So.² A", [(".²", ".", "")]),
        ("So! 🎉 🎉 A", [("! 🎉 🎉", "!", "")]),
        ("So 🎉 A", [("🎉", "", "")]),
        ("So :-) A", [(":-)", "", "")]),
        ("So: a", []),
        ("So! #a @b A", [("! #a @b", "!", "")]),
        ("So! #a b", [("!", "!", "")]),
        ("3.5", [(".", ".", "")]),
        ("好！！我", [("！！", "！", "")]),
        ("好？！”我", [("？！”", "！", "”")]),
    ],
)
def test_what_belongs_to_a_candidate(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert _found(text) == expected


@pytest.mark.parametrize("mark", MARK.strip("[]"))
def test_every_mark_is_found(mark: str) -> None:
    assert _found(f"So{mark} A") == [(mark, mark, "")]


def test_the_scan_keeps_to_its_bounds() -> None:
    assert [(c.start, c.next) for c in candidates("A. B. C.", 3, 6)] == [(4, 6)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("So. A", (False, False, False)),
        ("So.[2] A", (True, False, False)),
        ("So! 🎉 A", (False, True, False)),
        ("So! #a A", (False, False, True)),
    ],
)
def test_what_kinds_of_things_follow_the_marks(text: str, kinds: tuple[bool, bool, bool]) -> None:
    (candidate,) = candidates(text, 0, len(text))
    assert (candidate.has_notes, candidate.has_emoji, candidate.has_tags) == kinds


@given(st.lists(st.sampled_from(_PARTS), max_size=10).map("".join))
@example("Ah !\u00a0» A")
@example("So. xD")
def test_what_is_common_is_found_as_all_rules_find_it(text: str) -> None:
    with (
        mock.patch.object(module, "_COMMON", re.compile("(?!)")),
        mock.patch.object(module, "_BEGIN", re.compile("[^xX8<^]")),
    ):
        by_all_rules = list(candidates(text, 0, len(text)))
    assert list(candidates(text, 0, len(text))) == by_all_rules
