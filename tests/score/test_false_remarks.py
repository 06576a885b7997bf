"""Remarks that cost points and told of nothing: abbreviations, apostrophes, numbers, comparisons, cries."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[tuple[str, str]]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [(finding.check, finding.severity.value) for finding in score.findings]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("YES!", "OUI !"),
        ("Tom: YES.", "Tom : OUI."),
        ("WOW! What a NIGHT!", "OUAH ! Quelle NUIT !"),
        ("two months' rent", "deux mois de loyer"),
        ("The 1980s and '90s", "Les années 1980 et 1990"),
        ("The shop closes at 2 p.m.", "Le magasin ferme à 14 h"),
        ("Bakers & Co.", "Boulangers et Cie"),
        ("They passed the bill 218 to 212.", "Ils ont adopté la loi par 218 voix contre 212."),
        ("Room No. 5 is free.", "La chambre no 5 est libre."),
        (
            "A contract that breaks this rule shall be void, unless the lessee has used it.",
            "Le contrat qui enfreint cette règle est nul, à moins que le preneur ne l’ait utilisé.",
        ),
        ("The tea is better than the tar ever was.", "Le thé est meilleur que ne l’a jamais été le goudron."),
        ("You can’t leave without me.", "Tu ne peux pas partir sans moi."),
        (
            "I couldn’t help thinking: can’t the British film industry give him a role?",
            "Je n’ai pas pu m’empêcher de penser : l’industrie du cinéma britannique ne peut-elle pas lui offrir un rôle ?",
        ),
        ("Meetings are held every six months.", "Les réunions ont lieu deux fois par an."),
        ("You may not smoke here.", "Il est interdit de fumer ici."),
        (
            "“Hedgehogs are supposed to be up at night, you know.”",
            "— Les hérissons, vois-tu, ça vit la nuit.",
        ),
        ("You bet.", "Et comment !"),
        ("ENOUGH IS ENOUGH!", "TROP, C’EST TROP !"),
        (
            "The tenant pays for water, but not for repairs.",
            "Le locataire paie l’eau, à l’exclusion des réparations.",
        ),
        ("Take another one if the pain does not go away.", "Prenez-en un autre si la douleur persiste."),
    ],
)
def test_nothing_is_told(en: str, fr: str) -> None:
    assert _told(en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr", "finding"),
    [
        ("It was VERY good.", "C’était très bon.", ("emphasis", "minor")),
        ("He won the vote by 218 for the bill.", "Il a obtenu 218 voix contre le projet.", ("opposites", "neutral")),
        (
            "The lessee must not sublet the flat without the consent of the lessor.",
            "Le preneur peut sous-louer l’appartement sans l’accord du bailleur.",
            ("negation", "critical"),
        ),
        ("You cannot enter without a ticket.", "Vous pouvez entrer sans billet.", ("negation", "critical")),
        ("He met her in Rome.", "Il ne l’a jamais rencontrée à Rome.", ("negation", "critical")),
    ],
)  # fmt: skip
def test_what_is_wrong_is_still_told(en: str, fr: str, finding: tuple[str, str]) -> None:
    assert finding in _told(en, fr)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("He nodded home Brennan’s corner.", "Il a repris de la tête le corner de Brennan."),
        ("But not as much as I would have been without you.", "Mais moins que de ne pas te voir."),
        ("I live four hundred miles away.", "J’habite à six cent quarante bornes."),
    ],
)
def test_nothing_that_counts_is_told(en: str, fr: str) -> None:
    assert {severity for _, severity in _told(en, fr)} <= {"neutral"}
