"""Times of French verbs beside what the English source tells."""

import pytest

from alignpost.score.checks.times import composed_past, time_doubts
from alignpost.score.side import Side


def _doubted(en: str, fr: str) -> set[str]:
    target = Side(fr, "fr")
    return {target.keys[place] for place in time_doubts(Side(en, "en"), target)}


@pytest.mark.parametrize(
    ("en", "fr", "doubted"),
    [
        ("He sleeps in the garden.", "Il sera endormi dans le jardin.", {"sera"}),
        ("They swam in the lake.", "Ils seront dans le lac.", {"seront"}),
        ("She is happy here.", "Elle était heureuse ici.", {"était"}),
        ("The coach Will Wade says it is here.", "Selon Will Wade, il sera ici.", {"sera"}),
        ("We have a house.", "Nous avions une maison.", {"avions"}),
        ("He left the room.", "Il était sorti de la pièce.", {"était"}),
    ],
)
def test_a_time_that_no_word_tells_of_is_doubted(en: str, fr: str, doubted: set[str]) -> None:
    assert _doubted(en, fr) == doubted


@pytest.mark.parametrize(
    ("en", "fr"),
    [
        ("I’ll be there.", "Je serai là."),
        ("Will is here and will be there.", "Will est ici et sera là."),
        ("Will they be there?", "Seront-ils là ? Ils seront là."),
        ("If it rains, we stay.", "S’il pleut, nous serons là."),
        ("She was happy here.", "Elle était heureuse ici."),
        ("He’d left the room.", "Il était sorti de la pièce."),
        ("They walked home.", "Ils étaient à pied."),
        ("He left the room.", "Il est sorti de la pièce."),
    ],
)
def test_a_time_that_some_word_tells_of_is_not(en: str, fr: str) -> None:
    assert _doubted(en, fr) == set()


def test_other_languages_are_not_judged() -> None:
    assert time_doubts(Side("Er schläft.", "de"), Side("Il sera endormi.", "fr")) == {}


@pytest.mark.parametrize(
    ("fr", "past"),
    [
        ("Elle est arrivée tard.", True),
        ("Il est finalement parti.", True),
        ("Il s’est levé.", True),
        ("Il s’en est suivi une attente.", True),
        ("La porte est ouverte.", False),
        ("Il était parti.", False),
    ],
)
def test_a_form_of_etre_may_make_a_past(fr: str, past: bool) -> None:
    side = Side(fr, "fr")
    assert any(composed_past(side, place) for place in range(len(side.words))) == past
