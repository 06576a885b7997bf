"""Conjunctions of another sense are minor in both directions; other ways to say the same are not told."""

import pytest

from alignpost.model import Severity
from alignpost.score import score_pairs


def _told(en: str, fr: str) -> list[Severity]:
    """Severities from minor on in both directions, which must agree."""
    forth, back = (
        [
            one.severity
            for one in score_pairs([texts], *langs).pairs[0].findings
            if one.check == "conjunctions"
        ]
        for texts, langs in (((en, fr), ("en", "fr")), ((fr, en), ("fr", "en")))
    )
    told: list[Severity] = [severity for severity in forth if severity is not Severity.NEUTRAL]
    assert told == [severity for severity in back if severity is not Severity.NEUTRAL]
    return told


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The plan failed although it was cheap.", "Le plan a échoué parce qu’il était bon marché."),
        ("She stayed because she was ill.", "Elle est restée bien qu’elle fût malade."),
        ("He will come unless it rains.", "Il viendra s’il pleut."),
        ("We stayed until he left.", "Nous sommes restés depuis qu’il est parti."),
        ("Call me if it rains.", "Appelez-moi parce qu’il pleut."),
        ("The house is old but beautiful.", "La maison est vieille et belle."),
    ],
)
def test_a_conjunction_of_another_sense_is_minor(en: str, fr: str) -> None:
    assert _told(en, fr) == [Severity.MINOR]


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("The plan failed although it was cheap.", "Le plan a échoué bien qu’il fût bon marché."),
        ("The plan failed although it was cheap.", "Le plan était bon marché, mais il a échoué."),
        ("She stayed because she was ill.", "Elle est restée, car elle était malade."),
        ("He will come unless it rains.", "Il viendra s’il ne pleut pas."),
        ("We waited until noon.", "Nous avons attendu jusqu’à midi."),
        ("The house is old but beautiful.", "La maison est vieille mais belle."),
        ("Nothing but bread is sold here.", "Ici, on vend du pain et rien d’autre."),
        ("Not until 1990 was it known.", "Ce n’est connu que depuis 1990."),
        (
            "Although he was ill, he came, because he had to.",
            "Il est venu parce qu’il le devait, quoique malade.",
        ),
    ],
)
def test_clauses_linked_in_other_words_are_not_told(en: str, fr: str) -> None:
    assert _told(en, fr) == []
