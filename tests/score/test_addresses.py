"""Hashtags and mentions: which differences are slips, and which are translations."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[tuple[str, str]]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        (finding.severity.value, finding.target_spans[0].of(fr))
        for finding in score.findings
        if finding.check == "addresses"
    ]


@pytest.mark.parametrize(
    ("en", "fr", "told"),
    [
        ("Great win! #ComeOnYouReds", "Belle victoire ! #ComeOnYouRed", [("minor", "#ComeOnYouRed")]),
        (
            "Great win! #FridaysForFuture",
            "Belle victoire ! #FridaysForFutura",
            [("minor", "#FridaysForFutura")],
        ),
        ("Great match! #Game2024", "Beau match ! #Match2025", [("minor", "#Match2025")]),
        ("Great match! #Game2024", "Beau match ! #Match2024", []),
        ("Have fun! #HappyNewYear", "Amusez-vous ! #BonneAnnée", []),
        ("Vote today! #Independence", "Votez ce jour ! #Indépendance", []),
    ],
)
def test_a_hashtag_of_several_words_with_another_letter_is_a_slip(
    en: str, fr: str, told: list[tuple[str, str]]
) -> None:
    assert _told(en, fr) == told


def test_a_mention_with_its_server_is_one_address() -> None:
    kept = _told("Write to @ada@social.example, please.", "Écrivez à @ada@social.example, merci.")
    assert kept == []
    changed = _told("Write to @ada@social.example, please.", "Écrivez à @ada@social.exemple, merci.")
    assert changed == [("major", "@ada@social.exemple")]


def test_an_address_takes_the_place_of_an_address_and_of_nothing_else() -> None:
    changed = _told(
        "See https://news.example/c #Independence now.",
        "Voir #Indépendance https://news.example/d maintenant.",
    )
    assert changed == [("major", "https://news.example/d")]
    lost, new = _told("Read https://news.example/c today.", "Lisez @ada aujourd’hui.")
    assert lost == ("major", "")
    assert new == ("major", "@ada")


def test_what_is_new_is_told_in_the_order_of_the_text() -> None:
    new = _told("Write to us.", "Écrivez à www.un.example, à @ada, à https://deux.example.")
    assert new == [("major", "www.un.example"), ("major", "@ada"), ("major", "https://deux.example")]
