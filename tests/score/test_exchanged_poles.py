"""Contraries that both sides have, each in the other's place."""

from __future__ import annotations

import pytest

from alignpost.score import score_pairs


def _told(source: str, target: str, *langs: str) -> list[tuple[str, list[str]]]:
    (score,) = score_pairs([(source, target)], *langs).pairs
    return [
        (finding.severity.value, [span.of(target) for span in finding.target_spans])
        for finding in score.findings
        if "changed places" in finding.message
    ]


PAIRS = [
    (
        "Gas prices rose by 5% in March, then fell by 2% in April.",
        "Le prix du gaz a augmenté de 5 % en mars, puis a baissé de 2 % en avril.",
        "Le prix du gaz a baissé de 5 % en mars, puis a augmenté de 2 % en avril.",
        ["baissé", "augmenté"],
    ),
    (
        "The shop opens at nine and closes at six.",
        "Le magasin ouvre à neuf heures et ferme à six heures.",
        "Le magasin ferme à neuf heures et ouvre à six heures.",
        ["ferme", "ouvre"],
    ),
    (
        "The attack killed three people and injured twelve soldiers.",
        "L’attaque a tué trois personnes et blessé douze soldats.",
        "L’attaque a blessé trois personnes et tué douze soldats.",
        ["blessé", "tué"],
    ),
    (
        "The left arm was broken and the right leg was bruised.",
        "Le bras gauche était cassé et la jambe droite contusionnée.",
        "Le bras droit était cassé et la jambe gauche contusionnée.",
        ["droit", "gauche"],
    ),
]


@pytest.mark.parametrize(("en", "fr", "wrong", "words"), PAIRS)
def test_contraries_in_each_others_places_are_told_once(
    en: str, fr: str, wrong: str, words: list[str]
) -> None:
    assert _told(en, wrong, "en", "fr") == [("major", words)]
    assert _told(en, fr, "en", "fr") == []
    assert [severity for severity, _ in _told(wrong, en, "fr", "en")] == ["major"]
    assert _told(fr, en, "fr", "en") == []


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("Cats and dogs are bred for their fur in Asia.", "Des chiens et des chats sont élevés pour leur fourrure en Asie."),
        ("Prices fell by 2% in April after they rose by 5% in March.", "Après une hausse de 5 % en mars, les prix ont baissé de 2 % en avril."),
        ("The borrower and the lender agree to alter the terms.", "Le prêteur et l’emprunteur s’entendent pour modifier les modalités."),
    ],
)  # fmt: skip
def test_contraries_that_come_in_any_order_may_change_it(en: str, fr: str) -> None:
    assert _told(en, fr, "en", "fr") == _told(fr, en, "fr", "en") == []
