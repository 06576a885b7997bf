"""Bounds beside a number that both sides tell."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs
from alignpost.score.checks.bounds import bounds
from alignpost.score.side import Side


def _told(en: str, fr: str) -> list[str]:
    """Messages of both directions; they must tell the same places."""
    told = []
    for source, target, langs in ((en, fr, ("en", "fr")), (fr, en, ("fr", "en"))):
        (score,) = score_pairs([(source, target)], *langs).pairs
        told.append([finding.message for finding in score.findings if "bound lies" in finding.message])
    assert len(told[0]) == len(told[1])
    return told[0]


@pytest.mark.parametrize(
    ("en", "fr", "here", "there"),
    [
        ("The margin is above 10%.", "La marge est inférieure à 10 %.", "above 10%", "inférieure à 10 %"),
        (
            "The costs must not exceed €50.",
            "Les coûts ne peuvent être inférieurs à 50 €.",
            "not exceed €50",
            "ne peuvent être inférieurs à 50 €",
        ),
        ("Nearly 900 people came.", "Plus de 900 personnes sont venues.", "Nearly 900", "Plus de 900"),
        (
            "The effect was significant (p < 0.001).",
            "L’effet était significatif (p > 0,001).",
            "< 0.001",
            "> 0,001",
        ),
        ("Sales more than doubled.", "Les ventes ont presque doublé.", "more than doubled", "presque doublé"),
        (
            "The fish were smaller than 0.5 g.",
            "Les poissons pesaient plus de 0,5 g.",
            "smaller than 0.5",
            "plus de 0,5",
        ),
        (
            "Its rate is 4% above the base rate.",
            "Son taux est inférieur de 4 % au taux de base.",
            "4% above",
            "inférieur de 4 %",
        ),
        (
            "Children under 12 travel free.",
            "Les enfants de plus de 12 ans voyagent gratuitement.",
            "under 12",
            "plus de 12",
        ),
    ],
)
def test_a_bound_on_the_other_side_is_told(en: str, fr: str, here: str, there: str) -> None:
    (message,) = _told(en, fr)
    assert message.startswith(f"“{here}” became “{there}”")


def test_a_bound_that_the_table_tells_is_told_once() -> None:
    (score,) = score_pairs([("Up to 200 guests came.", "Au moins 200 invités sont venus.")], "en", "fr").pairs
    assert sum(finding.check == "quantities" for finding in score.findings) == 1


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The margin is above 10%.", "La marge dépasse 10 %."),
        ("The costs must not exceed €50.", "Les coûts sont plafonnés à 50 €."),
        ("The costs must not exceed €50.", "Les coûts ne peuvent être supérieurs à 50 €."),
        ("The costs do not exceed €50.", "Les coûts sont de 50 € au maximum."),
        ("The costs must not be less than €50.", "Les coûts sont d’au moins 50 €."),
        ("No more than 40 pages are allowed.", "Le texte ne doit pas dépasser 40 pages."),
        ("In no case may the fine exceed €50.", "L’amende ne peut en aucun cas être supérieure à 50 €."),
        ("No person may hold more than 30 shares.", "Chacun peut détenir 30 actions au plus."),
        ("Children aged 12 and over pay.", "Les enfants de moins de 12 ans ne paient pas."),
        ("Those over 18 may enter.", "L’entrée est interdite aux moins de 18 ans."),
        ("Over the last 30 days, sales fell.", "En moins de 30 jours, les ventes ont baissé."),
        ("It lasts between 30 and more than 40 days.", "Cela dure de 30 à plus de 40 jours."),
        ("At least 10% less was paid.", "On a payé au moins 10 % de moins."),
        ("It is about 18% above the mean.", "Cela fait près de 18 % de plus que la moyenne."),
        ("See <b>5</b> and more.", "Voir <b>5</b> et moins."),
        ("At least 30 days before the vote.", "Au plus tard 30 jours avant le vote."),
    ],
)
def test_bounds_told_alike_are_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Visitors stay above 10 metres.", 1),
        ("No visitor stays above 10 metres.", 0),
        ("Nobody came; visitors stay above 10 metres.", 1),
        ("It costs <b>10%</b> today.", 0),
        ("It costs >10% today.", 1),
    ],
)
def test_a_bound_that_may_be_denied_and_a_tag_are_passed_over(text: str, count: int) -> None:
    assert len(bounds(Side(text, "en"))) == count
