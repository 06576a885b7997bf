from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.tokens import words


def _texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("l’État d'Ukraine, qu’il", ["l’", "État", "d'", "Ukraine", "qu’", "il"]),
        ("aujourd’hui O’Brien don't", ["aujourd’hui", "O’Brien", "don't"]),
        ("each other’s Friday's", ["each", "other", "’s", "Friday", "'s"]),
        ("Moyen-Orient soixante-dix F-16", ["Moyen-Orient", "soixante-dix", "F-16"]),
        ("demanda-t-il, allez-y", ["demanda", "-t-il", "allez", "-y"]),
        ("un rendez-vous", ["un", "rendez-vous"]),
        ("U.S. 3.1 1,000 20 %", ["U.S.", "3.1", "1,000", "20"]),
        ("#MAGA @POTUS https://a.fr/b?c=1.", ["#MAGA", "@POTUS", "https://a.fr/b?c=1"]),
        ("Write to jane.doe@mail.example.org.", ["Write", "to", "jane.doe@mail.example.org"]),
        ("« oui\u00a0»\u202f!", ["oui"]),
        ("日本 語", ["日", "本", "語"]),
        ("e\u0301tat", ["e\u0301tat"]),
        ("i do n't know", ["i", "do", "n't", "know"]),
        ("l' eau qu' il n' a", ["l'", "eau", "qu'", "il", "n'", "a"]),
        ("", []),
    ],
)
def test_what_is_one_word(text: str, expected: list[str]) -> None:
    assert _texts(text) == expected


@given(st.text())
def test_words_are_ordered_disjoint_slices(text: str) -> None:
    found = words(text)
    assert all(word.text == text[word.start : word.end] and word.text for word in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@given(st.text())
def test_every_letter_and_digit_is_in_a_word(text: str) -> None:
    covered = {place for word in words(text) for place in range(word.start, word.end)}
    assert [c for place, c in enumerate(text) if c.isalpha() and place not in covered] == []
