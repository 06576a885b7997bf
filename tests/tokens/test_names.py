from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.tokens import names
from alignpost.tokens.names import opens_sentence


def _certain(text: str, lang: str) -> list[str]:
    return [name.text for name in names(text, lang) if name.certain]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("en", "Then we called President Zelenskyy, of Ukraine, at once", ["President Zelenskyy", "Ukraine"]),
        (
            "en",
            "He spoke to Director of the CIA John Ratcliffe about it today, calmly",
            ["Director", "CIA", "John Ratcliffe"],
        ),
        ("fr", "l’ambassadeur de l’ONU et Ludwig van Beethoven se sont vus", ["ONU", "Ludwig van Beethoven"]),
        ("fr", "hier soir à la Maison Blanche avec d’autres gens", ["Maison Blanche"]),
        ("en", "But we told the US on Friday, as I said", ["US"]),
        ("en", "So it is. They left home with us all then", []),
        ("fr", "Je crois. Nous partons en février", []),
        ("fr", "Voici Emmanuel Macron", ["Emmanuel Macron"]),
        ("en", "CIA", ["CIA"]),
        (
            "en",
            "Then we met Ursula von der Leyen and Rafael del who left",
            ["Ursula von der Leyen", "Rafael"],
        ),
    ],
)
def test_certain_names(lang: str, text: str, expected: list[str]) -> None:
    assert _certain(text, lang) == expected


def test_the_first_word_is_no_certain_name() -> None:
    (name,) = names("Millions of people died there", "en")
    assert (name.text, name.certain) == ("Millions", False)


def test_shouting_makes_nothing_certain() -> None:
    found = names("WE WILL BUILD THE WALL WITH MEXICO!", "en")
    assert "MEXICO" in [name.text for name in found]
    assert not any(name.certain for name in found)
    assert names("WHO WILL HELP US NOW?", "en")[-1].text == "HELP"


def test_a_headline_makes_only_acronyms_certain() -> None:
    assert _certain("China Builds Great Bridges Over CIA Rivers", "en") == ["CIA"]


def test_a_wide_gap_alone_opens_no_sentence() -> None:
    gap = " " * 20
    assert not opens_sentence(f"in{gap}Paris", 22)
    assert opens_sentence("“Paris", 1)


@given(st.text(), st.sampled_from(["en", "fr", "zh"]))
def test_any_text_gives_ordered_disjoint_spans(text: str, lang: str) -> None:
    found = names(text, lang)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(name.text == name.span.of(text) for name in found)
