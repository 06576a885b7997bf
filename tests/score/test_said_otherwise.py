"""Words of quantity that are right though English says the same in another way, and those that are not."""

from __future__ import annotations

import pytest

from alignpost.model import Finding
from alignpost.score import score_pairs


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("A Party may disclose the information.", "Chaque Partie peut communiquer les informations."),
        (
            "Late payments bear interest at 4% a year.",
            "Tout retard de paiement porte intérêt au taux de 4 % par an.",
        ),
        (
            "A notice is deemed received on the next day.",
            "Toute notification est réputée reçue le lendemain.",
        ),
        ("It is not as cold as yesterday.", "Il fait moins froid qu’hier."),
        ("He is less rich than he says.", "Il n’est pas aussi riche qu’il le dit."),
        ("They lost the match.", "Ils n’ont pas gagné le match."),
        ("Not everyone agrees.", "Certains ne sont pas d’accord."),
        ("They live in the middle of nowhere.", "Ils habitent au fin fond de la campagne."),
        ("He carried no luggage but a parcel.", "Pour tout bagage, il avait un paquet."),
        ("He added that it would cut 120 jobs.", "Il a précisé qu’elle supprimerait 120 postes."),
        ("“It will be removed,” he added.", "« Elle sera supprimée », a-t-il ajouté."),
    ],
)
def test_what_is_said_otherwise_is_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("A man came in.", "Chaque homme entra."),
        ("It is as cold as yesterday.", "Il fait moins froid qu’hier."),
        ("Everyone agrees.", "Certains sont d’accord."),
        ("We met at the beginning of the week.", "Nous nous sommes rencontrés à la fin de la semaine."),
        ("He added two rows.", "Il a supprimé deux lignes."),
    ],
)
def test_what_says_something_else_is_told(en: str, fr: str) -> None:
    assert _told(en, fr) != []


def test_no_suggestion_where_one_side_alone_denies() -> None:
    told = _told("They do not have fewer members than we do.", "Ils ont plus de membres que nous.")
    assert [finding.suggestion for finding in told] == [None] * len(told)
    (sure,) = _told("They have fewer members than we do.", "Ils ont plus de membres que nous.")
    assert sure.suggestion == "moins"


def _told(en: str, fr: str) -> list[Finding]:
    (score,) = score_pairs([(en, fr)], "en", "fr").pairs
    return [
        finding
        for finding in score.findings
        if finding.check in ("opposites", "quantities") and finding.severity.value != "neutral"
    ]
