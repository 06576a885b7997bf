"""Classes of errors and of free renderings that posts, recipes, leaflets, leases, letters and manuals hold."""

from __future__ import annotations

import pytest

from alignpost.model import Finding, Severity
from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[Finding]:
    return [
        finding
        for finding in score_pairs([(en, fr)], "en", "fr").pairs[0].findings
        if finding.severity is not Severity.NEUTRAL
    ]


@pytest.mark.parametrize(
    ("en", "fr", "check", "wrong"),
    [
        ("Backups run at 2 a.m. every day.", "Les sauvegardes sont lancées à 14 heures chaque jour.", "numbers", "14 heures"),
        ("We left at ten to six.", "Nous sommes partis à 17 h 40.", "numbers", "17 h 40"),
        ("She weighed seven pounds.", "Elle pesait cinq kilos.", "numbers", "cinq"),
        ("Store below 25 °C.", "À conserver à une température dépassant 25 °C.", "quantities", "dépassant 25"),
        (
            "Children under 12 should not be given this medicine.",
            "Ce médicament ne doit pas être administré aux enfants de plus de 12 ans.",
            "quantities",
            "plus de 12",
        ),
        ("He came with his sister.", "Il est venu sans sa sœur.", "opposites", "sans"),
        ("Don’t give him a penny, Ruth.", "Ne lui donne pas un sou, Rose.", "names", "Rose"),
        ("The funeral is on Friday.", "Le mariage a lieu vendredi.", "opposites", "mariage"),
        ("Add the chopped parsley.", "Ajoutez le basilic haché.", "opposites", "basilic"),
        ("Two men were slightly injured.", "Deux hommes ont été grièvement blessés.", "opposites", "grièvement blessés"),
        ("The flight was cancelled.", "Le vol a été prolongé.", "opposites", "prolongé"),
    ],
)  # fmt: skip
def test_what_became_another_thing_is_told_on_its_word(en: str, fr: str, check: str, wrong: str) -> None:
    found = {(finding.check, span.of(fr)) for finding in _told(en, fr) for span in finding.target_spans}
    assert (check, wrong) in found


@pytest.mark.parametrize(
    ("en", "fr", "word"),
    [
        ("I barely knew him.", "Je le connaissais bien.", "barely"),
        ("We are almost ready.", "Nous sommes prêts.", "almost"),
        ("It is used solely as a residence.", "Il est utilisé comme résidence.", "solely"),
    ],
)
def test_a_lost_word_of_degree_is_told(en: str, fr: str, word: str) -> None:
    found = [(finding.check, span.of(en)) for finding in _told(en, fr) for span in finding.source_spans]
    assert ("quantities", word) in found


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        # hours, ranges and measures
        ("We met at 2 p.m.", "Nous nous sommes vus à 14 heures."),
        ("We left at ten to six.", "Nous sommes partis à 17 h 50."),
        ("Serves 4 to 6; ready in about 1 hour 45 minutes.", "Pour 4 à 6 personnes ; prêt en 1 h 45 environ."),
        ("She weighed seven pounds.", "Elle pesait un peu plus de trois kilos."),
        ("Store below 25 °C.", "À conserver à une température ne dépassant pas 25 °C."),
        # words of degree, rendered
        ("I barely knew him.", "Je le connaissais à peine."),
        ("She hardly sleeps.", "Elle ne dort presque pas."),
        ("We are almost ready.", "Nous sommes presque prêts."),
        ("It is used solely as a residence.", "Il sert exclusivement de résidence."),
        # `with` and « sans » of other things
        ("If the skin browns, cover it with foil.", "Si la peau dore, couvrez-la d’une feuille d’aluminium sans serrer."),
        # what looks like a name, and what keeps its own
        ("Roast for 20 minutes, then lower the heat.", "Enfournez pour 20 minutes, puis baissez la température."),
        ("Come here, Mum.", "Viens ici, Maman."),
        ("Don’t give him a penny, Ruth.", "Ne lui donne pas un sou, Ruth."),
        ("I voted for the SAVE BORDERS ACT.", "J’ai voté pour la loi SAVE BORDERS."),
        ("Run `make shiny` first.", "Exécutez d’abord `make shiny`."),
        ("Open /var/log/nightly.txt now.", "Ouvrez /var/log/nightly.txt maintenant."),
        # idioms
        ("Thank you so much for your letter.", "Merci mille fois pour ta lettre."),
        ("A woman who asked not to be named saw it.", "Une femme qui a requis l’anonymat l’a vu."),
        ("If any provision is held to be invalid, it is void.", "Si une disposition est jugée invalide, elle est nulle."),
    ],
)  # fmt: skip
def test_what_is_only_said_in_french_is_no_error(en: str, fr: str) -> None:
    assert [(finding.check, finding.message) for finding in _told(en, fr)] == []
