"""Segments taken apart at their marks."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from alignpost.align.clauses import clause_vocables, clauses
from alignpost.align.coverage import covered_in_detail


class Initials:
    """One component an initial letter."""

    dimension = 26
    signature = "initials"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        found = np.zeros((len(texts), 26), dtype=np.float32)
        for row, text in enumerate(texts):
            for word in text.split():
                found[row, ord(word[0]) - 97] += 1
        return found


def test_marks_part_clauses_and_single_words_stay_with_what_comes_before() -> None:
    assert clauses("He went out, slowly; then he saw it -- the old house. Well") == [
        "He went out slowly",
        "then he saw it",
        "the old house Well",
    ]


def test_apostrophes_hyphens_and_no_break_spaces_part_no_clause() -> None:
    assert clauses("L’aide-soignant n'a rien dit\u00a0: il dort\u202f!") == [
        "L’aide-soignant n'a rien dit",
        "il dort",
    ]


def test_a_long_stretch_without_marks_is_cut_evenly() -> None:
    found = clauses(" ".join("abcdefghijklmnopqr"))

    assert [len(part.split()) for part in found] == [6, 6, 6]


def test_a_single_word_joins_no_clause_that_is_long_enough() -> None:
    assert clauses("a b c d e f g, h") == ["a b c d e f g h"]
    assert clauses("a b c d e f g h, i") == ["a b c d e f g h", "i"]


@given(st.text(max_size=60))
def test_every_text_has_a_clause_and_none_is_long(text: str) -> None:
    found = clauses(text)

    assert found
    assert all(len(part.split(" ")) <= 8 for part in found)


def test_a_clause_that_stands_in_the_neighbours_translation_is_missed() -> None:
    # The source's second clause stands in the target's second segment.
    source, target = ["a b c, x y z", "k l m"], ["a b c", "x y z, k l m"]
    found = clause_vocables(Initials(), source, target)

    bare = {shape: held.source_bare for shape, held in covered_in_detail(found.source, found.target).items()}

    assert bare[1, 1][0, 0] > 0.1
    assert abs(bare[2, 2][1, 1]) < 1e-4
