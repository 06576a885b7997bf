"""Fractions and multiples in words."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[str]:
    """Messages of both directions; they must tell the same places."""
    told = []
    for source, target, langs in ((en, fr, ("en", "fr")), (fr, en, ("fr", "en"))):
        (score,) = score_pairs([(source, target)], *langs).pairs
        told.append([finding.message for finding in score.findings if "same part" in finding.message])
    assert len(told[0]) == len(told[1])
    return told[0]


@pytest.mark.parametrize(
    ("en", "fr", "here", "there"),
    [
        ("Prices rose by a third.", "Les prix ont augmenté d’un quart.", "a third", "un quart"),
        (
            "Two thirds of the members agreed.",
            "La moitié des membres étaient d’accord.",
            "Two thirds",
            "moitié",
        ),
        ("Sales tripled last year.", "Les ventes ont doublé l’an dernier.", "tripled", "doublé"),
        ("Sales increased threefold.", "Les ventes ont doublé.", "threefold", "doublé"),
        (
            "Three quarters of voters agree.",
            "Un quart des électeurs sont d’accord.",
            "Three quarters",
            "Un quart",
        ),
        ("He had half a lemon.", "Il avait un citron et demi.", "half", "un citron et demi"),
    ],
)
def test_another_part_or_multiple_is_told(en: str, fr: str, here: str, there: str) -> None:
    (message,) = _told(en, fr)
    assert message.startswith(f"“{here}” became “{there}”")


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Prices rose by a third.", "Les prix ont augmenté d’un tiers."),
        ("A quarter of the men and half of the women came.", "Un homme sur quatre et la moitié des femmes."),
        ("A third of the seats are empty.", "33 % des sièges sont vides, et la moitié des salles."),
        ("Between a third and a half of them agree.", "Entre un tiers et la moitié sont d’accord."),
        ("Sales tripled.", "Les ventes ont été multipliées par trois, puis ont doublé."),
        ("Half a third party’s claims fell.", "La moitié des demandes d’un tiers sont tombées."),
        ("It is 3.5 times larger.", "C’est trois fois et demie plus grand."),
        ("It is 2.5 times larger.", "C’est 2,5 fois plus grand."),
        ("He waited an hour and a half.", "Il a attendu une heure et demie."),
        ("It is half as big.", "C’est deux fois moins grand."),
        ("The first half was good.", "Le premier tiers de l’année fut bon."),
        ("Doubled prices fell by half.", "Des prix doublés ont baissé d’un tiers, ou de la moitié."),
    ],
)
def test_parts_told_alike_are_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []
