"""Degrees below zero, percentage points, dates in digits, round figures: what is told, and what is not."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _told(en: str, fr: str) -> set[str]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return {finding.check for finding in score.findings if finding.severity.value != "neutral"}


@pytest.mark.parametrize(
    ("en", "fr", "check"),
    [
        (
            "Temperatures fell to -12 °C overnight.",
            "Les températures sont tombées à 12 °C cette nuit.",
            "numbers",
        ),
        ("It was minus 5 °C at noon.", "Il faisait 5 °C à midi.", "numbers"),
        ("Operate it from −40 to 40 °C.", "Utilisez-le de 40 à 40 °C.", "numbers"),
        ("Rates rose by 0.25 percentage points.", "Les taux ont augmenté de 0,25 %.", "numbers"),
        ("The meeting on 13/7/2026 was moved.", "La réunion du 13 mai 2026 a été reportée.", "numbers"),
        ("The meeting on 4/7/2026 was moved.", "La réunion du 7 mai 2026 a été reportée.", "numbers"),
        ("About two dozen people waited.", "Une trentaine de personnes ont attendu.", "numbers"),
        ("It was put off to the following Tuesday.", "Elle a été reportée au mardi précédent.", "opposites"),
        ("The vaccine is 95% effective.", "Le vaccin est inefficace à 95 %.", "opposites"),
        ("The jury voted to acquit him.", "Le jury a voté sa condamnation.", "opposites"),
        (
            "Keep out of the reach of children and below 25 °C.",
            "Tenir hors de portée des enfants et à plus de 25 °C.",
            "quantities",
        ),
    ],
)
def test_what_changed_is_told(en: str, fr: str, check: str) -> None:
    assert check in _told(en, fr)


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("A flashpoint of not less than 52 °C is needed.", "Il faut un point éclair d’au moins 52 °C."),
        ("It operates from −40 °C to 40 °C.", "Il fonctionne de −40 à 40 °C."),
        ("The range lies within -10 and 120 °C.", "La plage se situe entre −10 °C et 120 °C."),
        ("The accuracy is plus or minus 2 °C.", "La précision est de plus ou moins 2 °C."),
        ("It is thirty degrees below zero.", "Il fait moins trente."),
        ("Water boils at 212 °F.", "L’eau bout à 100 °C."),
        ("Rates rose by 0.25 percentage points.", "Les taux ont augmenté de 0,25 point."),
        ("The meeting on 13/7/2026 was moved.", "La réunion du 13 juillet 2026 a été reportée."),
        ("The meeting on 4/7/2026 was moved.", "La réunion du 7 avril 2026 a été reportée."),
        ("The meeting on 4/7/2026 was moved.", "La réunion du 4 juillet 2026 a été reportée."),
        ("About two dozen people waited.", "Une vingtaine de personnes ont attendu."),
        ("It is at most 1 100 mm above the floor.", "Elle est au plus à 1 100 mm au-dessus du sol."),
        ("They employ over 1 000 people.", "Elles emploient plus d’un millier de personnes."),
        ("This parameter can be None.", "Ce paramètre peut être None."),
        ("The European Union is making progress.", "L’Europe progresse."),
        ("No space left on device.", "Plus d’espace disponible sur l’appareil."),
        ("We cannot be a credible partner.", "Nous ne pourrons être un partenaire crédible."),
        ("Give me thirty seconds.", "Donnez-moi trente secondes."),
        ("The account is not found.", "Le compte est introuvable."),
        ("It is not recommended to wait.", "Il est déconseillé d’attendre."),
        ("All you need now is the address.", "Vous n’avez plus besoin que de l’adresse."),
        (
            "The Global Hiking Institute (GHI) is closed.",
            "L’Institut mondial de la randonnée (IMR) est fermé.",
        ),
        ("The SDG data are here.", "Les données des ODD sont ici."),
    ],
)
def test_what_says_the_same_is_left_alone(en: str, fr: str) -> None:
    assert not _told(en, fr) & {"numbers", "negation", "names", "opposites"}
