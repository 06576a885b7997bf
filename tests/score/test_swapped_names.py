import pytest

from alignpost.model import Finding
from alignpost.score import score_pairs


def _swaps(en: str, fr: str) -> list[Finding]:
    findings = score_pairs([(en, fr)], "en", "fr").pairs[0].findings
    return [finding for finding in findings if "changed places" in finding.message]


@pytest.mark.parametrize(
    ("en", "fr", "one", "other"),
    [
        ("Wright arrived before Novak.", "Novak est arrivé avant Wright.", "Wright", "Novak"),
        ("Laura hit Simon.", "Simon frappa Laura.", "Laura", "Simon"),
        (
            "Nathan Bell sold us his boat, and Laura Quinn sold us her car.",
            "Laura Quinn nous vendit son bateau, et Nathan Bell nous vendit sa voiture.",
            "Nathan Bell",
            "Laura Quinn",
        ),
        (
            "Simon gave Laura a key, and Laura thanked Simon.",
            "Laura donna une clef à Simon, et Simon remercia Laura.",
            "Simon",
            "Laura",
        ),
    ],
)
def test_names_that_changed_places_are_told_whole_on_both_sides(
    en: str, fr: str, one: str, other: str
) -> None:
    (finding,) = _swaps(en, fr)
    assert [span.of(en) for span in finding.source_spans] == [one, other]
    assert [span.of(fr) for span in finding.target_spans] == [one, other]
    assert finding.suggestion is None  # one name in one place would double it


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Simon was hit by Laura.", "Laura frappa Simon."),
        ("Laura hit Simon.", "Simon fut frappé par Laura."),
        ("Laura hit Simon.", "Laura frappa Simon."),
        (
            "Simon gave Laura a key, and Laura thanked Simon.",
            "Simon donna une clef à Laura, et Laura remercia Simon.",
        ),
        ("Rovers coach Nathan Bell resigned.", "Nathan Bell, l’entraîneur des Rovers, a démissionné."),
        ("Simon saw Laura, Novak said.", "Selon Novak, Simon a vu Laura."),
    ],
)
def test_voice_description_and_credit_may_turn_names_round(en: str, fr: str) -> None:
    assert _swaps(en, fr) == []
