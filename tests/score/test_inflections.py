import pytest
from hypothesis import given
from hypothesis import strategies as st

from alignpost.score.inflections import inflected


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("infectieux", "infectieuses", "fr"),
        ("infectées", "infectent", "fr"),
        ("se", "se", "fr"),
        ("journal", "journaux", "fr"),
        ("ambassadeur", "ambassadrices", "fr"),
        ("négocier", "négociait", "fr"),
        ("finir", "finissent", "fr"),
        ("produire", "produisent", "fr"),
        ("atteindre", "atteignent", "fr"),
        ("comprendre", "compris", "fr"),
        ("tenir", "tiendront", "fr"),
        ("venir", "viendraient", "fr"),
        ("atteindre", "atteindraient", "fr"),
        ("paraître", "paraissaient", "fr"),
        ("ancien", "anciennes", "fr"),
        ("tel", "telle", "fr"),
        ("sage-femme", "sages-femmes", "fr"),
        ("grand-père", "grands-pères", "fr"),
        ("chef-d’œuvre", "chefs-d’œuvre", "fr"),
        ("mother-in-law", "mothers-in-law", "en"),
        ("spread", "spreading", "en"),
        ("policy", "policies", "en"),
        ("stop", "stopped", "en"),
        ("Haus", "Hauses", "de"),
    ],
)
def test_forms_of_one_word(one: str, other: str, lang: str) -> None:
    assert inflected(one, other, lang)
    assert inflected(other, one, lang)


@pytest.mark.parametrize(
    ("one", "other", "lang"),
    [
        ("pandémie", "pandémique", "fr"),
        ("pandémie", "pandemic", "fr"),
        ("infectieux", "infection", "fr"),
        ("infectieux", "infectiosité", "fr"),
        ("le", "les", "fr"),
        ("porte-parole", "porte-clés", "fr"),
        ("vice-président", "vice-présidence", "fr"),
        ("infect", "infection", "en"),
        ("spread", "spring", "en"),
        ("Haus", "Hof", "de"),
    ],
)
def test_other_words_of_the_same_stem_are_no_forms(one: str, other: str, lang: str) -> None:
    assert not inflected(one, other, lang)
    assert not inflected(other, one, lang)


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(["fr", "en", "fr-CA", "ja"]))
def test_being_a_form_works_both_ways(one: str, other: str, lang: str) -> None:
    assert inflected(one, one, lang)
    assert inflected(one, other, lang) == inflected(other, one, lang)
