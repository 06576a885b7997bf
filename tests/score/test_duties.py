"""Prohibitions that became exemptions are told in both directions; right renderings of either are not."""

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[Severity]:
    """Severities of the findings of modality in both directions, which must agree."""
    ways = score_pairs([(en, fr)], "en", "fr"), score_pairs([(fr, en)], "fr", "en")
    forth, back = (
        [f.severity for f in score.pairs[0].findings if f.check == "modality" and "forbids" in f.message]
        for score in ways
    )
    assert forth == back
    return forth


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("You don't have to pay.", "Vous ne devez pas payer."),
        ("You do not need to sign.", "Vous ne devez pas signer."),
        ("The Supplier is not required to insure the goods.", "Le Fournisseur ne doit pas assurer les marchandises."),
        ("The tenant need not repair the roof.", "Il est interdit au locataire de réparer le toit."),
        ("You must not touch it.", "Vous n’êtes pas obligé d’y toucher."),
        ("You must not touch it.", "Vous n’êtes pas légalement tenu d’y toucher."),
        ("The tenant need not repair the roof.", "Il est sévèrement interdit au locataire de réparer le toit."),
        ("You mustn’t wait.", "Vous n’avez pas besoin d’attendre."),
        ("The parties may not disclose the contract.", "Les parties ne sont pas tenues de divulguer le contrat."),
    ],
)  # fmt: skip
def test_a_prohibition_that_became_an_exemption_is_major(en: str, fr: str) -> None:
    assert _told(en, fr) == [Severity.MAJOR]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("You don't have to pay.", "Vous n’êtes pas tenu de payer."),
        ("You don't have to pay.", "Vous n’avez pas à payer."),
        ("You don't have to pay.", "Il n’est pas nécessaire de payer."),
        ("You don't have to pay.", "Vous ne devez pas nécessairement payer."),
        ("You will not have to pay.", "Vous ne devrez pas payer."),
        ("You must not sign.", "Il est interdit de signer."),
        ("You must not sign.", "Vous n’avez pas à signer."),
        ("The Supplier may not assign it.", "Le Fournisseur ne saurait le céder."),
        ("The Supplier cannot be required to pay.", "Le Fournisseur n’est pas tenu de payer."),
        ("The State shall not be liable to pay.", "L’État n’est pas tenu de payer."),
        ("You must not sign, and need not pay.", "Vous ne devez pas signer, et n’êtes pas tenu de payer."),
    ],
)
def test_right_renderings_of_duties_are_not_told(en: str, fr: str) -> None:
    assert _told(en, fr) == []


def test_what_none_may_do_is_what_all_must_not() -> None:
    pair = "No member may leave without permission.", "Tout membre doit demander l’autorisation pour partir."
    findings = score_pairs([pair], "en", "fr").pairs[0].findings
    assert [finding for finding in findings if finding.check == "modality"] == []
