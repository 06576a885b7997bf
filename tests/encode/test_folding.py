"""What an encoder sees of a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.encode.folding import _fold, fold


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Guerre", "guerre"),
        ("ÉTAT", "etat"),
        ("cœur", "coeur"),
        ("Straße", "strasse"),
        ("l’homme", "l ' homme"),
        ("l'homme", "l ' homme"),
        ("«oui»", '" oui "'),
        ("“yes”", '" yes "'),
        ("1,000.50", "1 , 000 . 50"),
        ("demanda-t-il", "demanda - t - il"),
        ("fin…", "fin . . ."),
        ("soft\u00adhyphen", "softhyphen"),
        ("\ufeffmark", "mark"),
        ("half\ud83d", "half"),
        ("N\0UL", "nul"),
        ("日本語", "日本語"),
        ("हिन्दी", "हिन्दी"),
    ],
)
def test_a_word_folds_to_its_words(word: str, expected: str) -> None:
    assert " ".join(fold(word).split()) == expected


def test_accents_can_be_kept() -> None:
    assert fold("ÉTÉ", accents=True) == "été"


def test_decomposed_and_composed_letters_fold_alike() -> None:
    assert fold("e\u0301te\u0301", accents=True) == fold("été", accents=True)


@given(st.text(st.characters(max_codepoint=0x203A)), st.booleans())
def test_character_by_character_or_as_a_whole_is_the_same(text: str, accents: bool) -> None:
    whole = text.lower() if text.isascii() and text.isalnum() else _fold(text, accents).strip()
    assert fold(text, accents=accents) == whole


@given(st.text())
def test_folding_again_changes_nothing_but_spaces(text: str) -> None:
    folded = fold(text)
    assert fold(folded).split() == folded.split()
