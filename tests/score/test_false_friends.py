"""Words that look alike: told where one was taken for the other, and only there."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs
from alignpost.score.contraries import FALSE_FRIENDS, families


def _told(source: str, target: str, langs: tuple[str, str] = ("en", "fr")) -> list[tuple[str, str, str]]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [
        (
            " ".join(span.of(source) for span in finding.source_spans),
            " ".join(span.of(target) for span in finding.target_spans),
            finding.severity.value,
        )
        for finding in score.findings
        if finding.check == FALSE_FRIENDS
    ]


@pytest.mark.parametrize(
    ("en", "fr", "ours", "theirs", "severity"),
    [
        ("The library is closed today.", "La librairie est fermée aujourd’hui.", "library", "librairie", "major"),
        ("She is a sensible woman.", "C’est une femme sensible.", "sensible", "sensible", "major"),
        ("Eventually, they signed.", "Éventuellement, ils ont signé.", "Eventually", "Éventuellement", "major"),
        ("It was a great deception.", "Ce fut une grande déception.", "deception", "déception", "major"),
        ("He pretends to sleep.", "Il prétend dormir.", "pretends", "prétend", "major"),
        ("I will not pretend that it was easy.", "Je ne prétendrai pas que ce fut facile.", "pretend", "prétendrai", "minor"),
        ("I don’t pretend to know everything.", "Je ne prétends pas tout savoir.", "pretend", "prétends", "minor"),
        ("He assisted the surgeon.", "Il a assisté au chirurgien.", "assisted", "assisté au", "minor"),
        ("They visited an ancient city.", "Ils ont visité une ancienne ville.", "ancient", "ancienne", "minor"),
        ("The librarian smiled at us.", "Le libraire nous a souri.", "librarian", "libraire", "major"),
        ("Proceed with caution.", "Avancez avec caution.", "caution", "caution", "major"),
        ("She hid her grief.", "Elle cachait son grief.", "grief", "grief", "major"),
        ("The kitchen was a mess.", "La cuisine était une messe.", "mess", "messe", "major"),
        ("A plate broke in the kitchen.", "Un plat s’est cassé dans la cuisine.", "plate", "plat", "minor"),
    ],
)  # fmt: skip
def test_a_look_alike_is_told(en: str, fr: str, ours: str, theirs: str, severity: str) -> None:
    assert _told(en, fr) == [(ours, theirs, severity)]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The library is closed today.", "La bibliothèque est fermée aujourd’hui."),
        ("Thank you for your sense of humour.", "Merci de votre bonne humeur."),
        ("The plate is on the flat stone.", "L’assiette est sur la pierre plate."),
        ("The pain went away.", "La douleur a disparu."),
        ("The library is beside the bookshop.", "La bibliothèque est à côté de la librairie."),
        ("The skin is sensitive.", "La peau est sensible."),
        ("They read ancient manuscripts.", "Ils lisent des manuscrits anciens."),
        ("He attended the concert.", "Il a assisté au concert."),
        ("It was a vicious circle.", "C’était un cercle vicieux."),
        ("She assumes responsibility for the delay.", "Elle assume la responsabilité du retard."),
        ("He opened File and closed Store.", "Il a ouvert File et fermé Store."),
    ],
)
def test_right_renderings_and_kept_names_are_left_alone(en: str, fr: str) -> None:
    assert _told(en, fr) == []


def test_the_other_direction_is_known() -> None:
    fr, en = "La librairie est fermée aujourd’hui.", "The library is closed today."
    assert _told(fr, en, ("fr", "en")) == [("librairie", "library", "major")]
    assert _told(fr, "The bookshop is closed today.", ("fr", "en")) == []


def test_every_false_friend_has_two_sides() -> None:
    alike = [family for family in families() if family.check == FALSE_FRIENDS]
    assert {len(family.poles) for family in alike} == {2}
