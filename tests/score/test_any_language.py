"""No check stumbles over a language that it has no table for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from alignpost.score import BUILT_IN, score_pairs
from alignpost.score.check import Context, PairText
from alignpost.score.checks.exchanged import exchanged

LANGUAGES = st.sampled_from(["en", "fr", "de", "pl", "zh", "und", "xx", "", "EN-us", "fr_CA", "x-klingon"])
WORDS = (
    "Anna Paul attacked attaqua by par the la not pas ne is est was 9 nine neuf heures o’clock Friday vendredi yesterday"
    " hier half past from de to à 5 km miles left gauche all tous ! . , again again"
)
SIDES = st.lists(st.sampled_from(WORDS.split(" ")), min_size=1, max_size=24).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(source=SIDES, target=SIDES, languages=st.tuples(LANGUAGES, LANGUAGES))
def test_every_check_takes_every_language(source: str, target: str, languages: tuple[str, str]) -> None:
    context = Context(*languages)
    pair = PairText(source, target, context)
    assert {finding.check for check in BUILT_IN for finding in check(pair, context)} <= {
        check.id for check in BUILT_IN
    }


@pytest.mark.parametrize("languages", [("und", "xx"), ("de", "pl"), ("en", "zh"), ("", "fr"), ("en", "en")])
def test_names_that_changed_places_are_scored_in_every_language(languages: tuple[str, str]) -> None:
    source, target = "Anna said that Paul attacked Maria.", "Maria said that Paul attacked Anna."
    (score,) = score_pairs([(source, target)], *languages).pairs
    assert 0 <= score.fidelity <= 100


def test_clauses_are_not_read_in_languages_without_a_grammar() -> None:
    for languages in (("und", "fr"), ("en", "pl"), ("zh", "xx")):
        pair = PairText("Anna attacked Paul.", "Paul attaqua Anna.", Context(*languages))
        assert list(exchanged(pair)) == []


FRENCH = "Il ne doit pas, peut-être que jamais personne n’a pu le faire à neuf heures, dit-on de « Paul », 12 km plus loin !"
ENGLISH = (
    "He must not, may never be able to do it at nine o’clock, nobody said of “Paul”, 12 miles further away!"
)


@pytest.mark.parametrize("wordless", ["😀 🎉", "…", "!?", "—", "« »", "\u0301", "12", "3,5 %", "#"])
def test_sides_without_words_stand_beside_any_text(wordless: str) -> None:
    pairs = [
        (wordless, FRENCH),
        (ENGLISH, wordless),
        (wordless, wordless),
        (wordless, ENGLISH),
        (FRENCH, wordless),
    ]
    for languages in (("en", "fr"), ("fr", "en"), ("de", "fr")):
        scores = score_pairs(pairs, *languages).pairs
        assert all(0 <= score.fidelity <= 100 for score in scores)
