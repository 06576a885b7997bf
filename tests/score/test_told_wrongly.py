"""What people write about recipes, locks, walks and games, right and with one word that says the contrary."""

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _told(source: str, target: str) -> list[tuple[str, str]]:
    (score,) = score_pairs([(source, target)], "en", "fr").pairs
    return [
        (finding.check, span.of(target))
        for finding in score.findings
        for span in finding.target_spans
        if finding.severity is not Severity.NEUTRAL
    ]


@pytest.mark.parametrize(
    ("check", "source", "right", "wrong", "word"),
    [
        ("opposites", "The lamp is switched on at dusk.", "La lampe est allumée au crépuscule.",
         "La lampe est désactivée au crépuscule.", "désactivée"),
        ("quantities", "The soup is a little salty.", "La soupe est un peu salée.",
         "La soupe est extrêmement salée.", "extrêmement"),
        ("modality", "She has perhaps found a flat.", "Elle a peut-être trouvé un appartement.",
         "Elle a bel et bien trouvé un appartement.", "bel et bien"),
        ("opposites", "They stayed at home on Sunday.", "Ils sont restés à la maison dimanche.",
         "Ils ont quitté la maison dimanche.", "quitté"),
        ("opposites", "The army moved back at dawn.", "L’armée a reculé à l’aube.",
         "L’armée a avancé à l’aube.", "avancé"),
        ("opposites", "Cover the pan for an hour.", "Couvrez la casserole pendant une heure.",
         "Découvrez la casserole pendant une heure.", "Découvrez"),
        ("numbers", "A third of the seats stayed empty.", "Un tiers des places est resté vide.",
         "Un quart est resté vide.", "Un quart"),
    ],
)  # fmt: skip
def test_the_contrary_is_told_and_the_right_word_is_not(
    check: str, source: str, right: str, wrong: str, word: str
) -> None:
    assert _told(source, right) == []
    assert (check, word) in _told(source, wrong)


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Read it word for word. For the others a summary will do.",
         "Lisez-le mot pour mot. Pour les autres, un résumé suffit."),
        ("The alarm is switched off at night.", "L’alarme est désactivée la nuit."),
        ("A quarter of the seats stayed empty.", "Un quart est resté vide."),
        ('Type "cheese" in the box.', "Tapez « cheese » dans la case."),
        ("The figures differ from one list to the other.",
         "Les chiffres ne concordent pas d’une liste à l’autre."),
        ("Some of the members have left.", "Plusieurs des membres sont partis."),
        ("What is left of the soup will keep.", "Ce qui reste de la soupe se garde."),
        ("They want to stay away from the fair.", "Ils veulent quitter la foire."),
    ],
)  # fmt: skip
def test_what_is_right_is_not_told(source: str, target: str) -> None:
    assert _told(source, target) == []
